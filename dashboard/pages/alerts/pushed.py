"""The list of the alerts page as the stream brings it to who has the page open: drawn once for all who see the same."""

from collections.abc import Hashable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import msgspec
from dash.development.base_component import Component
from msgspec import Raw

from chart.actor import Actor
from dashboard.components.alert_card import AlertCard, alert_card
from dashboard.page import Shown
from dashboard.pages.alerts.bar import bar
from dashboard.pages.alerts.layout import nothing
from dashboard.pages.alerts.queries import lists
from dashboard.pages.alerts.sorting import Asked, asked_of
from dashboard.pages.alerts.unit_alerts import UnitAlerts, unit_alerts
from dashboard.pages.alerts.view import AlertsView
from dashboard.services import Services

MINUTE = timedelta(minutes=1)  # ages are written in minutes, of the ward's clock, whichever way and how fast it goes


@dataclass(slots=True)
class Drawn:
    """What was drawn in one minute of the ward: cards, and of the newest news whole lists, by who asked for what."""

    now: datetime
    cards: dict[tuple[AlertCard, str], Raw] = field(default_factory=dict)
    lists: dict[tuple[str, Asked], Shown] = field(default_factory=dict)
    source: Hashable = None
    lock: Lock = field(default_factory=Lock)


def push(actor: Actor, services: Services, stay: str, tab: str, order: str, only: str) -> Shown:
    """The list as this person asks for it; the same one for as long as there is nothing new to draw."""
    asked, found = asked_of(tab, order, only), unit_alerts(services, actor, is_fresh=False)
    now = services.ward.clock.now()
    minute = actor.unit_id, now.timestamp() // MINUTE.total_seconds()
    drawn = services.shared.of("drawn alerts", minute, lambda: Drawn(now))
    with drawn.lock:
        if drawn.source != found.source:
            drawn.source, drawn.lists = found.source, {}
        if (actor.id, asked) not in drawn.lists:
            drawn.lists[actor.id, asked] = _list(services, actor, asked, found, drawn)
        return drawn.lists[actor.id, asked]


def _list(services: Services, actor: Actor, asked: Asked, found: UnitAlerts, drawn: Drawn) -> Shown:
    with services.ward.database.read() as conn:
        view = lists(services, conn, actor, asked, found, drawn.now)
    head = {
        "asked": asdict(asked), "at": view.now, "version": view.version, "versions": view.versions, "bar": bar(view),
    }  # fmt: skip
    cards = {card.patient.stay_id: _card(card, view, drawn) for card in view.cards}
    return Shown(_json(head), cards or {"": _json(nothing(view))})


def _card(card: AlertCard, view: AlertsView, drawn: Drawn) -> Raw:
    whose = view.actor_id if card.head.owner == view.actor_id else ""
    if (card, whose) not in drawn.cards:
        drawn.cards[card, whose] = _json(alert_card(card, view.now, view.zone, actor_id=whose))
    return drawn.cards[card, whose]


def _json(told: Any) -> Raw:
    return Raw(msgspec.json.encode(told, enc_hook=_as_dash_does))


def _as_dash_does(part: Any) -> Any:
    if isinstance(part, Component):
        return part.to_plotly_json()  # type: ignore[no-untyped-call]
    raise NotImplementedError(type(part).__name__)
