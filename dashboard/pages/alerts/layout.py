"""The alerts page from its view: cards on the left, evidence and answer on the right."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.alert_card import AlertCard, AlertLine, alert_card
from dashboard.components.evidence import evidence_card
from dashboard.components.history import history
from dashboard.components.severity import severity_line
from dashboard.components.small import empty_state
from dashboard.pages.alerts.answering import answering
from dashboard.pages.alerts.bar import bar
from dashboard.pages.alerts.sorting import Tab
from dashboard.pages.alerts.view import AlertsView

EMPTY: Mapping[Tab, str] = {
    "mine": "No open alert is yours.",
    "paused": "No alert is paused.",
    "closed": "No alert was closed in the last 24 h.",
}


def alerts_page(view: AlertsView) -> html.Div:
    """The whole page; its parts are drawn anew when there is news."""
    chosen = None if view.chosen is None else {"stay_id": view.chosen[0].patient.stay_id, "alert_id": view.chosen[1].id}
    return html.Div(
        [
            dcc.Store(id="chosen-alert", data=chosen),
            dcc.Store(id="alerts-shown", data=shown_of(view, {"chosen": chosen, "answered": None, "more": None})),
            dcc.Store(id="stream-asked", data={"page": "alerts", **asdict(view.asked)}),
            dcc.Store(id="alerts-pushed"),
            dcc.Store(id="alerts-behind"),
            dcc.Store(id="alert-answered"),
            dcc.Store(id="alerts-looked"),
            dcc.Interval(id="alerts-minute", interval=60_000),
            html.Div(bar(view), id="alerts-bar", className="tw-alerts-bar"),
            html.Div(
                [
                    html.Div(html.Button(id="alerts-more", type="button", hidden=True), className="tw-alerts-more"),
                    html.Div(alert_list(view), id="alert-list", className="tw-alert-list"),
                ],
                className="tw-alerts-left",
            ),
            html.Div(alert_detail(view), id="alert-detail", className="tw-alerts-right"),
        ],
        className="tw-alerts",
    )


def shown_of(view: AlertsView, asked: dict[str, Any]) -> dict[str, Any]:
    """Which alerts the page shows, from which news, and what had been asked for: chosen, answered, more of it.

    By it the browser tells what a newer drawing would move, and whether the open alert is behind.
    """
    stay_id, alert_id = (view.chosen[0].patient.stay_id, view.chosen[1].id) if view.chosen else (None, None)
    return {
        "stay": stay_id, "alert": alert_id, "at": view.now, "version": view.version, "versions": view.versions,
        "open": view.versions.get(alert_id or ""), "asked": asked,
    }  # fmt: skip


def alert_list(view: AlertsView) -> list[Component]:
    """One card a patient."""
    if not view.cards:
        return [nothing(view)]
    chosen = view.chosen[0].patient.stay_id if view.chosen else None
    return [
        alert_card(card, view.now, view.zone, actor_id=view.actor_id, is_chosen=card.patient.stay_id == chosen)
        for card in view.cards
    ]


def nothing(view: AlertsView) -> html.Div:
    """Why the list is empty; a quiet unit says when it was last looked at, and how much of it."""
    asked = view.asked
    if asked.only != "all":
        every = dcc.Link("Show all of it", href=asked.with_only("all").address, className="tw-button")
        return empty_state("Nothing of this list is picked.", every)
    if asked.tab != "open":
        return empty_state(EMPTY[asked.tab])
    if view.swept is None:
        return empty_state("No open alert, but no monitor has looked at this unit yet. Do not rely on this screen.")
    at, watched = words.clock(view.swept.ward_at, view.zone), words.counted(view.swept.stays_seen, "stay")
    if view.swept.faults:
        return empty_state(
            f"No open alert is known. At {at} the monitor could not look at {view.swept.faults} of {watched}."
        )
    return empty_state(f"No open alert. The monitor watches {watched} and last looked at {at}.")


def alert_detail(view: AlertsView) -> list[Component | None]:
    """The evidence of the chosen alert, and what can be done about it."""
    if view.chosen is None:
        return []
    card, line = view.chosen
    return [
        evidence_card(card, line, view.evidence, view.now, view.zone),
        *(answering(card, line, view) if line.closed is None else ()),
        _others(card, line),
        _history(view),
    ]


def _history(view: AlertsView) -> Component | None:
    if not view.history:
        return None
    heading = html.H2("What was said and done")
    return html.Div([heading, history(view.history, view.now, view.zone)], className="tw-card")


def _others(card: AlertCard, line: AlertLine) -> Component | None:
    """The patient's other alerts, to look at their evidence."""
    others = [other for other in card.lines if other.id != line.id]
    if not others:
        return None
    buttons = [
        html.Button(
            severity_line(other.shown_severity, other.words),
            id={"kind": "alert-line", "stay": card.patient.stay_id, "alert": other.id},
            className="tw-other-alert",
            type="button",
        )
        for other in others
    ]
    heading = html.H2(f"Also {'closed' if line.closed else 'open'} for this patient")
    return html.Div([heading, html.Div(buttons, className="tw-rows")], className="tw-card")
