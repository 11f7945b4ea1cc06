"""From a tap on the nurse's tablet to the physician's already open page."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from chart.facts import Assessment, Fluid, FluidsOrdered, StayId, SubstanceUse, Weight
from chart.people import Role
from chart.ticks import to_tick
from tests.browser.bedside import (
    CIWA,
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
)
from tests.browser.conftest import DESK, TABLET, LiveUnit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser alert")]

SignedIn = Callable[..., Page]
WITHIN_MS = 10_000  # pushed, not fetched: a page that hears nothing asks every 15 s; how fast it is, the bench says
WATCH = """([bed, title]) => {
  window.seenAt = null;
  const look = () => {
    const card = [...document.querySelectorAll(".tw-alert-card")].find((each) =>
      each.querySelector(".tw-alert-bed").textContent.includes(bed) && each.textContent.includes(title));
    if (card) window.seenAt = Date.now(); else requestAnimationFrame(look);
  };
  look();
}"""
SEEN = """() => new Promise((done) => {
  const look = () => (window.seenAt ? done(window.seenAt) : requestAnimationFrame(look));
  look();
})"""

DRAWING = '"output":"..alert-list.children.'
BOARD = '"output":"..beds-counts.children.'
BROUGHT = """(name) => {
  window.brought = new Promise((done) => addEventListener("tidewatch-shown", ({ detail }) => {
    if (JSON.stringify(detail.page || null).includes(name)) done();
  }));
}"""
FRAMES = """async (count) => {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture
def pham(signed_in: SignedIn) -> Page:
    """Dr Pham at his desk, the alerts page open."""
    page = signed_in(Role.PHYSICIAN, DESK, path="/alerts")
    expect(page.locator("#alert-list")).to_be_visible()
    return page


def seen_within(unit: LiveUnit, page: Page, stay_id: StayId) -> float:
    """Milliseconds from the newest save to the moment the card stood on the page."""
    newest = max(to_tick(entry.recorded_at) for entry in entries(unit, stay_id))
    return float(page.evaluate(SEEN)) - newest


def open_evidence(page: Page, bed: str, title: str) -> None:
    """Open the card of a bed, and of its alerts the one with this title."""
    page.locator(".tw-alert-card").filter(has_text=re.compile(rf"Bed {bed}")).click()
    expect(page.locator(".tw-evidence-head")).to_contain_text(f"Bed {bed}")
    if title not in page.locator(".tw-evidence-head h2").inner_text():
        page.locator(".tw-other-alert").filter(has_text=title).click()
    expect(page.locator(".tw-evidence-head h2")).to_contain_text(title)


def test_rising_tremor_and_sight_stand_on_the_open_alerts_page_with_both_readings(
    live_unit: LiveUnit, signed_in: SignedIn, pham: Page
) -> None:
    use = SubstanceUse(
        drug_class="alcohol", agent="alcohol", last_use_at=live_unit.ward.clock.now() - timedelta(hours=60)
    )
    before = ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0)
    stay_id = admitted(live_unit, "01", "Alder", use, "alc-asam", [(4, before)])
    pham.evaluate(WATCH, ["01", "Tremor and perception rising together"])
    nora = signed_in(Role.NURSE, TABLET)
    open_form(nora, "Alder")
    for item, value in zip(CIWA, (1, 4, 2, 2, 1, 0, 0, 3, 1, 0), strict=True):
        answer(nora, "ciwa_ar", item, value)
    expect(nora.get_by_text("CIWA-Ar, all 10 answered")).to_be_visible()
    save(nora)
    expect(nora.locator("#saved")).to_contain_text("Tremor and perception rising together")
    late_ms = seen_within(live_unit, pham, stay_id)
    figure("ALC-01: save to open page, ms", late_ms)
    assert late_ms <= WITHIN_MS
    open_evidence(pham, "01", "Tremor and perception rising together")
    table = pham.locator(".tw-evidence-table")
    expect(table).to_contain_text("2 → 4")
    expect(table).to_contain_text("1 → 3")
    expect(table).to_contain_text("Nora Lindqvist")


