"""The web application: the gate before everything, the pages in their frame, each callback through the door."""

import re
from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from flask import Flask, Response, g

from dashboard.api import add_api
from dashboard.clock_notice import add_clock_notice
from dashboard.components.frame import loading
from dashboard.compression import add_compression
from dashboard.door import TROUBLE, Door
from dashboard.gate import guard
from dashboard.live import add_live
from dashboard.metrics.exposition import add_metrics
from dashboard.page import Page
from dashboard.pages import PAGES
from dashboard.pairing import add_pairing
from dashboard.plotly_bundle import add_plotly_bundle
from dashboard.responses import add_errors, add_headers
from dashboard.router import add_router
from dashboard.services import Services
from dashboard.sign_in import add_sign_in
from dashboard.static_files import FONT, TEMPLATES
from dashboard.theme import mantine_theme

FONT_FACE = (
    '<link rel="preload" as="font" type="font/woff2" href="/sign-in/inter.woff2" crossorigin>'
    '<style>@font-face{font-family:Inter;src:url("/sign-in/inter.woff2") format("woff2");'
    "font-weight:100 900;font-display:swap}</style>"
)


class Application(Dash):
    """Dash, with the nonce of this request on each inline script."""

    def interpolate_index(self, *args: Any, **kwargs: Any) -> str:
        """The page's HTML."""
        page: str = super().interpolate_index(*args, **kwargs)  # type: ignore[no-untyped-call]
        return re.sub(r"<script(?![^>]*\bsrc=)", f'<script nonce="{g.nonce}"', page)


def build_app(services: Services, pages: Sequence[Page] = PAGES) -> Application:
    """The whole application, ready to be served."""
    server = Flask("dashboard", static_folder=None, template_folder="templates")
    server.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
    guard(server, services, pages)  # before Dash adds what it does before a request
    add_sign_in(server, services)
    add_pairing(server, services)
    add_health(server, services)
    add_metrics(server, services)
    add_live(server, services, pages)
    add_api(server, services)
    app = Application(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # a Flask is what it takes; its annotation forgets that
        assets_folder="assets",
        assets_path_ignore=["fetched"],
        index_string=_index(),
        suppress_callback_exceptions=True,  # else Dash embeds every page's layout in every page
        title="Tidewatch",
        update_title="",
        include_pages_meta=False,
    )
    add_plotly_bundle(server)
    add_errors(server)
    add_headers(server)
    add_compression(server)
    app.layout = shell()
    door = Door(app, services)
    server.extensions["door"] = door
    add_router(door, services, pages)
    add_clock_notice(door, services)
    for page in pages:
        page.register(door, services)
    return app


def shell() -> dmc.MantineProvider:
    """What stays while pages come and go. It is the same for everybody and holds nothing of anybody."""
    return dmc.MantineProvider(
        [
            dcc.Location(id="url", refresh=False),
            dcc.Store(id="here"),  # the title of this page, and the versions it was drawn from
            dcc.Store(id="titled"),
            dcc.Store(id="clock-asked"),  # which step of the clock somebody says to have seen
            dcc.Store(id="clock-seen"),
            dcc.Store(id="clock-step"),  # the newest step nobody has seen, set by assets/live.js when it changes
            dcc.Store(id="news"),  # versions, set by assets/live.js when they change: what a page's callbacks listen to
            dcc.Store(id="scheme"),  # "light" or "dark", set by assets/shell.js: for figures, which carry their colours
            html.Div(id=TROUBLE, role="alert", style={"position": "sticky", "top": 0, "zIndex": 60}),
            html.Div(loading(), id="page"),
        ],
        id="mantine",
        theme=mantine_theme(),
        defaultColorScheme="auto",
    )


def _index() -> str:
    text = (TEMPLATES / "index.html").read_text()
    scheme = (TEMPLATES / "scheme.js").read_text()
    font = FONT_FACE if FONT.exists() else ""
    return text.replace("<!--scheme-->", f"<script>{scheme}</script>").replace("<!--font-->", font)


def add_health(server: Flask, services: Services) -> None:
    """Say that the process lives, and whether the database answers."""

    @server.get("/healthz")
    def alive() -> Response:
        return Response("alive\n", mimetype="text/plain")

    @server.get("/readyz")
    def ready() -> Response:
        is_ready = services.newsroom.answers()
        words, status = ("ready\n", 200) if is_ready else ("the database does not answer\n", 503)
        return Response(words, status=status, mimetype="text/plain")
