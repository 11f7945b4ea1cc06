"""The stay page from its view: banner, timeline, the same as a table, and the entries."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from chart.ticks import MINUTE, to_tick
from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.due import due_words
from dashboard.components.patient_banner import patient_banner
from dashboard.components.report import PLOT
from dashboard.components.small import arrow, news2_cell
from dashboard.components.tile import TileScore
from dashboard.icons import icon
from dashboard.pages.stay.entries import EntryRow
from dashboard.pages.stay.entry_list import correct_link, entry_list
from dashboard.pages.stay.moment import RANGES, range_around
from dashboard.pages.stay.readings import Reading, columns_of, moment_of, reading_at, readings_of
from dashboard.pages.stay.view import StayView

Readout = list[Component | None]


def stay_page(
    view: StayView, rows: Sequence[EntryRow], may_chart: bool, *, shows_all: bool = False, at: int | None = None
) -> html.Div:
    """The whole page, at a moment if one is asked for; what changes with the news is inside parts of their own."""
    return html.Div(
        [
            dcc.Store(id="stay", data={"stay": view.patient.stay_id, "at": at}),
            dcc.Store(id="entry-asked"),
            dcc.Store(id="entry-voided"),
            html.Div(stay_banner(view, may_chart), id="stay-banner"),
            _ranges(range_around(view, at)),
            html.Div(
                [
                    html.Div(
                        dcc.Graph(id="timeline", className="tw-timeline", **PLOT),
                        className="tw-timeline-ground",
                        tabIndex="0",
                        role="region",
                        **spoken("Timeline; the same values stand in the table below"),
                    ),
                    html.Aside(readout(view, rows, may_chart, at), id="readout", className="tw-card tw-readout"),
                ],
                className="tw-stay-course",
            ),
            html.Div(stay_table(view), id="stay-table"),
            html.Div(id="void-panel"),
            html.Div(entry_list(view, rows, may_chart, shows_all, at), id="entry-list"),
        ],
        className="tw-stay",
    )


def stay_banner(view: StayView, may_chart: bool) -> html.Div:
    """Whose chart, how the score and NEWS2 stand, what is due, and the way to chart."""
    patient = view.patient
    due = "Nothing due" if view.due is None else due_words(view.due, view.now, view.zone)
    beside: list[Component] = [
        _score_fact(view.score, view),
        _fact("NEWS2", news2_cell(view.news2_now)),
        _fact("Next", html.B(due)),
    ]
    prints: dict[str, Any] = {"data-prints": "page"}
    beside.append(html.Button([icon("print"), "Print"], type="button", className="tw-button tw-print", **prints))
    if may_chart:
        beside.append(dcc.Link("Bed and stay", href=f"/admissions/stay/{patient.stay_id}", className="tw-button"))
        beside.append(
            dcc.Link([icon("plus"), "Chart"], href=f"/chart/{patient.stay_id}", className="tw-button tw-button-primary")
        )
    return patient_banner(patient, view.now, view.zone, beside=beside)


def _score_fact(score: TileScore | None, view: StayView) -> Component:
    if score is None:
        return _fact(view.scale.short_name, html.Span("none yet", className="tw-second"))
    change = None if score.change is None else arrow(score.change, score.since)
    shown = html.Span(
        [html.B(score.shown, className="tw-fact-number"), change, html.Span(score.band)], className="tw-fact-score"
    )
    return _fact(f"{score.scale} {words.moment_words(score.observed_at, view.zone, view.now)}", shown)


def _fact(name: str, value: Component) -> html.Div:
    return html.Div([html.Span(name), value], className="tw-patient-fact")


def _ranges(in_sight: str) -> html.Div:
    return html.Div(
        [
            dmc.RadioGroup(
                html.Div(
                    [dmc.RadioCard(word, value=value, className="tw-choice") for value, word in RANGES],
                    className="tw-choices",
                ),
                id="timeline-range",
                label="How much of the stay",
                classNames={"label": "tw-unread"},
                value=in_sight,
            ),
            html.P(
                [html.Span(className="tw-key-night"), "night", html.Span(className="tw-key-missing"), "no check"],
                className="tw-stay-keys",
            ),
        ],
        className="tw-stay-ranges",
    )


def readout(view: StayView, rows: Sequence[EntryRow], may_chart: bool, at: int | None = None) -> Readout:
    """Every value of one moment, tapped or asked for, else the newest; who charted it, and how to correct it."""
    reading = reading_at(view, at) if at is not None else next(iter(readings_of(view)), None)
    if reading is None:
        return [html.H2("Nothing charted yet")]
    values = [html.Div([html.Dt(name), html.Dd(value)], className="tw-readout-row") for name, value in reading.values]
    charted = [row for row in rows if to_tick(row.observed_at) == reading.at and not row.struck]
    hint = "Tap a value in the figure to read another moment."
    return [
        html.H2(moment_of(view, reading.at)),
        None if at is None or abs(reading.at - at) < MINUTE else _nearest_to(view, at),
        html.Dl(values),
        *_charted_by(view, charted),
        html.Div(
            [correct_link(view, row, f"Correct {row.kind}") for row in charted if may_chart and row.form],
            className="tw-buttons",
        ),
        html.P(hint, className="tw-hint"),
    ]


def _nearest_to(view: StayView, at: int) -> html.P:
    return html.P(f"Nearest to {moment_of(view, at)}", className="tw-second")


def _charted_by(view: StayView, rows: Sequence[EntryRow]) -> list[Component]:
    """Who charted these, and when the last of each came in."""
    latest = {row.by: row.recorded_at for row in sorted(rows, key=lambda row: row.recorded_at)}
    return [
        html.P(f"Charted {words.moment_words(at, view.zone, view.now)} by {name}", className="tw-second")
        for name, at in latest.items()
    ]


def stay_table(view: StayView) -> html.Details:
    """The figure's values as a table: the same, for whoever reads instead of looks."""
    readings = readings_of(view)
    heads = columns_of(view)
    return html.Details(
        [
            html.Summary(f"The same as a table, {words.counted(len(readings), 'moment')}", className="tw-summary"),
            html.Div(
                html.Table(
                    [
                        html.Thead(html.Tr([html.Th("Observed"), *(html.Th(head) for head in heads)])),
                        html.Tbody([_table_row(view, reading, heads) for reading in readings]),
                    ],
                    className="tw-table",
                ),
                className="tw-table-ground",
                tabIndex="0",
            ),
        ],
        className="tw-card",
    )


def _table_row(view: StayView, reading: Reading, heads: Sequence[str]) -> html.Tr:
    values: dict[str, str] = {}
    for name, value in reading.values:
        values[name] = f"{values[name]}, {value}" if name in values else value
    cells = [html.Td(values.get(head, "")) for head in heads]
    return html.Tr([html.Th(moment_of(view, reading.at), scope="row"), *cells])
