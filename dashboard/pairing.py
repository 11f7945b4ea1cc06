"""Letting a wall display in: a page where the code of `tidewatch display add` is typed in, once."""

from flask import Flask, Response, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from chart.accounts.sessions import csrf_of
from chart.accounts.store import device_of
from chart.actor import Actor
from chart.audit import write
from chart.displays.store import CODE_LENGTH, pair_display
from dashboard.gate import display_cookie_name
from dashboard.outside import address, come_in, outside_page
from dashboard.services import Services

KEPT_DAYS = 400  # browsers keep no cookie for longer; each look at the wall begins the count anew
WRONG = "This code is not good, or not good any more. Ask for a new one."
NO_LONGER = "This display is no longer let in. Ask the system administrator for a new code."


def add_pairing(server: Flask, services: Services) -> None:
    """Serve `/pair`, take codes, and keep the cookie of a display that is let in."""

    @server.get("/pair")
    def pairing_page() -> AnyResponse:
        is_refused = _is_refused(services, request.cookies.get(display_cookie_name(request)))
        response = Response(_page(services, NO_LONGER if is_refused else ""))
        if is_refused:  # else this browser would be sent here for ever, whoever wants to sign in at it
            response.delete_cookie(
                display_cookie_name(request), secure=request.is_secure, httponly=True, samesite="Strict"
            )
        return response

    @server.post("/pair")
    def pair() -> AnyResponse:
        code = request.form.get("code", "")[:40]
        token = come_in(
            services,
            f"display at {address()}",
            lambda: _paired(services, code),
            lambda error: _page(services, error),
            WRONG,
        )
        if not isinstance(token, str):
            return token
        response = redirect("/wall", code=303)
        _keep(response, token)
        return response

    @server.after_request
    def keep(response: Response) -> Response:
        entrance = g.get("entrance")
        if entrance and entrance.display_token and request.headers.get("Sec-Fetch-Mode") == "navigate":
            _keep(response, entrance.display_token)
        return response


def _is_refused(services: Services, token: str | None) -> bool:
    """Whether a browser keeps the token of a display that is not let in any more."""
    if token is None:
        return False
    with services.ward.database.read() as conn:
        return device_of(conn, token, services.real_now()) is None


def _paired(services: Services, code: str) -> str | None:
    """The token of the display whose code this is; good or not, it is in the audit."""
    with services.ward.database.write() as conn:
        found = pair_display(conn, code, services.real_now())
        nobody = Actor("nobody", "nobody", services.ward.settings.unit, "Nobody")
        who = found[0] if found else nobody
        write(conn, who, "pair display", "access", [], "done" if found else "denied", origin=request.remote_addr)
    return found[1] if found else None


def _keep(response: AnyResponse, token: str) -> None:
    """The token, which no script can read, and what our scripts send with what they ask."""
    age_s = KEPT_DAYS * 24 * 3600
    name, secure = display_cookie_name(request), request.is_secure
    response.set_cookie(name, token, max_age=age_s, httponly=True, secure=secure, samesite="Strict")
    response.set_cookie("_csrf_token", csrf_of(token), max_age=age_s, secure=secure, samesite="Strict")


def _page(services: Services, error: str) -> str:
    return outside_page(services, "pair.html", "Wall display", error=error, length=CODE_LENGTH)
