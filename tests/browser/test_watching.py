"""Whoever looks at a page sees when nobody watches the unit any more, and when its clock was set."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import delete, update

from chart.clock import monotonic_seconds, real_now
from chart.clock_steps.store import Step, put_steps
from chart.facts import StayId, SubstanceUse
from chart.people import Role
from chart.tables import clock_step, heartbeat
from tests.browser.bedside import admitted, ciwa, figure
from tests.browser.conftest import LiveUnit, Size, looks, sign_in
from tests.browser.test_board_journeys import OLD, frozen
from tests.browser.test_shell import RULES, look_up_to_date

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser watching")]

SignedIn = Callable[..., Page]
NewContext = Callable[..., BrowserContext]
PLACES = {
    Role.NURSE: ("/round", "/beds", "/alerts", "/wall", "/duty", "/admissions", "/stay/{stay}", "/chart/{stay}"),
    Role.MEDICAL_DIRECTOR: ("/reports/length-of-stay",),
}
NOTICE = ".tw-clock-notice .tw-banner"


@pytest.fixture(scope="module")
def stay(live_unit: LiveUnit) -> StayId:
    at = live_unit.ward.clock.now() - timedelta(hours=60)
    use = SubstanceUse(drug_class="alcohol", agent="alcohol", last_use_at=at)
    return admitted(live_unit, "04", "Quince", use, "alc-asam", [(1, ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))])


@contextmanager
def monitor_frozen(unit: LiveUnit, silent_s: float = 0) -> Iterator[None]:
    """The monitor stops in its tracks, and has not been heard of for so long."""
    os.kill(unit.monitor_pid, signal.SIGSTOP)
    try:
        with unit.database.write() as conn:
            conn.execute(update(heartbeat).values(real_at=real_now() - timedelta(seconds=silent_s)))
        yield
    finally:
        os.kill(unit.monitor_pid, signal.SIGCONT)


@pytest.mark.parametrize("role", PLACES)
def test_b8_every_page_says_that_the_monitor_is_silent(
    live_unit: LiveUnit, signed_in: SignedIn, stay: StayId, role: Role
) -> None:
    page = signed_in(role)
    with monitor_frozen(live_unit, silent_s=76):
        for path in PLACES[role]:
            page.goto(path.format(stay=stay))
            page.wait_for_selector("#content")
            expect(page.locator(".tw-stale-banner")).to_contain_text("The monitor has been silent since")
            expect(page.locator(".tw-stale-banner")).to_contain_text("Do not rely on this screen.")
            assert page.title().startswith("Old: as of ")
    look_up_to_date(page)
    expect(page.locator(".tw-stale-banner")).to_be_hidden()


@pytest.mark.nightly
def test_b8_how_soon_the_page_says_so(live_unit: LiveUnit, signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, path="/beds")
    look_up_to_date(page)
    with monitor_frozen(live_unit):
        begun = monotonic_seconds()
        expect(page.locator(".tw-stale-banner")).to_be_visible(timeout=90_000)
        waited = monotonic_seconds() - begun
    figure("B8 seconds from the monitor's last breath to the banner (target 75)", waited)
    assert waited <= 77


@pytest.mark.usefixtures("stay")
def test_a_page_whose_own_clock_is_set_back_does_not_look_fresh(new_context: NewContext, live_unit: LiveUnit) -> None:
    page = new_context().new_page()
    page.clock.install()
    sign_in(page, Role.NURSE, "/beds")
    look_up_to_date(page)
    before = page.evaluate("Date.now()")
    with frozen(live_unit.web_pid):
        page.clock.fast_forward(80_000)
        page.clock.set_system_time(before)
        page.clock.run_for(2_000)
        looks = page.wait_for_function(OLD).json_value()
    assert "Tidewatch has not answered since" in looks["banner"]


# ---- the machine's clock ---------------------------------------------------------------------------------------------


@pytest.fixture
def set_back(live_unit: LiveUnit) -> Iterator[None]:
    """The machine's clock was set back by an hour; whatever a test leaves of it is taken away."""
    with live_unit.database.write() as conn:
        put_steps(conn, [Step(-3600.0)], real_now())
    yield
    with live_unit.database.write() as conn:
        conn.execute(delete(clock_step))


@pytest.mark.usefixtures("set_back")
def test_who_has_seen_it_takes_it_from_everybody(signed_in: SignedIn) -> None:
    nurse, administrator = signed_in(Role.NURSE, path="/beds"), signed_in(Role.ADMINISTRATOR)
    for page in (nurse, administrator):
        expect(page.locator(NOTICE)).to_contain_text("The clock was set back by 1 h 00 min. Noticed at ")
    expect(administrator.locator(NOTICE).get_by_role("button")).to_have_count(0)
    nurse.locator(NOTICE).get_by_role("button", name="Seen").click()
    for page in (nurse, administrator):
        expect(page.locator(NOTICE)).to_have_count(0)


def test_a_step_reaches_a_page_that_is_open(signed_in: SignedIn, request: pytest.FixtureRequest) -> None:
    page = signed_in(Role.PHYSICIAN)
    look_up_to_date(page)
    expect(page.locator(NOTICE)).to_have_count(0)
    request.getfixturevalue("set_back")
    expect(page.locator(NOTICE)).to_be_visible()


@pytest.mark.usefixtures("set_back")
@looks
def test_it_stands_across_a_page_and_covers_nothing(
    signed_in: SignedIn, stay: StayId, tmp_path: Path, size: Size, scheme: str
) -> None:
    page = signed_in(Role.NURSE, size, scheme)
    for path in ("/beds", "/alerts", "/stay/{stay}", "/chart/{stay}"):
        page.goto(path.format(stay=stay))
        expect(page.locator(NOTICE)).to_be_visible()
        page.screenshot(path=tmp_path / f"{path.split('/')[1]}.png")
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        places = page.evaluate("""() => {
          const notice = document.querySelector(".tw-clock-notice");
          return [notice.getBoundingClientRect().bottom, notice.nextElementSibling.getBoundingClientRect().top];
        }""")
        assert places[0] <= places[1]
        button = page.locator(NOTICE).get_by_role("button", name="Seen").bounding_box()
        assert button is not None
        assert button["height"] >= (44 if size.has_touch else 24)
