"""A sound and a notification when one's role is called: off until they are wanted, paused only for a while."""

import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chart.facts import SubstanceUse
from chart.people import Role
from tests.browser.bedside import admitted, ciwa
from tests.browser.conftest import LiveUnit, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser sound")]

# What the browser is asked to do, written down; it still does it.
LISTEN = """
  window.notes = 0;
  const made = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () { window.notes += 1; return made.call(this); };
  window.notified = [];
  const Plain = window.Notification;
  window.Notification = class extends Plain {
    constructor(title, more) { super(title, more); window.notified.push(`${title}: ${more.body}`); }
  };
"""
BEDS = count(21)
NewContext = Callable[..., BrowserContext]
SEVERE = ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3)


@pytest.fixture
def nora(new_context: NewContext) -> Page:
    """Nora at the desk, with a browser that may notify."""
    context = new_context()
    context.grant_permissions(["notifications"])
    context.add_init_script(LISTEN)
    page = context.new_page()
    sign_in(page, Role.NURSE, "/alerts")
    expect(page.locator("#age-word")).to_have_text("Up to date")
    return page


def choose(page: Page, *words: str) -> None:
    """Open the sheet of the person, press, and close it."""
    page.locator(".tw-me > summary").click()
    for word in words:
        page.locator(".tw-me-sheet").get_by_role("button", name=word, exact=True).click()
    page.locator(".tw-me > summary").click()


def somebody_is_severe(unit: LiveUnit, page: Page) -> None:
    """A critical alert that calls a nurse, seen on the page."""
    bed = str(next(BEDS))
    admitted(
        unit,
        bed,
        f"Vetch{bed}",
        SubstanceUse("alcohol", "alcohol"),
        "alc-asam",
        [(0.01, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))],
    )
    expect(page.locator(".tw-alert-card").filter(has_text=f"Bed {bed}")).to_be_visible()


def test_nothing_sounds_until_somebody_wants_it(live_unit: LiveUnit, nora: Page) -> None:
    somebody_is_severe(live_unit, nora)
    assert nora.evaluate("[window.notes, window.notified]") == [0, []]
    expect(nora.locator("#audio-state")).to_be_empty()


def test_a_call_sounds_and_notifies_and_names_nobody(live_unit: LiveUnit, nora: Page) -> None:
    choose(nora, "Critical", "Notify")
    tried = nora.evaluate("window.notes")
    assert tried > 0  # choosing it lets one hear it
    somebody_is_severe(live_unit, nora)
    nora.wait_for_function("(before) => window.notes > before", arg=tried)
    assert nora.evaluate("window.notified") == ["Tidewatch: Critical alert. Open Tidewatch to see it."]


def test_a_pause_is_shown_and_ends_by_itself(live_unit: LiveUnit, nora: Page) -> None:
    choose(nora, "And high", "Pause 10 min")
    expect(nora.locator("#audio-state")).to_have_text(re.compile(r"Audio paused until \d\d:\d\d"))
    before = nora.evaluate("window.notes")
    somebody_is_severe(live_unit, nora)
    assert nora.evaluate("window.notes") == before
    nora.evaluate("localStorage.setItem('tidewatch-quiet-until', Date.now() - 1)")
    expect(nora.locator("#audio-state")).to_be_empty()
    somebody_is_severe(live_unit, nora)
    nora.wait_for_function("(before) => window.notes > before", arg=before)


def test_a_page_that_was_opened_anew_says_that_the_browser_holds_the_sound_back(nora: Page) -> None:
    choose(nora, "Critical")
    nora.reload()
    expect(nora.locator("#audio-state")).to_have_text("Tap once for sound")
    nora.locator("#content").click()
    expect(nora.locator("#audio-state")).to_be_empty()
