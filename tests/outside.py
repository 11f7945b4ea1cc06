"""Somebody outside the unit, on loopback, who is told of each full sweep."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == PATH
            there.heard.append(time.monotonic())
            if there.status is None:
                there.let_go.wait(20)
                return
            self.send_response(there.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    there = Outside(server.server_address[1])
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield there
    there.let_go.set()
    server.shutdown()
    serving.join()
    server.server_close()
