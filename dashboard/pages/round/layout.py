"""My round from its view: rows by bucket, quick entries below, and which beds are one's own."""

from dataclasses import dataclass
from datetime import timedelta

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.due import due_pill
from dashboard.components.severity import badge
from dashboard.components.small import class_chip, empty_state, switch
from dashboard.icons import icon
from dashboard.pages.round.view import AWAY, LATER, NOW, OVERDUE, Round, Row
from dashboard.patient import Patient

PATH = "/round"
LOUD = (OVERDUE, NOW)


@dataclass(frozen=True, slots=True)
class Quick:
    """Something that comes up between rounds: its name in an address, its form, what it is called, its picture."""

    code: str
    form: str
    words: str
    icon: str


QUICK = (
    Quick("dose", "dose", "Dose", "pill"),
    Quick("drink", "fluid", "Drink or void", "drop"),
    Quick("vomit", "fluid", "Vomit or stool", "alert"),
    Quick("asleep", "status", "Asleep", "zzz"),
    Quick("event", "event", "Event", "flag"),
)


def round_page(round_: Round, *, chooses_beds: bool = False, quick: str = "") -> html.Div:
    """The whole page; its rows are drawn anew when there is news, and each minute."""
    asked = next((each for each in QUICK if each.code == quick), None)
    body = _beds_form(round_) if chooses_beds else _for_whom(round_, asked) if asked else None
    return html.Div(
        [
            html.Div(_head(round_), className="tw-round-head") if body is None else None,
            html.Div(rows(round_), id="round-rows", className="tw-round-rows") if body is None else body,
            None if body is not None else _quick_entries(),
            dcc.Store(id="round-shows", data={"all": round_.shows_all}),
            dcc.Interval(id="round-minute", interval=60_000),
        ],
        className="tw-round",
    )


def rows(round_: Round) -> list[Component]:
    """Every bucket with its rows; an empty round says when somebody is due next."""
    soon = [_bucket(bucket, found, round_) for bucket, found in round_.buckets.items() if bucket not in (LATER, AWAY)]
    rest = [_folded(bucket, round_) for bucket in (LATER, AWAY) if bucket in round_.buckets]
    return [*(soon or [_nothing(round_)]), *rest]


def _head(round_: Round) -> list[Component | None]:
    until = "" if round_.ends_at is None else f" · until {words.clock(round_.ends_at, round_.zone)}"
    own = round_.beds
    said = "All beds" if own is None or round_.shows_all else words.bed_words(own, round_.unit_beds)
    choose = "Choose your beds" if own is None else "Change your beds"
    whose = [("My beds", PATH, not round_.shows_all), ("All beds", f"{PATH}?whose=all", round_.shows_all)]
    return [
        html.P(said + until, className="tw-round-beds"),
        dcc.Link([icon("users"), choose], href=f"{PATH}?beds=choose", className="tw-button"),
        None if own is None else switch("Whose beds", whose),
    ]


def _bucket(bucket: str, found: tuple[Row, ...], round_: Round) -> Component:
    heading = html.H2([bucket, html.Span(str(len(found)), className="tw-round-count")])
    is_loud = bucket in LOUD
    items = [html.Li(_row(row, round_, is_loud=is_loud, is_late=bucket == OVERDUE), key=_key(row)) for row in found]
    return html.Section([heading, html.Ul(items)], className="tw-round-bucket")


def _folded(bucket: str, round_: Round) -> Component:
    found = round_.buckets[bucket]
    items = [html.Li(_row(row, round_), key=_key(row)) for row in found]
    heading = html.Summary([bucket, html.Span(str(len(found)), className="tw-round-count")])
    return html.Details([heading, html.Ul(items)], className="tw-round-bucket tw-round-folded")


def _key(row: Row) -> str:
    return f"{row.patient.stay_id} {_what(row)}"


