"""The stay page from its view: banner, timeline, the same as a table, and the entries."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.due import due_words
from dashboard.components.patient_banner import patient_banner
from dashboard.components.small import arrow, empty_state, news2_cell, refusal
from dashboard.components.text_field import text_field
from dashboard.components.tile import TileScore
from dashboard.icons import icon
from dashboard.pages.charting.forms import FORMS, SINGLE
from dashboard.pages.stay.entries import EntryRow
from dashboard.pages.stay.readings import Reading, columns_of, moment_of, reading_at, readings_of
from dashboard.pages.stay.view import StayView

RANGES = (("all", "Whole stay"), ("72", "3 days"), ("24", "24 h"), ("8", "8 h"))
MOST_ROWS = 60
PLOT: Any = {"displayModeBar": False}


def stay_page(view: StayView, rows: Sequence[EntryRow], may_chart: bool, shows_all: bool = False) -> html.Div:
    """The whole page; what changes with the news is inside parts of their own."""
    return html.Div(
        [
            dcc.Store(id="stay", data={"stay": view.patient.stay_id}),
            dcc.Store(id="entry-voided"),
            html.Div(stay_banner(view, may_chart), id="stay-banner"),
            _ranges(view),
            html.Div(
                [
                    html.Div(
                        dcc.Graph(id="timeline", config=PLOT, responsive=True, className="tw-timeline"),
                        className="tw-timeline-ground",
                        tabIndex="0",
                        role="region",
                        **spoken("Timeline; the same values stand in the table below"),
                    ),
                    html.Aside(readout(view, None), id="readout", className="tw-card tw-readout"),
                ],
                className="tw-stay-course",
            ),
            html.Div(stay_table(view), id="stay-table"),
            html.Div(id="void-panel"),
            html.Div(entry_list(view, rows, may_chart, shows_all), id="entry-list"),
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
    if may_chart:
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


def _ranges(view: StayView) -> html.Div:
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
                value="all",
            ),
            html.P(
                [html.Span(className="tw-key-night"), "night", html.Span(className="tw-key-missing"), "no check"],
                className="tw-stay-keys",
            ),
        ],
        className="tw-stay-ranges",
    )


def readout(view: StayView, at: int | None) -> list[Component]:
    """Every value of one moment: the one that was tapped, else the newest."""
    reading = reading_at(view, at) if at is not None else next(iter(readings_of(view)), None)
    if reading is None:
        return [html.H2("Nothing charted yet")]
    rows = [html.Div([html.Dt(name), html.Dd(value)], className="tw-readout-row") for name, value in reading.values]
    hint = "Tap a value in the figure to read another moment."
    return [html.H2(moment_of(view, reading.at)), html.Dl(rows), html.P(hint, className="tw-hint")]


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


def entry_list(view: StayView, rows: Sequence[EntryRow], may_chart: bool, shows_all: bool = False) -> list[Component]:
    """The newest entries; what was corrected stays, struck through."""
    more = [
        dcc.Link(
            [icon(FORMS[code].icon), FORMS[code].name],
            href=f"/chart/{view.patient.stay_id}/{code}",
            className="tw-button",
        )
        for code in SINGLE
    ]
    head = html.Div(
        [html.H2("Entries"), html.Div(more if may_chart else [], className="tw-buttons")], className="tw-entries-head"
    )
    if not rows:
        return [head, empty_state("Nothing charted yet.")]
    shown = [_entry(view, row, may_chart) for row in (rows if shows_all else rows[:MOST_ROWS])]
    older = len(rows) - len(shown)
    every = f"Show {words.counted(older, 'older entry', 'older entries')} too"
    address = f"/stay/{view.patient.stay_id}?all=yes"
    return [
        head,
        html.Ul(shown, className="tw-card tw-rows tw-entries"),
        *([dcc.Link(every, href=address, className="tw-button")] if older else []),
    ]


def _entry(view: StayView, row: EntryRow, may_chart: bool) -> html.Li:
    said = html.Span([html.B(row.kind), f" {row.said}"])
    struck = html.S([html.Span("Struck out: ", className="tw-unread"), said]) if row.struck else said
    late = (
        f" · charted {words.moment_words(row.recorded_at, view.zone, view.now)}"
        if row.recorded_at != row.observed_at
        else ""
    )
    acts: list[Component] = []
    if may_chart and not row.struck:
        if row.form:
            address = f"/chart/{view.patient.stay_id}/{row.form}?corrects={row.id}"
            acts.append(dcc.Link([icon("pen"), "Correct"], href=address, className="tw-button"))
        acts.append(
            html.Button("Take back", id={"kind": "take-back", "entry": row.id}, className="tw-button", type="button")
        )
    return html.Li(
        [
            html.Span(words.moment_words(row.observed_at, view.zone, view.now), className="tw-entry-time"),
            html.Div(
                [
                    html.P(struck),
                    html.P(f"{row.by}{late}", className="tw-second"),
                    html.P(row.note, className="tw-second") if row.note else None,
                ]
            ),
            html.Div(acts, className="tw-buttons"),
        ],
        className="tw-entry tw-entry-struck" if row.struck else "tw-entry",
    )


def void_panel(row: EntryRow, sentence: str) -> html.Div:
    """Asks why an entry is taken back, before it is."""
    return html.Div(
        [
            html.H2("Take back"),
            html.P([html.B(sentence), ". It stays in the chart, struck through, with your reason."]),
            text_field({"kind": "void-reason", "entry": row.id}, "Why"),
            html.Div(
                [
                    html.Button(
                        "Take back with this reason",
                        id={"kind": "void", "entry": row.id},
                        className="tw-button tw-button-primary",
                        type="button",
                    ),
                    html.Button(
                        "Leave it", id={"kind": "void-leave", "entry": row.id}, className="tw-button", type="button"
                    ),
                ],
                className="tw-buttons",
            ),
            refusal(None, id="void-refusal"),
        ],
        className="tw-card tw-void",
    )
