"""The cards of the report, each with its scope, its figure, the same as a table, and what is counted."""

from dash import dcc, html

from chart.reports import definitions
from chart.reports.cells import NO_LENGTH
from chart.reports.length_of_stay import LEAVING_EDGES_H
from dashboard import words
from dashboard.components.report import PLOT, card, graph
from dashboard.pages.length_of_stay import tables
from dashboard.pages.length_of_stay.figures import BARS_PX, CURVE_PX, DAYS, LEAVING_PX
from dashboard.pages.length_of_stay.view import COLOUR_OF_GROUP, GROUP_WORDS, LengthView, period_words


def curve_card(view: LengthView) -> html.Section:
    """How long people stay: curves by class, the numbers at risk under them."""
    keys = [
        html.Li([html.Span(className=f"tw-los-line tw-los-line-{COLOUR_OF_GROUP[group]}"), GROUP_WORDS[group]])
        for group in view.curves()
    ]
    keys.append(html.Li([html.Span(className="tw-los-tick"), "still here"], className="tw-los-plain"))
    said = "Kaplan–Meier, days of 24 h from admission, of the stays that began in the period. People still here count"
    said += " until its end (tick marks). Band: 95 % for the largest class."
    return card(
        ("How long people stay", "share still in the unit, by class", definitions.SURVIVAL),
        [
            html.Ul(keys, className="tw-los-keys"),
            graph(
                dcc.Graph(id="los-curves", style={"height": CURVE_PX}, **PLOT),
                f"Share still in the unit over {DAYS} days, by class",
            ),
            html.P("days", className="tw-los-axis"),
            tables.at_risk(view),
            tables.shares(view),
        ],
        said + (" Curves end where fewer than 11 are in." if view.is_protected else ""),
    )


def bars_card(view: LengthView) -> html.Section:
    """How many stays were how long, and what is missing."""
    hours = view.asked.measure == "hours"
    summary = view.summary(view.report)
    middle = ""
    if summary is not None:
        quartiles = (summary.first_quartile, summary.third_quartile)
        middle = f"median {words.plain(round(summary.median, 1))} · middle half "
        middle += "–".join(words.plain(round(each, 1)) for each in quartiles)
    said = "Elapsed hours, in days of 24 h begun. " if hours else "Midnights between admission and discharge. "
    said += "" if hours else "Same-day stays are 0 here and 1 in billing days. "
    return card(
        (
            f"Stays by {'days of 24 hours' if hours else 'midnights'}",
            f"{view.told(view.cells, 'stays')} discharged",
            definitions.MIDNIGHTS,
        ),
        [
            html.P(middle, className="tw-los-middle"),
            graph(dcc.Graph(id="los-bars", style={"height": BARS_PX}, **PLOT), "Stays by how long they were"),
            html.P("days of 24 h begun" if hours else "midnights", className="tw-los-axis"),
            tables.distribution(view),
            _missing(view),
        ],
        said + ("Under 11 is not shown." if view.is_protected else "Holds counts under 11: keep it in the unit."),
    )


def _missing(view: LengthView) -> html.P | None:
    """What is not known, told and never guessed."""
    parts = []
    if view.report.without_length:
        parts.append(f"{view.told(view.cells, view.asked.measure, NO_LENGTH)} without a known admission")
    if view.report.without_admission():
        parts.append(f"{view.told(view.cells, 'no admission')} still here without a known admission")
    if view.report.without_end():
        parts.append(f"{view.told(view.cells, 'no end')} without a known end")
    return html.P(f"Missing dates: {words.listed(parts)}.", className="tw-los-missing") if parts else None


def leaving_card(view: LengthView) -> html.Section:
    """When people leave against advice, over the last 24 months."""
    count = len([each for each in view.leaving.discharged if view.asked.group in (None, each.group)])
    scope = f"{period_words(view.leaving.period, view.report.zone, view.report.as_of)} · {view.counted(count)} stays"
    said = "Share leaving in each bar, of those still in the unit at its start. Signed form and walked out together."
    return card(
        (
            "When people leave against advice",
            f"{scope}, {view.told(view.left, 'left')} left within 5 days",
            definitions.LEAVING,
        ),
        [
            graph(
                dcc.Graph(id="los-leaving", style={"height": LEAVING_PX}, **PLOT),
                f"Leaving against advice over the first {LEAVING_EDGES_H[-1]} hours",
            ),
            html.P("hours since admission", className="tw-los-axis"),
            tables.leaving(view),
        ],
        said,
    )


def endings_card(view: LengthView) -> html.Section:
    """How stays end, by main class."""
    said = "<11 stands for 1 to 10. “Hidden” protects another cell." if view.is_protected else ""
    return card(
        ("How stays end", "by main class", definitions.ENDINGS),
        [tables.endings(view)],
        said or "Main class: that of the substance charted first.",
    )


def gone_card(view: LengthView) -> html.Section:
    """Who left last, for whoever may read charts."""
    rows = []
    for each in view.gone:
        left = words.moment_words(each.left_at, view.report.zone, view.report.as_of)
        rows.append((dcc.Link(each.named.short, href=f"/stay/{each.stay_id}"), each, left))
    return card(
        ("Last to leave", "for those who may read charts", definitions.DISCHARGED),
        [tables.gone(view, rows)],
        "Open a name to see the stay.",
    )
