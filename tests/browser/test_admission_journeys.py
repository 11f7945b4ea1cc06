"""Coming and going as a nurse does it with her hands, on a tablet."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from chart.facts import StayId, SubstanceUse
from chart.people import Role
from tests.browser.bedside import admitted, entries
from tests.browser.conftest import PHONE, TABLET, LiveUnit, Size, looks
from tests.browser.test_shell import RULES, complaints

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser admission")]

SignedIn = Callable[..., Page]


def tap(page: Page, group: str, word: str) -> None:
    page.get_by_role("radiogroup", name=group, exact=True).first.get_by_role("radio", name=word, exact=True).click()


def type_in(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).first.fill(text)


def admit(page: Page, bed: str, family_name: str) -> StayId:
    page.goto("/admissions")
    page.get_by_role("link", name="Admit", exact=True).click()
    type_in(page, "Family name", family_name)
    type_in(page, "Given name", "Ines")
    type_in(page, "Born", "14 Mar 1979")
    type_in(page, "Record number", f"J {bed}")
    tap(page, "Free beds", bed)
    tap(page, "Kind", "Alcohol")
    page.locator("#admit-save").click()
    page.wait_for_url(re.compile("/admissions/stay/"))
    return StayId(page.url.rsplit("/", 1)[1])


def kinds(unit: LiveUnit, stay_id: StayId) -> list[str]:
    return [entry.kind for entry in entries(unit, stay_id)]


def test_a_patient_is_admitted_with_what_is_known_and_the_profile_fills_on_the_way(
    live_unit: LiveUnit, signed_in: SignedIn
) -> None:
    page = signed_in(Role.NURSE, TABLET, path="/admissions/new")
    page.locator("#admit-save").click()
    expect(page.locator("#admit-refusal")).to_have_text("Type the family name, or choose to keep no name")
    type_in(page, "Family name", "Almeida")
    type_in(page, "Given name", "Ines")
    type_in(page, "Born", "14.3.79")
    tap(page, "Free beds", "02")
    page.locator("#admit-save").click()
    expect(page.locator("#admit-refusal")).to_have_text("Birth date “14.3.79”: write it as 14 Mar 1979")
    expect(page.get_by_label("Family name")).to_have_value("Almeida")
    type_in(page, "Born", "14 Mar 1979")
    tap(page, "Kind", "Alcohol")
    tap(page, "Withdrawal seizure before", "Yes")
    expect(page.locator("#admit-profile")).to_contain_text("because of a withdrawal seizure before")
    page.get_by_role("button", name="Take these").click()
    page.locator("#admit-save").click()
    page.wait_for_url(re.compile("/admissions/stay/"))
    expect(page.locator("#bed-banner")).to_contain_text("ALMEIDA Ines")
    expect(page.locator("#bed-banner")).to_contain_text("In bed 02 since")
    told = kinds(live_unit, StayId(page.url.rsplit("/", 1)[1]))
    assert told[:3] == ["admitted", "substance_use", "risk_fact"]
    assert set(told[3:]) == {"protocol"}


def test_a_stay_moves_leaves_returns_and_ends_and_a_slip_is_taken_back(
    live_unit: LiveUnit, signed_in: SignedIn
) -> None:
    page = signed_in(Role.NURSE, TABLET)
    stay_id = admit(page, "05", "Brito")
    for summary, words, button, now in (
        ("Move to another bed", [("To bed", "06")], "Move", "In bed 06 since"),
        ("Leave for a while", [("Where to", "Hospital")], "Leave, keep the bed", "Bed 06 is kept"),
        ("Back from leave", [("Into bed", "06, kept")], "Return", "In bed 06 since"),
        ("Discharge", [("How the stay ends", "Completed"), ("Planned", "Yes")], "Discharge", "Discharged"),
    ):
        act = page.locator("details", has=page.locator("summary", has_text=re.compile(f"^{summary}$")))
        act.locator("summary").click()
        for group, word in words:
            tap(page, group, word)
        act.get_by_role("button", name=button, exact=True).click()
        expect(page.locator("#bed-banner")).to_contain_text(now)
    page.get_by_role("button", name=re.compile("^Correct: Discharged")).click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#bed-panel")).to_contain_text("Say why it is corrected")
    page.locator("#bed-panel").get_by_label("Why", exact=True).fill("the wrong patient")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#bed-banner")).to_contain_text("In bed 06 since")
    expect(page.locator("#bed-history")).to_contain_text("Taken back by Nora Lindqvist: the wrong patient")
    assert kinds(live_unit, stay_id)[-1] == "void"


def test_a_bed_that_was_taken_meanwhile_is_refused_in_words_and_nothing_is_lost(
    live_unit: LiveUnit, signed_in: SignedIn
) -> None:
    page = signed_in(Role.NURSE, TABLET, path="/admissions/new")
    type_in(page, "Family name", "Castro")
    type_in(page, "Given name", "Lia")
    tap(page, "Free beds", "08")
    use = SubstanceUse(drug_class="opioid", agent="heroin")
    admitted(live_unit, "08", "Faster", use, "opi")
    page.locator("#admit-save").click()
    expect(page.locator("#admit-refusal")).to_contain_text("Bed 08 is taken since")
    tap(page, "Free beds", "09")
    page.locator("#admit-save").click()
    page.wait_for_url(re.compile("/admissions/stay/"))


def test_a_clinician_says_otherwise_than_the_rules_with_a_reason(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    page = signed_in(Role.PHYSICIAN, TABLET)
    admit(page, "10", "Dias")
    suicide = page.locator(".tw-risk", has_text="Suicide")
    suicide.get_by_role("button", name="Confirm or change").click()
    tap(page, "Your level", "High")
    page.get_by_role("button", name="Keep this level").click()
    expect(page.locator("#risk-panel")).to_contain_text("The rules say none found, not high: say why")
    page.get_by_label("Why, if it is another than the rules say").fill("spoke of it at the door")
    page.get_by_role("button", name="Keep this level").click()
    expect(suicide).to_contain_text(
        re.compile("High by Dr Minh Pham, .*, where the rules said none found: spoke of it at the door")
    )


def test_somebody_is_found_again_by_name_and_two_records_become_one(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, PHONE)
    admit(page, "11", "Estrela")
    act = page.locator("details", has=page.locator("summary", has_text=re.compile("^Discharge$")))
    act.locator("summary").click()
    tap(page, "How the stay ends", "Completed")
    act.get_by_role("button", name="Discharge", exact=True).click()
    expect(page.locator("#bed-banner")).to_contain_text("Discharged")
    admit(page, "12", "Estrelha")
    page.get_by_text("The same person as another record").click()
    page.get_by_label("Find the other record").fill("estrela")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_label("How it is known").fill("same papers")
    page.get_by_role("button", name="Same person, keep this name").click()
    expect(page.locator("#bed-banner")).to_contain_text("ESTRELA Ines")
    page.goto("/admissions")
    page.get_by_label("Find a patient").fill("J 12")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator("#patient-found")).to_contain_text("ESTRELA Ines")
    expect(page.locator("#patient-found")).to_contain_text("Has an open stay")


@looks
def test_every_page_of_admissions_can_be_read_and_used_by_everybody(
    live_unit: LiveUnit, signed_in: SignedIn, tmp_path: Path, size: Size, scheme: str
) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    stay_id = admitted(live_unit, f"X{size.width}{scheme[0]}", "Wide", use, "alc-asam")
    page = signed_in(Role.NURSE, size, scheme)
    said = complaints(page)
    found: dict[str, Any] = {}
    for name, path, drawn in (
        ("admissions", "/admissions", "#admissions-here"),
        ("admit", "/admissions/new", "#admit-save"),
        ("bed", f"/admissions/stay/{stay_id}", "#bed-history"),
    ):
        page.goto(path)
        expect(page.locator(drawn)).to_be_visible()
        page.evaluate("document.querySelectorAll('.tw-content details').forEach((each) => { each.open = true; })")
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
        results = Axe().run(page, options=RULES).response["violations"]
        if results:
            found[name] = [(each["id"], [node["html"][:160] for node in each["nodes"]][:4]) for each in results]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            found[f"{name} is too wide by"] = wide
    assert found == {}
    assert said == []


def test_what_was_not_known_at_the_door_is_told_later(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, TABLET)
    stay_id = admit(page, "07", "Freire")
    watched = page.locator("details", has=page.locator("summary", has_text="What is watched"))
    watched.locator("summary").click()
    watched.get_by_role("checkbox", name="Alcohol, ASAM ranges").click()
    watched.get_by_role("button", name="Watch these").click()
    expect(page.locator("#bed-tells")).to_contain_text("In force: Alcohol, ASAM ranges.")
    history = page.locator("details", has=page.locator("summary", has_text=re.compile("^History$")))
    history.locator("summary").click()
    tap(page, "Delirium tremens before", "Yes")
    history.get_by_role("button", name="Keep these answers").click()
    expect(page.locator("#bed-profile")).to_contain_text("because of delirium tremens before")
    assert kinds(live_unit, stay_id)[-2:] == ["protocol", "risk_fact"]
