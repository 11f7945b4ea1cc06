"""What the pages before the door share: their frame, and how often somebody may try to come in."""

from collections.abc import Callable
from math import ceil
from typing import TypeVar

from flask import Response, g, render_template, request

from dashboard.services import Services
from dashboard.static_files import FONT

T = TypeVar("T")


def outside_page(services: Services, template: str, title: str, **says: object) -> str:
    """A page for somebody who is not in yet. says: what its template asks for besides."""
    return render_template(
        template, title=title, nonce=g.nonce, has_font=FONT.exists(), unit_name=services.unit_name, **says
    )


def come_in(
    services: Services, who: str, attempt: Callable[[], T | None], page: Callable[[str], str], wrong: str
) -> T | Response:
    """What an attempt gives; else the page again with the reason: too many tries, or `wrong`.

    who: whose tries are counted, beside those of the address. page: draws it with a sentence.
    """
    wait_s = services.throttle.wait_s(who, address())
    if wait_s > 0:
        sentence = f"Too many tries. Wait {ceil(wait_s)} s, then try again."
        return Response(page(sentence), status=429, headers={"Retry-After": str(ceil(wait_s))})
    services.throttle.begin(who, address())
    found = attempt()
    if found is None:
        return Response(page(wrong), status=401)
    services.throttle.note_right(who, address())
    return found


def address() -> str:
    """Where a request comes from."""
    return request.remote_addr or "unknown"
