"""The stream of news to each browser, and the same news for a browser that has no stream."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import structlog
from flask import Flask, Response, g, request

from chart.actor import Actor
from chart.news.store import Lost
from chart.people import Act, may
from dashboard.gate import Entrance
from dashboard.newsroom import Listener, News
from dashboard.page import Page, Shown
from dashboard.services import Services

LOG = structlog.get_logger()
BEAT = timedelta(seconds=15)
AHEAD = timedelta(seconds=2)  # as far as the clocks of two machines may be apart
MOST_STREAMS = 150  # each holds one of the 200 threads; the rest answer everybody else
Push = Callable[[], Shown]


def add_live(server: Flask, services: Services, pages: Sequence[Page]) -> None:
    """Serve `/live`, the stream, and `/api/news`, one look. /live?page=NAME…: with what that page shows of itself."""

    @server.get("/live")
    def live() -> Response:
        if services.newsroom.count() >= MOST_STREAMS:
            return Response("too many streams\n", status=503, headers={"Retry-After": "15"}, mimetype="text/plain")
        stream = _stream(services, g.entrance, _push(services, g.entrance.actor, pages))
        return Response(stream, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})

    @server.get("/api/news")
    def news() -> Response:
        try:
            return Response(_told(services, g.entrance.actor, services.newsroom.now()), mimetype="application/json")
        except Lost:
            return Response('{"error":"the database does not answer"}', status=503, mimetype="application/json")


def _push(services: Services, actor: Actor, pages: Sequence[Page]) -> Push | None:
    """What draws the page that is asked for; None if nothing does, or this person may not open it."""
    page = next((page for page in pages if page.name == request.args.get("page")), None)
    if page is None or page.push is None or not may(actor.role, page.act):
        return None
    return partial(page.push, actor, services, **{name: request.args.get(name, "") for name in page.asks})


def _stream(services: Services, entrance: Entrance, push: Push | None) -> Iterator[bytes]:
    """Events until the sign-in ends. The stream looks whether it still stands, and never makes it last longer."""
    try:
        with services.newsroom.listening() as listener:
            yield b"retry: 2000\n\n"
            yield from _events(listener, services, entrance, push)
    except Lost:
        yield b"event: lost\ndata: {}\n\n"


def _events(listener: Listener, services: Services, entrance: Entrance, push: Push | None) -> Iterator[bytes]:
    latest = services.newsroom.now()
    look_at = services.real_now()
    drawn = None
    while not listener.is_over:
        now = services.real_now()
        if now >= look_at:
            end = entrance.ends_at()
            if end is None or end <= now:
                return
            look_at = min(now + BEAT, end)
        told = listener.wait(max(0.0, (look_at - now).total_seconds()))
        latest = told or replace(latest, stays={})
        before, drawn = drawn, _drawn(push)
        page = drawn.since(before) if drawn else None
        yield b"data: " + _told(services, entrance.actor, latest, page) + b"\n\n"


def _drawn(push: Push | None) -> Shown | None:
    """What the page shows; None if it cannot be drawn. The browser then asks for it, and says why it cannot."""
    try:
        return None if push is None else push()
    except Exception as fault:  # news must go on
        LOG.error("page not pushed", fault=type(fault).__name__)
        return None


def _told(services: Services, actor: Actor, news: News, page: dict[str, Any] | None = None) -> bytes:
    """The event: versions, how many are critical, how long ago a monitor swept, the ward's clock; and the page."""
    standing = news.standing
    return msgspec.json.encode(
        {
            "alerts": standing.alerts,
            "stays": news.stays,
            "names": standing.names,
            "calls": standing.calls,
            "critical": standing.critical if may(actor.role, Act.READ_CHART) else 0,
            "clock_step": standing.clock_step,
            "swept_ago_s": _seconds_since(standing.swept_at, services.real_now()),
            "ward_at": services.ward.clock.now(),
            "rate": services.ward.clock.rate,
            "zone": services.zone.key,
            **({} if page is None else {"page": page}),
        }
    )


def _seconds_since(swept_at: datetime | None, now: datetime) -> float | None:
    """None too where a clock that was set back since has it in the time to come: it may have been at any time."""
    if swept_at is None or swept_at - now > AHEAD:
        return None
    return round((now - swept_at).total_seconds(), 1)
