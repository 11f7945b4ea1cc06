"""What every response carries, and what a person or a program reads when a request fails."""

import structlog
from flask import Flask, Response, g, jsonify, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from dashboard.gate import FOR_PROGRAMS

LOG = structlog.get_logger()
# Styles cannot be strict: Plotly, Mantine and Dash set them from scripts (a nonce covers only some of Mantine's).
POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FOR_A_YEAR = "public, max-age=31536000, immutable"
SENTENCES = {
    400: ("Not understood", "The browser sent something that Tidewatch does not know. Nothing was changed."),
    401: ("Sign in", "Nobody is signed in here."),
    403: ("No access", "Your role does not open this."),
    404: ("Not here", "There is no such page."),
    413: ("Too long", "What was sent is too long. Nothing was changed."),
    415: ("Not understood", "The browser sent something that Tidewatch does not know. Nothing was changed."),
    500: ("Something is wrong", "Not saved. Write it on paper and tell the charge nurse."),
}


def add_headers(server: Flask) -> None:
    """Put the headers on every response, errors and static files too."""

    @server.after_request
    def headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY.format(nonce=g.get("nonce", ""))
        for name, value in HEADERS.items():
            response.headers[name] = value
        if request.path in ("/sign-in", "/pair"):
            response.headers["Referrer-Policy"] = "same-origin"  # without one, a form is sent with "Origin: null"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        response.headers["Cache-Control"] = _caching(response)
        return response


def add_errors(server: Flask) -> None:
    """Answer failures in words; of a fault of ours only the type is logged, for its text may name somebody."""

    @server.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> AnyResponse:
        if error.code is None or error.code < 400:
            return error.get_response()
        return _answer(error.code)

    @server.errorhandler(Exception)
    def fault(error: Exception) -> AnyResponse:
        LOG.error("request failed", rule=request.url_rule and request.url_rule.rule, fault=type(error).__name__)
        return _answer(500)


def _answer(code: int) -> AnyResponse:
    title, sentence = SENTENCES.get(code, SENTENCES[400 if code < 500 else 500])
    if request.path.startswith(FOR_PROGRAMS) or request.method not in ("GET", "HEAD"):
        response: AnyResponse = jsonify(error=sentence)
    else:
        response = Response(render_template("message.html", title=title, sentence=sentence, nonce=g.get("nonce", "")))
    response.status_code = code
    return response


def _caching(response: Response) -> str:
    """A year for what carries a fingerprint; the sign-in page's files are asked for again; nothing else is kept."""
    if response.status_code not in (200, 304):
        return "no-store"
    if request.path.startswith("/assets/"):
        return FOR_A_YEAR if request.args.get("m") else "no-cache"
    if request.path.startswith("/_dash-component-suites/"):
        return response.headers.get("Cache-Control") or "no-cache"
    return "no-cache" if request.path.startswith("/sign-in/") else "no-store"
