"""A nurse with a tablet: nothing preset, saved once, corrected with a reason."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from chart.facts import (
    Assessment,
    Dose,
    Flag,
    Measurement,
    ObservationLevel,
    SafetyCheck,
    SubstanceUse,
    Weight,
)
from chart.people import Role
from tests.browser.bedside import (
    CIWA,
    VITALS,
    admitted,
    answer,
    choose,
    ciwa,
    entries,
    field,
    figure,
    held_back,
    open_form,
    save,
    type_in,
)
from tests.browser.conftest import PHONE, TABLET, UPRIGHT, LiveUnit, Size

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser charting")]

SignedIn = Callable[..., Page]
ALCOHOL = SubstanceUse(drug_class="alcohol", agent="alcohol")


def test_a_fresh_form_shows_no_answer(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    admitted(live_unit, "07", "Hazel", ALCOHOL, "alc-asam", [(4, ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2))])
    nora = signed_in(Role.NURSE, TABLET)
    open_form(nora, "Hazel")
    rows = nora.locator(".tw-panels [role=radio]")
    assert rows.count() > 80
    assert nora.locator(".tw-panels [role=radio][aria-checked=true]").count() == 0
    assert {each.input_value() for each in nora.locator(".tw-panels input:not([type=radio])").all()} == {""}
    expect(nora.locator("#save")).to_be_disabled()
    expect(nora.locator(".tw-cell-last")).to_have_count(10)


def test_a_visit_of_score_and_vitals_is_saved_in_one_go(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "08", "Ivy", ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, TABLET)
    open_form(nora, "Ivy")
    for place, (item, value) in enumerate(zip(CIWA, (1, 2, 1, 2, 1, 0, 0, 1, 0, 0), strict=True), start=1):
        answer(nora, "ciwa_ar", item, value)
        if place < len(CIWA):
            expect(nora.get_by_text(f"{len(CIWA) - place} left to answer")).to_be_visible()
    expect(nora.locator(".tw-tallies .tw-tally-number").first).to_have_text("8")
    nora.get_by_role("button", name="Vitals").click()
    for name, value in VITALS.items():
        type_in(nora, "vitals", name, value)
    choose(nora, "Oxygen", "Air")
    choose(nora, "Consciousness", "Alert")
    answer(nora, "rass", "rass", 0)
    expect(nora.get_by_text("Low", exact=True)).to_be_visible()
    save(nora)
    kinds = [entry.kind for entry in entries(live_unit, stay_id)][3:]
    assert sorted(kinds) == ["assessment", "assessment", "vitals"]


def test_two_taps_on_save_store_once(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "09", "Juniper", ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, TABLET, path=f"/chart/{stay_id}/note")
    field(nora, "note", "text").fill("slept well")
    expect(nora.locator("#save")).to_be_enabled()
    nora.evaluate("() => { const save = document.getElementById('save'); save.click(); save.click(); }")
    expect(nora.locator("#saved")).to_be_visible()
    assert [entry.kind for entry in entries(live_unit, stay_id)].count("note") == 1


def test_what_cannot_be_is_refused_at_its_field_and_what_is_unusual_is_asked_once(
    live_unit: LiveUnit, signed_in: SignedIn
) -> None:
    stay_id = admitted(live_unit, "10", "Katsura", ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, UPRIGHT, path=f"/chart/{stay_id}/vitals")
    type_in(nora, "vitals", "heart_rate_bpm", "1280")
    expect(nora.get_by_text("1280 is outside 20 to 300")).to_be_visible()
    nora.locator("#save").click()
    expect(nora.locator("#save-refusal")).to_contain_text("1280")
    type_in(nora, "vitals", "heart_rate_bpm", "128")
    type_in(nora, "vitals", "temperature_c", "38.6")
    expect(nora.get_by_text("38.6 °C is outside the usual")).to_be_visible()
    right = nora.get_by_role("button", name="It is right")
    right.hover()
    nora.mouse.down()  # pressed slowly: the field that has the cursor keeps it, so nothing is drawn anew underneath
    expect(field(nora, "vitals", "respiration_per_min")).to_be_focused()
    nora.mouse.up()
    expect(nora.locator(".tw-question")).to_have_count(0)
    save(nora)
    assert entries(live_unit, stay_id)[-1].kind == "vitals"


def test_refused_is_a_status_with_a_reason_and_no_number(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "11", "Larch", ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, TABLET)
    open_form(nora, "Larch")
    nora.get_by_role("button", name="Refused").click()
    expect(nora.get_by_role("radio", name="Refused")).to_be_checked()
    choose(nora, "What was not done", "CIWA-Ar")
    field(nora, "status", "reason").fill("wants to sleep")
    save(nora)
    newest = entries(live_unit, stay_id)[-1].content
    assert (newest.state, newest.instrument, newest.reason) == ("refused", "ciwa_ar", "wants to sleep")  # type: ignore[union-attr]


def test_a_correction_strikes_the_first_version_through(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "12", "Maple", ALCOHOL, "alc-asam", [(1, Weight(weight_kg=76.2))])
    nora = signed_in(Role.NURSE, TABLET, path=f"/stay/{stay_id}")
    entry = nora.locator(".tw-entry").filter(has_text="76.2 kg")
    entry.get_by_role("link", name="Correct").click()
    weight = field(nora, "weight", "weight_kg")
    expect(weight).to_have_value("76.2")
    weight.fill("67.2")
    nora.locator("#save").click()
    expect(nora.locator("#save-refusal")).to_contain_text("reason")
    nora.get_by_label("Why it is corrected").fill("digits swapped")
    save(nora)
    nora.get_by_role("link", name="Stay", exact=True).click()
    struck = nora.locator(".tw-entry-struck")
    expect(struck.locator("s")).to_contain_text("76.2 kg")
    expect(struck).to_contain_text("Corrected by Nora Lindqvist: digits swapped")
    expect(nora.locator(".tw-entry").filter(has_text="67.2 kg")).to_contain_text("Correction: digits swapped")


def test_what_is_taken_back_stays_struck_through(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "13", "Nettle", ALCOHOL, "alc-asam", [(1, Weight(weight_kg=81.0))])
    nora = signed_in(Role.NURSE, TABLET, path=f"/stay/{stay_id}")
    nora.locator(".tw-entry").filter(has_text="81.0 kg").get_by_role("button", name="Take back").click()
    nora.get_by_role("button", name="Take back with this reason").click()
    expect(nora.locator("#void-refusal")).to_contain_text("Say why")
    nora.get_by_label("Why").fill("other patient")
    nora.get_by_role("button", name="Take back with this reason").click()
    expect(nora.locator(".tw-entry-struck")).to_contain_text("Taken back by Nora Lindqvist: other patient")
    expect(nora.locator("#void-panel")).to_be_empty()


def test_the_question_is_gone_after_taking_back_though_news_draw_the_list_anew(
    live_unit: LiveUnit, signed_in: SignedIn
) -> None:
    stay_id = admitted(live_unit, "15", "Poplar", ALCOHOL, "alc-asam", [(1, Weight(weight_kg=82.0))])
    nora = signed_in(Role.NURSE, TABLET, path=f"/stay/{stay_id}")
    nora.locator(".tw-entry").filter(has_text="82.0 kg").get_by_role("button", name="Take back").click()
    nora.get_by_label("Why").fill("other patient")
    let_through = held_back(nora, '"output":"void-panel.children"')
    nora.get_by_role("button", name="Take back with this reason").click()
    expect(nora.locator(".tw-entry-struck").filter(has_text="82.0 kg")).to_be_visible()
    let_through()
    expect(nora.locator("#void-panel")).to_be_empty()
    nora.locator(".tw-entry").get_by_role("button", name="Take back").first.click()
    nora.get_by_role("button", name="Leave it").click()
    expect(nora.locator("#void-panel")).to_be_empty()


@pytest.mark.parametrize("size", [TABLET, UPRIGHT], ids=["lying", "upright"])
def test_every_target_on_a_tablet_is_large_enough_for_a_glove(
    live_unit: LiveUnit, signed_in: SignedIn, size: Size
) -> None:
    stay_id = admitted(live_unit, "14", "Oak", ALCOHOL, "alc-asam", [(4, ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2))])
    nora = signed_in(Role.NURSE, size, path=f"/chart/{stay_id}")
    expect(nora.locator("#save")).to_be_visible()
    smallest = nora.evaluate(
        """() => Math.min(...[...document.querySelectorAll(".tw-charting button, .tw-charting summary")]
          .filter((each) => each.offsetParent && !each.classList.contains("tw-row-clear"))
          .map((each) => Math.min(each.getBoundingClientRect().height, each.getBoundingClientRect().width)))"""
    )
    figure(f"smallest target at {size.width}x{size.height}, px", smallest)
    assert smallest >= 44


def test_the_whole_vitals_set_is_in_sight_without_scrolling(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "15", "Pine", ALCOHOL, "alc-asam")
    for size in (TABLET, UPRIGHT):
        nora = signed_in(Role.NURSE, size, path=f"/chart/{stay_id}/vitals")
        bar = nora.locator(".tw-chart-footer").bounding_box()
        last = nora.locator(".tw-vital-consciousness").bounding_box()
        assert bar is not None
        assert last is not None
        assert last["y"] + last["height"] <= bar["y"]
        assert re.search(r"\d", nora.locator(".tw-patient-numbers").inner_text())


STIMULANT = SubstanceUse(drug_class="stimulant", agent="methamphetamine")


def test_the_screener_skips_what_is_not_asked_and_says_the_triage(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "K1", "Quassia", STIMULANT, "sti")
    nora = signed_in(Role.NURSE, TABLET, path=f"/chart/{stay_id}/cssrs")
    tally = nora.locator(".tw-tallies .tw-tally-number").first
    answer(nora, "cssrs", "q1", "Yes")
    answer(nora, "cssrs", "q2", "Yes")
    answer(nora, "cssrs", "q4", "Yes")
    expect(tally).to_have_text("High")
    expect(nora.locator("#cssrs-q4")).to_contain_text("Keep in sight")
    answer(nora, "cssrs", "q2", "No")
    expect(nora.locator("#cssrs-q4")).to_contain_text("Not asked, because of")
    answer(nora, "cssrs", "q6_lifetime", "No")
    expect(tally).to_have_text("Low")
    save(nora)
    expect(nora.locator("#saved")).to_contain_text("C-SSRS")
    newest = entries(live_unit, stay_id)[-1].content
    assert newest == Assessment(instrument="cssrs", answers={"q1": True, "q2": False, "q6_lifetime": False})


def test_item_9_is_told_whatever_the_total(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "K2", "Rowan", STIMULANT, "sti")
    nora = signed_in(Role.NURSE, TABLET, path=f"/chart/{stay_id}/phq9")
    for number in range(1, 9):
        answer(nora, "phq9", f"q{number}", 0)
    answer(nora, "phq9", "q9", 1)
    expect(nora.locator("#phq9-q9")).to_contain_text("Item 9 always needs a talk")
    expect(nora.locator(".tw-tallies .tw-tally-number").first).to_have_text("1")
    expect(nora.get_by_text("PHQ-9, all 9 answered")).to_be_visible()
    save(nora)


def test_a_safety_check_is_one_tap(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    stay_id = admitted(live_unit, "K3", "Sorrel", STIMULANT, "sti", [(1, ObservationLevel(level="q15"))])
    nora = signed_in(Role.NURSE, TABLET, path=f"/chart/{stay_id}/safety_check")
    nora.get_by_role("button", name="Awake, calm").click()
    expect(nora.locator("#saved")).to_be_visible()
    assert entries(live_unit, stay_id)[-1].content == SafetyCheck(seen="calm")


def test_everything_else_is_one_tap_further_and_the_banner_says_what_was_asked(
    live_unit: LiveUnit, signed_in: SignedIn
) -> None:
    stay_id = admitted(live_unit, "K4", "Thistle", ALCOHOL, "alc-asam")
    nora = signed_in(Role.NURSE, TABLET, path=f"/chart/{stay_id}")
    expect(nora.locator(".tw-patient-care")).to_have_text("Allergies not asked · Code not asked")
    nora.get_by_text("More to chart").click()
    nora.get_by_role("link", name="Allergies", exact=True).click()
    choose(nora, "Any known", "Yes")
    field(nora, "allergies", "detail").fill("penicillin: rash")
    save(nora)
    nora.goto(f"/chart/{stay_id}/glucose")
    expect(nora.locator(".tw-patient-care")).to_have_text("Allergies penicillin: rash · Code not asked")
    choose(nora, "Unit of the meter", "mmol/L")
    type_in(nora, "glucose", "value", "6,1")
    save(nora)
    assert [entry.content for entry in entries(live_unit, stay_id)][-2:] == [
        Flag(code="allergies", is_set=True, detail="penicillin: rash"),
        Measurement(code="glucose_mmol_l", value=6.1),
    ]


HEROIN = SubstanceUse(drug_class="opioid", agent="heroin")


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_a_listed_medicine_asks_less_and_advice_is_asked_once_before_it_is_kept(
    live_unit: LiveUnit, signed_in: SignedIn, size: Size
) -> None:
    bed = "K5" if size is TABLET else "K6"
    stay_id = admitted(live_unit, bed, "Valerian", HEROIN, "opi")
    nora = signed_in(Role.NURSE, size, path=f"/chart/{stay_id}/dose")
    more = nora.get_by_role("radiogroup", name="Class")
    expect(more).to_be_visible()
    type_in(nora, "dose", "medicine", "kava")
    expect(more).to_be_visible()
    type_in(nora, "dose", "medicine", "Buprenorphine / naloxone")
    expect(more).to_be_hidden()
    expect(nora.get_by_text("opioid, buprenorphine, makes drowsy, long-acting")).to_be_visible()
    choose(nora, "Route", "Under the tongue")
    nora.locator("#save").click()
    advice = nora.locator(".tw-advice")
    expect(advice).to_be_in_viewport(ratio=0.9)
    expect(advice).to_contain_text("Before the first buprenorphine dose")
    expect(advice).to_contain_text("Complete COWS: none in that time")
    assert [entry.kind for entry in entries(live_unit, stay_id)].count("dose") == 0
    advice.get_by_role("button", name="Change").click()
    expect(field(nora, "dose", "medicine")).to_be_focused()
    advice.get_by_role("button", name="Save anyway").click()
    expect(nora.locator("#saved")).to_contain_text("On the server, not only on this tablet.")
    assert entries(live_unit, stay_id)[-1].content == Dose(
        medicine="Buprenorphine / naloxone",
        classes=("opioid", "buprenorphine"),
        route="sublingual",
        is_sedating=True,
        is_long_acting=True,
    )
