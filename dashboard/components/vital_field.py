"""Vital signs on one screen: what is measured, what it was last time, its NEWS2 points, a dashed box until typed."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.fields import Field, control
from dashboard.components.small import points, refusal


def vital_card(
    label: str,
    unit: str,
    last: str,
    fields: Sequence[tuple[Field, str]],
    *,
    scored: str | None = None,
    is_wide: bool = False,
    class_name: str = "",
) -> html.Div:
    """One card. fields: what is typed or chosen on it, with what it says already. scored: the field that has points."""
    cell = {"kind": "points", "form": "vitals", "field": scored}
    parts: list[Component | None] = []
    for field, value in fields:
        if field.name == scored:
            parts.append(html.Span(points(None), id=cell, className="tw-field-points"))
        parts.append(html.Div(control(field, {"form": "vitals", "field": field.name}, value), className=_class(field)))
    return html.Div(
        [
            html.Div(
                [
                    html.Span(
                        [label, html.Span(f" {unit}", className="tw-unit") if unit else None], className="tw-label"
                    ),
                    html.Span(last or "Not measured yet", className="tw-second"),
                ],
                className="tw-field-words",
            ),
            html.Div(parts, className="tw-vital-parts"),
            *(refusal(None, id={"kind": "refusal", "form": "vitals", "field": field.name}) for field, _ in fields),
        ],
        className=" ".join(filter(None, ("tw-vital", "tw-vital-wide" if is_wide else "", class_name))),
    )


def _class(field: Field) -> str:
    return f"tw-part tw-part-{field.kind} tw-part-{field.name}"
