"""Every page at every size, light and dark: readable by everybody, nothing cut off, no complaint in the console."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from chart.facts import Dose, Event, Fluid, Precaution, StayId, SubstanceUse, Vitals
from chart.people import Role
from tests.browser.bedside import admitted, ciwa
from tests.browser.conftest import DESK, LiveUnit, Size, looks
from tests.browser.test_shell import RULES, complaints

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser every_page")]

SignedIn = Callable[..., Page]
PLACES = {
    "round": "/round",
    "own beds": "/round?beds=choose",
    "for whom": "/round?quick=drink",
    "beds": "/beds",
    "alerts": "/alerts",
    "stay": "/stay/{stay}",
    "visit": "/chart/{stay}",
    "vitals": "/chart/{stay}/vitals",
    "fluid": "/chart/{stay}/fluid",
    "dose": "/chart/{stay}/dose",
    "event": "/chart/{stay}/event",
    "mood": "/chart/{stay}/mood",
    "screener": "/chart/{stay}/cssrs",
    "long scale": "/chart/{stay}/ciwa_b",
    "safety check": "/chart/{stay}/safety_check",
    "lying and standing": "/chart/{stay}/orthostatic",
    "allergies": "/chart/{stay}/allergies",
}
DRAWN = {
    "stay": ".js-plotly-plot .main-svg", "beds": ".tw-tile", "alerts": ".tw-evidence", "round": ".tw-round-row",
    "own beds": "#choose-beds", "for whom": ".tw-round-person",
}  # fmt: skip


@pytest.fixture(scope="module")
def busy(live_unit: LiveUnit) -> StayId:
    """A stay with something of everything."""
    use = SubstanceUse(
        drug_class="alcohol", agent="alcohol", last_use_at=live_unit.ward.clock.now() - timedelta(hours=60)
    )
    charted = [
        (47, Precaution(code="seizure", is_set=True)),
        (30, ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0)),
        (20, Fluid(way="oral", volume_ml=400)),
        (19, Fluid(way="urine")),
        (18, ciwa(2, 3, 2, 2, 2, 0, 0, 2, 1, 0)),
        (10, Dose(medicine="thiamine", classes=("thiamine",))),
        (9, Event(code="fall")),
        (2, Vitals(heart_rate_bpm=128, systolic_mmhg=168, diastolic_mmhg=102, respiration_per_min=24, spo2_percent=95,
                   on_oxygen=False, temperature_c=38.6, consciousness="C")),
        (1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3)),
    ]  # fmt: skip
    return admitted(live_unit, "16", "Quince", use, "alc-asam", charted)


@looks
def test_every_page_can_be_read_and_used_by_everybody(
    busy: StayId, signed_in: SignedIn, tmp_path: Path, size: Size, scheme: str
) -> None:
    page = signed_in(Role.NURSE, size, scheme)
    said = complaints(page)
    found = {}
    for name, path in PLACES.items():
        page.goto(path.format(stay=busy))
        expect(page.locator(DRAWN.get(name, "#save")).first).to_be_visible()
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
        results = Axe().run(page, options=RULES).response["violations"]
        if results:
            found[name] = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in results]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            found[f"{name} is too wide by"] = wide
    assert found == {}
    assert said == []


def test_the_banner_of_a_stay_breaks_no_button_and_no_figure_at_a_desk(busy: StayId, signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, DESK, path=f"/stay/{busy}")
    expect(page.get_by_role("link", name="Bed and stay")).to_be_visible()
    beside = page.locator(".tw-patient-beside > *")
    heights = beside.evaluate_all("parts => parts.map((part) => part.offsetHeight)")
    assert len(heights) == 6
    assert max(heights) <= 48
    assert page.locator(".tw-patient").evaluate("banner => banner.offsetHeight") <= 84


def test_keyboard_focus_can_be_seen_on_everything_that_can_be_pressed(busy: StayId, signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, DESK, path="/alerts")
    expect(page.locator(".tw-alert-card").first).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        ring = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert ring == "solid"


def test_the_night_moves_nothing(busy: StayId, signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, DESK, "dark", path="/alerts")
    page.emulate_media(reduced_motion="no-preference")
    card, moves = page.locator(".tw-alert-card").first, "each => getComputedStyle(each).animationName"
    assert card.evaluate(moves) != "none"  # by day a new card slides in
    page.evaluate("document.documentElement.setAttribute('data-tw-night', '')")
    assert card.evaluate(moves) == "none"


def test_paper_carries_no_buttons_and_keeps_the_severity_words(busy: StayId, signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, DESK, path="/beds")
    tile = page.locator(".tw-tile").filter(has_text="Quince")
    expect(tile).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tw-rail")).to_be_hidden()
    expect(tile).to_contain_text("Critical")
