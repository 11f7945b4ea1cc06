"""The charting page from its view: banner, the forms of the visit, and the bar from which it is saved."""

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.patient_banner import patient_banner
from dashboard.components.small import refusal
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.charting.panels import more, panel
from dashboard.pages.charting.tally import footer
from dashboard.pages.charting.view import Visit, form_name

MINUTES_BACK = (0, 5, 15, 30)


def visit_page(visit: Visit, entry_ids: Mapping[str, str]) -> html.Div:
    """The whole page. entry_ids: by form, made now, so that saving twice is saving once."""
    return html.Div(
        [
            dcc.Store(
                id="visit",
                data={
                    "stay": visit.patient.stay_id,
                    "opened": (visit.corrected.observed_at if visit.corrected else visit.now).isoformat(),
                    "ids": dict(entry_ids),
                    "corrects": visit.corrected.entry_id if visit.corrected else None,
                },
            ),
            dcc.Store(id="confirmed"),
            html.H1(f"Chart, bed {visit.patient.bed}", className="tw-unread"),
            patient_banner(
                visit.patient,
                visit.now,
                visit.zone,
                beside=[observed(visit)],
                back=f"/stay/{visit.patient.stay_id}",
            ),
            html.Div(
                [html.Div([_panels(visit), footer(visit)], id="chart-form", className="tw-chart-form")],
                id="chart-body",
            ),
        ],
        className="tw-charting",
    )


def observed(visit: Visit) -> html.Details:
    """When it was seen: when the form opened, unless somebody says otherwise."""
    at = visit.corrected.observed_at if visit.corrected else visit.now
    back = [("0", "As opened")] + [(str(count), f"−{count} min") for count in MINUTES_BACK[1:]]
    return html.Details(
        [
            html.Summary(
                [
                    icon("clock"),
                    html.Span(
                        ["Observed ", html.Span(words.moment_words(at, visit.zone, visit.now), id="observed-words")]
                    ),
                ],
                className="tw-button",
            ),
            html.Div(
                [
                    dmc.RadioGroup(
                        html.Div(
                            [dmc.RadioCard(word, value=code, className="tw-choice") for code, word in back],
                            className="tw-choices",
                        ),
                        id={"kind": "time", "part": "back"},
                        label="Seen before the form was opened",
                        value="" if visit.corrected else "0",
                    ),
                    text_field({"kind": "time", "part": "clock"}, "or at", hint="hh:mm"),
                    text_field({"kind": "time", "part": "reason"}, "Why later, if more than 60 min ago"),
                    refusal(None, id="observed-refusal"),
                ],
                className="tw-observed-sheet",
            ),
        ],
        id="observed",
        className="tw-observed",
    )


def _panels(visit: Visit) -> html.Div:
    shown = visit.tabs[0]
    return html.Div(
        [
            _correction(visit) if visit.corrected else None,
            _tabs(visit, shown) if len(visit.tabs) > 1 else None,
            *(panel(visit, form, is_hidden=form != shown) for form in visit.tabs),
            panel(visit, "status", is_hidden=True) if visit.can_be_refused else None,
            html.Div(id="questions", className="tw-questions"),
            html.Div(id="save-questions", className="tw-questions"),
            html.Div(id="interval-offer"),
            refusal(None, id="save-refusal"),
            None if visit.corrected else more(visit),
        ],
        className="tw-panels",
    )


def _correction(visit: Visit) -> html.Div:
    return html.Div(
        [
            html.P([html.B("Correcting. "), "The first version stays in the chart, struck through."]),
            text_field({"kind": "time", "part": "correction"}, "Why it is corrected"),
        ],
        className="tw-note tw-correction",
    )


def _tabs(visit: Visit, shown: str) -> html.Div:
    buttons = [
        html.Button(
            form_name(form),
            id={"kind": "tab", "form": form},
            className="tw-tab tw-tab-shown" if form == shown else "tw-tab",
            type="button",
        )
        for form in visit.tabs
    ]
    return html.Div(buttons, className="tw-tabs", role="group", **spoken("Forms of this visit"))
