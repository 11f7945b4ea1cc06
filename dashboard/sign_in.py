"""Coming in and going out: the one page that needs no sign-in, drawn on the server."""

from datetime import timedelta
from importlib.metadata import version

from flask import Flask, Response, abort, redirect, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from chart.accounts.sessions import ABSOLUTE, Ticket
from chart.accounts.store import Person, end_session, person_by_login, start_session
from chart.actor import Actor
from chart.audit import write
from chart.news.store import Lost
from dashboard import words
from dashboard.gate import cookie_name, current_actor
from dashboard.noting import note_wrong_sign_in
from dashboard.outside import come_in, outside_page
from dashboard.services import Services
from dashboard.static_files import SIGN_IN_FILES

WATCHED_WITHIN = timedelta(seconds=75)
WRONG = "This name and this password do not belong together."


def add_sign_in(server: Flask, services: Services) -> None:
    """Serve the sign-in page with its style sheets, and take sign-ins and sign-outs."""

    @server.get("/sign-in")
    def sign_in_page() -> AnyResponse:
        return Response(_page(services, next_path=_own_path(request.args.get("next", ""))))

    @server.get("/sign-in/<name>")
    def sign_in_static(name: str) -> AnyResponse:
        return send_from_directory(SIGN_IN_FILES[name], name) if name in SIGN_IN_FILES else abort(404)

    @server.post("/sign-in")
    def sign_in() -> AnyResponse:
        login = request.form.get("login", "").strip().lower()[:80]
        next_path = _own_path(request.form.get("next", ""))
        password = request.form.get("password", "")
        found = come_in(
            services,
            login,
            lambda: _who(services, login, password),
            lambda error: _page(services, next_path, login=login, error=error),
            WRONG,
        )
        return _let_in(services, found, next_path) if isinstance(found, Person) else found

    @server.post("/sign-out")
    def sign_out() -> AnyResponse:
        with services.ward.database.write() as conn:
            end_session(conn, request.cookies.get(cookie_name(request), ""))
            write(conn, current_actor(), "sign out", "access", [], "done", origin=request.remote_addr)
        response = redirect("/sign-in", code=303)
        response.delete_cookie(cookie_name(request), secure=request.is_secure, samesite="Strict")
        response.delete_cookie("_csrf_token", secure=request.is_secure, samesite="Strict")
        return response


def _who(services: Services, login: str, password: str) -> Person | None:
    """The person, if the password is theirs. A name that nobody has takes the same calls as one that somebody has."""
    with services.ward.database.read() as conn:
        person = person_by_login(conn, login)
    known = person if person is not None and not person.is_disabled else None
    if services.passwords.is_right(password, known.password_hash if known else None):
        return known
    note_wrong_sign_in(services, person.id if person else None)
    return None


def _let_in(services: Services, person: Person, next_path: str) -> AnyResponse:
    actor = Actor(person.id, person.role, person.unit_id, person.name)
    with services.ward.database.write() as conn:
        old = request.cookies.get(cookie_name(request))
        ticket = start_session(conn, person, services.real_now(), instead_of=old)
        write(conn, actor, "sign in", "access", [], "done", origin=request.remote_addr)
    response = redirect(next_path, code=303)
    _give_cookies(response, ticket)
    return response


def _give_cookies(response: AnyResponse, ticket: Ticket) -> None:
    """The id, which no script can read, and the token, which our scripts must read to send it with each write."""
    age_s = int(ABSOLUTE.total_seconds())
    secure = request.is_secure
    name = cookie_name(request)
    response.set_cookie(name, ticket.session_id, max_age=age_s, httponly=True, secure=secure, samesite="Strict")
    response.set_cookie("_csrf_token", ticket.csrf, max_age=age_s, secure=secure, samesite="Strict")


def _own_path(asked: str) -> str:
    """Where to go after signing in: a path of this site, never another site's address."""
    is_own = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if is_own else "/"


def _page(services: Services, next_path: str, login: str = "", error: str = "") -> str:
    is_watched, watched_words = _watched(services)
    return outside_page(
        services,
        "sign_in.html",
        "Sign in",
        next=next_path,
        login=login,
        error=error,
        demo_accounts=services.demo_accounts,
        is_watched=is_watched,
        watched_words=watched_words,
        version=version("tidewatch"),
    )


def _watched(services: Services) -> tuple[bool, str]:
    """Whether a monitor has swept lately, and the words for it."""
    try:
        swept_at = services.newsroom.now().standing.swept_at
    except Lost:
        return False, "the database does not answer"
    if swept_at is None:
        return False, "no monitor has looked yet"
    now = services.real_now()
    return now - swept_at <= WATCHED_WITHIN, f"checked {words.ago(swept_at, now)}"
