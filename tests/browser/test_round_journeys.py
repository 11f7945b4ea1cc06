"""A nurse's round: what is late stands first, two taps lead to its forms, and what was done is gone from it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from chart.facts import Event, SubstanceUse
from chart.people import Role
from chart.store import entries_of
from tests.browser.bedside import CIWA, VITALS, admitted, answer, choose, ciwa, save, type_in
from tests.browser.conftest import TABLET, LiveUnit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser round")]
SignedIn = Callable[..., Page]
ALCOHOL = SubstanceUse(drug_class="alcohol", agent="alcohol")


def test_two_taps_lead_from_what_is_late_to_a_visit_that_takes_it_off_the_round(
    live_unit: LiveUnit, signed_in: SignedIn
) -> None:
    admitted(live_unit, "07", "Hazel", ALCOHOL, "alc-asam", [(9, ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2))])
    nora = signed_in(Role.NURSE, TABLET)
    late = nora.locator(".tw-round-bucket").filter(has=nora.get_by_role("heading", name="Overdue"))
    hazel = late.locator(".tw-round-row").filter(has_text="Hazel")
    expect(hazel).to_contain_text("CIWA-Ar")
    hazel.get_by_role("link", name="Chart now bed 07").tap()
    for item in CIWA:
        answer(nora, "ciwa_ar", item, 1)
    nora.get_by_role("button", name="Vitals").click()
    for name, value in VITALS.items():
        type_in(nora, "vitals", name, value)
    choose(nora, "Oxygen", "Air")
    save(nora)
    nora.get_by_role("link", name="My round").click()
    expect(nora.locator(".tw-round-rows")).to_be_visible()
    expect(hazel.filter(has_text="CIWA-Ar")).to_have_count(0)


def test_own_beds_are_chosen_once_and_all_beds_are_one_tap_away(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    for bed, name in (("10", "Linden"), ("11", "Maple")):
        admitted(live_unit, bed, name, ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, TABLET)
    nora.get_by_role("link", name="Choose your beds").tap()
    nora.get_by_role("checkbox", name="10", exact=True).tap()
    nora.get_by_role("button", name="These are mine").tap()
    expect(nora.locator(".tw-round-beds")).to_contain_text("Bed 10")
    expect(nora.locator(".tw-round-row").filter(has_text="Linden")).to_have_count(1)
    expect(nora.locator(".tw-round-row").filter(has_text="Maple")).to_have_count(0)
    nora.get_by_role("link", name="All beds").tap()
    expect(nora.locator(".tw-round-row").filter(has_text="Maple").first).to_be_visible()
    nora.get_by_role("link", name="Change your beds").tap()
    nora.get_by_role("checkbox", name="10", exact=True).tap()
    nora.get_by_role("button", name="These are mine").tap()
    expect(nora.get_by_role("link", name="Choose your beds")).to_be_visible()


def test_somebody_who_comes_stands_on_an_open_round(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    nora = signed_in(Role.NURSE, TABLET)
    expect(nora.locator(".tw-round-rows")).to_be_visible()
    admitted(live_unit, "12", "Nettle", ALCOHOL, "alc-asam")
    expect(nora.locator(".tw-round-row").filter(has_text="Nettle").first).to_be_visible()


def test_a_drink_is_entered_for_somebody_in_two_taps(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    admitted(live_unit, "13", "Olive", ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, TABLET)
    nora.get_by_role("link", name="Drink or void").tap()
    nora.get_by_role("link", name="13 Olive R.").tap()
    nora.wait_for_url("**/chart/*/fluid")


def test_a_seizure_is_saved_by_one_tap_as_of_now(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay = admitted(live_unit, "14", "Poplar", ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, TABLET)
    nora.get_by_role("link", name="Event").tap()
    nora.get_by_role("link", name="14 Poplar R.").tap()
    expect(nora.locator(".tw-one-tap").get_by_role("button", name="Fall", exact=True)).to_have_count(0)
    expect(nora.get_by_role("radiogroup", name="What happened").get_by_role("radio")).to_have_count(1)
    nora.locator(".tw-one-tap").get_by_role("button", name="Seizure").tap()
    expect(nora.locator(".tw-saved")).to_contain_text("Saved")
    expect(nora.locator(".tw-saved")).to_contain_text("Seizure")
    with live_unit.database.read() as conn:
        [event] = [each.content for each in entries_of(conn, live_unit.actor(Role.NURSE), stay) if each.kind == "event"]
    assert event == Event(code="seizure")
