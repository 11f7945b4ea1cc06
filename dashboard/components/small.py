"""The small parts that stand in many places: class chip, arrow with its change, points cell, empty state, banner."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.attributes import DECORATION, spoken
from dashboard.icons import icon

# drug class: (letters, colour code, name)
DRUG_CLASSES = {
    "alcohol": ("AL", "al", "Alcohol"),
    "benzodiazepine": ("BZ", "bz", "Benzo"),
    "barbiturate": ("BA", "bz", "Barbiturate"),
    "ghb": ("GH", "bz", "GHB"),
    "opioid": ("OP", "op", "Opioid"),
    "stimulant": ("ST", "st", "Stimulant"),
}
PRECAUTIONS = {
    "seizure": ("bolt", "Seizure"),
    "falls": ("fall", "Falls"),
    "suicide": ("shield", "Suicide"),
    "aspiration": ("alert", "Aspiration"),
    "fluids": ("drop", "Fluids"),
    "elopement": ("leave", "May leave"),
    "1:1": ("eye", "1:1"),
    "q15": ("eye", "Every 15 min"),
    "q30": ("eye", "Every 30 min"),
}


def class_chip(drug_class: str, is_short: bool = False) -> html.Span:
    """A drug class: two letters always, and its name where there is room."""
    letters, code, name = DRUG_CLASSES[drug_class]
    rest = [html.Span(name, className="tw-unread")] if is_short else [f" {name}"]
    return html.Span([html.B(letters), *rest], className=f"tw-chip tw-chip-{code}")


def precaution(code: str, with_word: bool) -> html.Span:
    """A precaution: icon and word; the icon alone still has its name for screen readers."""
    name, word = PRECAUTIONS.get(code, ("alert", code.replace("_", " ").capitalize()))
    if not with_word:
        return html.Span(icon(name, word), className="tw-precaution")
    return html.Span([icon(name), html.Span(word, className="tw-precaution-word")], className="tw-precaution")


def sleep_mark(with_word: bool) -> html.Span:
    """Somebody sleeps, and was left to: the picture, and its word where there is room."""
    if not with_word:
        return html.Span(icon("zzz", "Asleep"), className="tw-precaution")
    return html.Span([icon("zzz"), html.Span("Asleep", className="tw-precaution-word")], className="tw-precaution")


def switch(label: str, choices: Sequence[tuple[str, str, bool]]) -> html.Div:
    """Two or three ways to see the same, of which one holds. choices: (word, address, whether it is the one)."""
    return html.Div(
        [
            dcc.Link(
                [word, html.Span("chosen", className="tw-unread") if is_here else None],
                href=address,
                className="tw-switch-here" if is_here else "",
            )
            for word, address, is_here in choices
        ],
        className="tw-switch",
        role="group",
        **spoken(label),
    )


def arrow(change: float, since: str, decimals: int = 0) -> html.Span:
    """Which way a score went, by how much, and since when: in ink, since rising mood is good and rising CIWA is not."""
    way = words.direction(round(change, decimals))
    spoken = {"up": "risen", "down": "fallen", "level": "unchanged"}[way]
    return html.Span(
        [icon(way), html.Span(spoken, className="tw-unread"), f"{words.signed(change, decimals)} {since}"],
        className="tw-change",
    )


def points(value: int | None, label: str = "points") -> html.Span:
    """The NEWS2 points of one parameter; an empty cell is dashed."""
    if value is None:
        return html.Span(html.Span("no points yet", className="tw-unread"), className="tw-points tw-points-none")
    return html.Span(
        [str(value), html.Span(f" {label}", className="tw-unread")], className=f"tw-points tw-points-{value}"
    )


def news2_cell(total: int | None, has_single_3: bool = False) -> html.Span:
    """A NEWS2 total, tinted by what it asks for: from 7, from 5, or any single 3; else plain."""
    if total is None:
        return html.Span("–", className="tw-points tw-points-none", title="NEWS2 incomplete")
    tint = 3 if total >= 7 else 2 if total >= 5 else 1 if has_single_3 else 0
    return html.Span(str(total), className=f"tw-points tw-points-{tint}")


def missing_ring() -> html.Span:
    """The dashed ring before something that was not asked, not measured or not done."""
    return html.Span(className="tw-missing-ring", **DECORATION)


def empty_state(sentence: str, button: Component | None = None) -> html.Div:
    """Nothing to show: one sentence and, where something can be done, one button."""
    return html.Div([html.P(sentence), button], className="tw-empty")


def banner(sentence: str | Component, more: str, icon_name: str = "info", button: Component | None = None) -> html.Div:
    """A truth about the system itself, across the page, that does not hide by itself."""
    return html.Div(
        [icon(icon_name), html.Div([html.B(sentence), html.P(more)]), button], className="tw-banner", role="status"
    )


def not_looked_at() -> Component:
    """An entry stands that nobody examined yet: no alert of it may be waited for."""
    more = "The monitor looks at it within a minute. Do not wait for an alert."
    return banner("Saved, not yet looked at.", more, "alert")


def refusal(sentence: str | None, **place: Any) -> html.P:
    """Why something was not taken, in words, beside the field it belongs to; empty until there is a reason."""
    return html.P(sentence, className="tw-refusal tw-icon-alert", role="alert", **place)
