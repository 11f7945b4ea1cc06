"""The charting page from its view: banner, the forms of the visit, and the bar from which it is saved."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from chart.instrument import Instrument, instruments
from chart.item import value_text
from dashboard import words
from dashboard.attributes import sets, spoken
from dashboard.components.fields import Field, field_block
from dashboard.components.patient_banner import patient_banner
from dashboard.components.score_row import score_row
from dashboard.components.small import missing_ring, news2_cell, refusal
from dashboard.components.text_field import text_field
from dashboard.components.vital_field import vital_card
from dashboard.icons import icon
from dashboard.pages.charting.forms import FORMS, SINGLE, STATUS, VITAL_SIGNS, Form
from dashboard.pages.charting.view import Visit

REFUSALS = (("asleep", "zzz", "Asleep"), ("refused", "hand", "Refused"), ("unable", "cross", "Unable"))
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
                [html.Div([_panels(visit), _footer(visit)], id="chart-form", className="tw-chart-form")],
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
            *(_panel(visit, form, is_hidden=form != shown) for form in visit.tabs),
            _panel(visit, "status", is_hidden=True) if visit.can_be_refused else None,
            html.Div(id="questions", className="tw-questions"),
            html.Div(id="save-questions", className="tw-questions"),
            html.Div(id="interval-offer"),
            refusal(None, id="save-refusal"),
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


def form_name(code: str) -> str:
    """What a form is called on its tab."""
    return FORMS[code].name if code in FORMS else instruments()[code].short_name


def _panel(visit: Visit, form: str, is_hidden: bool) -> html.Div:
    if form in visit.scales:
        body = _scale_panel(visit, form)
    elif form == "vitals":
        body = _vitals_panel(visit)
    else:
        body = _single_panel(visit, STATUS if form == "status" else FORMS[form])
    return html.Div(body, id={"kind": "panel", "form": form}, className="tw-panel", hidden=is_hidden)


def _scale_panel(visit: Visit, form: str) -> list[Component]:
    view = visit.scales[form]
    return [
        dcc.Store(id={"kind": "scale", "form": form}, data=scale_for_script(view.scale)),
        dcc.Store(id={"kind": "left", "form": form}),
        _item_list(visit, form),
        html.Div(_rows(visit, form), className="tw-score-rows"),
    ]


def _rows(visit: Visit, form: str) -> list[Component]:
    view, typed = visit.scales[form], visit.typed(form)
    return [
        score_row(view.scale, item, number, view.before.get(item.code), _chosen(typed.get(item.code), item.values))
        for number, item in enumerate(view.scale.items, start=1)
    ]


def _chosen(text: str | None, values: tuple[Any, ...]) -> Any:
    return next((value for value in values if value_text(value) == text), None)


def _item_list(visit: Visit, form: str) -> html.Nav:
    view = visit.scales[form]
    links = [
        html.A(
            [
                missing_ring(),
                html.Span(icon("tick"), className="tw-row-tick"),
                html.Span(item.name, className="tw-listed-name"),
                html.Span("not asked", id={"kind": "listed-value", "form": form, "item": item.code}),
            ],
            href=f"#{form}-{item.code}",
            id={"kind": "listed", "form": form, "item": item.code},
            className="tw-listed tw-listed-open",
        )
        for item in view.scale.items
    ]
    last = (
        [html.P(f"Last total {view.last_at}"), html.P(html.B(view.last_words)), html.P("Notch = last answer")]
        if view.last_words
        else [html.P("No complete one yet")]
    )
    return html.Nav([*links, html.Div(last, className="tw-listed-last")], className="tw-item-list", **spoken("Items"))


def _vitals_panel(visit: Visit) -> list[Component]:
    since = f"Last {visit.last_vitals_at} in grey · " if visit.last_vitals_at else ""
    return [
        html.Div(
            [html.H2("Vitals"), html.P(f"{since}NEWS2 points in the tinted box", className="tw-second")],
            className="tw-panel-head",
        ),
        html.Div(_vital_cards(visit), className="tw-vitals"),
        *(_extra(visit, code) for code in visit.extras),
    ]


def _vital_cards(visit: Visit) -> list[Component]:
    def one(name: str, label: str, unit: str = "") -> Component:
        last = visit.last.get(name, "")
        return vital_card(label, unit, last, [_typed(visit, name)], scored=name, class_name=f"tw-vital-{name}")

    pressure = [_typed(visit, name) for name in ("position", "systolic_mmhg", "diastolic_mmhg")]
    oxygen = [_typed(visit, name) for name in ("on_oxygen", "oxygen_flow_l_min")]
    return [
        one("heart_rate_bpm", "Heart rate", "/min"),
        one("temperature_c", "Temperature", "°C"),
        one("respiration_per_min", "Breathing", "/min"),
        vital_card(
            "Blood pressure",
            "mmHg",
            _last_pressure(visit),
            pressure,
            scored="systolic_mmhg",
            is_wide=True,
            class_name="tw-vital-pressure",
        ),
        one("spo2_percent", "Oxygen level", "% SpO₂"),
        vital_card(
            "Oxygen", "", visit.last.get("on_oxygen", ""), oxygen, scored="on_oxygen", class_name="tw-vital-oxygen"
        ),
        one("consciousness", "Consciousness"),
    ]


def _typed(visit: Visit, name: str) -> tuple[Field, str]:
    field = next(each for each in VITAL_SIGNS.fields if each.name == name)
    return field, visit.typed("vitals").get(name, "")


def _last_pressure(visit: Visit) -> str:
    upper, lower = visit.last.get("systolic_mmhg", ""), visit.last.get("diastolic_mmhg", "").removeprefix("Last ")
    position = visit.last.get("position", "").removeprefix("Last: ")
    return f"{upper}/{lower} {position}".strip() if upper and lower else ""


def _extra(visit: Visit, code: str) -> html.Div:
    view = visit.scales[code]
    return html.Div(
        [
            dcc.Store(id={"kind": "scale", "form": code}, data=scale_for_script(view.scale)),
            dcc.Store(id={"kind": "left", "form": code}),
            *_rows(visit, code),
            html.Div(_tally_parts(code, view.scale), hidden=True),
        ],
        className="tw-extra",
    )


def _single_panel(visit: Visit, form: Form) -> list[Component]:
    typed = visit.typed(form.code)
    head = html.H2([icon(form.icon), form.name])
    return [
        html.Div([head], className="tw-panel-head"),
        html.Div(
            [field_block(form.code, _for_visit(visit, each), typed.get(each.name, "")) for each in form.fields],
            className="tw-fields",
        ),
    ]


def _for_visit(visit: Visit, each: Field) -> Field:
    """The field; what was not done can be any form of this visit."""
    if each.name != "instrument":
        return each
    scales = tuple((code, form_name(code)) for code in visit.tabs if code == "vitals" or code in visit.scales)
    return Field(each.name, each.label, each.kind, each.choices + scales, is_wide=True)


def _footer(visit: Visit) -> html.Div:
    refusals = [
        html.Button(
            [icon(picture), word],
            id={"kind": "refused", "state": state},
            className="tw-button",
            type="button",
            **sets({"kind": "choice", "form": "status", "field": "state"}, state),
        )
        for state, picture, word in REFUSALS
    ]
    return html.Div(
        [
            html.Div([_tally(visit, form) for form in visit.tabs if form not in SINGLE], className="tw-tallies"),
            html.Div(refusals if visit.can_be_refused else [], className="tw-buttons"),
            html.Button(
                [html.Span("Nothing answered yet", id="save-words"), html.Small(id="save-hint")],
                id="save",
                className="tw-save",
                type="button",
                disabled=True,
            ),
        ],
        className="tw-chart-footer",
    )


def _tally(visit: Visit, form: str) -> html.Div:
    if form == "vitals":
        inside: list[Component] = [
            html.Span("NEWS2", className="tw-tally-label"),
            html.Span(news2_cell(None), id={"kind": "news2", "part": "cell"}),
            html.Span("nothing measured", id={"kind": "news2", "part": "words"}, className="tw-tally-words"),
        ]
    else:
        inside = _tally_parts(form, visit.scales[form].scale)
    return html.Div(inside, id={"kind": "tally", "form": form}, className="tw-tally", hidden=form != visit.tabs[0])


def _tally_parts(form: str, scale: Instrument) -> list[Component]:
    return [
        html.Span(
            f"{scale.short_name}, nothing answered",
            id={"kind": "tally-label", "form": form},
            className="tw-tally-label",
        ),
        html.Span("", id={"kind": "tally-number", "form": form}, className="tw-tally-number"),
        html.Span("", id={"kind": "tally-words", "form": form}, className="tw-tally-words"),
    ]


def scale_for_script(scale: Instrument) -> dict[str, Any]:
    """What the page needs to add up a scale by itself: items, words, bands. No patient is in it."""
    bands = scale.bands()
    return {
        "name": scale.short_name,
        "total": scale.total,
        "signed": scale.shown_as == "signed",
        "higher_of": [list(pair) for pair in scale.higher_of],
        "bands": [[band.lowest, band.name] for band in bands.bands] if bands else [],
        "items": [
            {"code": item.code, "words": {value_text(step.value): step.words for step in item.steps}}
            for item in scale.items
        ],
    }