def test_fluid_loss_stands_on_the_open_alerts_page(live_unit: LiveUnit, signed_in: SignedIn, pham: Page) -> None:
    use = SubstanceUse(
        drug_class="opioid", agent="heroin", last_use_at=live_unit.ward.clock.now() - timedelta(hours=48)
    )
    charted = [
        (47, Weight(weight_kg=70.0, is_same_scale=True)),
        (20, FluidsOrdered(is_measured=True)),
        (14, Fluid(way="urine", volume_ml=300)),
        (8, Fluid(way="oral", volume_ml=300)),
        (7, Fluid(way="urine", volume_ml=350)),
        (5, Fluid(way="emesis", volume_ml=400)),
        (3, Fluid(way="emesis", volume_ml=500)),
    ]
    stay_id = admitted(live_unit, "02", "Birch", use, "opi", charted)
    pham.evaluate(WATCH, ["02", "Fluid loss, several signs"])
    nora = signed_in(Role.NURSE, TABLET, path=f"/chart/{stay_id}/fluid")
    choose(nora, "What", "Vomit")
    field(nora, "fluid", "volume_ml").fill("400")
    save(nora)
    expect(nora.locator("#saved")).to_contain_text("Fluid loss, several signs")
    late_ms = seen_within(live_unit, pham, stay_id)
    figure("OPI-01: save to open page, ms", late_ms)
    assert late_ms <= WITHIN_MS
    open_evidence(pham, "02", "Fluid loss, several signs")
    expect(pham.locator(".tw-evidence")).to_contain_text("OPI-01")


def test_falling_mood_stands_on_the_open_alerts_page(live_unit: LiveUnit, signed_in: SignedIn, pham: Page) -> None:
    use = SubstanceUse(drug_class="stimulant", agent="amphetamine")
    earlier = [(23, Assessment(instrument="mood", answers={"mood": 7}))]
    stay_id = admitted(live_unit, "03", "Cedar", use, "sti", earlier)
    pham.evaluate(WATCH, ["03", "Mood"])
    nora = signed_in(Role.NURSE, TABLET, path=f"/chart/{stay_id}/mood")
    answer(nora, "mood", "mood", 4)
    save(nora)
    late_ms = seen_within(live_unit, pham, stay_id)
    figure("STI-01: save to open page, ms", late_ms)
    assert late_ms <= WITHIN_MS
    title = live_unit.ward.book.by_name["STI-01"].text.title
    open_evidence(pham, "03", title)
    expect(pham.locator(".tw-evidence-table")).to_contain_text("7 → 4")


