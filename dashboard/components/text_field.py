"""A line or a text to type, with its label. What is typed counts at once: a save must never send what stood before.

Dash's own inputs are used here and not Mantine's, which hand on a value only a moment after it was typed.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

DECIMAL: Any = "decimal"  # the browser knows it; Dash's list of modes does not
Where = str | Mapping[str, str]


def text_field(
    where: Where,
    label: str,
    value: str = "",
    *,
    is_figure: bool = False,
    is_long: bool = False,
    hint: str = " ",
    class_name: str = "",
    label_class: str = "tw-label",
    offered: Sequence[str] = (),
) -> html.Div:
    """The label and where it is typed; dashed until something stands in it.

    hint: shown while it is empty. offered: words to take instead of typing them to the end.
    """
    ident = where if isinstance(where, str) else dict(where)
    typed: Component
    if is_long:
        typed = dcc.Textarea(id=ident, value=value, placeholder=hint, className="tw-input")
    else:
        typed = dcc.Input(
            id=ident,
            type="text",
            value=value,
            placeholder=hint,
            autoComplete="off",
            inputMode=DECIMAL if is_figure else None,
            className="tw-typed tw-figure" if is_figure else "tw-typed",
            list=f"{dom_id(where)}-list" if offered else None,
        )
    words = html.Datalist([html.Option(value=each) for each in offered], id=f"{dom_id(where)}-list")
    return html.Div(
        [html.Label(label, htmlFor=dom_id(where), className=label_class), typed, *([words] if offered else [])],
        className=f"tw-text {class_name}".strip(),
    )


def dom_id(where: Where) -> str:
    """The id of a component as the page's document has it."""
    return where if isinstance(where, str) else json.dumps(dict(where), sort_keys=True, separators=(",", ":"))
