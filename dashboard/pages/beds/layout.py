"""The list of beds from its view."""

from dash import dcc, html
from dash.development.base_component import Component

from alerts.finding import Severity
from dashboard import words
from dashboard.components.severity import WORDS, severity_code
from dashboard.components.small import empty_state
from dashboard.components.tile import bed_tile
from dashboard.icons import icon, shape
from dashboard.pages.beds.view import Beds


def beds_page(beds: Beds) -> html.Div:
    """The whole page; drawn anew when there is news, and each minute for its ages and countdowns."""
    minute = dcc.Interval(id="beds-minute", interval=60_000)
    return html.Div([html.Div(beds_inside(beds), id="beds", className="tw-beds"), minute])


def beds_inside(beds: Beds) -> list[Component]:
    """Counts, and one tile a bed."""
    if not beds.tiles:
        return [empty_state("This unit has no beds yet.")]
    return [
        html.Div([*_counts(beds), html.Span(_taken(beds), className="tw-beds-taken")], className="tw-beds-counts"),
        html.Ul([bed_tile(tile, beds.now, beds.zone) for tile in beds.tiles], className="tw-board"),
    ]


def _counts(beds: Beds) -> list[Component]:
    severities = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
    alerts = [_count(shape(severity_code(each)), beds.count(each), WORDS[each].lower()) for each in severities]
    return [*alerts, _count(icon("clock"), beds.overdue, "overdue"), _count(None, beds.due, "due now")]


def _count(picture: Component | None, count: int, word: str) -> html.Span:
    return html.Span([picture, html.B(str(count)), word], className="tw-count")


def _taken(beds: Beds) -> str:
    return f"{beds.taken} of {words.counted(len(beds.tiles), 'bed')}"
