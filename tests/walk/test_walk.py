"""A walk through the unit in a time lapse: admit, move, chart for a day, answer an alert, discharge, report.

The pace is TIDEWATCH_WALK_SPEED (60: a day of the ward in 24 minutes); the pictures go to TIDEWATCH_WALK_PICTURES.
"""

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from chart.clock import WardClock
from chart.database import open_database
from chart.settings import Settings
from chart.ward_time import ward_clock
from tests.browser.bedside import CIWA, answer, choose, save, type_in
from tests.browser.conftest import DESK, TABLET, free_port, started, wait_until_up
from tests.walk.walking import Walk

pytestmark = [pytest.mark.browser, pytest.mark.nightly, pytest.mark.xdist_group("browser walk")]

READY_WITHIN_S = 180
MOST_AT_ONCE = 4  # alerts of one patient that are loud together
SPEED = os.environ.get("TIDEWATCH_WALK_SPEED", "60")
QUIET = (1, 2, 1, 2, 1, 0, 0, 1, 0, 0)
RISEN = (1, 4, 3, 3, 2, 0, 0, 4, 1, 0)
SETTLING = (1, 2, 2, 2, 1, 0, 0, 1, 1, 0)
VISITS = ((4, QUIET), (8, RISEN), (12, SETTLING), (16, QUIET), (20, QUIET), (24, QUIET))


