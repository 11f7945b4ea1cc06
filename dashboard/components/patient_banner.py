"""The banner that says whose chart this is: bed, name and two identifiers, never scrolled away."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.small import class_chip, precaution
from dashboard.icons import icon
from dashboard.patient import Patient


def patient_banner(
    patient: Patient, now: datetime, zone: ZoneInfo, *, beside: Sequence[Component] = (), back: str | None = None
) -> html.Div:
    """Bed, FAMILY Given, born and number, what the stay is about; `beside` on the right, never squeezed."""
    return html.Div(
        [
            None
            if back is None
            else dcc.Link(icon("back", "Back to the stay"), href=back, className="tw-patient-back"),
            html.Span([html.Span("Bed ", className="tw-unread"), patient.bed], className="tw-patient-bed"),
            html.Div(
                [html.H2(patient.named.whole), html.P(identifiers(patient), className="tw-patient-numbers")],
                className="tw-patient-who",
            ),
            _course(patient, now, zone),
            html.Div(list(beside), className="tw-patient-beside") if beside else None,
            *(
                html.P([icon("info"), html.B(f"{line.title}. "), line.why], className="tw-patient-line")
                for line in patient.lines
            ),
        ],
        className="tw-patient",
        role="region",
        **spoken("Patient"),
    )


def _course(patient: Patient, now: datetime, zone: ZoneInfo) -> html.Div:
    """Classes and precautions in one row; below, day and hours since last use, allergies and code status."""
    return html.Div(
        [
            html.Div(
                [
                    html.Div([class_chip(code) for code in patient.classes], className="tw-chips"),
                    html.Div(
                        [precaution(code, with_word=True) for code in patient.precautions], className="tw-precautions"
                    ),
                ],
                className="tw-patient-row",
            ),
            html.Div(
                [
                    html.P(patient.course_words(now, zone), className="tw-second"),
                    html.P(
                        ["Allergies ", html.B(patient.allergies), " · Code ", html.B(patient.code_status)],
                        className="tw-patient-care",
                    ),
                ],
                className="tw-patient-row",
            ),
        ],
        className="tw-patient-course",
    )


def identifiers(patient: Patient) -> list[Component | str]:
    """The two identifiers, always both; one that is not known says so."""
    born, number = patient.named.birth_on, patient.named.record_number
    return [
        "Born ",
        html.B(words.birth(born) if born else "unknown", className="tw-identifier"),
        " · No. ",
        html.B(number or "unknown", className="tw-identifier"),
    ]
