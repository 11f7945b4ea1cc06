"""The tables of the budget: weeks or months, severities, patterns."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from alerts.budget.counting import Count
from dashboard import words
from dashboard.attributes import DECORATION, copies
from dashboard.components.report import scrolled
from dashboard.components.severity import badge
from dashboard.icons import icon
from dashboard.pages.alert_budget.view import SHARES, BudgetView, PatternRow, StepLoad, step_words

Cell = html.Td
HEADS = ("Alerts", "Per 100 patient-days", "Per nurse-shift", "Repeats")


def patterns(view: BudgetView) -> html.Div:
    """Every pattern with all its figures, the noisiest first, and all of them together."""
    has_lab = any(row.command for row in view.rows)
    heads = ["Pattern", *HEADS, *SHARES.values(), *(["Try a change"] if has_lab else [])]
    loudest = max((row.count.alerts for row in view.rows), default=1)
    body = [_pattern(view, row, loudest, has_lab) for row in view.rows]
    if view.total is not None:
        name = html.Th("All patterns", scope="row")
        end = [Cell()] if has_lab else []
        body.append(html.Tr([name, *_figures(view, view.total, is_row=False), *end], className="tw-los-total"))
    head = html.Tr([html.Th(each, scope="col") for each in heads])
    return scrolled(html.Table([html.Thead(head), html.Tbody(body)], className="tw-budget"), "Noisiest patterns first")


def _pattern(view: BudgetView, row: PatternRow, loudest: int, has_lab: bool) -> html.Tr:
    named: list[Component | str] = [html.B(row.name), " ", html.Span(row.title)] if row.name else [html.Span(row.title)]
    bar = html.Span(
        style={"width": f"{100 * row.count.alerts / loudest:.0f}%"}, className="tw-budget-bar", **DECORATION
    )
    lab = [Cell(_lab(row), className="tw-budget-lab")] if has_lab else []
    return html.Tr([html.Th([html.Span(named), bar], scope="row"), *_figures(view, row.count, is_row=True), *lab])


def _lab(row: PatternRow) -> html.Button | None:
    if not row.command:
        return None
    said = [icon("sliders"), html.Span("Lab"), html.Span(f" command for {row.name}, to copy", className="tw-unread")]
    return html.Button(said, type="button", className="tw-button", **copies(row.command, "budget-copied"))


def _figures(view: BudgetView, count: Count, *, is_row: bool) -> list[html.Td]:
    load = view.load_of(count)
    told = (words.number(count.alerts), view.per_days(load), view.per_shift(load), view.repeats(count, is_row=is_row))
    cells = [_cell(head, shown) for head, shown in zip(HEADS, told, strict=True)]
    for name, head in SHARES.items():
        parts = view.parts(name, count, is_row=is_row)
        below = html.Span(parts, className="tw-budget-parts") if parts else None
        cells.append(_cell(head, view.share(name, count, is_row=is_row) or "none due", below))
    return cells


def _cell(head: str, shown: str, below: Component | None = None) -> html.Td:
    is_dim = not shown[:1].isdigit()
    named: dict[str, Any] = {"data-head": head}  # where the table is narrow, each figure says what it is
    return Cell([html.Span(shown), below], className="tw-los-hidden" if is_dim else None, **named)


def severities(view: BudgetView) -> html.Div:
    """Alerts by the worst they came to."""
    rows = []
    for severities, load in view.severities:
        name = html.Th(html.Span([badge(each) for each in severities], className="tw-budget-badges"), scope="row")
        cells = [words.number(load.alerts), view.per_days(load), view.per_shift(load)]
        rows.append(html.Tr([name, *(Cell(each) for each in cells)]))
    head = html.Tr([html.Th(each, scope="col") for each in ("Severity", *HEADS[:3])])
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="tw-los-endings")
    return scrolled(table, "How bad they were")


def steps(view: BudgetView) -> html.Details:
    """The bars as a table; each week or month is the way to it."""
    rows = [_step(view, each) for each in reversed(view.steps)]
    heads = ("Week" if view.asked.by == "week" else "Month", HEADS[0], "Patient-days", *HEADS[1:3])
    head = html.Tr([html.Th(each, scope="col") for each in heads])
    title = "The bars as a table"
    table = scrolled(html.Table([html.Thead(head), html.Tbody(rows)]), title)
    return html.Details([html.Summary(title, className="tw-summary"), table], className="tw-los-folded")


def _step(view: BudgetView, each: StepLoad) -> html.Tr:
    way = dcc.Link(step_words(each.step, view.as_of, view.zone), href=view.asked.with_step(each.step).address)
    load = each.load
    days = words.number(load.patient_days, 1)
    figures = [words.number(load.alerts), days, view.per_days(load), view.per_shift(load)]
    if each.is_closed:
        figures = ["hidden", days, "hidden", "hidden"]
    return html.Tr([html.Th(way, scope="row"), *(Cell(figure) for figure in figures)])
