import pytest

from chart.accounts.store import add_device, revoke_device
from chart.database import Database
from dashboard.app import Application
from dashboard.services import Services
from tests.shell.conftest import CONSOLE, LOGINS, NOW, Browser, RealTime, asked

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
PUBLIC = ["/sign-in", "/sign-in/tokens.css", "/sign-in/sign_in.css", "/sign-in/sign_in.js", "/healthz", "/readyz"]
FOR_PROGRAMS = [
    "/_dash-layout", "/_dash-dependencies", "/_reload-hash", "/_favicon.ico", "/assets/tokens.css", "/live",
    "/api/news", "/_dash-component-suites/dash/deps/react@18.js", "/api/entries/1", "/api/nothing",
]  # fmt: skip
MINUTE = 60


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_public_needs_no_sign_in(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize("path", FOR_PROGRAMS)
def test_programs_without_a_session_get_401_as_json(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 401
    assert answer.json == {"error": "Nobody is signed in here."}


@pytest.mark.parametrize(
    ("path", "goes_to"),
    [
        ("/", "/sign-in"),
        ("/beds", "/sign-in?next=/beds"),
        ("/stay/7?at=2", "/sign-in?next=/stay/7%3Fat%3D2"),
        ("/no/such/page", "/sign-in?next=/no/such/page"),
        ("/sign-in/secret/x", "/sign-in?next=/sign-in/secret/x"),
    ],
)
def test_people_without_a_session_are_led_to_sign_in_and_back(browser: Browser, path: str, goes_to: str) -> None:
    answer = browser.get(path)
    assert (answer.status_code, answer.location) == (302, goes_to)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_write_without_a_session_is_never_redirected(browser: Browser, method: str) -> None:
    assert browser.send(method, "/beds", {}).status_code == 401


@pytest.mark.parametrize(
    "path", ["/no/such/page", "/wp-admin", "/_reload-hash", "/api/nothing", "/sign-in/../../etc/passwd"]
)
def test_what_is_in_no_table_is_not_there(nurse: Browser, path: str) -> None:
    assert nurse.get(path).status_code == 404


@pytest.mark.parametrize("name", ["..%2Fapp.py", "sign_in.html", "base.html", "index.html", "%2e%2e/theme.py"])
def test_the_sign_in_page_serves_its_own_files_only(browser: Browser, name: str) -> None:
    assert browser.get(f"/sign-in/{name}").status_code in (302, 404)


def test_the_product_offers_no_tools_to_language_models(nurse: Browser, app: Application) -> None:
    assert nurse.get("/_mcp").status_code == 404
    assert not [rule for rule in app.server.url_map.iter_rules() if "mcp" in rule.rule]


# ---- writes from elsewhere -------------------------------------------------------------------------------------------


def writes(app: Application, browser: Browser, **headers: str) -> list[int]:
    """The status of each kind of write, sent with these headers instead of the right token."""
    body = asked(app, next(iter(app.callback_map)))
    client = browser.client
    return [
        client.post("/_dash-update-component", json=body, headers=headers).status_code,
        client.post("/sign-out", headers=headers).status_code,
        client.put("/api/entries/0195", json={}, headers=headers).status_code,
    ]


def test_a_write_without_the_token_is_refused(nurse: Browser, app: Application) -> None:
    assert writes(app, nurse) == [403, 403, 403]
    assert writes(app, nurse, **{"X-CSRFToken": "x" * 43}) == [403, 403, 403]
    assert writes(app, nurse, **{"X-CSRFToken": "ø"}) == [403, 403, 403]
    assert nurse.get("/_dash-layout").status_code == 200


def test_the_token_of_one_session_is_of_no_use_in_another(nurse: Browser, app: Application) -> None:
    other = Browser(app.server.test_client())
    other.sign_in(LOGINS["physician"])
    assert writes(app, nurse, **{"X-CSRFToken": other.csrf}) == [403, 403, 403]


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "http://localhost.elsewhere.example", "null", "http://localhost:1"]
)
def test_a_write_from_another_origin_is_refused_even_with_the_token(
    nurse: Browser, app: Application, origin: str
) -> None:
    assert writes(app, nurse, **{"X-CSRFToken": nurse.csrf, "Origin": origin}) == [403, 403, 403]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_write_that_the_browser_calls_foreign_is_refused(nurse: Browser, app: Application, site: str) -> None:
    assert writes(app, nurse, **{"X-CSRFToken": nurse.csrf, "Sec-Fetch-Site": site}) == [403, 403, 403]


