"""Fields of a form, made from data: a choice, a number, a line, a text. Nothing is filled in or chosen beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.attributes import sets
from dashboard.components.small import refusal
from dashboard.components.text_field import text_field


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in; the name is that of the content's field.

    choices: (value, word) of a choice. presets: (figure, word) that one tap fills in. is_wide: takes a row of its own.
    offered: words that are offered while a line is typed. is_if_unlisted: only asked of a medicine that is not on the
    unit's list. A clock is the next time of day that it shows.
    """

    name: str
    label: str
    kind: Literal["choice", "number", "line", "text", "clock"]
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    hint: str = ""
    is_wide: bool = False
    is_needed: bool = False
    presets: tuple[tuple[str, str], ...] = ()
    offered: tuple[str, ...] = ()
    is_if_unlisted: bool = False


YES_NO = (("yes", "Yes"), ("no", "No"))


def field_block(form: str, field: Field, value: str = "", last: str = "") -> html.Div:
    """A field with its label, what it was last time, and why it was refused."""
    place = {"form": form, "field": field.name}
    label = html.Span([field.label, html.Span(f" {field.unit}", className="tw-unit") if field.unit else None])
    below = " · ".join(part for part in (last, field.hint) if part)
    return html.Div(
        [
            html.Div(
                [html.Span(label, className="tw-label"), html.Span(below, className="tw-second")],
                className="tw-field-words",
            ),
            html.Div([control(field, place, value), *_presets(field, place)], className="tw-field-control"),
            refusal(None, id={"kind": "refusal", **place}),
        ],
        className=f"tw-field-block tw-field-{field.kind}{' tw-field-wide' if field.is_wide else ''}",
    )


def control(field: Field, place: Mapping[str, str], value: str) -> Component:
    """Where the field is typed or chosen, without its words around it."""
    if field.kind == "choice":
        return choice(field, place, value)
    return text_field(
        {"kind": "field", **place},
        f"{field.label} {field.unit}".strip(),
        value,
        is_figure=field.kind in ("number", "clock"),
        is_long=field.kind == "text",
        hint="–" if field.kind == "number" else "hh:mm" if field.kind == "clock" else " ",
        label_class="tw-unread",
        offered=field.offered,
    )


def choice(field: Field, place: Mapping[str, str], value: str = "") -> Component:
    """A row of words of which one may be taken; none is taken to begin with."""
    made: Component = dmc.RadioGroup(
        html.Div(
            [dmc.RadioCard(word, value=code, className="tw-choice") for code, word in field.choices],
            className="tw-choices",
        ),
        id={"kind": "choice", **place},
        label=field.label,
        classNames={"label": "tw-unread"},
        value=value,
    )
    return made


def _presets(field: Field, place: Mapping[str, str]) -> list[Component]:
    if not field.presets:
        return []
    buttons = [
        html.Button(
            [word or figure, html.Span(f" {figure} {field.unit}" if word else f" {field.unit}", className="tw-unit")],
            className="tw-button",
            type="button",
            **sets({"kind": "field", **place}, figure),
        )
        for figure, word in field.presets
    ]
    return [html.Div(buttons, className="tw-buttons tw-presets")]
