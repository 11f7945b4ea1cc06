"""The evidence card in a browser: the window in small, the way to the stay at that moment, the card on paper."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from chart.entries import NewEntry
from chart.facts import EntryId, Status, StayId, SubstanceUse, Vitals
from chart.people import Role
from chart.store import new_id
from monitors.rounds import save as record
from tests.browser.bedside import admitted, ciwa, entries
from tests.browser.conftest import DESK, LiveUnit, Size, looks
from tests.browser.test_alert_journeys import open_evidence
from tests.browser.test_shell import RULES, complaints

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser evidence")]

SignedIn = Callable[..., Page]
TITLE = "CIWA-Ar in the severe band"
# Written when the paper is prepared; a drawing that comes later empties it again.
PRINTED = """() => {
  dispatchEvent(new Event("beforeprint"));
  return document.querySelector(".tw-evidence .tw-printed").textContent;
}"""
MARKS = """(strip) => {
  const frame = strip.getBoundingClientRect();
  const isWithin = (box) => box.left >= frame.left - 6 && box.right <= frame.right + 6
    && box.top >= frame.top - 6 && box.bottom <= frame.bottom + 6;
  const outside = ["line", "limit", "alert", "missing"].filter((name) =>
    !isWithin(strip.querySelector(`.tw-window-${name}`).getBoundingClientRect()));
  return [outside, strip.querySelectorAll(".tw-window-dot").length];
}"""  # which marks lie outside the strip, and how many values it has
PAGES_OF_PAPER = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture(scope="module")
def corrected(live_unit: LiveUnit) -> StayId:
    """A night that climbed, with a look at somebody asleep, and a newest score of which one item was amended since."""
    use = SubstanceUse(
        drug_class="alcohol", agent="alcohol", last_use_at=live_unit.ward.clock.now() - timedelta(hours=60)
    )
    charted = [
        (12, ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0)),
        (9, ciwa(2, 2, 2, 2, 1, 0, 0, 2, 1, 0)),
        (7, Status("asleep", "ciwa_ar")),
        (5, ciwa(2, 3, 3, 3, 3, 1, 1, 3, 1, 1)),
        (2, Vitals(heart_rate_bpm=128, systolic_mmhg=168, diastolic_mmhg=102, temperature_c=38.6)),
        (2, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3)),
    ]
    stay_id = admitted(live_unit, "07", "Hawthorn", use, "alc-asam", charted)
    newest = entries(live_unit, stay_id)[-1]
    amended = NewEntry(
        id=EntryId(new_id()), stay_id=stay_id, observed_at=newest.observed_at, supersedes=newest.id,
        content=ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 2), reason="knew the date after all", device="Tablet 3",
    )  # fmt: skip
    record(live_unit.ward, live_unit.actor(Role.CHARGE_NURSE), amended)
    return stay_id


def at_the_card(signed_in: SignedIn, size: Size = DESK, scheme: str = "light") -> Page:
    """Dr Pham, the card of bed 07 open."""
    page = signed_in(Role.PHYSICIAN, size, scheme, path="/alerts")
    expect(page.locator(".tw-evidence")).to_be_visible()
    if size.width > 1023:
        open_evidence(page, "07", TITLE)
    elif TITLE not in page.locator(".tw-evidence-head h2").inner_text():
        page.locator(".tw-other-alert").filter(has_text=TITLE).click()
    expect(page.locator(".tw-evidence-head h2")).to_contain_text(TITLE)
    return page


@looks
def test_the_card_can_be_read_by_everybody_at_every_size(
    corrected: StayId, signed_in: SignedIn, tmp_path: Path, size: Size, scheme: str
) -> None:
    page = at_the_card(signed_in, size, scheme)
    said = complaints(page)
    page.screenshot(path=tmp_path / "card.png", full_page=True)
    assert Axe().run(page, options=RULES).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert said == []


def test_the_window_shows_limit_alert_and_what_is_missing(corrected: StayId, signed_in: SignedIn) -> None:
    page = at_the_card(signed_in)
    picture = page.get_by_role("img", name=re.compile("CIWA-Ar total: 8 at "))
    expect(picture).to_be_visible()
    spoken = picture.get_attribute("aria-label") or ""
    assert "limit 19" in spoken
    assert "not answered at" in spoken
    outside, dots = page.locator(".tw-window-plot").first.evaluate(MARKS)
    assert outside == []
    assert dots == 4


def test_a_reading_amended_since_shows_both_values(corrected: StayId, signed_in: SignedIn) -> None:
    table = at_the_card(signed_in).locator(".tw-evidence-table")
    row = table.locator("tr").filter(has=table.page.locator("th", has_text="Orientation 2 or more"))
    expect(row.locator("s")).to_contain_text("3")
    expect(row.locator("+ tr")).to_contain_text(re.compile(r"3\s*→\s*2.*by Cleo Adeyemi: knew the date after all"))


def test_the_card_leads_to_the_stay_at_that_moment(corrected: StayId, signed_in: SignedIn) -> None:
    page = at_the_card(signed_in)
    link = page.get_by_role("link", name=re.compile(r"Open the stay at \d\d:\d\d"))
    at = (link.inner_text()).removeprefix("Open the stay at ").strip()
    link.click()
    expect(page.locator("#readout h2")).to_have_text(re.compile(rf"{at}$"))
    expect(page.locator(".tw-entry-asked")).not_to_have_count(0)
    expect(page.locator("#timeline .annotation-text", has_text=at)).to_have_count(1)
    assert re.search(rf"/stay/{corrected}\?at=\d+$", page.url)


def test_the_card_is_one_page_of_paper_with_two_identifiers_when_and_by_whom(
    corrected: StayId, signed_in: SignedIn
) -> None:
    page = at_the_card(signed_in)
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")  # paper as a browser prepares it
    page.get_by_role("button", name="Print", exact=True).click()
    page.emulate_media(media="print")
    card = page.locator(".tw-evidence")
    expect(card).to_contain_text("Born 14 Mar 1979 · No. H 07")
    year = card.locator("[data-printed]").get_attribute("data-printed")
    assert re.fullmatch(rf"Printed \w{{3}} \d{{1,2}} \w{{3}} {year} \d\d:\d\d by Dr Minh Pham", page.evaluate(PRINTED))
    expect(page.locator(".tw-history")).to_be_visible()
    for place in (".tw-rail", ".tw-alert-list", ".tw-accept", ".tw-other-alert", ".tw-me"):
        expect(page.locator(place).first).to_be_hidden()
    assert len(PAGES_OF_PAPER.findall(page.pdf(format="A4", prefer_css_page_size=True))) == 1
    assert page.evaluate("document.body.dataset.printing") is None
    expect(page.locator(".tw-alert-list")).to_be_visible()
