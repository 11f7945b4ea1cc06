"""A form that is filled in field by field, and what of it one tap saves."""

from collections.abc import Sequence
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.attributes import sets
from dashboard.components.fields import Field, field_block
from dashboard.icons import icon
from dashboard.pages.charting.form import Form
from dashboard.pages.charting.listed import list_for_script
from dashboard.pages.charting.view import Visit, form_name


def single_panel(visit: Visit, form: Form) -> list[Component | None]:
    """One kind of entry behind its tab."""
    head = html.H2([icon(form.icon), form.name])
    one_tap = _one_tap(form) if form.saves and visit.corrected is None else None
    asked = [each for each in form.fields if not each.is_if_unlisted]
    if one_tap and form.asks_more:
        asked = [_asking_more(form, each) if each.name == form.saves else each for each in asked]
    fields = html.Div([*_fields(visit, form, asked), *_medicine(visit, form)], className="tw-fields")
    return [
        html.Div([head], className="tw-panel-head"),
        *((one_tap, fields) if form.asks_more else (fields, one_tap)),
    ]


def _fields(visit: Visit, form: Form, fields: Sequence[Field]) -> list[Component]:
    typed = visit.typed(form.code)
    return [field_block(form.code, _for_visit(visit, each), typed.get(each.name, "")) for each in fields]


def _medicine(visit: Visit, form: Form) -> list[Component]:
    """What the unit's list says of the medicine as it is typed; of any other, the questions about it."""
    if not form.is_of_medicine:
        return []
    asked = [each for each in form.fields if each.is_if_unlisted]
    return [
        dcc.Store(id={"kind": "medicines", "form": form.code}, data=list_for_script()),
        html.P(id={"kind": "medicine-said", "form": form.code}, className="tw-listed-medicine", role="status"),
        html.Div(
            _fields(visit, form, asked), id={"kind": "medicine-asked", "form": form.code}, className="tw-unlisted"
        ),
    ]


def _asking_more(form: Form, field: Field) -> Field:
    """The field with the choices alone that no single tap saves."""
    return replace(field, choices=tuple(choice for choice in field.choices if choice[0] in form.asks_more))


def _one_tap(form: Form) -> html.Div:
    """One button an answer: it fills the field in and saves."""
    choices = next(field.choices for field in form.fields if field.name == form.saves)
    place = {"kind": "choice", "form": form.code, "field": form.saves}
    buttons = [
        html.Button([icon(form.icon), word], className="tw-button", type="button", **sets(place, code, saves=True))
        for code, word in choices
        if code not in form.asks_more
    ]
    return html.Div(
        [html.P(form.saves_words, className="tw-second"), html.Div(buttons, className="tw-buttons")],
        className=f"tw-one-tap{'' if form.asks_more else ' tw-one-tap-alone'}",
    )


def _for_visit(visit: Visit, each: Field) -> Field:
    """The field; what was not done can be any form of this visit."""
    if each.name != "instrument":
        return each
    scales = tuple((code, form_name(code)) for code in visit.tabs if code == "vitals" or code in visit.scales)
    return Field(each.name, each.label, each.kind, each.choices + scales, is_wide=True)