@pytest.fixture
def walk(chromium: Browser, tmp_path: Path) -> Iterator[Walk]:
    """The demo in a time lapse, from an empty home."""
    pictures = Path(os.environ.get("TIDEWATCH_WALK_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    home, port = tmp_path / "home", free_port()
    home.mkdir()
    with started(home, "demo", "--port", str(port), "--speed", SPEED) as demo:
        address = f"http://127.0.0.1:{port}"
        wait_until_up(address, demo, home / "demo.log", READY_WITHIN_S)
        password = msgspec.json.decode((home / "demo.json").read_bytes())["password"]
        settings = Settings(home=home)
        database = open_database(settings)
        clock: WardClock = ward_clock(database, settings)
        yield Walk(chromium, address, password, clock, pictures, home / "demo.log")
        database.close()


def test_a_stay_from_admission_to_the_report(walk: Walk) -> None:
    ada = walk.come_in("ada", DESK)
    walk.until_the_years_are_in(ada)
    before = discharged(ada, walk, "report-before")
    cleo = walk.come_in("cleo", DESK)
    expect(cleo.locator(".tw-tile").first).to_be_visible()
    walk.picture(cleo, "board")
    stay = admit(cleo, walk)
    began = walk.clock.now()
    move(cleo, walk, stay)
    nora, pham = walk.come_in("nora", TABLET), walk.come_in("pham", DESK)
    pham.goto("/alerts")
    for hours, answers in VISITS:
        walk.until(began + timedelta(hours=hours), nora)
        visit(nora, walk, stay, answers)
        if answers == RISEN:
            answer_the_alert(pham, walk)
    look_back(walk, stay, nora)
    discharge(walk.come_in("cleo", DESK), walk, stay)
    assert discharged(walk.come_in("ada", DESK), walk, "report-after") == before + 1
    find_in_the_report(walk.come_in("helle", DESK), walk)


def admit(cleo: Page, walk: Walk) -> str:
    """Somebody comes who drinks, and had a seizure before."""
    cleo.goto("/admissions")
    expect(cleo.locator("#admissions-here")).to_be_visible()
    walk.picture(cleo, "admissions")
    cleo.get_by_role("link", name="Admit", exact=True).click()
    for label, text in (("Family name", "Quist"), ("Given name", "Hanne"), ("Born", "1974-03-14"),
                        ("Record number", "H 900 114")):  # fmt: skip
        cleo.get_by_label(label, exact=True).fill(text)
    cleo.get_by_role("radiogroup", name="Free beds").get_by_role("radio").first.click()
    first = cleo.get_by_role("group", name="Substance 1")
    first.get_by_role("radio", name="Alcohol").click()
    first.get_by_label("Which one").fill("alcohol")
    first.get_by_role("radio", name="± 1 h").click()
    first.get_by_role("radio", name="Yesterday").click()
    first.get_by_label("Last use: time").fill("22:00")
    first.get_by_role("radio", name="Stopped at once").click()
    cleo.get_by_role("radiogroup", name=re.compile("seizure", re.I)).first.get_by_role("radio", name="Yes").click()
    expect(cleo.locator("#admit-profile")).to_contain_text("seizure", ignore_case=True)
    cleo.get_by_role("checkbox", name=re.compile("Alcohol")).first.click()
    walk.picture(cleo, "admit-filled")
    cleo.get_by_role("button", name="Admit", exact=True).click()
    cleo.wait_for_url("**/admissions/stay/**")
    expect(cleo.locator("#bed-banner")).to_contain_text("QUIST")
    walk.picture(cleo, "admitted")
    return cleo.url.rsplit("/", 1)[1]


def move(cleo: Page, walk: Walk, stay: str) -> None:
    """To the other free bed."""
    cleo.get_by_text("Move to another bed").click()
    bed = cleo.get_by_role("radiogroup", name="To bed").get_by_role("radio").last
    to = bed.inner_text().strip()
    bed.click()
    cleo.get_by_role("button", name="Move", exact=True).click()
    expect(cleo.locator("#bed-banner")).to_contain_text(f"In bed {to}")
    walk.picture(cleo, "moved")


def visit(nora: Page, walk: Walk, stay: str, answers: tuple[int, ...]) -> None:
    """A CIWA-Ar with vital signs, as the round wants them."""
    nora.goto(f"/chart/{stay}/ciwa_ar")
    for item, value in zip(CIWA, answers, strict=True):
        answer(nora, "ciwa_ar", item, value)
    walk.picture(nora, "charting")
    save(nora)
    walk.picture(nora, "saved")
    nora.goto(f"/chart/{stay}/vitals")
    for name, text in (("heart_rate_bpm", "96"), ("systolic_mmhg", "138"), ("diastolic_mmhg", "86"),
                       ("respiration_per_min", "16"), ("spo2_percent", "97"), ("temperature_c", "37.1")):  # fmt: skip
        type_in(nora, "vitals", name, text)
    choose(nora, "Oxygen", "Air")
    choose(nora, "Consciousness", "Alert")
    answer(nora, "rass", "rass", 0)
    save(nora)


def answer_the_alert(pham: Page, walk: Walk) -> None:
    """It stands on the open page; he says of each that nobody has accepted what he does and when he looks again."""
    card = pham.locator(".tw-alert-card").filter(has_text="Quist")
    expect(card).to_be_visible()
    card.click()
    expect(pham.locator(".tw-evidence-head")).to_contain_text("QUIST")
    walk.picture(pham, "alert")
    for _ in range(MOST_AT_ONCE):
        accept(pham)
        if "Nobody yet" not in card.inner_text():
            break
    expect(card).to_contain_text("Yours · Going to bedside")
    walk.picture(pham, "accepted")


def accept(pham: Page) -> None:
    """The alert that is open; what nobody has accepted yet takes its place, with an empty form."""
    choose(pham, "Action", "Going to bedside")
    pham.get_by_role("radiogroup", name="Look again").get_by_role("radio").last.click()  # ten minutes are ten seconds
    button = pham.locator(".tw-accept-button")
    button.click()
    expect(button).to_have_text("Choose what is done")


def look_back(walk: Walk, stay: str, nora: Page) -> None:
    """What the day has come to, for the nurse who stayed and the physician who comes back to it."""
    pages = (
        (nora, f"/stay/{stay}", "stay", "#timeline .annotation-text"),
        (walk.come_in("pham", DESK), "/alerts", "alerts-later", ".tw-evidence"),
    )
    for page, path, name, drawn in pages:
        page.goto(path)
        expect(page.locator(drawn).first).to_be_visible()
        walk.picture(page, name)


def discharge(cleo: Page, walk: Walk, stay: str) -> None:
    """She goes home as planned."""
    cleo.goto(f"/admissions/stay/{stay}")
    cleo.locator("summary", has_text=re.compile("^Discharge$")).click()
    choose(cleo, "How the stay ends", "Completed")
    choose(cleo, "Planned", "Yes")
    cleo.get_by_role("button", name="Discharge", exact=True).click()
    expect(cleo.locator("#bed-banner")).to_contain_text("Discharged")
    walk.picture(cleo, "discharged")
    cleo.goto("/beds")
    expect(cleo.locator(".tw-tile").first).to_be_visible()
    walk.picture(cleo, "board-after")


def find_in_the_report(helle: Page, walk: Walk) -> None:
    """Who may read charts finds her by name among those who left this month."""
    helle.goto("/reports/length-of-stay?period=month")
    hers = helle.get_by_role("link", name=re.compile("Quist", re.I)).or_(helle.get_by_text(re.compile("Quist", re.I)))
    expect(hers.first).to_be_visible()
    bars = helle.locator(".js-plotly-plot .barlayer path").filter(visible=True)  # a month has days nobody left on
    expect(bars.first).to_be_visible()
    hers.first.scroll_into_view_if_needed()
    walk.picture(helle, "found-in-the-report")


def discharged(ada: Page, walk: Walk, step: str) -> int:
    """How many discharges the report counts over all the years there are."""
    ada.goto("/reports/length-of-stay?period=all")
    completed = ada.locator(".tw-los-figures > div").filter(has_text="Completed")
    expect(completed).to_be_visible()
    expect(ada.locator(".js-plotly-plot .barlayer path").first).to_be_visible()
    walk.picture(ada, step)
    counted = re.search(r"of ([\d\s]+)", completed.inner_text())
    assert counted is not None
    return int(re.sub(r"\D", "", counted.group(1)))
