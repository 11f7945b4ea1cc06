"""The alert-budget page in a browser: readable at every size, chosen by links, a pattern taken to the lab, a CSV."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from chart import store
from chart.facts import Admitted, Discharged, Entry, EntryId, Event, PersonId
from chart.people import Role
from chart.reports.steps import step_at
from monitors.rounds import examine
from tests.browser.conftest import DESK, LiveUnit, Size, looks
from tests.browser.test_shell import RULES, complaints
from tests.screens.stays import ZONE
from tests.ward import UNIT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser alert_budget")]

SignedIn = Callable[..., Page]
STAYS = 12
DRAWN = "#budget-bars .bars .point"


@pytest.fixture(scope="module")
def week(live_unit: LiveUnit) -> str:
    """Twelve who fell on their head, and two of them once more; the address of the week in which they did."""
    nurse, now = live_unit.actor(Role.NURSE), live_unit.ward.clock.now()
    fell_at = now - timedelta(days=9)
    for number in range(STAYS):
        with live_unit.database.write() as conn:
            stay_id = store.open_stay(conn, nurse, store.admit_patient(conn, nurse, UNIT, None))
            told = [(0.0, Admitted("12")), (1.0, Event("fall", with_head_strike=True)), (30.0, Discharged("completed"))]
            told += [(2.0, Event("seizure"))] if number < 2 else []
            entries = [
                Entry(
                    id=EntryId(store.new_id()), unit_id=UNIT, stay_id=stay_id, recorded_by=PersonId(nurse.id),
                    observed_at=fell_at + timedelta(hours=hours - 1), recorded_at=fell_at + timedelta(hours=hours - 1),
                    content=content,
                )
                for hours, content in sorted(told, key=lambda each: each[0])
            ]  # fmt: skip
            store.record_history(conn, nurse, entries)
        examine(live_unit.ward, stay_id)
    return f"/reports/alert-budget?of={step_at('week', fell_at.astimezone(ZONE).date()).code}"


@looks
def test_the_budget_can_be_read_and_used_by_everybody(
    week: str, signed_in: SignedIn, tmp_path: Path, size: Size, scheme: str
) -> None:
    page = signed_in(Role.MEDICAL_DIRECTOR, size, scheme, path=week)
    said = complaints(page)
    expect(page.locator(DRAWN).first).to_be_attached()
    expect(page.get_by_text("GEN-13").first).to_be_visible()
    page.screenshot(path=tmp_path / "budget.png", full_page=True)
    assert [each["id"] for each in Axe().run(page, options=RULES).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert said == []


def test_it_stands_among_the_places_and_other_weeks_and_months_are_links(week: str, signed_in: SignedIn) -> None:
    page = signed_in(Role.MEDICAL_DIRECTOR, DESK)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Budget").click()
    expect(page.get_by_role("heading", name="Alert budget")).to_be_visible()
    page.get_by_role("navigation", name="Counted by").get_by_role("link", name="Months").click()
    expect(page.locator(".tw-los-period > summary")).not_to_contain_text("Week")
    expect(page).to_have_url(re.compile("by=month"))
    page.get_by_role("navigation", name="Counted by").get_by_role("link", name="Weeks").click()
    expect(page.locator(".tw-los-period > summary")).to_contain_text("Week")
    page.get_by_text("The bars as a table").click()
    chosen = week.partition("of=")[2]
    page.locator(f".tw-los-folded a[href$='of={chosen}']").click()
    expect(page).to_have_url(re.compile(chosen))
    expect(page.locator(".tw-budget")).to_contain_text("GEN-13")


def test_one_click_takes_a_pattern_to_the_lab(week: str, signed_in: SignedIn) -> None:
    page = signed_in(Role.MEDICAL_DIRECTOR, DESK, path=week)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=re.compile("Lab command for GEN-13")).click()
    expect(page.locator("#budget-copied")).to_contain_text("Copied: tidewatch lab --protocol general.toml --from 20")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"tidewatch lab --protocol general\.toml --from \S+ --to \S+", copied)


def test_what_the_browser_does_not_copy_is_shown_to_be_copied_by_hand(week: str, signed_in: SignedIn) -> None:
    page = signed_in(Role.MEDICAL_DIRECTOR, DESK, path=week)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")  # as over plain http
    page.get_by_role("button", name=re.compile("Lab command for GEN-13")).click()
    expect(page.locator("#budget-copied")).to_contain_text("Copy this: tidewatch lab")


def test_an_administrator_takes_the_budget_along_without_patterns_of_few(week: str, signed_in: SignedIn) -> None:
    page = signed_in(Role.ADMINISTRATOR, DESK, path=week)
    expect(page.locator(".tw-budget")).to_contain_text("GEN-13")
    assert page.get_by_role("button", name=re.compile("Lab command")).count() == 0
    with page.expect_download() as taken:
        page.get_by_role("button", name="CSV").click()
    text = Path(taken.value.path()).read_text()
    assert taken.value.suggested_filename.startswith("alert-budget-")
    assert "alerts,GEN-13 Emergency,14" in text
    assert "definition,Accepted in time" in text


def test_what_is_no_week_is_said_in_a_sentence(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    page = signed_in(Role.ADMINISTRATOR, DESK, path="/reports/alert-budget?of=2026-W99")
    expect(page.get_by_text("There is no week 2026-W99: write it as")).to_be_visible()


def test_on_paper_there_are_figures_and_meanings_and_nothing_to_press(week: str, signed_in: SignedIn) -> None:
    page = signed_in(Role.MEDICAL_DIRECTOR, DESK, path=week)
    expect(page.locator(DRAWN).first).to_be_attached()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name=re.compile("Lab command")).first).to_be_hidden()
    expect(page.locator("#budget-csv")).to_be_hidden()
    expect(page.locator(".tw-budget")).to_contain_text("GEN-13")
    expect(page.get_by_text("What the figures mean")).to_be_visible()
