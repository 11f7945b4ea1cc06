"""Less on the air: text is sent with Brotli, static files as set-up has compressed them."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import brotli
from flask import Flask, Response, request

from dashboard.static_files import FETCHED

COMPRESSED = FETCHED / "br"
WORTH_IT_BYTES = 1400  # less fits one packet anyway
ON_THE_FLY = 4  # 20 KB of a chart's JSON in 0.3 ms
TEXTS = ("text/html", "text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml")


def add_compression(server: Flask) -> None:
    """Compress what is text, not a stream, and asked for by somebody who understands it."""

    @server.after_request
    def compress(response: Response) -> Response:
        response.headers.add("Vary", "Accept-Encoding")
        if response.status_code != 200 or response.mimetype not in TEXTS or "Content-Encoding" in response.headers:
            return response
        if request.accept_encodings["br"] <= 0 or request.method == "HEAD":
            return response
        response.direct_passthrough = False
        whole = response.get_data()
        packed = _packed(whole, request.path)
        if packed is not None:
            response.set_data(packed)
            response.headers["Content-Encoding"] = "br"
        return response


def _packed(whole: bytes, path: str) -> bytes | None:
    """The bytes to send instead; None to send them as they are."""
    if len(whole) < WORTH_IT_BYTES:
        return None
    if path.startswith(("/assets/", "/sign-in/", "/_dash-component-suites/")):
        return _stored(sha256(whole).hexdigest())
    packed: bytes = brotli.compress(whole, quality=ON_THE_FLY)
    return packed


@lru_cache(maxsize=256)
def _stored(digest: str) -> bytes | None:
    """What set-up compressed, found by what it holds, so that it is never an older version."""
    file = COMPRESSED / f"{digest}.br"
    return file.read_bytes() if file.exists() else None


def store_compressed(whole: bytes, folder: Path = COMPRESSED) -> None:
    """Compress a static file once, as small as it gets without making set-up long."""
    file = folder / f"{sha256(whole).hexdigest()}.br"
    if len(whole) >= WORTH_IT_BYTES and not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".part")
        half.write_bytes(brotli.compress(whole, quality=9))
        half.replace(file)
