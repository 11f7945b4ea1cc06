"""The entries of a stay: the newest first, what was corrected struck through, and the panel that takes one back."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from chart.ticks import to_tick
from dashboard import words
from dashboard.attributes import CURRENT, closes
from dashboard.components.small import empty_state, refusal
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.charting.forms import AT_HAND, FORMS
from dashboard.pages.stay.entries import EntryRow
from dashboard.pages.stay.view import StayView

MOST_ROWS = 60


def correct_link(view: StayView, row: EntryRow, word: str = "Correct") -> dcc.Link:
    """The way to the form that corrects an entry."""
    address = f"/chart/{view.patient.stay_id}/{row.form}?corrects={row.id}"
    return dcc.Link([icon("pen"), word], href=address, className="tw-button")


def entry_list(
    view: StayView, rows: Sequence[EntryRow], may_chart: bool, shows_all: bool = False, at: int | None = None
) -> list[Component]:
    """The newest entries; what was corrected stays, struck through. What was seen at the moment `at` is marked."""
    more = [
        dcc.Link(
            [icon(FORMS[code].icon), FORMS[code].name],
            href=f"/chart/{view.patient.stay_id}/{code}",
            className="tw-button",
        )
        for code in AT_HAND
    ]
    head = html.Div(
        [html.H2("Entries"), html.Div(more if may_chart else [], className="tw-buttons")], className="tw-entries-head"
    )
    if not rows:
        return [head, empty_state("Nothing charted yet.")]
    listed = rows if shows_all else rows[:MOST_ROWS]
    shown = [_entry(view, row, may_chart, to_tick(row.observed_at) == at) for row in listed]
    older = len(rows) - len(shown)
    every = f"Show {words.counted(older, 'older entry', 'older entries')} too"
    address = f"/stay/{view.patient.stay_id}?all=yes"
    return [
        head,
        html.Ul(shown, className="tw-card tw-rows tw-entries"),
        *([dcc.Link(every, href=address, className="tw-button")] if older else []),
    ]


def _entry(view: StayView, row: EntryRow, may_chart: bool, is_asked: bool) -> html.Li:
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
            acts.append(correct_link(view, row))
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
        className=f"tw-entry{' tw-entry-struck' if row.struck else ''}{' tw-entry-asked' if is_asked else ''}",
        **(CURRENT if is_asked else {}),
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
                    html.Button("Leave it", className="tw-button", type="button", **closes("void-panel")),
                ],
                className="tw-buttons",
            ),
            refusal(None, id="void-refusal"),
        ],
        className="tw-card tw-void",
    )
