"""A wall display: let in by a code that works once, shown the wall and nothing else, sent away at once."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from chart.accounts.console import console
from chart.accounts.store import device_of
from chart.command_line import main
from chart.database import Database
from chart.displays.store import CODE_TERM, displays, offer_display, pair_display, revoke_display
from chart.errors import Refused
from chart.people import Denied
from chart.settings import Settings
from chart.tables import audit, device
from dashboard.app import Application
from dashboard.pages import PAGES
from tests.shell.conftest import CONSOLE, LOGINS, NOW, Browser, RealTime, asked
from tests.ward import ADA, NORA, OTHER_UNIT, UNIT

EMBEDDED = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
COOKIE = "tidewatch-display"
OPEN_TO_A_DISPLAY = {"/", "/wall", "/_dash-layout", "/_dash-dependencies", "/assets/tokens.css", "/live", "/api/news"}


def offered(database: Database, name: str = "Corridor") -> str:
    with database.write() as conn:
        return offer_display(conn, CONSOLE, name, NOW).code


def revoked(database: Database, name: str = "Corridor") -> None:
    with database.write() as conn:
        revoke_display(conn, CONSOLE, name, NOW)


def type_code(browser: Browser, code: str) -> int:
    answer = browser.client.post("/pair", data={"code": code}, base_url=browser.base)
    cookie = browser.client.get_cookie("_csrf_token")
    browser.csrf = cookie.value if cookie else ""
    return answer.status_code


@pytest.fixture
def display(browser: Browser, database: Database) -> Browser:
    """A browser that hangs on the wall."""
    assert type_code(browser, offered(database)) == 303
    return browser


# ---- in the record ---------------------------------------------------------------------------------------------------


def test_a_code_lets_one_display_in_once(database: Database) -> None:
    code = offered(database)
    with database.write() as conn:
        found = pair_display(conn, code, NOW)
        assert found is not None
        actor, token = found
        assert (actor.role, actor.unit_id, actor.name) == ("display", UNIT, "Corridor")
        assert device_of(conn, token, NOW + timedelta(days=3000)) == actor
        assert pair_display(conn, code, NOW) is None


@pytest.mark.parametrize("typed", ["lower", "without its dash", "with spaces"])
def test_a_code_is_understood_however_it_is_typed(database: Database, typed: str) -> None:
    code = offered(database)
    said = {"lower": code.lower(), "without its dash": code.replace("-", ""), "with spaces": f" {' '.join(code)} "}
    with database.write() as conn:
        assert pair_display(conn, said[typed], NOW) is not None


def test_a_code_that_was_not_used_in_time_opens_nothing(database: Database) -> None:
    code = offered(database)
    with database.write() as conn:
        assert pair_display(conn, code, NOW + CODE_TERM) is None
        assert pair_display(conn, "ABCD-EFGH", NOW) is None
        assert pair_display(conn, "", NOW) is None


def test_a_code_is_no_token(database: Database) -> None:
    code = offered(database).replace("-", "")
    with database.read() as conn:
        assert device_of(conn, code, NOW) is None


def test_what_is_kept_is_neither_the_code_nor_the_token(database: Database) -> None:
    code = offered(database)
    with database.write() as conn:
        found = pair_display(conn, code, NOW)
        assert found is not None
        kept = conn.execute(select(device.c.token_hash)).scalar_one()
    assert found[1].encode() not in kept
    assert code.replace("-", "").encode() not in kept


def test_a_revoked_display_is_out_and_its_name_is_free_again(database: Database) -> None:
    with database.write() as conn:
        found = pair_display(conn, offer_display(conn, CONSOLE, "Corridor", NOW).code, NOW)
        assert found is not None
        with pytest.raises(Refused, match="There is a display Corridor already"):
            offer_display(conn, CONSOLE, " Corridor ", NOW)
        revoke_display(conn, CONSOLE, "Corridor", NOW)
        assert device_of(conn, found[1], NOW) is None
        assert displays(conn, CONSOLE, NOW) == []
        offer_display(conn, CONSOLE, "Corridor", NOW)
        assert [(each.name, each.is_paired) for each in displays(conn, CONSOLE, NOW)] == [("Corridor", False)]


def test_a_display_that_was_offered_can_be_revoked_before_it_came(database: Database) -> None:
    code = offered(database)
    revoked(database)
    with database.write() as conn:
        assert pair_display(conn, code, NOW) is None


@pytest.mark.parametrize(("name", "words"), [("", "has a name"), ("  ", "has a name")])
def test_a_display_has_a_name(database: Database, name: str, words: str) -> None:
    with database.write() as conn, pytest.raises(Refused, match=words):
        offer_display(conn, CONSOLE, name, NOW)


def test_only_who_manages_devices_lets_displays_in_and_out(database: Database) -> None:
    offered(database)
    with database.write() as conn:
        for somebody in (NORA, ADA):
            with pytest.raises(Denied):
                offer_display(conn, somebody, "Office", NOW)
            with pytest.raises(Denied):
                revoke_display(conn, somebody, "Corridor", NOW)
            with pytest.raises(Denied):
                displays(conn, somebody, NOW)
        elsewhere = console(OTHER_UNIT)
        assert displays(conn, elsewhere, NOW) == []
        with pytest.raises(Refused, match="no display Corridor"):
            revoke_display(conn, elsewhere, "Corridor", NOW)


# ---- at the door -----------------------------------------------------------------------------------------------------


@EMBEDDED
def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(browser: Browser, database: Database) -> None:
    answer = browser.client.post("/pair", data={"code": offered(database)}, base_url="https://localhost")
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("__Host-tidewatch-display="))
    assert answer.location == "/wall"
    assert all(word in cookie for word in ("HttpOnly", "Secure", "SameSite=Strict", "Path=/"))


@EMBEDDED
def test_a_display_is_never_signed_out_by_time(display: Browser, app: Application, real_time: RealTime) -> None:
    real_time.advance(days=399)
    assert display.get("/wall", **{"Sec-Fetch-Mode": "navigate"}).headers.getlist("Set-Cookie")
    real_time.advance(days=399)
    assert display.draw(app, "/wall").status_code == 200


@EMBEDDED
def test_a_display_opens_the_wall_and_nothing_else(display: Browser, app: Application) -> None:
    paths = [page.path.split("[")[0].replace("<stay_id>", "0195") for page in PAGES]
    paths += ["/", "/_dash-layout", "/_dash-dependencies", "/assets/tokens.css", "/live", "/api/news", "/nowhere"]
    opened = set()
    for path in paths:
        answer = display.client.get(path)
        answer.close()
        if answer.status_code == 200:
            opened.add(path)
    assert opened == OPEN_TO_A_DISPLAY
    assert display.send("PUT", "/api/entries/0195abcd-0000-7000-8000-000000000001", {}).status_code == 403


@EMBEDDED
def test_a_display_calls_the_wall_and_the_shell_and_nothing_else(display: Browser, app: Application) -> None:
    calls = [output for output, known in app.callback_map.items() if "callback" in known]
    let_in = {
        output
        for output in calls
        if display.send("POST", "/_dash-update-component", asked(app, output)).status_code < 400
    }
    others = {output.strip(".").split(".")[0] for output in let_in if "clock-notice" not in output}
    assert others == {"page", "wall-counts"}


@EMBEDDED
def test_what_a_display_is_drawn_names_nobody_and_leads_nowhere(display: Browser, app: Application) -> None:
    for path in ("/", "/wall"):
        drawn = display.draw(app, path).text
        assert "tw-wall-beds" in drawn or "no beds yet" in drawn
        assert "/beds" not in drawn
        assert "Sign out" not in drawn
    assert "Your role does not open this page." in display.draw(app, "/beds").text


@EMBEDDED
def test_what_a_display_sends_needs_the_token_beside_its_cookie(display: Browser, app: Application) -> None:
    display.csrf = "x"
    assert display.draw(app, "/wall").status_code == 403


@EMBEDDED
def test_a_revoked_display_is_out_at_once_and_reads_why(display: Browser, database: Database, app: Application) -> None:
    revoked(database)
    assert display.draw(app, "/wall").status_code == 401
    assert display.get("/api/news").status_code == 401
    assert display.get("/wall").location == "/pair"
    assert "This display is no longer let in." in display.get("/pair").text


@EMBEDDED
def test_where_a_display_was_revoked_a_person_is_asked_to_sign_in_and_not_for_a_code(
    display: Browser, database: Database
) -> None:
    revoked(database)
    assert display.get("/beds").location == "/pair"
    assert display.get("/pair").status_code == 200
    assert display.client.get_cookie(COOKIE) is None
    assert display.get("/beds").location == "/sign-in?next=/beds"
    assert "no longer let in" not in display.get("/pair").text


@EMBEDDED
def test_a_display_that_is_let_in_keeps_its_place_when_somebody_looks_at_the_page_for_codes(display: Browser) -> None:
    assert "no longer let in" not in display.get("/pair").text
    assert display.get("/wall").status_code == 200


@EMBEDDED
def test_somebody_signs_in_at_a_display_and_the_wall_comes_back_after(
    display: Browser, app: Application, real_time: RealTime
) -> None:
    display.sign_in(LOGINS["nurse"])
    assert display.get("/beds").status_code == 200
    real_time.advance(minutes=16)
    assert display.get("/beds").status_code == 403
    assert display.get("/wall").status_code == 200


@EMBEDDED
def test_guessing_codes_is_slowed_and_noted(browser: Browser, database: Database) -> None:
    answers = [type_code(browser, "ABCD-EFGH") for _ in range(7)]
    assert answers == [401] * 5 + [429] * 2
    with database.read() as conn:
        acts = conn.execute(select(audit.c.act, audit.c.actor, audit.c.result)).all()
    assert acts == [("pair display", "nobody", "denied")] * 5
    assert browser.client.get_cookie(COOKIE) is None


@EMBEDDED
def test_another_site_cannot_pair_a_browser(browser: Browser, database: Database) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    assert browser.client.post("/pair", data={"code": offered(database)}, headers=headers).status_code == 403


# ---- the command -----------------------------------------------------------------------------------------------------


def command(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["display", *words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def environment(settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEWATCH_HOME", str(settings.home))
    monkeypatch.setenv("TIDEWATCH_UNIT", UNIT)


@EMBEDDED
@pytest.mark.usefixtures("environment")
def test_the_command_adds_lists_and_revokes_and_the_audit_knows(database: Database) -> None:
    code, said, _ = command("add", "Corridor")
    assert code == 0
    with database.write() as conn:
        assert pair_display(conn, json.loads(said)["code"], NOW) is not None
    assert json.loads(command("list")[1]) == [{"name": "Corridor", "is_paired": True}]
    assert command("revoke", "Corridor")[0] == 0
    assert json.loads(command("list")[1]) == []
    with database.read() as conn:
        acts = conn.execute(select(audit.c.act, audit.c.actor)).all()
    assert acts == [("add display", "console"), ("revoke display", "console")]


@EMBEDDED
@pytest.mark.usefixtures("environment")
def test_the_command_says_what_is_wrong_in_one_line() -> None:
    assert command("revoke", "Office") == (2, "", "tidewatch: There is no display Office in this unit.\n")
