"""A server on loopback for whatever a test wants to be told, ended with it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Quiet:
    """A handler that writes nothing down."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def listening(answering: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """The port at which it listens until the end of this; whoever is kept waiting must be let go before."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), answering)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
