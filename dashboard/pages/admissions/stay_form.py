"""Bed and stay: where a patient is and was; move, leave, return, discharge; what was charted wrongly; who it is."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.patient_banner import patient_banner
from dashboard.components.small import empty_state, not_looked_at, refusal
from dashboard.icons import icon
from dashboard.pages.admissions.endings import endings
from dashboard.pages.admissions.fields import YES_NO, choice, drawn, line, when
from dashboard.pages.admissions.profile_card import profile_card
from dashboard.pages.admissions.stay_panels import person
from dashboard.pages.admissions.told_parts import protocols, questions, substance
from dashboard.pages.admissions.view import BedAndStay, PlaceRow

AHEAD = (("0", "Today"), ("1", "Tomorrow"), ("2", "In 2 days"), ("3", "In 3 days"), ("none", "No longer planned"))
PLACES_OUT = (("hospital", "Hospital"), ("court", "Court"), ("pass", "Pass"))


def stay_page(view: BedAndStay) -> html.Div:
    """The whole page."""
    return html.Div(
        [
            dcc.Store(id="bed-stay", data={"stay": view.patient.stay_id}),
            dcc.Store(id="bed-done"),
            dcc.Store(id="correct-asked"),
            dcc.Store(id="risk-asked"),
            html.Div(banner(view), id="bed-banner"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(acts(view), id="bed-acts", className="tw-bed-acts"),
                            html.Div(history(view), id="bed-history"),
                            html.Div(id="bed-panel"),
                            html.Div(tells(view), id="bed-tells", className="tw-bed-acts"),
                        ],
                        className="tw-bed-left",
                    ),
                    html.Div(
                        [
                            html.Div(profile_card(view.risks, view.judged, ways=True), id="bed-profile"),
                            html.Div(id="risk-panel"),
                            html.Div(person(view), id="bed-person", className="tw-bed-acts"),
                        ],
                        className="tw-bed-right",
                    ),
                ],
                className="tw-bed-columns",
            ),
        ],
        className="tw-bed-page",
    )


def banner(view: BedAndStay) -> Component:
    """Whose stay, where they are now, and the ways on."""
    stay_id = view.patient.stay_id
    ways: list[Component] = [
        *(
            dcc.Link(f"Screen: {name}", href=f"/chart/{stay_id}/{code}", className="tw-button")
            for code, name in view.screens
        ),
        dcc.Link("To the stay", href=f"/stay/{stay_id}", className="tw-button"),
    ]
    return html.Div(
        [
            patient_banner(view.patient, view.now, view.zone, back=f"/stay/{stay_id}"),
            html.Div([html.P(_where_words(view), className="tw-bed-now"), html.Div(ways, className="tw-buttons")],
                     className="tw-bed-where"),
            None if view.is_examined else not_looked_at(),
        ]
    )  # fmt: skip


def acts(view: BedAndStay) -> list[Component]:
    """What can be done now: each with its own fields and one button."""
    if view.is_over:
        return [empty_state("This stay has ended. If that is wrong, take the discharge back below.")]
    if view.is_away:
        return [_return(view), _discharge()]
    return [_move(view), _leave(), _discharge()]


def tells(view: BedAndStay) -> list[Component]:
    """What can be told now that was not known before, or is no longer so."""
    in_force = words.listed([view.titles[each] for each in sorted(view.protocols) if each in view.titles])
    plan = "" if view.planned_at is None else words.moment_words(view.planned_at, view.zone, view.now)
    watched = f"In force: {in_force}." if in_force else "No protocol is in force, so nothing falls due."
    return [
        _act(
            "watch",
            "What is watched",
            [drawn("watch", view.told_seq), *endings(view), protocols("watch", view.titles, view.protocols)],
            "Watch these",
            watched,
            is_open=bool(view.endings),
        ),
        _act(
            "substance",
            "Add a substance, or when it was last used",
            [substance("substance", 1, view.may_prescribe)],
            "Add it",
        ),
        _act(
            "history",
            "History",
            [drawn("history", view.told_seq), *questions("history", view.answers)],
            "Keep these answers",
        ),
        _act(
            "plan",
            "Plan the discharge",
            [choice("plan", "ahead", "Day", AHEAD), line("plan", "clock", "Time", "11:00", is_figure=True)],
            "Plan it",
            f"Planned: {plan}." if plan else "No day is planned.",
        ),
    ]


def history(view: BedAndStay) -> html.Div:
    """Every coming and going, newest first."""
    rows = [_row(row, view) for row in view.rows]
    return html.Div([html.H2("Where the patient was"), html.Ul(rows, className="tw-rows")], className="tw-card")


def _where_words(view: BedAndStay) -> str:
    if not view.where.spans:
        return "This admission was taken back."
    since = words.moment_words(view.where.spans[-1].begins_at, view.zone, view.now)
    if view.where.ended_at is not None:
        return f"Discharged {words.moment_words(view.where.ended_at, view.zone, view.now)}"
    bed = view.where.spans[-1].bed
    if view.is_away:
        return f"Away since {since}: {view.away_to}. Bed {bed} is kept."
    return f"In bed {bed} since {since}"


def _act(
    act: str, title: str, parts: Sequence[Component], button: str, hint: str = "", *, is_open: bool = False
) -> html.Details:
    return html.Details(
        [
            html.Summary([title, icon("chevron")], className="tw-bed-summary"),
            html.P(hint, className="tw-second") if hint else None,
            *parts,
            refusal(None, id={"kind": "act-refusal", "act": act}),
            html.Button(button, id={"kind": "act", "act": act}, type="button", className="tw-button tw-button-primary"),
        ],
        className="tw-card tw-bed-act",
        open=is_open,
    )


def _move(view: BedAndStay) -> Component:
    beds: Component = (
        choice("move", "bed", "To bed", [(bed, bed) for bed in view.free])
        if view.free
        else html.P("No other bed is free.")
    )
    return _act("move", "Move to another bed", [beds, when("move")], "Move")


def _leave() -> Component:
    parts = [choice("leave", "to", "Where to", PLACES_OUT), line("leave", "where", "Or in words"), when("leave")]
    return _act("leave", "Leave for a while", parts, "Leave, keep the bed", "One stay: the bed is kept for the return.")


def _return(view: BedAndStay) -> Component:
    kept = view.where.spans[-1].bed
    beds = [("", f"{kept}, kept"), *((bed, bed) for bed in view.free)]
    return _act("return", "Back from leave", [choice("return", "bed", "Into bed", beds), when("return")], "Return")


def _discharge() -> Component:
    return _act(
        "discharge",
        "Discharge",
        [
            choice("discharge", "disposition", "How the stay ends", tuple(words.ENDINGS.items())),
            choice("discharge", "planned", "Planned", YES_NO),
            choice("discharge", "eloped", "Left without telling anybody", YES_NO),
            line("discharge", "reason", "Why, in words", is_long=True),
            when("discharge"),
        ],
        "Discharge",
    )


def _row(row: PlaceRow, view: BedAndStay) -> html.Li:
    said = f"{row.kind} {row.words}".strip()
    at = words.moment_words(row.entry.observed_at, view.zone, view.now)
    return html.Li(
        [
            html.Div(
                [
                    html.Del(said) if row.is_struck else html.B(said),
                    html.Span(f"{at} · {row.by}", className="tw-second"),
                    html.Span(row.note, className="tw-second") if row.note else None,
                ],
                className="tw-admissions-who",
            ),
            None
            if row.is_struck
            else html.Button("Correct", id={"kind": "correct-open", "entry": row.entry.id}, type="button",
                             className="tw-button", **spoken(f"Correct: {said} {at}")),
        ],
        className="tw-bed-row",
    )  # fmt: skip
