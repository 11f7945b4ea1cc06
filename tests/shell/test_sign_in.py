import pytest

from chart.accounts.store import person_by_login, set_disabled
from chart.database import Database
from dashboard.app import Application
from dashboard.services import Services
from tests.shell.conftest import CONSOLE, LOGINS, PASSWORD, Browser, RealTime

NURSE = LOGINS["nurse"]


def session_id(browser: Browser) -> str:
    cookie = browser.client.get_cookie("tidewatch")
    assert cookie is not None
    return cookie.value


def test_the_right_name_and_password_lead_to_the_first_page(browser: Browser) -> None:
    answer = browser.sign_in(NURSE)
    assert (answer.status_code, answer.location) == (303, "/")
    assert browser.get("/").status_code == 200


def test_a_login_is_the_same_in_any_case_and_with_blanks_around(browser: Browser) -> None:
    assert browser.sign_in(f"  {NURSE.upper()} ").status_code == 303


@pytest.mark.parametrize("login", [NURSE, "nobody.here", ""])
def test_a_wrong_name_reads_exactly_like_a_wrong_password(browser: Browser, login: str) -> None:
    answer = browser.sign_in(login, "not the password at all")
    assert answer.status_code == 401
    assert "This name and this password do not belong together." in answer.text
    assert browser.client.get_cookie("tidewatch") is None


def test_a_disabled_person_reads_the_same_sentence(browser: Browser, database: Database) -> None:
    with database.write() as conn:
        person = person_by_login(conn, NURSE)
        assert person is not None
        set_disabled(conn, CONSOLE, person.id, is_disabled=True)
    assert "do not belong together" in browser.sign_in(NURSE).text


def test_disabling_a_person_ends_their_session_with_the_next_request(nurse: Browser, database: Database) -> None:
    assert nurse.get("/_dash-layout").status_code == 200
    with database.write() as conn:
        person = person_by_login(conn, NURSE)
        assert person is not None
        set_disabled(conn, CONSOLE, person.id, is_disabled=True)
    assert nurse.get("/_dash-layout").status_code == 401


def test_too_many_wrong_tries_wait_even_with_the_right_password(browser: Browser, real_time: RealTime) -> None:
    for _ in range(5):
        browser.sign_in(NURSE, "not the password at all")
    answer = browser.sign_in(NURSE)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "2"
    assert "Too many tries. Wait 2 s, then try again." in answer.text
    real_time.advance(seconds=2)
    assert browser.sign_in(NURSE).status_code == 303


def test_signing_in_gives_a_new_session_and_ends_the_one_before(nurse: Browser, app: Application) -> None:
    before = session_id(nurse)
    nurse.sign_in(NURSE)
    assert session_id(nurse) != before
    thief = Browser(app.server.test_client())
    thief.client.set_cookie("tidewatch", before)
    assert thief.get("/_dash-layout").status_code == 401


def test_a_session_id_that_the_browser_brings_along_is_never_taken_up(browser: Browser) -> None:
    browser.client.set_cookie("tidewatch", "chosen-by-somebody-else")
    browser.sign_in(NURSE)
    assert session_id(browser) != "chosen-by-somebody-else"


def test_signing_out_ends_the_session_on_the_server(nurse: Browser, app: Application) -> None:
    kept = session_id(nurse)
    answer = nurse.send("POST", "/sign-out")
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    nurse.client.set_cookie("tidewatch", kept)
    assert nurse.get("/_dash-layout").status_code == 401


def test_signing_out_is_not_a_link(nurse: Browser) -> None:
    assert nurse.get("/sign-out").status_code == 404
    assert nurse.get("/_dash-layout").status_code == 200


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/stay/0195", "/stay/0195"),
        ("/alerts?bed=7", "/alerts?bed=7"),
        ("//elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/ok\r\nSet-Cookie: x=1", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_one_goes_only_to_pages_of_this_site(browser: Browser, asked: str, goes_to: str) -> None:
    assert browser.sign_in(NURSE, next=asked).location == goes_to


def test_on_https_the_cookie_is_bound_to_the_host(app: Application) -> None:
    browser = Browser(app.server.test_client(), base="https://localhost")
    answer = browser.sign_in(NURSE)
    session, token = answer.headers.getlist("Set-Cookie")
    assert session.startswith("__Host-tidewatch=")
    for word in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"):
        assert word in session
    assert "Domain" not in session
    assert token.startswith("_csrf_token=")
    assert "HttpOnly" not in token
    assert browser.get("/").headers["Strict-Transport-Security"].startswith("max-age=")


def test_on_http_the_plain_cookie_is_still_kept_from_scripts_and_other_sites(nurse: Browser) -> None:
    cookie = nurse.client.get_cookie("tidewatch")
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site, cookie.secure) == (True, "Strict", False)


def test_a_cookie_made_on_http_opens_nothing_on_https(nurse: Browser) -> None:
    nurse.base = "https://localhost"
    assert nurse.get("/_dash-layout").status_code == 401


def test_demo_accounts_are_named_only_in_a_demo(browser: Browser, services: Services) -> None:
    assert "Demo accounts" not in browser.get("/sign-in").text


def test_the_form_takes_pasted_passwords_and_long_ones(browser: Browser) -> None:
    page = browser.get("/sign-in").text
    assert "onpaste" not in page
    assert 'autocomplete="current-password"' in page
    assert 'maxlength="256"' in page


def test_what_was_typed_comes_back_without_becoming_markup(browser: Browser) -> None:
    page = browser.sign_in('"><script>alert(1)</script>', PASSWORD).text
    assert "<script>alert" not in page