def test_accepting_needs_an_action_and_a_time_and_both_are_kept(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    admitted(live_unit, "04", "Elder", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    pham.reload()
    open_evidence(pham, "04", "CIWA-Ar in the severe band")
    button = pham.locator(".tw-accept-button")
    expect(button).to_be_disabled()
    choose(pham, "Action", "Going to bedside")
    expect(button).to_be_disabled()
    expect(button).to_have_text("Choose when to look again")
    again = pham.get_by_role("radiogroup", name="Look again").get_by_role("radio").nth(1)
    clock = re.findall(r"\d\d:\d\d", again.inner_text())[0]
    again.click()
    expect(button).to_have_text(f"Accept, look again {clock}")
    button.click()
    expect(pham.locator(".tw-evidence-owner")).to_contain_text("Accepted by Dr Minh Pham")
    expect(pham.locator(".tw-alert-chosen")).to_contain_text(f"look again {clock}")


def test_the_card_says_when_the_next_role_is_called(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    admitted(live_unit, "10", "Kauri", use, "alc-asam", [(0.01, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    pham.reload()
    card = pham.locator(".tw-alert-card").filter(has_text="Bed 10")
    expect(card.locator(".tw-alert-owner")).to_contain_text("Nobody yet")
    expect(card.locator(".tw-alert-again")).to_have_text(re.compile(r"next role in \d+ min"))


def test_a_nurse_enters_whom_she_has_phoned_and_they_own_it(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    admitted(live_unit, "11", "Larch", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    nora = signed_in(Role.NURSE, TABLET, path="/alerts")
    open_evidence(nora, "11", "CIWA-Ar in the severe band")
    nora.get_by_text("I told somebody by phone").click()
    form = nora.get_by_role("group", name=re.compile("Told by phone about"))
    form.get_by_role("radio", name="Somebody else").click()
    form.get_by_label("Their name").fill("Dr Ravn")
    form.get_by_role("radio", name="Orders given").click()
    form.get_by_role("radiogroup", name="Look again").get_by_role("radio").first.click()
    form.get_by_role("button", name="I told them").click()
    expect(nora.locator("#answer-refusal")).to_contain_text("Have Dr Ravn read it back")
    form.get_by_role("checkbox", name="They have read it back to me").click()
    form.get_by_role("button", name="I told them").click()
    expect(nora.locator(".tw-evidence-owner")).to_contain_text("Accepted by Dr Ravn")
    expect(nora.locator(".tw-history")).to_contain_text("Nora Lindqvist told Dr Ravn by phone, read back")


def test_a_pause_has_a_reason_and_an_end_and_shows_both(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    admitted(live_unit, "12", "Maple", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    pham.reload()
    open_evidence(pham, "12", "CIWA-Ar in the severe band")
    pham.get_by_text("Pause it instead").click()
    form = pham.get_by_role("group", name=re.compile("Pause "))
    form.get_by_role("button", name="Pause until then").click()
    expect(pham.locator("#answer-refusal")).to_contain_text("Say why it is paused")
    form.get_by_label("Why").fill("dose given, asleep soon")
    form.get_by_role("radiogroup", name="Until").get_by_role("radio").first.click()
    form.get_by_role("button", name="Pause until then").click()
    expect(pham.locator(".tw-evidence-owner")).to_contain_text("Paused by Dr Minh Pham")
    expect(pham.locator(".tw-history")).to_contain_text("dose given, asleep soon")


def test_a_choice_made_while_a_drawing_is_under_way_is_kept(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    admitted(live_unit, "07", "Hazel", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    pham.reload()
    open_evidence(pham, "07", "CIWA-Ar in the severe band")
    let_through = held_back(pham, DRAWING)
    with pham.expect_request("**/_dash-update-component*"):
        pham.locator(".tw-alert-card").filter(has_text="Bed 07").click()
    choose(pham, "Action", "Phoned the nurse")
    with pham.expect_response("**/_dash-update-component*"):
        let_through()
    pham.get_by_role("radiogroup", name="Look again").get_by_role("radio").first.click()
    expect(pham.locator(".tw-accept-button")).to_have_text(re.compile("Accept, look again"))
    expect(pham.get_by_role("radio", name="Phoned the nurse")).to_be_checked()


def test_news_faster_than_drawings_reach_the_screen(live_unit: LiveUnit, signed_in: SignedIn, pham: Page) -> None:
    """Each drawing is let through alone, and only when another screen has newer news already."""
    other = signed_in(Role.CHARGE_NURSE, DESK, path="/alerts")
    pham.goto("/beds")
    expect(pham.locator(".tw-tile").first).to_be_visible()
    held: list[Route] = []
    pham.route(
        "**/_dash-update-component*",
        lambda route: held.append(route) if BOARD in (route.request.post_data or "") else route.continue_(),
    )
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    for bed, name in (("13", "Oak"), ("14", "Pine")):
        admitted(live_unit, bed, name, use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
        expect(other.locator(".tw-alert-card").filter(has_text=f"Bed {bed}")).to_be_visible()
    held.pop(0).continue_()
    expect(pham.locator(".tw-tile").filter(has_text="Oak")).to_be_visible()


def test_nothing_is_drawn_anew_under_a_finger(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    admitted(live_unit, "08", "Ivy", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    pham.reload()
    card = pham.locator(".tw-alert-card").filter(has_text="Bed 08")
    box = card.bounding_box()
    assert box is not None
    pham.mouse.move(box["x"] + 20, box["y"] + 20)
    pham.mouse.down()
    pham.evaluate(BROUGHT, "Juniper")
    admitted(live_unit, "09", "Juniper", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    pham.evaluate("() => window.brought")
    pham.evaluate(FRAMES, 6)
    expect(pham.locator(".tw-alert-card").filter(has_text="Bed 09")).to_have_count(0)
    pham.mouse.up()
    expect(pham.locator(".tw-evidence-head")).to_contain_text("Bed 08")
    expect(pham.locator(".tw-alert-card").filter(has_text="Bed 09")).to_be_visible()


def test_what_is_half_filled_in_does_not_move_when_something_new_comes(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    admitted(live_unit, "05", "Fir", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    pham.reload()
    open_evidence(pham, "05", "CIWA-Ar in the severe band")
    choose(pham, "Action", "Phoned the nurse")
    cards = pham.locator(".tw-alert-card").count()
    admitted(live_unit, "06", "Gorse", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
    more = pham.locator("#alerts-more")
    expect(more).to_have_text(re.compile(r"\d+ new"))
    assert pham.locator(".tw-alert-card").count() == cards
    expect(pham.get_by_role("radio", name="Phoned the nurse")).to_be_checked()
    more.click()
    expect(pham.locator(".tw-alert-card").filter(has_text="Bed 06")).to_be_visible()


def test_lists_are_addresses_and_a_keyboard_goes_through_them(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="alcohol", agent="alcohol")
    for bed, name in (("15", "Rowan"), ("17", "Sorrel")):
        admitted(live_unit, bed, name, use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])
        expect(pham.locator(".tw-alert-card").filter(has_text=f"Bed {bed}")).to_be_visible()
    pham.get_by_text("Sort and filter").click()
    pham.get_by_role("link", name="By bed").click()
    pham.wait_for_url("**/alerts?order=bed")
    expect(pham.locator(".tw-alerts-bar")).to_contain_text("By bed, one card per patient.")
    beds = pham.locator(".tw-alert-card .tw-alert-bed").all_inner_texts()
    assert beds == sorted(beds)
    first = pham.locator(".tw-alert-card").first
    first.focus()
    pham.keyboard.press("ArrowDown")
    second = pham.locator(".tw-alert-card").nth(1)
    expect(second).to_be_focused()
    pham.keyboard.press("Enter")
    expect(second).to_have_class(re.compile("tw-alert-chosen"))
    bed = second.locator(".tw-alert-bed").inner_text().split()[-1]
    expect(pham.locator(".tw-evidence-head")).to_contain_text(f"Bed {bed}")
    expect(second).to_be_focused()
    pham.keyboard.press("ArrowRight")
    assert pham.evaluate("document.activeElement.closest('#alert-detail') !== null")
    pham.keyboard.press("Escape")
    expect(second).to_be_focused()


def test_what_was_resolved_stands_among_the_closed_with_who_and_why(live_unit: LiveUnit, pham: Page) -> None:
    use = SubstanceUse(drug_class="stimulant", agent="amphetamine")
    fall = Assessment(instrument="mood", answers={"mood": 5})
    admitted(
        live_unit, "18", "Tansy", use, "sti", [(23, Assessment(instrument="mood", answers={"mood": 8})), (0.1, fall)]
    )
    open_evidence(pham, "18", "Mood falling")
    pham.get_by_text("Resolve it instead").click()
    form = pham.get_by_role("group", name="Resolve Mood falling")
    form.get_by_role("radio", name="Answered and settled").click()
    form.get_by_role("button", name="Resolve with this reason").click()
    pham.get_by_role("link", name=re.compile("Closed today [1-9]")).click()
    card = pham.locator(".tw-alert-card").filter(has_text="Tansy")
    expect(card).to_contain_text("Dr Minh Pham · Answered and settled")
    card.click()
    expect(pham.locator(".tw-evidence-owner")).to_contain_text("Closed by Dr Minh Pham")
    expect(pham.locator(".tw-accept-button")).to_have_count(0)
