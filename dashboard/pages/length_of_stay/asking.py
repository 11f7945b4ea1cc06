"""What is asked of the report: period, class, how it is counted; each choice is an address of its own."""

from dash import dcc, html

from chart.reports.length_of_stay import Measure
from dashboard.attributes import spoken
from dashboard.icons import icon
from dashboard.pages.length_of_stay.view import GROUP_WORDS, PERIOD_WORDS, Asked, LengthView, period_words

MEASURE_WORDS: dict[Measure, str] = {"midnights": "Midnights", "hours": "Hours"}


def asking(view: LengthView) -> html.Div:
    """What is asked: period, class, how it is counted; and what stands apart."""
    asked = view.asked
    groups = [(asked.with_group(None), "All")]
    groups += [(asked.with_group(group), GROUP_WORDS[group]) for group in view.groups]
    measures = [(asked.with_measure(each), word) for each, word in MEASURE_WORDS.items()]
    save = html.Button([icon("download"), "CSV"], id="los-csv", type="button", className="tw-button")
    return html.Div(
        [
            _periods(view),
            _choices("Main class", groups, asked),
            _choices("Counted in", measures, asked),
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
    links = [
        _link(word, view.asked.with_period(code), view.asked, "tw-los-option") for code, word in PERIOD_WORDS.items()
    ]
    shown = [icon("calendar"), html.B(period_words(report.period, report.zone, now)), against, icon("chevron")]
    return html.Details(
        [html.Summary(shown, className="tw-button"), html.Nav(links, className="tw-los-menu", **spoken("Period"))],
        className="tw-los-period",
        key=view.asked.address,  # a new one is closed again
    )


def _choices(name: str, choices: list[tuple[Asked, str]], asked: Asked) -> html.Nav:
    links = [_link(word, each, asked, "tw-segment") for each, word in choices]
    return html.Nav(links, className="tw-segments", **spoken(name))


def _link(word: str, to: Asked, asked: Asked, look: str) -> dcc.Link:
    """The way to another report; to this one it says so."""
    if to != asked:
        return dcc.Link(word, href=to.address, className=look)
    chosen = html.Span(", chosen", className="tw-unread")
    return dcc.Link([word, chosen], href=to.address, className=f"{look} {look}-here")
