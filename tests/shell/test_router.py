"""Which page stands at an address, for whom, and that nobody's page leaks into another's."""

import json
from typing import Any

import pytest
from dash import html

from chart.actor import Actor
from chart.errors import Refused
from chart.people import Act
from dashboard.app import Application, build_app
from dashboard.page import Page
from dashboard.services import Services
from tests.shell.conftest import LOGINS, Browser

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


def no_callbacks(door: Any, services: Any) -> None:
    return None


def beds(actor: Actor, services: Services, **_: str) -> html.Div:
    return html.Div(f"beds for {actor.name}")


def stay(actor: Actor, services: Services, stay_id: str, form: str, at: str) -> html.Div:
    if stay_id == "elsewhere":
        raise Refused("This is not in your unit", "unit")
    if stay_id == "broken":
        raise ValueError("Kowalski")
    return html.Div(f"stay {stay_id} form {form} at {at}")


def secret(actor: Actor, services: Services, **_: str) -> html.Div:
    return html.Div("secret of the audit")


ROWS = (
    Page("beds", "/beds", "Beds", "board", Act.VIEW_BOARD, beds, no_callbacks),
    Page("alerts", "/alerts", "Alerts", "bell", Act.READ_CHART, beds, no_callbacks),
    Page("stay", "/stay/<stay_id>[/<form>]", "Stay", "chart", Act.READ_CHART, stay, no_callbacks, False, ("at",)),
    Page("audit", "/audit", "Audit", "shield", Act.READ_AUDIT, secret, no_callbacks),
)


@pytest.fixture
def app(services: Services) -> Application:
    return build_app(services, ROWS)


def drawn(browser: Browser, app: Application, path: str, search: str = "") -> tuple[str, dict[str, Any]]:
    """The text of the page, and what the shell is told about it."""
    output = "..page.children...here.data...trouble.children.."
    answer = browser.call(app, output, path, search)
    assert answer.status_code == 200
    said = (answer.json or {})["response"]
    return json.dumps(said["page"]), said["here"]["data"] or {}


def test_a_page_is_drawn_for_who_asks_in_its_frame(nurse: Browser, app: Application) -> None:
    page, here = drawn(nurse, app, "/beds")
    assert "beds for nurse One" in page
    assert "Harbour detox unit" in page
    assert here["title"] == "Beds"
    assert set(here) == {"title", "alerts", "names", "stays", "clock_step"}


def test_the_address_tells_the_page_whom_it_is_about(nurse: Browser, app: Application) -> None:
    assert "stay 0195 form  at " in drawn(nurse, app, "/stay/0195")[0]
    assert "stay 0195 form cows at 04:10" in drawn(nurse, app, "/stay/0195/cows", "?at=04:10&other=1")[0]


def test_somebody_without_the_right_gets_a_sentence_and_not_the_page(nurse: Browser, app: Application) -> None:
    page, _ = drawn(nurse, app, "/audit")
    assert "Your role does not open this page." in page
    assert "secret" not in page


def test_a_page_of_no_concern_is_not_in_the_rail(nurse: Browser, app: Application) -> None:
    assert "/audit" not in drawn(nurse, app, "/beds")[0]


def test_the_html_of_every_page_is_the_same_and_holds_no_page(nurse: Browser) -> None:
    texts = [nurse.get(path).text for path in ("/", "/beds", "/stay/0195")]
    assert all("secret" not in text and "beds for" not in text for text in texts)


def test_the_html_of_a_page_that_is_not_ones_own_is_a_403(nurse: Browser) -> None:
    answer = nurse.get("/audit")
    assert answer.status_code == 403
    assert "Your role does not open this." in answer.text


def test_what_is_not_in_ones_unit_says_so(nurse: Browser, app: Application) -> None:
    assert "This is not in your unit" in drawn(nurse, app, "/stay/elsewhere")[0]


def test_a_page_that_fails_leaves_no_old_page_under_the_new_address(nurse: Browser, app: Application) -> None:
    page, _ = drawn(nurse, app, "/stay/broken")
    assert "could not be read" in page
    assert "Kowalski" not in page


def test_an_address_that_is_nothing_says_so(nurse: Browser, app: Application) -> None:
    assert "There is no such page." in drawn(nurse, app, "/nowhere")[0]
    assert nurse.get("/nowhere").status_code == 404


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("nurse", "beds for nurse One"),
        ("charge_nurse", "beds for charge_nurse One"),
        ("physician", "beds for physician One"),
        ("security_officer", "secret of the audit"),
        ("administrator", "There is nothing for your role here yet."),
    ],
)
def test_everybody_begins_with_their_own_first_page(browser: Browser, app: Application, role: str, words: str) -> None:
    browser.sign_in(LOGINS[role])
    assert words in drawn(browser, app, "/")[0]


def test_a_physician_begins_with_the_alerts(browser: Browser, app: Application) -> None:
    browser.sign_in(LOGINS["physician"])
    assert drawn(browser, app, "/")[1]["title"] == "Alerts"
