"""What is asked of the report: period, class, how it is counted; each choice is an address of its own."""

from dash import dcc, html

from chart.reports.length_of_stay import Measure
from dashboard.components.report import choices, periods
from dashboard.icons import icon
from dashboard.pages.length_of_stay.view import GROUP_WORDS, PERIOD_WORDS, LengthView, period_words

MEASURE_WORDS: dict[Measure, str] = {"midnights": "Midnights", "hours": "Hours"}


def asking(view: LengthView) -> html.Div:
    """What is asked: period, class, how it is counted; and what stands apart."""
    asked = view.asked
    groups = [(asked.with_group(None).address, "All")]
    groups += [(asked.with_group(group).address, GROUP_WORDS[group]) for group in view.groups]
    measures = [(asked.with_measure(each).address, word) for each, word in MEASURE_WORDS.items()]
    save = html.Button([icon("download"), "CSV"], id="los-csv", type="button", className="tw-button")
    return html.Div(
        [
            _periods(view),
            choices("Main class", groups, asked.address),
            choices("Counted in", measures, asked.address),
            html.Span(f"{view.told(view.cells, 'here')} still here: shown apart", className="tw-los-here"),
            html.Div([save, dcc.Download(id="los-download")], className="tw-los-out"),
        ],
        className="tw-los-asking",
    )


def _periods(view: LengthView) -> html.Details:
    report, now = view.report, view.report.as_of
    against = None
    if view.before:
        against = html.Span(f"against {period_words(view.before.period, report.zone, now)}", className="tw-los-against")
    offered = [(view.asked.with_period(code).address, word) for code, word in PERIOD_WORDS.items()]
    return periods([html.B(period_words(report.period, report.zone, now)), against], offered, view.asked.address)
