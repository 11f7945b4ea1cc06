"""Each page's time to be usable, in a browser that has never seen it, on a desk and on a slow tablet.

The unit is the demo: twenty beds with their stories, and three years of past stays. Usable: the last part that a hand
or an eye waits for stands in the page. Beside it the sign-in page, which is a form without Dash, in the same profile.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import msgspec
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench import living, wards
from bench.frame import Case, Laps, Line, against, dice
from bench.stays import UNIT
from chart import store
from chart.actor import MONITOR
from chart.database import open_database
from chart.settings import Settings
from seed_data.demo import demo_of, years_of
from tests.find_browser import MEND, find_browser

WITHIN_MS = 60_000
MBIT = 1_000_000 / 8
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
TABLET: dict[str, Any] = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}
PROFILES = {"desktop": DESK, "tablet": TABLET}
TABLET_CPU = 4  # times slower
TABLET_NETWORK = {
    "offline": False, "latency": 40, "downloadThroughput": 10 * MBIT, "uploadThroughput": 5 * MBIT,
}  # fmt: skip
SIGN_IN = "the sign-in page"


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: who opens it, where it is, and what must stand there."""

    name: str
    login: str
    path: str
    usable: str


def measured(rounds: int) -> Iterator[Line]:
    """Every page in both profiles, on the embedded database."""
    path = find_browser()
    if path is None:
        print(f"  {MEND}")
        return
    with wards.maker() as make, ExitStack() as stack:
        settings = msgspec.structs.replace(make("sqlite"), unit=UNIT)
        pages, password = _seeded(settings)
        address = stack.enter_context(living.served(settings)).address
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=path, args=living.FLAGS)
        states = {login: _signed_in(browser, address, login, password) for login in {each.login for each in pages}}
        cases = [_opens(browser, address, each, kind, states) for each in pages for kind in PROFILES]
        laps, chance = Laps(), dice(rounds)
        for _ in range(rounds):
            for case in chance.sample(cases, len(cases)):
                case(laps)
        browser.close()
    for kind in PROFILES:
        for each in pages[1:]:
            yield against(laps, f"{each.name}, {kind}", f"{SIGN_IN}, {kind}", on=kind)


def _seeded(settings: Settings) -> tuple[list[Seen], str]:
    """The demo with all its years; the first page is the floor."""
    database = open_database(settings)
    demo = demo_of(database, settings)
    years = years_of(database, settings, demo)
    for _ in years.put(database, years.stays):
        pass
    with database.read() as conn:
        stay = store.open_stays(conn, MONITOR)[0].stay_id
    database.close()
    return [
        Seen(SIGN_IN, "nora", "/sign-in", "button[type=submit]"),
        Seen("board", "nora", "/beds", ".tw-tile"),
        Seen("alerts", "pham", "/alerts", ".tw-alerts"),
        Seen("stay", "pham", f"/stay/{stay}", "#timeline .scatterlayer .trace"),
        Seen("charting", "nora", f"/chart/{stay}", "#save"),
        Seen("admit", "nora", "/admissions/new", ".tw-admit-footer"),
        Seen("length of stay", "ada", "/reports/length-of-stay", "#los-leaving .bars .point"),
        Seen("alert budget", "ada", "/reports/alert-budget", "#budget-bars .main-svg"),
    ], demo.password


def _signed_in(browser: Browser, address: str, login: str, password: str) -> Any:
    """The cookies of somebody who signed in, for browsers that have seen nothing else."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Staff name").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_selector("#content", timeout=WITHIN_MS)
    state = context.storage_state()
    context.close()
    return state


def _opens(browser: Browser, address: str, seen: Seen, kind: str, states: dict[str, Any]) -> Case:
    """Open a page in a new browser, and say when it was usable, counted from when its address was asked for."""
    state = None if seen.name == SIGN_IN else states[seen.login]

    def open_page(laps: Laps) -> None:
        context = browser.new_context(base_url=address, storage_state=state, **PROFILES[kind])
        page = _page(context, kind)
        page.goto(seen.path, wait_until="commit", timeout=WITHIN_MS)
        page.locator(seen.usable).first.wait_for(state="attached", timeout=WITHIN_MS)
        since_asked_ms = page.evaluate(
            "() => new Promise(tell => requestAnimationFrame(() => tell(performance.now())))"
        )
        laps.add(f"{seen.name}, {kind}", round(since_asked_ms * 1e6))
        context.close()

    return open_page


def _page(context: BrowserContext, kind: str) -> Page:
    page = context.new_page()
    if kind == "tablet":
        line = context.new_cdp_session(page)
        line.send("Emulation.setCPUThrottlingRate", {"rate": TABLET_CPU})
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", TABLET_NETWORK)
    return page
