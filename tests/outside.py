"""Somebody outside the unit, on loopback, who is told of each full sweep."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.listening import Quiet, listening

PATH = "/ping/6f1b2c40-aaaa"


@dataclass
class Outside:
    """heard: when, by the monotonic clock. status: what it answers; None: nothing, until it is let go."""

    port: int
    status: int | None = 200
    heard: list[float] = field(default_factory=list)
    let_go: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """What it is told by."""
        return f"http://127.0.0.1:{self.port}{PATH}"


@contextmanager
def outside() -> Iterator[Outside]:
    """It listens until the end of this."""

    class Answering(Quiet, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == PATH
            there.heard.append(time.monotonic())
            if there.status is None:
                there.let_go.wait(20)
                return
            self.send_response(there.status)
            self.end_headers()

    with listening(Answering) as port:
        there = Outside(port)
        yield there
        there.let_go.set()
