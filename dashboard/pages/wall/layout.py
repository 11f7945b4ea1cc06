"""The wall from its view: one large tile a bed, all of them on one screen."""

from math import ceil, sqrt
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from alerts.finding import Severity
from dashboard import words
from dashboard.components.frame import age, stale_banner
from dashboard.components.severity import WORDS, severity_code
from dashboard.icons import icon, shape
from dashboard.pages.wall.view import Wall, WallBed, when_words

DENSE = 6  # columns from which a tile has no room for the word "due"
LONG = 3  # letters of a bed's name that fit at full size
DARK: dict[str, Any] = {"data-mantine-color-scheme": "dark"}
SEVERITIES = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def wall_page(wall: Wall, way_back: str | None) -> html.Div:
    """The whole screen, always dark. way_back: where a person goes from here; None for a display."""
    name = dcc.Link(wall.unit_name, href=way_back) if way_back else wall.unit_name
    return html.Div(
        [
            html.Header(
                [
                    html.H1(name),
                    age(),
                    html.Div(counts(wall), id="wall-counts", className="tw-wall-counts"),
                    html.Span(words.clock(wall.now, wall.zone), id="clock", className="tw-wall-clock"),
                ],
                className="tw-wall-top",
            ),
            stale_banner(),
            html.Main(
                html.Div(wall_beds(wall), id="wall", className="tw-wall-ground tw-stale-ground"),
                id="content",
                className="tw-wall-content",
                tabIndex="-1",
            ),
            dcc.Interval(id="wall-minute", interval=60_000),
        ],
        className="tw-wall",
        **DARK,
    )


def counts(wall: Wall) -> list[Component]:
    """How many beds have an alert of each severity."""
    return [
        html.Span(
            [shape(severity_code(each)), html.Span(f"{WORDS[each]} ", className="tw-unread"), str(wall.count(each))]
        )
        for each in SEVERITIES
    ]


def wall_beds(wall: Wall) -> Component:
    """Every bed in bed order, in as many columns as rows or one more, so that none has to be scrolled to."""
    if not wall.beds:
        return html.P("This unit has no beds yet.")
    columns = ceil(sqrt(len(wall.beds)))
    rows = ceil(len(wall.beds) / columns)
    grid = {
        "gridTemplateColumns": f"repeat({columns}, minmax(0, 1fr))",
        "gridTemplateRows": f"repeat({rows}, minmax(0, 1fr))",
    }
    dense = " tw-wall-dense" if columns >= DENSE else ""
    return html.Ul([_bed(bed, wall) for bed in wall.beds], className=f"tw-wall-beds{dense}", style=grid)


def _bed(bed: WallBed, wall: Wall) -> html.Li:
    long = " tw-wall-long" if len(bed.bed) > LONG else ""
    number = html.Span([html.Span("Bed ", className="tw-unread"), bed.bed or "?"], className=f"tw-wall-number{long}")
    if not bed.is_taken:
        return html.Li([number, html.Span("Empty", className="tw-wall-when")], className="tw-wall-bed tw-wall-empty")
    code = severity_code(bed.severity) if bed.severity else ""
    accepted = " tw-wall-accepted" if bed.is_accepted else ""
    return html.Li(
        [
            html.Div([number, html.Span(_marks(bed), className="tw-wall-marks")], className="tw-wall-line"),
            html.Div(
                [html.B(WORDS[bed.severity]) if bed.severity else html.Span(), _when(bed, wall)],
                className="tw-wall-line",
            ),
        ],
        className=f"tw-wall-bed{f' tw-wall-{code}' if code else ''}{accepted}",
    )


def _marks(bed: WallBed) -> list[Component]:
    if not bed.severity:
        return []
    is_solid = bed.severity is Severity.CRITICAL and not bed.is_accepted
    mark = shape(severity_code(bed.severity), inverse=is_solid)
    if bed.is_paused:
        return [icon("pause", "paused"), mark]
    return [icon("tick", "accepted"), mark] if bed.is_accepted else [mark]


def _when(bed: WallBed, wall: Wall) -> html.Span:
    said = when_words(bed.due, wall.now, wall.zone)
    if bed.due and bed.due.at and bed.due.is_overdue:
        was = f"Due {words.clock(bed.due.at, wall.zone)}"
        return html.Span(
            [html.Span(said, className="tw-live"), html.Span(was, className="tw-when-old")],
            className="tw-wall-when tw-wall-late",
        )
    if said.startswith("Due "):
        return html.Span([html.Span("Due ", className="tw-wall-due"), said[4:]], className="tw-wall-when")
    if bed.due is None:
        due = html.Span(" due", className="tw-wall-due")
        return html.Span(["Nothing", due], className="tw-wall-when tw-wall-none")
    return html.Span(said, className="tw-wall-when")
