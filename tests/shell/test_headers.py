import re

import pytest
from werkzeug.test import TestResponse

from dashboard.app import Application
from tests.shell.conftest import Browser

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
ANONYMOUS = [
    "/sign-in",
    "/sign-in/tokens.css",
    "/sign-in/nothing",
    "/healthz",
    "/readyz",
    "/metrics",
    "/",
    "/api/news",
    "/assets/x",
]
SIGNED_IN = [
    "/", "/nowhere", "/_dash-layout", "/_dash-dependencies", "/assets/tokens.css", "/assets/shell.js", "/api/news",
    "/_dash-component-suites/dash/nothing.js", "/assets/nothing.css", "/_favicon.ico",
]  # fmt: skip


def check(answer: TestResponse) -> None:
    policy = answer.headers["Content-Security-Policy"]
    assert re.search(r"script-src 'self' 'nonce-[\w-]{22}';", policy)
    for part in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe-eval" not in policy
    assert policy.count("unsafe-inline") == 1  # styles, and only styles
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert "Server" not in answer.headers
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("path", ANONYMOUS)
def test_every_answer_to_nobody_carries_the_headers(browser: Browser, path: str) -> None:
    check(browser.get(path))


@pytest.mark.parametrize("path", SIGNED_IN)
def test_every_answer_to_a_person_carries_the_headers(nurse: Browser, path: str) -> None:
    check(nurse.get(path))


def test_refused_writes_carry_the_headers_too(nurse: Browser, app: Application) -> None:
    check(nurse.client.post("/_dash-update-component", json={}))
    check(nurse.send("POST", "/_dash-update-component", []))
    check(nurse.send("POST", "/nowhere", {}))
    check(nurse.draw(app, "/"))


def test_pages_and_their_contents_are_kept_nowhere(nurse: Browser, app: Application) -> None:
    answers = [nurse.get("/"), nurse.get("/_dash-layout"), nurse.get("/api/news"), nurse.draw(app, "/")]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
    assert nurse.get("/nowhere").headers["Cache-Control"] == "no-store"


def test_files_with_a_fingerprint_are_kept_for_a_year(nurse: Browser) -> None:
    page = nurse.get("/").text
    ours = re.findall(r'(/assets/[^"]+\?m=[^"]+)"', page)
    suites = re.findall(r'(/_dash-component-suites/[^"]+)"', page)
    assert ours
    assert suites
    for path in [*ours, *suites]:
        assert "max-age=31536000" in nurse.get(path).headers["Cache-Control"], path


def test_a_file_without_a_fingerprint_is_asked_for_again(nurse: Browser) -> None:
    assert nurse.get("/assets/tokens.css").headers["Cache-Control"] == "no-cache"


def test_each_inline_script_has_this_answers_nonce_and_no_other_does(nurse: Browser) -> None:
    one, other = nurse.get("/"), nurse.get("/")
    nonce = re.search(r"'nonce-([\w-]+)'", one.headers["Content-Security-Policy"])
    assert nonce is not None
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", one.text)
    assert len(inline) >= 3
    assert all(f'nonce="{nonce[1]}"' in tag for tag in inline)
    assert nonce[1] not in other.text


def test_the_page_says_its_language_and_holds_no_layout(nurse: Browser) -> None:
    page = nurse.get("/").text
    assert '<html lang="en">' in page
    assert "validation_layout" not in page


@pytest.mark.parametrize("path", ["/", "/sign-in"])
def test_a_page_loads_nothing_from_elsewhere(nurse: Browser, path: str) -> None:
    page = nurse.get(path).text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
