"""What nobody owns calls one role after another; who accepts owns it, once; who does not look again is not believed."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from chart.clock import ClockSetting, real_now
from chart.entries import NewEntry
from chart.facts import EntryId, SubstanceUse
from chart.people import Role
from chart.store import new_id
from chart.ward_time import ward_clock
from chart.ward_time.store import put_setting
from monitors.rounds import save
from monitors.ward import ward_of
from tests.browser.bedside import admitted, choose, ciwa, entries, held_back
from tests.browser.conftest import DESK, LiveUnit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser calling")]

SignedIn = Callable[..., Page]
ALCOHOL = SubstanceUse("alcohol", "alcohol")
CALM = ciwa(1, 2, 1, 2, 1, 0, 0, 0, 0, 0)
SEVERE = ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3)


@pytest.fixture
def unit(live_unit: LiveUnit) -> LiveUnit:
    """The unit with a clock that can be moved on for every process of it."""
    settings = live_unit.ward.settings
    return replace(live_unit, ward=ward_of(live_unit.database, ward_clock(live_unit.database, settings), settings))


def later(unit: LiveUnit, minutes: int) -> None:
    """So many minutes go by on the ward at once."""
    now, ward_now = real_now(), unit.ward.clock.now()
    with unit.database.write() as conn:
        put_setting(conn, ClockSetting(real_at=now, ward_at=ward_now + timedelta(minutes=minutes), rate=1.0))


def card_of(page: Page, bed: str) -> Page:
    """The open page with the evidence of a bed's worst alert."""
    page.locator(".tw-alert-card").filter(has_text=re.compile(rf"Bed {bed}")).click()
    expect(page.locator(".tw-evidence-head")).to_contain_text(f"Bed {bed}")
    return page


def fill_in(page: Page) -> None:
    choose(page, "Action", "Going to bedside")
    page.get_by_role("radiogroup", name="Look again").get_by_role("radio").first.click()
    expect(page.locator(".tw-accept-button")).to_have_text(re.compile("Accept, look again"))


def test_nobody_accepts_so_the_next_role_is_called_and_again_when_nobody_looked(
    unit: LiveUnit, signed_in: SignedIn
) -> None:
    admitted(unit, "01", "Ash", ALCOHOL, "alc-asam", [(0, SEVERE)])
    pham = card_of(signed_in(Role.PHYSICIAN, DESK, path="/alerts"), "01")
    card = pham.locator(".tw-alert-card").filter(has_text="Bed 01")
    expect(card).to_contain_text(re.compile(r"next role in [45] min"))
    later(unit, 5)
    expect(card).to_contain_text("Nobody yet · charge nurse called")
    fill_in(pham)
    pham.locator(".tw-accept-button").click()
    expect(card).to_contain_text("Yours · Going to bedside")
    later(unit, 10)
    expect(card).to_contain_text("Nobody yet · medical director called")
    expect(pham.locator(".tw-history")).to_contain_text("Dr Minh Pham has not looked again")


def test_of_two_who_accept_at_once_one_owns_it_and_the_other_is_told_who(unit: LiveUnit, signed_in: SignedIn) -> None:
    admitted(unit, "02", "Birch", ALCOHOL, "alc-asam", [(0, SEVERE)])
    pages = [signed_in(role, DESK, path="/alerts") for role in (Role.PHYSICIAN, Role.CHARGE_NURSE)]
    go = []
    for page in pages:
        fill_in(card_of(page, "02"))
        go.append(held_back(page, '"output":"alert-answered.data"'))
        page.locator(".tw-accept-button").click()
    for let_through in go:
        let_through()
    for page in pages:
        answered = page.locator(".tw-evidence-owner, #answer-refusal")
        expect(answered.filter(has_text=re.compile("Accepted by|accepted this alert"))).to_be_visible()
    said = [page.locator("#answer-refusal").inner_text() for page in pages]
    assert sorted(map(bool, said)) == [False, True], said
    owner = "Dr Minh Pham" if said[1] else "Cleo Adeyemi"
    assert re.fullmatch(rf"{owner} accepted this alert 0 min ago: take it over, or leave it", "".join(said))


def test_a_correction_takes_the_alert_back_and_says_who_and_why(unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(unit, "03", "Cedar", ALCOHOL, "alc-asam", [(2, CALM), (0, SEVERE)])
    pham = card_of(signed_in(Role.PHYSICIAN, DESK, path="/alerts"), "03")
    wrong = entries(unit, stay_id)[-1]
    right = NewEntry(
        id=EntryId(new_id()), stay_id=stay_id, observed_at=wrong.observed_at, supersedes=wrong.id, content=CALM,
        reason="read from the bed beside it",
    )  # fmt: skip
    save(unit.ward, unit.actor(Role.CHARGE_NURSE), right)
    expect(pham.locator(".tw-evidence-head h2")).to_contain_text("taken back by a correction")
    expect(pham.locator(".tw-history")).to_contain_text("read from the bed beside it")
