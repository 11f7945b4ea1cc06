"""Above the alerts: the four lists, what changed since one last looked, how they are sorted and what is picked."""

from collections.abc import Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.small import switch
from dashboard.icons import icon
from dashboard.pages.alerts.sorting import ONLY, ORDERS, TABS, Asked, Only, Order, Tab
from dashboard.pages.alerts.view import AlertsView

TAB_WORDS: Mapping[Tab, str] = {"open": "Open", "mine": "Mine", "paused": "Paused", "closed": "Closed today"}
ORDER_WORDS: Mapping[Order, str] = {"worst": "Worst first", "oldest": "Oldest first", "bed": "By bed"}
ONLY_WORDS: Mapping[Only, str] = {
    "all": "All",
    "unowned": "Nobody yet",
    "high": "Critical and high",
    "changed": "Changed",
}
KEYS = "Keys: ↑ ↓ go through the list, → goes to the answer, Esc comes back."


def bar(view: AlertsView) -> list[Component | None]:
    """The whole bar; each choice is an address of its own."""
    asked = view.asked
    counted = {tab: f"{TAB_WORDS[tab]} {view.counts.get(tab, 0)}" for tab in TABS}
    return [
        switch("Which alerts", [(counted[tab], asked.with_tab(tab).address, tab == asked.tab) for tab in TABS]),
        html.P(_said(view), className="tw-second"),
        _sorting(asked, has_looked=view.looked_at is not None) if asked.tab != "closed" else None,
        dcc.Link([icon("users"), "On duty"], href="/duty", className="tw-button tw-alerts-duty"),
    ]


def _said(view: AlertsView) -> list[Component | str]:
    asked = view.asked
    if asked.tab == "closed":
        return ["Closed in the last 24 h, newest first."]
    only = "" if asked.only == "all" else f", only: {ONLY_WORDS[asked.only].lower()}"
    return [f"{ORDER_WORDS[asked.order]}{only}, one card per patient. ", *_changed(view)]


def _changed(view: AlertsView) -> Sequence[Component | str]:
    if view.looked_at is None:
        return []
    since = f" since you looked at {words.moment_words(view.looked_at, view.zone, view.now)}."
    return [html.B(f"{view.changed} changed"), since] if view.changed else [f"Nothing changed{since}"]


def _sorting(asked: Asked, *, has_looked: bool) -> html.Details:
    offered = [only for only in ONLY if has_looked or only != "changed"]
    orders = [(ORDER_WORDS[order], asked.with_order(order).address, order == asked.order) for order in ORDERS]
    picks = [(ONLY_WORDS[only], asked.with_only(only).address, only == asked.only) for only in offered]
    inside = [switch("Order", orders), switch("Show", picks), html.P(KEYS, className="tw-second tw-alerts-keys")]
    return html.Details(
        [
            html.Summary([icon("sliders"), "Sort and filter"], className="tw-button"),
            html.Div(inside, className="tw-alerts-menu"),
        ],
        className="tw-alerts-sorting",
        key=asked.address,  # a new one is closed again
    )
