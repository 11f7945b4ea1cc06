"""Which page stands at an address, drawn for who asks."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs

from dash import Input, Output
from dash.development.base_component import Component

from chart.actor import Actor
from chart.errors import Refused
from chart.people import Act, Role, may
from dashboard.components.frame import frame
from dashboard.components.small import empty_state
from dashboard.door import NOT_READ, TROUBLE, Door
from dashboard.noting import note_denial
from dashboard.page import Page, page_at, places_of
from dashboard.services import Services

NOTHING = Page("start", "/", "Tidewatch", "board", Act.USE, lambda *_: empty_state(""), lambda *_: None)
DRAWN_FROM = ("alerts", "names", "stays", "clock_step")  # of the news, what the browser compares with newer ones
FIRST_PAGE = {
    Role.CHARGE_NURSE: "beds",
    Role.PHYSICIAN: "alerts",
    Role.MEDICAL_DIRECTOR: "alerts",
    Role.DISPLAY: "wall",
}  # the others begin with their first place


def add_router(door: Door, services: Services, pages: Sequence[Page]) -> None:
    """Register the one callback that draws pages, and the one that names them."""

    @door.callback(
        [Output("page", "children"), Output("here", "data"), Output(TROUBLE, "children")],
        [Input("url", "pathname"), Input("url", "search")],
        act=Act.USE,
        touches="patient data",
        instead=(empty_state(" ".join(NOT_READ)), None, None),
    )
    def draw(actor: Actor, path: str, search: str | None) -> tuple[Component, dict[str, Any], None]:
        page = page_at(pages, path) if path != "/" else first_page(pages, actor.role)
        known = services.newsroom.now().standing
        here = {"title": (page or NOTHING).title} | {name: getattr(known, name) for name in DRAWN_FROM}
        return _framed(services, pages, page, actor, path, search or ""), here, None

    door.in_browser(
        "function(here) { if (here) document.title = here.title + ' · Tidewatch'; return null; }",
        Output("titled", "data"),
        [Input("here", "data")],
    )


def first_page(pages: Sequence[Page], role: str) -> Page | None:
    """Where a role begins; None when it has no page at all."""
    places = places_of(pages, role)
    wanted = FIRST_PAGE.get(Role(role))
    first = (page for page in pages if page.name == wanted and may(role, page.act))
    return next(first, places[0] if places else None)


def _framed(
    services: Services, pages: Sequence[Page], page: Page | None, actor: Actor, path: str, search: str
) -> Component:
    content = _content(services, page, actor, path, search)
    if page is not None and page.is_bare and may(actor.role, page.act):
        return content
    return frame(
        page or NOTHING,
        places_of(pages, actor.role),
        actor,
        content,
        unit_name=services.unit_name,
        now=services.ward.clock.now(),
        zone=services.zone,
    )


def _content(services: Services, page: Page | None, actor: Actor, path: str, search: str) -> Component:
    """The page itself, or one sentence why it is not shown: an error would leave the old page under the new address."""
    if page is None:
        nothing = "There is nothing for your role here yet." if path == "/" else "There is no such page."
        return empty_state(nothing)
    if not may(actor.role, page.act):
        note_denial(services, actor, page.act)
        return empty_state("No access. Your role does not open this page.")
    asked = parse_qs(search.removeprefix("?"))
    try:
        return page.layout(
            actor, services, **(page.params(path) or {}), **{name: asked.get(name, [""])[0] for name in page.asks}
        )
    except Refused as refused:
        return empty_state(refused.message)
