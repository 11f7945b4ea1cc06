"""The forms of a visit: one panel each, made from the instrument, the vital signs or the form's fields."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from chart.instrument import Instrument, instruments
from chart.item import Item, value_text
from dashboard.attributes import spoken
from dashboard.components.fields import Field
from dashboard.components.score_row import score_row
from dashboard.components.small import missing_ring
from dashboard.components.vital_field import vital_card
from dashboard.icons import icon
from dashboard.pages.charting.forms import FORMS, STATUS, VITAL_SIGNS
from dashboard.pages.charting.single_panel import single_panel
from dashboard.pages.charting.tally import tally_parts
from dashboard.pages.charting.view import Visit, form_name

NEWS2_CREDIT = "NEWS2 points in the tinted box (Royal College of Physicians, 2017)"


def panel(visit: Visit, form: str, is_hidden: bool) -> html.Div:
    """One form of the visit, behind its tab."""
    if form in visit.scales:
        body = _scale_panel(visit, form)
    elif form == "vitals":
        body = _vitals_panel(visit)
    else:
        body = single_panel(visit, STATUS if form == "status" else FORMS[form])
    return html.Div(body, id={"kind": "panel", "form": form}, className="tw-panel", hidden=is_hidden)


def _scale_panel(visit: Visit, form: str) -> list[Component | None]:
    view = visit.scales[form]
    return [
        dcc.Store(id={"kind": "scale", "form": form}, data=scale_for_script(view.scale)),
        dcc.Store(id={"kind": "left", "form": form}),
        _item_list(visit, form) if len(view.scale.items) > 1 else None,
        html.Div(_rows(visit, form), className="tw-score-rows"),
    ]


def _rows(visit: Visit, form: str) -> list[Component | None]:
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


def _vitals_panel(visit: Visit) -> list[Component | None]:
    since = f"Last {visit.last_vitals_at} in grey · " if visit.last_vitals_at else ""
    return [
        html.Div(
            [html.H2("Vitals"), html.P(f"{since}{NEWS2_CREDIT}", className="tw-second")],
            className="tw-panel-head",
        ),
        html.Div(_vital_cards(visit), className="tw-vitals"),
        *(_extra(visit, code) for code in visit.extras),
    ]


def _vital_cards(visit: Visit) -> list[Component | None]:
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
            html.Div(tally_parts(code, view.scale), hidden=True),
        ],
        className="tw-extra",
    )


def more(visit: Visit) -> html.Details:
    """Everything else that can be charted: scales, measurements, what stands."""
    others = [code for code in (*instruments(), *FORMS) if code not in visit.forms and code not in visit.not_theirs]
    links = [
        dcc.Link(form_name(code), href=f"/chart/{visit.patient.stay_id}/{code}", className="tw-button")
        for code in others
    ]
    return html.Details(
        [html.Summary([icon("plus"), "More to chart"], className="tw-button"), html.Div(links, className="tw-buttons")],
        className="tw-more",
    )


def scale_for_script(scale: Instrument) -> dict[str, Any]:
    """What the page needs to add up a scale by itself: items, words, bands. No patient is in it."""
    bands = scale.bands()
    trend = ", trend only" if bands and bands.is_trend_only else ""
    return {
        "name": scale.short_name,
        "total": scale.total,
        "signed": scale.shown_as == "signed",
        "higher_of": [list(pair) for pair in scale.higher_of],
        "bands": [[band.lowest, band.name + trend] for band in bands.bands] if bands else [],
        "triage": [{"name": step.name, "any_of": step.any_of, "all_of": step.all_of} for step in scale.triage],
        "items": [_item_for_script(scale, item) for item in scale.items],
    }


def _item_for_script(scale: Instrument, item: Item) -> dict[str, Any]:
    names = {each.code: each.name for each in scale.items}
    told = item.told and item.values[item.values.index(item.told.from_value) :]
    return {
        "code": item.code,
        "words": {} if item.figure else {value_text(step.value): step.words for step in item.steps},
        "unit": item.figure.unit if item.figure else "",
        "scored": item.is_scored,
        "needed": scale.is_needed(item),
        "asked_if": {code: value_text(answer) for code, answer in item.asked_if.items()},
        "hinge": " and ".join(names[code] for code in item.asked_if),
        "told": {value_text(value): item.told.words for value in told or ()} if item.told else {},
    }