def _row(row: Row, round_: Round, *, is_loud: bool = False, is_late: bool = False) -> Component:
    patient = row.patient
    button = "Chart now" if is_loud else "Chart"
    where = f"/chart/{patient.stay_id}" + ("" if is_loud or not row.forms else f"/{row.forms}")
    return html.Div(
        [
            html.Span([html.Span("Bed ", className="tw-unread"), patient.bed], className="tw-round-bed"),
            html.Div(
                [
                    html.Div(patient.named.short, className="tw-round-name"),
                    html.Div([class_chip(code) for code in patient.classes], className="tw-round-classes"),
                ],
                className="tw-round-who",
            ),
            html.Div(
                [
                    html.Div(_what(row), className="tw-round-what"),
                    html.Div(_last(row, round_), className="tw-round-last"),
                ],
                className="tw-round-task",
            ),
            html.Div(
                [
                    badge(row.alert.severity, bool(row.alert.owner)) if row.alert else None,
                    html.Span([icon("zzz"), "Let sleep"], className="tw-precaution")
                    if row.due and row.due.is_asleep
                    else None,
                ],
                className="tw-round-marks",
            ),
            due_pill(row.due, round_.now, round_.zone),
            dcc.Link(
                [button, html.Span(f" bed {patient.bed}", className="tw-unread")],
                href=where,
                className=f"tw-button tw-round-chart{' tw-button-primary' if is_loud else ''}",
            ),
        ],
        className=f"tw-round-row{' tw-round-late' if is_late else ''}",
    )


def _last(row: Row, round_: Round) -> str:
    """When it was done last and how often it wants doing: "Last 02:12 (2 h ago) · every 2 h"."""
    if not row.every:
        return ""
    last = "Not done yet" if row.last_at is None else words.last_words(row.last_at, round_.zone, round_.now)
    return f"{last} · every {words.span(timedelta(minutes=row.every))}"


def _what(row: Row) -> str:
    if row.due is None:
        return "No protocol asks for anything"
    return row.due.what[:1].upper() + row.due.what[1:] or "Not on the unit"


def _nothing(round_: Round) -> Component:
    if not round_.patients:
        return empty_state("Nobody lies in these beds.")
    if round_.next_at is None:
        return empty_state("Nothing is due at these beds.")
    return empty_state(f"Nobody is due before {words.moment_words(round_.next_at, round_.zone, round_.now)}.")


def _quick_entries() -> html.Nav:
    links = [
        dcc.Link([icon(each.icon), each.words], href=f"{PATH}?quick={each.code}", className="tw-button")
        for each in QUICK
    ]
    return html.Nav([html.Span("Quick entry", className="tw-second"), *links], className="tw-round-quick")


def _for_whom(round_: Round, quick: Quick) -> html.Section:
    """Which of the shown patients something is entered for."""
    return html.Section(
        [
            html.H2(f"{quick.words}: for whom?"),
            html.Ul([html.Li(_whom(patient, quick)) for patient in round_.patients], className="tw-round-whom")
            if round_.patients
            else empty_state("Nobody lies in these beds."),
            html.Div(dcc.Link("Back to the round", href=PATH, className="tw-button"), className="tw-round-buttons"),
        ],
        className="tw-round-bucket",
    )


def _whom(patient: Patient, quick: Quick) -> Component:
    return dcc.Link(
        [html.B(patient.bed), html.Span(patient.named.short)],
        href=f"/chart/{patient.stay_id}/{quick.form}",
        className="tw-button tw-round-person",
    )


def _beds_form(round_: Round) -> html.Section:
    cards = [dmc.CheckboxCard(bed, value=bed, className="tw-choice tw-several") for bed in round_.unit_beds]
    until = "for 12 h" if round_.ends_at is None else f"until {words.clock(round_.ends_at, round_.zone)}"
    return html.Section(
        [
            html.H2("Which beds are yours?"),
            html.P(f"They are yours {until}. None means all of them.", className="tw-second"),
            dmc.CheckboxGroup(
                html.Div(cards, className="tw-choices tw-round-choices"),
                id="own-beds",
                label="Beds",
                classNames={"label": "tw-unread"},
                value=list(round_.beds or ()),
            ),
            html.Div(
                [
                    html.Button(
                        "These are mine", id="choose-beds", type="button", className="tw-button tw-button-primary"
                    ),
                    dcc.Link("Back to the round", href=PATH, className="tw-button"),
                ],
                className="tw-round-buttons",
            ),
        ],
        className="tw-round-bucket",
    )
