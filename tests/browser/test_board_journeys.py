"""The board and the wall in a browser: order, sizes, paper, old news, and a display on the wall."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from chart import store
from chart.accounts.console import console
from chart.clock import real_now
from chart.displays.store import offer_display, revoke_display
from chart.entries import NewEntry
from chart.facts import AnyContent, EntryId, Precaution, StayId, SubstanceUse, WentOnLeave
from chart.people import Role
from monitors.rounds import save
from tests.browser.bedside import admitted, ciwa, figure
from tests.browser.conftest import DESK, PHONE, TABLET, LiveUnit, Size
from tests.browser.test_shell import RULES, complaints, look_up_to_date
from tests.ward import UNIT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser board")]

NewContext = Callable[..., BrowserContext]
SignedIn = Callable[..., Page]
CALM = ciwa(1, 1, 1, 1, 1, 0, 0, 0, 0, 0)
SEVERE = ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3)
BEDS_SHOWN = """() => [...document.querySelectorAll('.tw-board > li .tw-tile-bed')]
  .map((each) => ({ bed: each.lastChild.textContent, ...each.getBoundingClientRect().toJSON() }))
  .sort((one, other) => one.top - other.top || one.left - other.left).map((each) => each.bed)"""
OLD = """() => {
  const banner = document.querySelector('.tw-stale-banner');
  return banner && banner.checkVisibility() && document.title.startsWith('Old') && {
    banner: banner.textContent, title: document.title,
    countdowns: [...document.querySelectorAll('.tw-countdown')].filter((each) => each.checkVisibility()).length,
    filter: getComputedStyle(document.querySelector('.tw-stale-ground')).filter };
}"""
WIDEST_FIGURE = "() => parseFloat(getComputedStyle(document.querySelector('.tw-wall-number')).fontSize)"


@pytest.fixture(scope="module")
def two_stays(live_unit: LiveUnit) -> dict[str, StayId]:
    """Vega is calm in bed 01, Yilmaz in bed 05 is not."""
    use = SubstanceUse(
        drug_class="alcohol", agent="alcohol", last_use_at=live_unit.ward.clock.now() - timedelta(hours=60)
    )
    calm = [(30, CALM), (1, CALM), (1, Precaution(code="seizure", is_set=True))]
    return {
        "Vega": admitted(live_unit, "01", "Vega", use, "alc-asam", calm),
        "Yilmaz": admitted(live_unit, "05", "Yilmaz", use, "alc-asam", [(5, CALM), (1, SEVERE)]),
    }


def chart(unit: LiveUnit, stay_id: StayId, content: AnyContent) -> None:
    """Somebody charts while others look."""
    new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=unit.ward.clock.now(), content=content)
    save(unit.ward, unit.actor(Role.NURSE), new)


# ---- order -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("two_stays")
def test_a_desk_begins_in_bed_order_and_by_risk_is_one_tap_and_an_address(signed_in: SignedIn) -> None:
    page = signed_in(Role.CHARGE_NURSE, DESK, path="/beds")
    expect(page.locator(".tw-tile").first).to_be_visible()
    assert page.evaluate(BEDS_SHOWN)[:5] == ["01", "02", "03", "04", "05"]
    page.get_by_role("link", name="By risk").click()
    page.wait_for_url("**/beds?order=risk")
    expect(page.locator(".tw-beds-by-risk .tw-tile").first).to_contain_text("Yilmaz")
    page.reload()
    expect(page.locator(".tw-beds-by-risk .tw-tile").first).to_contain_text("Yilmaz")


@pytest.mark.usefixtures("two_stays")
def test_a_phone_lists_by_risk_until_bed_order_is_chosen(signed_in: SignedIn) -> None:
    page = signed_in(Role.PHYSICIAN, PHONE, path="/beds")
    expect(page.locator(".tw-tile").first).to_be_visible()
    assert page.evaluate(BEDS_SHOWN)[0] == "05"
    page.get_by_role("link", name="Bed order").click()
    page.wait_for_url("**/beds?order=bed")
    expect(page.locator(".tw-beds-by-bed")).to_be_visible()
    assert page.evaluate(BEDS_SHOWN)[0] == "01"


def test_no_bed_moves_under_a_finger(signed_in: SignedIn, live_unit: LiveUnit, two_stays: dict[str, StayId]) -> None:
    late = admitted(
        live_unit, "03", "Zeman", SubstanceUse(drug_class="alcohol", agent="alcohol"), "alc-asam", [(5, CALM)]
    )
    page = signed_in(Role.NURSE, TABLET, path="/beds?order=risk")
    expect(page.locator(".tw-tile").filter(has_text="Zeman")).to_be_visible()
    before = page.evaluate(BEDS_SHOWN)
    look_up_to_date(page)
    chart(live_unit, late, SEVERE)
    expect(page.locator(".tw-tile").filter(has_text="Zeman")).to_contain_text("CIWA-Ar · severe")
    assert page.evaluate(BEDS_SHOWN) == before
    page.get_by_role("button", name=re.compile("Sort again: [0-9]+ changed")).click()
    expect(page.locator("#beds-renew")).to_be_hidden()
    assert page.evaluate(BEDS_SHOWN) != before


def test_who_is_on_leave_says_since_when(
    signed_in: SignedIn, live_unit: LiveUnit, two_stays: dict[str, StayId]
) -> None:
    page = signed_in(Role.NURSE, DESK, path="/beds")
    expect(page.locator(".tw-tile").filter(has_text="Vega")).to_be_visible()
    look_up_to_date(page)
    chart(live_unit, two_stays["Vega"], WentOnLeave(to="hospital"))
    expect(page.locator(".tw-tile").filter(has_text="Vega")).to_contain_text(re.compile(r"In hospital since \d\d:\d\d"))


# ---- old news --------------------------------------------------------------------------------------------------------


@contextmanager
def frozen(web_pid: int) -> Iterator[None]:
    """The web server falls silent in the middle of its streams: being offline would leave those open."""
    children = Path(f"/proc/{web_pid}/task/{web_pid}/children").read_text().split()
    processes = [web_pid, *map(int, children)]
    for pid in processes:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in reversed(processes):
            os.kill(pid, signal.SIGCONT)


@pytest.mark.usefixtures("two_stays")
@pytest.mark.parametrize("path", ["/beds", "/wall", "/alerts"])
def test_an_old_page_looks_old_and_comes_back_by_itself(
    new_context: NewContext, live_unit: LiveUnit, path: str
) -> None:
    context = new_context()
    page = context.new_page()
    page.clock.install()
    page.goto(path)
    page.get_by_label("Staff name").fill(Role.NURSE)
    page.get_by_label("Password").fill("a quiet night on the ward")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_selector("#content")
    look_up_to_date(page)
    with frozen(live_unit.web_pid):
        page.clock.fast_forward(31_000)  # two looks without an answer
        expect(page.locator("#age-text")).to_have_text(re.compile(r"no answer for \d\d s"))
        expect(page.locator("#age-word")).to_have_text("Waiting")
        expect(page.locator(".tw-stale-banner")).to_be_hidden()
        page.clock.fast_forward(270_000)
        looks = page.wait_for_function(OLD).json_value()
    assert re.search(
        r"Tidewatch has not answered since \d\d:\d\d \([45] min\)\. Do not rely on this screen\.", looks["banner"]
    )
    assert re.match(r"Old: as of \d\d:\d\d · ", looks["title"])
    assert looks["countdowns"] == 0
    assert "grayscale" in looks["filter"]
    page.clock.fast_forward(20_000)
    look_up_to_date(page)
    expect(page.locator(".tw-stale-banner")).to_be_hidden()
    assert not page.title().startswith("Old")


# ---- the wall --------------------------------------------------------------------------------------------------------


def paired(context: BrowserContext, unit: LiveUnit, name: str) -> Page:
    """A display that was let in by its code."""
    with unit.database.write() as conn:
        code = offer_display(conn, console(UNIT), name, real_now()).code
    page = context.new_page()
    page.goto("/pair")
    page.get_by_label("Code").fill(code.lower())
    page.get_by_role("button", name="Show the wall").click()
    page.wait_for_url("**/wall")
    expect(page.locator(".tw-wall-bed").first).to_be_visible()
    return page


def test_a_display_shows_the_wall_live_until_it_is_revoked(
    new_context: NewContext, live_unit: LiveUnit, two_stays: dict[str, StayId]
) -> None:
    context = new_context()
    page = paired(context, live_unit, "Corridor")
    said = complaints(page)
    look_up_to_date(page)
    words = page.locator(".tw-wall").inner_text()
    assert "Critical" in words
    for secret in ("Vega", "Yilmaz", "Robin", "CIWA", "Alcohol"):
        assert secret not in page.content()
    page.reload()
    look_up_to_date(page)
    assert said == []
    page.goto("/beds")
    expect(page.get_by_text("Your role does not open this.")).to_be_visible()
    page.goto("/wall")
    look_up_to_date(page)
    with live_unit.database.write() as conn:
        revoke_display(conn, console(UNIT), "Corridor", real_now())
    page.wait_for_url("**/pair", timeout=25_000)
    expect(page.get_by_role("alert")).to_contain_text("This display is no longer let in.")


@pytest.mark.usefixtures("two_stays")
@pytest.mark.parametrize("size", [Size(1440, 900), Size(1920, 1080), Size(1024, 768, has_touch=True)])
def test_the_wall_is_dark_whole_and_readable_from_afar(signed_in: SignedIn, size: Size) -> None:
    page = signed_in(Role.NURSE, size, "light", "/wall")
    expect(page.locator(".tw-wall-bed").first).to_be_visible()
    assert page.evaluate(WIDEST_FIGURE) >= 84 * size.width / 1440
    assert page.evaluate("document.querySelector('.tw-wall').scrollHeight <= innerHeight")
    cut = "each => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1"
    assert not any(bed.evaluate(cut) for bed in page.locator(".tw-wall-bed").all())
    assert page.locator(".tw-wall").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(6, 10, 15)"
    assert Axe().run(page, options=RULES).response["violations"] == []


@pytest.mark.usefixtures("two_stays")
def test_a_person_goes_to_the_wall_and_back(signed_in: SignedIn) -> None:
    page = signed_in(Role.CHARGE_NURSE, DESK, path="/beds")
    page.get_by_role("link", name="Wall").click()
    expect(page.locator(".tw-wall")).to_be_visible()
    expect(page).to_have_title("Wall · Tidewatch")
    page.get_by_role("link", name="Harbour detox unit").click()
    expect(page.locator(".tw-board")).to_be_visible()


def test_the_pairing_page_can_be_used_by_everybody(new_context: NewContext) -> None:
    page = new_context(PHONE).new_page()
    page.goto("/pair")
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.get_by_label("Code").fill("WRONG123")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("This code is not good, or not good any more. Ask for a new one.")


# ---- paper and pace --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("two_stays")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_board_is_one_page_of_black_ink(signed_in: SignedIn, scheme: str) -> None:
    page = signed_in(Role.NURSE, DESK, scheme, "/beds")
    expect(page.locator(".tw-tile").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".tw-tile-bed").first.evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1


@pytest.mark.usefixtures("two_stays")
def test_a_board_is_drawn_anew_in_one_call(
    signed_in: SignedIn, live_unit: LiveUnit, two_stays: dict[str, StayId]
) -> None:
    page = signed_in(Role.NURSE, DESK, path="/beds")
    look_up_to_date(page)
    with page.expect_response(lambda answer: "beds.children" in str(answer.request.post_data)) as drawn:
        chart(live_unit, two_stays["Yilmaz"], CALM)
    drawn.value.finished()
    figure("board drawn anew in ms", drawn.value.request.timing["responseEnd"])


# ---- light and waiting -----------------------------------------------------------------------------------------------


def test_a_page_shows_its_outline_until_the_first_answer_and_nothing_moves(signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, DESK, path="/beds")
    page.emulate_media(reduced_motion="no-preference")
    page.route("**/_dash-update-component*", lambda route: None)
    page.reload()
    expect(page.get_by_role("heading", name="Loading")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.unroute_all()


def test_the_wall_waits_in_the_dark(signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, DESK, "light", "/wall")
    page.route("**/_dash-update-component*", lambda route: None)
    page.reload()
    page.wait_for_selector(".tw-loading", state="attached")
    assert page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(6, 10, 15)"
    expect(page.locator(".tw-loading")).to_be_hidden()
    page.unroute_all()


@pytest.mark.usefixtures("two_stays")
def test_the_night_has_no_bright_areas_and_can_be_read(signed_in: SignedIn) -> None:
    page = signed_in(Role.NURSE, DESK, path="/beds")
    expect(page.locator(".tw-tile").first).to_be_visible()
    page.locator(".tw-me > summary").click()
    page.get_by_role("button", name="Night").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    bright = """() => [...document.querySelectorAll('body *')].filter((each) => {
      const [red, green, blue, alpha = 1] = getComputedStyle(each).backgroundColor.match(/[\\d.]+/g).map(Number);
      const area = each.offsetWidth * each.offsetHeight;
      const isDrawing = getComputedStyle(each).maskImage !== 'none';
      return !isDrawing && alpha > 0.5 && area > 400 && 0.21 * red + 0.72 * green + 0.07 * blue > 170;
    }).map((each) => each.className)"""
    assert page.evaluate(bright) == []
    assert Axe().run(page, options=RULES).response["violations"] == []
