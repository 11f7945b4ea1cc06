"""Fields of the forms at the door. Every field has one id of form and name; nothing is chosen beforehand."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.small import refusal
from dashboard.components.text_field import dom_id, text_field

Choices = Sequence[tuple[str, str]]
YES_NO: Choices = (("yes", "Yes"), ("no", "No"))
ASKED: Choices = (("yes", "Yes"), ("no", "No"), ("", "Not asked"))
DAYS: Choices = (("0", "Today"), ("1", "Yesterday"), ("2", "2 days ago"))


def place(form: str, name: str) -> dict[str, str]:
    """The id of a field."""
    return {"kind": "intake", "form": form, "field": name}


def line(form: str, name: str, label: str, hint: str = "", **more: Any) -> html.Div:
    """A line to type. more: as `text_field` takes it."""
    return _block(form, name, [text_field(place(form, name), label, hint=hint or " ", **more)])


def choice(form: str, name: str, label: str, choices: Choices, value: str = "") -> html.Div:
    """Words of which one may be taken."""
    cards = [
        dmc.RadioCard(word, value=code, className="tw-choice" if code else "tw-choice tw-choice-none")
        for code, word in choices
    ]
    group = dmc.RadioGroup(
        html.Div(cards, className="tw-choices"),
        id=place(form, name),
        label=label,
        classNames={"label": "tw-label"},
        value=value,
    )
    return _block(form, name, [group])


def several(form: str, name: str, label: str, choices: Choices, value: Sequence[str] = ()) -> html.Div:
    """Words of which any may be taken."""
    cards = [dmc.CheckboxCard(word, value=code, className="tw-choice tw-several") for code, word in choices]
    group = dmc.CheckboxGroup(
        html.Div(cards, className="tw-choices"),
        id=place(form, name),
        label=label,
        classNames={"label": "tw-label"},
        value=list(value),
    )
    return _block(form, name, [group])


def suggested(form: str, name: str, label: str, offered: Sequence[str]) -> html.Div:
    """A line to type, with words that are offered while typing."""
    where = place(form, name)
    return _block(
        form,
        name,
        [
            html.Div(
                [
                    html.Label(label, htmlFor=dom_id(where), className="tw-label"),
                    dcc.Input(
                        id=where,
                        type="text",
                        value="",
                        placeholder=" ",
                        autoComplete="off",
                        list=f"{form}-{name}-list",
                        className="tw-typed",
                    ),
                    html.Datalist([html.Option(value=each) for each in offered], id=f"{form}-{name}-list"),
                ],
                className="tw-text",
            )
        ],
    )


def when(form: str, prefix: str = "", label: str = "When") -> html.Div:
    """A day and a clock time; both empty is now. A time long past asks why."""
    return html.Div(
        [
            choice(form, f"{prefix}day", f"{label}: day", DAYS),
            line(form, f"{prefix}clock", f"{label}: time, empty is now", "04:10", is_figure=True),
            line(form, f"{prefix}late", "If more than an hour ago: why so late"),
        ],
        className="tw-intake-when",
    )


def fieldset(title: str, parts: Sequence[Component | None], hint: str = "", ident: str = "") -> html.Fieldset:
    """Fields that belong together, under one heading."""
    more: dict[str, Any] = {"id": ident} if ident else {}
    return html.Fieldset(
        [
            html.Legend(html.H2(title), className="tw-intake-legend"),
            html.P(hint, className="tw-second") if hint else None,
            html.Div(list(parts), className="tw-intake-fields"),
        ],
        className="tw-card tw-intake-set",
        **more,
    )


def drawn(form: str, seq: int) -> dcc.Input:
    """What a form was drawn from: the number of an entry, sent along unseen."""
    return dcc.Input(id=place(form, "told"), type="hidden", value=str(seq))


def _block(form: str, name: str, parts: list[Component]) -> html.Div:
    return html.Div(
        [*parts, refusal(None, id={"kind": "intake-refusal", "form": form, "field": name})],
        className=f"tw-intake-field tw-intake-{name.rstrip('0123456789')}",
    )
