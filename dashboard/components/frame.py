"""The frame round every page: the places one can go, the title, how old what is shown is, the time, who is signed in.

Scripts write into `age-word`, `age-text`, `clock`, `clock-day` and `count-alerts` (how many patients have a critical
alert open), and set the class `stale` on the body when what is shown is no longer true, with the reason in
`stale-word`; the choice of light is kept by the browser.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.me import Person, audio_state, me
from dashboard.components.small import banner
from dashboard.icons import icon, logo

DISCLAIMER = "Supports your judgement. Check at the bedside."


class Place(Protocol):
    """One entry of the rail."""

    @property
    def name(self) -> str:
        """The page's name, as class names and counts have it."""

    @property
    def path(self) -> str:
        """Where it is."""

    @property
    def place_name(self) -> str:
        """What its entry in the rail says."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def icon(self) -> str:
        """Its picture."""

    @property
    def names_unit(self) -> bool:
        """Whether its heading is the unit's name."""


def frame(
    here: Place,
    places: Sequence[Place],
    person: Person,
    content: Component,
    *,
    unit_name: str,
    now: datetime,
    zone: ZoneInfo,
) -> html.Div:
    """A whole page: `content` in its frame. places: those this person may go to, in order."""
    return html.Div(
        [
            html.A("To the content", href="#content", className="tw-skip"),
            rail(here, places),
            top(here, person, unit_name, now, zone),
            html.Main(
                [stale_banner(), clock_place(), html.Div(content, className="tw-stale-ground")],
                id="content",
                className="tw-content",
                tabIndex="-1",
            ),
        ],
        className=f"tw-frame tw-page-{here.name}",
    )


def loading() -> html.Main:
    """The outline of a page before its first answer, the same for everybody: still, and it names nothing."""
    blocks = html.Div([html.Div(className="tw-loading-block") for _ in range(20)], className="tw-loading-blocks")
    return html.Main(
        [html.Div(className="tw-loading-rail"), html.H1("Loading", className="tw-loading-top"), blocks],
        className="tw-loading",
    )


def rail(here: Place, places: Sequence[Place]) -> html.Nav:
    """The places one can go: a rail on a desk, tabs at the bottom of a tablet and a phone."""
    return html.Nav(
        [logo(), html.Ul([_place(place, here) for place in places])], className="tw-rail", **spoken("Pages")
    )


def top(here: Place, person: Person, unit_name: str, now: datetime, zone: ZoneInfo) -> html.Header:
    """Title, age of what is shown, time, and the person."""
    title, second = (unit_name, DISCLAIMER) if here.names_unit else (here.title, f"{unit_name} · {DISCLAIMER}")
    return html.Header(
        [
            html.Div([html.H1(title), html.P(second)], className="tw-top-title"),
            audio_state(),
            age(),
            html.Div(
                [
                    html.Span(words.clock(now, zone), id="clock", className="tw-now-clock"),
                    html.Span(words.day(now, zone, now), id="clock-day", className="tw-now-day"),
                ],
                className="tw-now",
            ),
            me(person),
        ],
        className="tw-top",
    )


def age() -> html.Div:
    """How old what is shown is, written by the browser: it alone knows when it last heard anything."""
    return html.Div(
        [html.Span("Checking", id="age-word", className="tw-age-word"), html.Span("now", id="age-text")],
        id="age",
        className="tw-age tw-icon-alert",
    )


def stale_banner() -> html.Div:
    """What stands across a page that is old: since when and why, what to do instead, and the page on paper."""
    prints: dict[str, Any] = {"data-prints": ""}
    button = html.Button([icon("print"), "Print this page"], type="button", className="tw-button", **prints)
    said = html.Span("Old: nothing new is heard.", id="stale-word")
    more = "Go by bedside checks and paper. Tell the charge nurse."
    return html.Div(banner(said, more, "alert", button), className="tw-stale-banner")


def clock_place() -> html.Div:
    """Where a page says that the machine's clock was set."""
    return html.Div(id={"kind": "clock-notice", "place": "frame"}, className="tw-clock-notice")


def _place(place: Place, here: Place) -> html.Li:
    is_here = place.name == here.name
    said = html.Span("this page", className="tw-unread") if is_here else None
    count = html.Span(id=f"count-{place.name}", className="tw-place-count")
    return html.Li(
        dcc.Link(
            [icon(place.icon), html.Span(place.place_name), said, count],
            href=place.path,
            className="tw-place tw-place-here" if is_here else "tw-place",
        )
    )
