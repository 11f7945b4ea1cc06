"""One item of a scale as a row of cells: nothing is chosen to begin with, and an open row never looks answered."""

from dataclasses import dataclass

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from chart.facts import Answer
from chart.instrument import Instrument
from chart.item import Item, Step, value_text
from dashboard.attributes import sets
from dashboard.components.small import missing_ring
from dashboard.components.text_field import text_field
from dashboard.icons import icon

NOT_ANSWERED = "Not answered yet."
FEWEST_CELLS = 4  # two cells as wide as a row would be a slip of the finger apart


@dataclass(frozen=True, slots=True)
class Before:
    """What was answered last time, and when, as it is shown."""

    value: Answer
    at: str


def score_row(scale: Instrument, item: Item, number: int, before: Before | None, chosen: Answer | None) -> html.Div:
    """One item: its name and prompt, the cells, the words under them, what was chosen.

    chosen: only where an entry is corrected; a fresh form has none.
    """
    place = {"form": scale.code, "item": item.code}
    several = len(scale.items) > 1
    return html.Div(
        html.Div(
            [
                html.Div(
                    [
                        html.Span(str(number), className="tw-row-number") if several else None,
                        html.H3(item.name),
                        html.P(item.prompt, className="tw-row-prompt"),
                        _before(scale, before),
                    ],
                    className="tw-row-head",
                ),
                _answer(scale, item, before, "" if chosen is None else value_text(chosen)),
                html.Div(
                    [
                        missing_ring(),
                        html.Span(icon("tick"), className="tw-row-tick"),
                        html.B(id={"kind": "said-number", **place}),
                        html.Span(NOT_ANSWERED, id={"kind": "said", **place}),
                        html.Button(
                            ["Clear", html.Span(f" {item.name}", className="tw-unread")],
                            className="tw-row-clear",
                            type="button",
                            **sets({"kind": "answer", **place}, ""),
                        ),
                    ],
                    className="tw-row-said",
                ),
            ],
            id={"kind": "row", **place},
            className="tw-row tw-row-open",
        ),
        id=f"{scale.code}-{item.code}",
        className="tw-row-place",
    )


def _answer(scale: Instrument, item: Item, before: Before | None, chosen: str) -> Component:
    """The cells of an item, or the field its figure is typed into."""
    place = {"kind": "answer", "form": scale.code, "item": item.code}
    if item.figure is not None:
        return text_field(
            place, f"{item.name}, {item.figure.unit}", chosen, is_figure=True, hint="–", label_class="tw-unread"
        )
    cells: Component = dmc.RadioGroup(
        html.Div(
            [_cell(scale, item, step, before) for step in item.steps],
            className="tw-cells",
            style={"--tw-cells": max(len(item.values), FEWEST_CELLS)},
        ),
        id=place,
        label=item.name,
        classNames={"label": "tw-unread"},
        value=chosen,
    )
    return cells


def _cell(scale: Instrument, item: Item, step: Step, before: Before | None) -> html.Div:
    """One answer: the number that is tapped, and under it, where it is an anchor, what it means."""
    was_last = before is not None and before.value == step.value
    spoken = f", {step.words}{', last answer' if was_last else ''}"
    card = dmc.RadioCard(
        [html.Span(_capital(scale.shown(step.value))), html.Span(spoken, className="tw-unread")],
        value=value_text(step.value),
        className="tw-cell tw-cell-last" if was_last else "tw-cell",
    )
    says_more = step.is_anchor and step.words != scale.shown(step.value)
    anchor = html.Span(_capital(step.words), className="tw-anchor") if says_more else None
    return html.Div([card, anchor], className="tw-cell-place")


def _before(scale: Instrument, before: Before | None) -> html.Span | None:
    if before is None:
        return None
    return html.Span([f"Last {before.at} ", html.B(scale.shown(before.value))], className="tw-row-last")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
