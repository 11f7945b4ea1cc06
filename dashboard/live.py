"""The stream of news to each browser, and the same news for a browser that has no stream."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from flask import Flask, Response, g

from chart.news.store import Lost
from dashboard.gate import Entrance
from dashboard.newsroom import Listener, News
from dashboard.services import Services

BEAT = timedelta(seconds=15)
AHEAD_S = 2.0  # as far as the clocks of two machines may be apart
MOST_STREAMS = 150  # each holds one of the 200 threads; the rest answer everybody else


def add_live(server: Flask, services: Services) -> None:
    """Serve `/live`, the stream, and `/api/news`, one look."""

    @server.get("/live")
    def live() -> Response:
        if services.newsroom.count() >= MOST_STREAMS:
            return Response("too many streams\n", status=503, headers={"Retry-After": "15"}, mimetype="text/plain")
        stream = _stream(services, g.entrance)
        return Response(stream, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})

    @server.get("/api/news")
    def news() -> Response:
        try:
            return Response(_told(services, services.newsroom.now()), mimetype="application/json")
        except Lost:
            return Response('{"error":"the database does not answer"}', status=503, mimetype="application/json")


def _stream(services: Services, entrance: Entrance) -> Iterator[bytes]:
    """Events until the sign-in ends. The stream looks whether it still stands, and never makes it last longer."""
    try:
        with services.newsroom.listening() as listener:
            yield b"retry: 2000\n\n"
            yield from _events(listener, services, entrance.ends_at)
    except Lost:
        yield b"event: lost\ndata: {}\n\n"


def _events(listener: Listener, services: Services, ends_at: Callable[[], datetime | None]) -> Iterator[bytes]:
    latest = services.newsroom.now()
    look_at = services.real_now()
    while not listener.is_over:
        now = services.real_now()
        if now >= look_at:
            end = ends_at()
            if end is None or end <= now:
                return
            look_at = min(now + BEAT, end)
        told = listener.wait(max(0.0, (look_at - now).total_seconds()))
        latest = told or replace(latest, stays={})
        yield b"data: " + _told(services, latest) + b"\n\n"


def _told(services: Services, news: News) -> bytes:
    """The event: versions, how long ago a monitor swept, and what the ward's clock says."""
    swept_ago_s = None if news.swept_at is None else round((services.real_now() - news.swept_at).total_seconds(), 1)
    if swept_ago_s is not None and swept_ago_s < -AHEAD_S:
        swept_ago_s = None  # by a clock that was set back since: it may have been at any time
    return msgspec.json.encode(
        {
            "alerts": news.alerts,
            "stays": news.stays,
            "names": news.names,
            "calls": news.calls,
            "swept_ago_s": swept_ago_s,
            "ward_at": services.ward.clock.now(),
            "rate": services.ward.clock.rate,
            "zone": services.zone.key,
        }
    )
