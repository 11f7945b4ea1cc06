"""The length-of-stay page in a browser: readable at every size, chosen by links, taken along as CSV."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from chart import store
from chart.facts import Admitted, Discharged, Entry, EntryId, PersonId, SubstanceUse
from chart.people import Role
from tests.browser.conftest import DESK, LiveUnit, Size, looks
from tests.browser.test_shell import RULES, complaints
from tests.ward import UNIT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser length_of_stay")]

SignedIn = Callable[..., Page]
DRAWN = "#los-leaving .bars .point"
PATH = "/reports/length-of-stay?period=all"


@pytest.fixture(scope="module")
def left(live_unit: LiveUnit) -> int:
    """Fourteen who were here for four nights, three of them for opioids; how many."""
    nurse, now = live_unit.actor(Role.NURSE), live_unit.ward.clock.now()
    with live_unit.database.write() as conn:
        for number in range(14):
            stay_id = store.open_stay(conn, nurse, store.admit_patient(conn, nurse, UNIT, None))
            came = now - timedelta(days=20 + number % 7, hours=number)
            use = SubstanceUse("opioid", "heroin") if number < 3 else SubstanceUse("alcohol", "beer")
            told = [(came, Admitted("12")), (came, use), (came + timedelta(days=4), Discharged("completed"))]
            entries = [
                Entry(
                    id=EntryId(store.new_id()), unit_id=UNIT, stay_id=stay_id, observed_at=at, recorded_at=at,
                    recorded_by=PersonId(nurse.id), content=content,
                )
                for at, content in told
            ]  # fmt: skip
            store.record_history(conn, nurse, entries)
    return 14


@looks
def test_the_report_can_be_read_and_used_by_everybody(
    left: int, signed_in: SignedIn, tmp_path: Path, size: Size, scheme: str
) -> None:
    page = signed_in(Role.MEDICAL_DIRECTOR, size, scheme, path=PATH)
    said = complaints(page)
    expect(page.locator(DRAWN).first).to_be_attached()
    page.screenshot(path=tmp_path / "report.png", full_page=True)
    assert [each["id"] for each in Axe().run(page, options=RULES).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert said == []


def test_a_class_is_chosen_by_a_link_and_stands_in_the_address(left: int, signed_in: SignedIn) -> None:
    page = signed_in(Role.MEDICAL_DIRECTOR, DESK, path=PATH)
    page.get_by_role("navigation", name="Main class").get_by_role("link", name="Opioid").click()
    expect(page).to_have_url(re.compile("group=opioid"))
    expect(page.get_by_text("3 discharged")).to_be_visible()
    page.locator(".tw-los-period > summary").click()
    page.get_by_role("link", name="Last 24 months").click()
    expect(page).to_have_url(re.compile("period=24m&group=opioid"))


def test_an_administrator_takes_the_report_along_without_small_counts(left: int, signed_in: SignedIn) -> None:
    page = signed_in(Role.ADMINISTRATOR, DESK, path=PATH)
    expect(page.locator(DRAWN).first).to_be_attached()
    assert page.get_by_text("Last to leave").count() == 0
    with page.expect_download() as taken:
        page.get_by_role("button", name="CSV").click()
    text = Path(taken.value.path()).read_text()
    assert "stays,,Opioid,<11" in text
    assert "midnights,median,All,4.0000" in text
