"""Panels of the page of bed and stay: what was charted wrongly, a clinician's word on a risk, who it is."""

from dash import html
from dash.development.base_component import Component

from chart.facts import Admitted, Moved, Returned
from chart.store import KnownPatient
from dashboard.components.small import refusal
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.admissions.fields import choice, line, place
from dashboard.pages.admissions.layout import finder
from dashboard.pages.admissions.profile_card import LEVELS
from dashboard.pages.admissions.view import BedAndStay, PlaceRow
from dashboard.patient import named
from monitors.intake import Risk


def correcting(row: PlaceRow, view: BedAndStay) -> html.Div:
    """What was charted wrongly: another bed or time, or it never happened; with a reason."""
    has_bed = isinstance(row.entry.content, Admitted | Moved | Returned)
    beds = [(bed, bed) for bed in view.free]
    return html.Div(
        [
            html.H2(f"Correct: {row.kind} {row.words}"),
            choice("correct", "bed", "Bed, if it was another", beds) if has_bed and beds else None,
            choice("correct", "day", "When: day, if it was another", (("0", "Today"), ("1", "Yesterday"),
                                                                    ("2", "2 days ago"))),
            line("correct", "clock", "Time, if it was another (same day if none is chosen)", "04:10", is_figure=True),
            line("correct", "why", "Why"),
            refusal(None, id={"kind": "act-refusal", "act": "correct"}),
            html.Div(
                [
                    html.Button("Correct it", id={"kind": "correct", "entry": row.entry.id, "way": "amend"},
                                type="button", className="tw-button tw-button-primary"),
                    html.Button("Take it back", id={"kind": "correct", "entry": row.entry.id, "way": "void"},
                                type="button", className="tw-button"),
                ],
                className="tw-buttons",
            ),
        ],
        className="tw-card tw-bed-act",
    )  # fmt: skip


def judging(risk: Risk) -> html.Div:
    """A clinician's word on one risk."""
    return html.Div(
        [
            html.H2(f"{risk.title}: the rules say {LEVELS[risk.level].lower()}"),
            choice("judge", "level", "Your level", tuple(LEVELS.items())),
            line("judge", "reason", "Why, if it is another than the rules say", is_long=True),
            refusal(None, id={"kind": "act-refusal", "act": "judge"}),
            html.Button("Keep this level", id={"kind": "judge", "domain": risk.domain}, type="button",
                        className="tw-button tw-button-primary"),
        ],
        className="tw-card tw-bed-act",
    )  # fmt: skip


def person(view: BedAndStay) -> list[Component]:
    """Who it is: name and numbers, and whether another record is the same person."""
    return [_identity(view), _same(view)]


def merge_with(each: KnownPatient) -> list[Component]:
    """The way to say that a found patient is the same person."""
    return [
        html.Button(
            "Same person, keep this name",
            id={"kind": "merge", "patient": each.patient_id},
            type="button",
            className="tw-button",
        )
    ]


def _identity(view: BedAndStay) -> html.Details:
    who = view.who
    told = {
        "family_name": ("Family name", who.family_name if who else ""),
        "given_name": ("Given name", who.given_name if who else ""),
        "birth_on": ("Born", (who.birth_on or "") if who else ""),
        "record_number": ("Record number", (who.record_number or "") if who else ""),
    }
    lines = [
        html.Div(
            [
                text_field(place("identify", name), label, value),
                refusal(None, id={"kind": "intake-refusal", "form": "identify", "field": name}),
            ]
        )
        for name, (label, value) in told.items()
    ]
    title = "Correct the name" if who else "Give the patient a name"
    return html.Details(
        [
            html.Summary([title, icon("chevron")], className="tw-bed-summary"),
            *lines,
            refusal(None, id={"kind": "act-refusal", "act": "identify"}),
            html.Button("Keep this name", id={"kind": "act", "act": "identify"}, type="button",
                        className="tw-button tw-button-primary"),
        ],
        className="tw-card tw-bed-act",
    )  # fmt: skip


def _same(view: BedAndStay) -> html.Details:
    """Two records of one person."""
    merged = [
        html.Li([icon("users"), f"{named(who).whole} was found to be this patient",
                 html.Button("They are two after all", id={"kind": "undo-merge", "patient": patient_id},
                             type="button", className="tw-button")], className="tw-bed-row")
        for patient_id, who in view.merged.items()
    ]  # fmt: skip
    return html.Details(
        [
            html.Summary(["The same person as another record", icon("chevron")], className="tw-bed-summary"),
            html.P("The stays come under the name that is kept; both numbers go on finding the patient. "
                   "It can be undone.", className="tw-second"),
            html.Ul(merged, className="tw-rows") if merged else None,
            finder("Find the other record", view.patient.stay_id),
            line("merge", "reason", "How it is known"),
            refusal(None, id={"kind": "act-refusal", "act": "merge"}),
        ],
        className="tw-card tw-bed-act",
        open=bool(merged),
    )  # fmt: skip