def test_another_site_cannot_sign_anybody_in(browser: Browser) -> None:
    form = {"login": LOGINS["nurse"], "password": "a quiet night on the ward"}
    answer = browser.client.post("/sign-in", data=form, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert browser.client.get_cookie("tidewatch") is None


# ---- how long a session lasts ----------------------------------------------------------------------------------------


def test_a_session_that_nobody_touches_ends_after_a_quarter_of_an_hour(nurse: Browser, real_time: RealTime) -> None:
    real_time.advance(minutes=14, seconds=59)
    assert nurse.get("/_dash-layout").status_code == 200
    real_time.advance(seconds=1)
    assert nurse.get("/_dash-layout").status_code == 401


def test_a_page_that_asks_by_itself_neither_keeps_a_session_nor_outlives_it(
    nurse: Browser, app: Application, real_time: RealTime
) -> None:
    answers = []
    for _ in range(16):
        real_time.advance(minutes=1)
        answers.append((nurse.get("/api/news").status_code, nurse.draw(app, "/").status_code))
    assert answers == [(200, 200)] * 14 + [(401, 401)] * 2


@pytest.mark.parametrize("sign", [{"X-User-Active": "1"}, {"Sec-Fetch-Mode": "navigate"}])
def test_a_hand_on_the_screen_keeps_the_session(nurse: Browser, real_time: RealTime, sign: dict[str, str]) -> None:
    for _ in range(8):
        real_time.advance(minutes=10)
        assert nurse.get("/api/news", **sign).status_code == 200


def test_after_twelve_hours_everybody_signs_in_again(nurse: Browser, real_time: RealTime) -> None:
    for _ in range(12 * 6 - 1):
        real_time.advance(minutes=10)
        assert nurse.get("/api/news", **{"X-User-Active": "1"}).status_code == 200
    real_time.advance(minutes=10)
    assert nurse.get("/api/news", **{"X-User-Active": "1"}).status_code == 401


def test_an_ended_session_leads_a_person_back_to_where_they_were(nurse: Browser, real_time: RealTime) -> None:
    real_time.advance(minutes=15)
    assert nurse.get("/beds", **{"Sec-Fetch-Mode": "navigate"}).location == "/sign-in?next=/beds"


# ---- devices ---------------------------------------------------------------------------------------------------------


def token_of(database: Database, kind: str) -> str:
    with database.write() as conn:
        return add_device(conn, CONSOLE, kind=kind, name="Corridor", now=NOW)


def test_a_display_comes_in_with_its_token_until_it_is_revoked(browser: Browser, database: Database) -> None:
    bearer = {"Authorization": f"Bearer {token_of(database, 'display')}"}
    assert browser.get("/_dash-layout", **bearer).status_code == 200
    with database.write() as conn:
        revoke_device(conn, CONSOLE, "Corridor", NOW)
    assert browser.get("/_dash-layout", **bearer).status_code == 401


def test_a_service_is_known_and_may_do_nothing_yet(browser: Browser, database: Database) -> None:
    bearer = {"Authorization": f"Bearer {token_of(database, 'service')}"}
    assert browser.get("/api/news", **bearer).status_code == 403


@pytest.mark.parametrize("sent", ["Bearer", "Bearer ", "Bearer nonsense", "Basic bnVyc2U6eA==", "nonsense"])
def test_a_token_nobody_gave_out_opens_nothing(browser: Browser, sent: str) -> None:
    assert browser.get("/api/news", Authorization=sent).status_code == 401


def test_health_tells_whether_the_database_answers(browser: Browser, services: Services) -> None:
    assert browser.get("/readyz").text == "ready\n"
    assert browser.get("/healthz").text == "alive\n"
