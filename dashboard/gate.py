"""Who is asking, and whether this path is open to them. Every request passes here first; what is not named is shut."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from urllib.parse import quote, urlsplit

from flask import Flask, Request, abort, g, redirect, request
from werkzeug.wrappers import Response

from chart.accounts.sessions import csrf_of
from chart.accounts.store import device_of, is_worth_keeping, keep_session, session_of
from chart.actor import Actor
from chart.people import Act, may
from dashboard.noting import note_denial
from dashboard.page import Page, page_at
from dashboard.services import Services

PUBLIC = frozenset({"/sign-in", "/sign-in/<name>", "/pair", "/healthz", "/readyz", "/metrics"})
PAGE = "/<path:path>"
ROUTES: dict[str, Act | None] = {  # None: nobody
    "/": Act.USE,
    PAGE: Act.USE,  # and each page by its own row
    "/_dash-layout": Act.USE,
    "/_dash-dependencies": Act.USE,
    "/_dash-update-component": Act.USE,  # and each callback by its own policy, at the door
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": Act.USE,
    "/_favicon.ico": Act.USE,
    "/_reload-hash": None,
    "/assets/<path:filename>": Act.USE,
    "/live": Act.USE,
    "/api/news": Act.USE,
    "/api/entries/<entry_id>": Act.CHART,
    "/sign-out": Act.USE,
}
FOR_PROGRAMS = ("/_dash", "/api/", "/assets/", "/live", "/_reload-hash", "/_favicon.ico", "/metrics")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
DEVICE_TERM = timedelta(minutes=1)  # how soon a stream notices that its display was revoked


@dataclass(frozen=True, slots=True)
class Entrance:
    """How somebody came in. csrf: the token their writes must carry; None for who sends a token in a header.

    ends_at: when they must come in anew, read afresh without making it later; None if they are out already.
    display_token: what a display keeps in its cookie, "" for everybody else.
    """

    actor: Actor
    csrf: str | None
    ends_at: Callable[[], datetime | None]
    display_token: str = ""


def cookie_name(asked: Request) -> str:
    """The session cookie: bound to this host and to https where there is https."""
    return "__Host-tidewatch" if asked.is_secure else "tidewatch"


def display_cookie_name(asked: Request) -> str:
    """The cookie of a wall display, bound like a session's."""
    return f"{cookie_name(asked)}-display"


def current_actor() -> Actor:
    """Who asks; only behind the gate."""
    entrance: Entrance = g.entrance
    return entrance.actor


def guard(server: Flask, services: Services, pages: Sequence[Page]) -> None:
    """Put the gate before every request, even those Dash answers: call it before Dash is given the server."""

    @server.before_request
    def gate() -> Response | None:
        g.nonce = secrets.token_urlsafe(16)
        rule = request.url_rule.rule if request.url_rule else None
        if rule in PUBLIC:
            _check_origin()
            return None
        entrance = _entrance(services)
        if entrance is None:
            return _ask_to_sign_in()
        g.entrance = entrance
        _check_origin()
        _check_token(entrance)
        act = _act_of(rule, pages)
        if not may(entrance.actor.role, act):
            note_denial(services, entrance.actor, act)
            abort(403, f"Your role may not {act}.")
        return None


def _act_of(rule: str | None, pages: Sequence[Page]) -> Act:
    """What this path lets somebody do; what is in no table is not there."""
    if rule == PAGE:
        page = page_at(pages, request.path)
        return page.act if page else abort(404)
    return ROUTES.get(rule or "") or abort(404)


def _check_token(entrance: Entrance) -> None:
    """Refuse a write without the token that only our own pages can read."""
    if request.method not in SAFE_METHODS and entrance.csrf is not None:
        sent = request.headers.get("X-CSRFToken", "")
        if not compare_digest(sent.encode(), entrance.csrf.encode()):
            abort(403, "This request did not come from a page of Tidewatch.")


def _check_origin() -> None:
    """Refuse a write that another site sent. Who sends neither header is no browser, and brings no cookie along."""
    if request.method in SAFE_METHODS:
        return
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if (origin is not None and urlsplit(origin).netloc != request.host) or site in ("cross-site", "same-site"):
        abort(403, "This request came from another site.")


def _ask_to_sign_in() -> Response:
    if request.path.startswith(FOR_PROGRAMS) or request.method not in SAFE_METHODS:
        abort(401)
    if display_cookie_name(request) in request.cookies:
        return redirect("/pair")
    here = request.full_path.rstrip("?")
    return redirect("/sign-in" if here == "/" else "/sign-in?next=" + quote(here))


def _entrance(services: Services) -> Entrance | None:
    """A person before a display: somebody may sign in at a wall for a while."""
    session_id = request.cookies.get(cookie_name(request))
    if session_id and (found := _by_session(services, session_id)):
        return found
    if token := request.cookies.get(display_cookie_name(request)):
        return _by_token(services, token, is_cookie=True)
    if session_id:
        return None
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return _by_token(services, token) if token else None


def _by_session(services: Services, session_id: str) -> Entrance | None:
    database, now = services.ward.database, services.real_now()
    with database.read() as conn:
        found = session_of(conn, session_id, now)
    if found is None:
        return None
    if _somebody_acted() and is_worth_keeping(found, now):
        with database.write() as conn:
            keep_session(conn, found, now)

    def ends_at() -> datetime | None:
        with database.read() as conn:
            still = session_of(conn, session_id, services.real_now())
        return still.idle_at if still else None

    return Entrance(found.actor, found.csrf, ends_at)


def _by_token(services: Services, token: str, *, is_cookie: bool = False) -> Entrance | None:
    def actor_of() -> Actor | None:
        with services.ward.database.read() as conn:
            return device_of(conn, token, services.real_now())

    def ends_at() -> datetime | None:
        return services.real_now() + DEVICE_TERM if actor_of() else None

    actor = actor_of()
    if actor is None:
        return None
    return Entrance(actor, csrf_of(token), ends_at, token) if is_cookie else Entrance(actor, None, ends_at)


def _somebody_acted() -> bool:
    """A hand on the screen, not a page that asks by itself: only that keeps a session."""
    return request.headers.get("X-User-Active") == "1" or request.headers.get("Sec-Fetch-Mode") == "navigate"
