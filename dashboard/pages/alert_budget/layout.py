"""The alert-budget page from its view: what was asked, the figures in a row, the cards, the definitions."""

from dash import dcc, html
from dash.development.base_component import Component

from alerts.budget import definitions
from dashboard import words
from dashboard.components.report import meanings
from dashboard.components.small import empty_state
from dashboard.pages.alert_budget.asking import asking
from dashboard.pages.alert_budget.cards import patterns_card, severities_card, steps_card
from dashboard.pages.alert_budget.figures_row import figures_row
from dashboard.pages.alert_budget.view import BudgetView, step_words


def budget_page(view: BudgetView) -> html.Div:
    """The whole page; the figure comes by itself, in the colours of the light."""
    step, zone = step_words(view.step, view.as_of, view.zone), view.zone
    as_of = f"{words.birth(view.as_of.astimezone(zone).date())} {words.clock(view.as_of, zone)}"
    return html.Div(
        [
            dcc.Store(id="budget-asked", data={"by": view.asked.by, "of": view.asked.of}),
            asking(view),
            *_inside(view),
            meanings(definitions.EVERY, f"{step}, as known {as_of}"),
        ],
        className="tw-los",
    )


def _inside(view: BudgetView) -> list[Component]:
    """The figures, or one sentence why there are none; the weeks or months around stay in sight."""
    total = view.total
    pair = html.Div([steps_card(view), severities_card(view)], className="tw-los-pair")
    if total is None:
        return [_nothing(view, "Alerts of fewer than 11 stays: not shown."), steps_card(view)]
    if not total.alerts:
        return [_nothing(view, "No alerts were said."), steps_card(view)]
    return [figures_row(view, total), pair, patterns_card(view)]


def _nothing(view: BudgetView, said: str) -> Component:
    longer = view.asked.with_by("month")
    way = None
    if view.asked.by == "week":
        way = dcc.Link("By months", href=longer.address, className="tw-button")
    return empty_state(f"{step_words(view.step, view.as_of, view.zone)}: {said[0].lower()}{said[1:]}", way)
