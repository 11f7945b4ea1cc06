"""The tables of the report: numbers at risk, each figure's own table, how stays end, and who left last."""

from collections.abc import Sequence
from itertools import pairwise

from dash import dcc, html
from dash.development.base_component import Component

from chart.reports.cells import BARS, NO_LENGTH, UNDER
from chart.reports.length_of_stay import ENDINGS, LEAVING_EDGES_H, LONGEST_BAR
from dashboard import words
from dashboard.components.report import scrolled
from dashboard.pages.length_of_stay.figures import DAYS, leaving_shares
from dashboard.pages.length_of_stay.view import COLOUR_OF_GROUP, ENDING_WORDS, GROUP_WORDS, Gone, LengthView


def at_risk(view: LengthView) -> html.Div:
    """How many of each class were in the unit, and seen, for so many days; each number stands under its day."""
    rows = []
    for group, curve in view.report.curves.items():
        name = html.Th(GROUP_WORDS[group], scope="row", className=f"tw-los-of tw-los-of-{COLOUR_OF_GROUP[group]}")
        rows.append(html.Tr([name, *(html.Td(view.counted(curve.at_risk(day))) for day in range(DAYS + 1))]))
    head = html.Tr([html.Th("Day", scope="col"), *(html.Th(str(day), scope="col") for day in range(DAYS + 1))])
    caption = html.Caption("Still in the unit, and seen that long")
    return html.Div(html.Table([caption, html.Thead(head), html.Tbody(rows)]), className="tw-los-risk")


def shares(view: LengthView) -> html.Details:
    """The curves as a table: the share still in after each day, in percent."""
    found = view.curves()
    rows = []
    for day in range(DAYS + 1):
        cells = []
        for curve in found.values():
            is_seen = bool(curve.at_risk(day)) and (not view.is_protected or day <= curve.days[-1])
            cells.append(f"{words.number(100 * curve.share_at(day), 1)} %" if is_seen else "")
        rows.append((str(day), cells))
    return _folded("The curves as a table", ["Day", *(GROUP_WORDS[group] for group in found)], rows)


def distribution(view: LengthView) -> html.Details:
    """Stays by length and class, as a table."""
    by = view.asked.measure
    rows = []
    for place in BARS:
        if place == NO_LENGTH and not view.cells.counts[by, place, None]:
            continue
        name = "unknown" if place == NO_LENGTH else f"{place}+" if place == LONGEST_BAR else str(place)
        rows.append((name, _by_group(view, by, place)))
    head = "Midnights" if by == "midnights" else "Days begun"
    return _folded("The bars as a table, by class", [head, *_group_heads(view)], rows)


def leaving(view: LengthView) -> html.Details:
    """When people leave against advice, as a table."""
    rows = []
    of = view.leaving.leaving(view.asked.group)
    for row, ((begins, ends), share) in enumerate(zip(pairwise(LEAVING_EDGES_H), leaving_shares(view), strict=True)):
        shown = "" if share is None else f"{words.number(share, 1)} %"
        rows.append((f"{begins}–{ends} h", [view.told(view.left, "left", row), view.counted(of[row][1]), shown]))
    return _folded("The bars as a table", ["Since admission", "Left", "Of", "Share"], rows)


def endings(view: LengthView) -> html.Div:
    """How stays end, by class and in all."""
    head = [html.Th("How", scope="col"), *(html.Th(name, scope="col") for name in _group_heads(view))]
    rows = [(ENDING_WORDS[ending], _by_group(view, "ending", ending)) for ending in ENDINGS]
    body = [_row(name, cells) for name, cells in rows]
    total = _row("All stays", _by_group(view, "stays", ""), is_total=True)
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody([*body, total])], className="tw-los-endings")
    return scrolled(table, "How stays end")


def gone(view: LengthView, rows: Sequence[tuple[dcc.Link, Gone, str]]) -> html.Div:
    """Those who left last: who, when, how long, how."""
    unit = view.asked.measure
    heads = ["Name", "Main class", "Left", unit.capitalize(), "How"]
    body = []
    for name, each, left in rows:
        length = "unknown" if each.length is None else words.plain(round(each.length.by(unit), 1))
        cells: list[str | Component] = [GROUP_WORDS[each.group], left, length, ENDING_WORDS[each.ending]]
        body.append(html.Tr([html.Th(name, scope="row"), *(html.Td(cell) for cell in cells)]))
    head = html.Tr([html.Th(each, scope="col") for each in heads])
    table = html.Table([html.Thead(head), html.Tbody(body)], className="tw-los-gone")
    return scrolled(table, "Last to leave")


def _group_heads(view: LengthView) -> list[str]:
    return [*(GROUP_WORDS[group] for group in view.shown_groups), *(["All"] if view.asked.group is None else [])]


def _by_group(view: LengthView, table: str, row: object) -> list[str]:
    """A row of counts, the classes in sight and all together."""
    groups = [*view.shown_groups, *([None] if view.asked.group is None else [])]
    counts = [(group, view.cells.count(table, row, group)) for group in groups]
    return [
        view.cells.why_hidden(table, row, group) if count is None else words.number(count) for group, count in counts
    ]


def _row(name: str, cells: Sequence[str], is_total: bool = False) -> html.Tr:
    hidden = {UNDER: "tw-los-hidden", "hidden": "tw-los-hidden"}
    shown = [html.Td(cell, className=hidden.get(cell)) for cell in cells]
    return html.Tr([html.Th(name, scope="row"), *shown], className="tw-los-total" if is_total else None)


def _folded(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> html.Details:
    head = html.Tr([html.Th(name, scope="col") for name in heads])
    table = html.Table([html.Thead(head), html.Tbody([_row(name, cells) for name, cells in rows])])
    return html.Details(
        [html.Summary(title, className="tw-summary"), scrolled(table, title)], className="tw-los-folded"
    )
