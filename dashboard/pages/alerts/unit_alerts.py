"""The alerts of the unit as everybody there sees them: read once for each news, and shared by all who look.

A memory, never the truth: it goes by how far the record has come, and only within the unit it was read for.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from alerts.alert import AlertState
from alerts.board import Board
from alerts.store import OpenAlert
from chart.actor import Actor
from chart.facts import StayId
from chart.news.store import Standing
from dashboard.components.alert_card import AlertCard, AlertLine
from dashboard.pages.alerts.sorting import cards_of
from dashboard.pages.alerts.view import line_of
from dashboard.patient import Patient
from dashboard.queries import ClosedAlert, Doing, closed_alerts, doings, open_alerts, patients
from dashboard.services import Services

CLOSED_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class UnitAlerts:
    """Every open alert as cards, the worst first; what was closed within a day; and of whom they are.

    standing: how far the record had come, at least. alerts: by id. doings: by alert, all that was done, in order.
    """

    standing: Standing
    cards: tuple[AlertCard, ...]
    closed: tuple[ClosedAlert, ...]
    patients: Mapping[StayId, Patient]
    alerts: Mapping[str, AlertState]
    doings: Mapping[str, list[Doing]]

    @property
    def source(self) -> Hashable:
        """What it was made from."""
        return _source(self.standing)

    def closed_since(self, since: datetime) -> list[ClosedAlert]:
        """Of what was closed, what was so after a moment; the newest first."""
        return [each for each in self.closed if each.closed_at >= since]

    def changed(self, since: datetime, actor: Actor) -> frozenset[str]:
        """The alerts of which something was noticed after a moment that this person did not do."""
        return frozenset(
            alert_id for alert_id, done in self.doings.items() if any(each.is_news(since, actor.id) for each in done)
        )

    def versions(self, card: AlertCard) -> dict[str, str]:
        """By alert of a card, what differs as soon as anything about it may be shown otherwise."""
        stay = self.standing.stays.get(StayId(card.patient.stay_id), 0)
        newest = {line.id: max((done.seq for done in self.doings.get(line.id, ())), default=0) for line in card.lines}
        return {name: f"{seq}.{stay}.{self.standing.names}" for name, seq in newest.items()}


def unit_alerts(services: Services, actor: Actor, *, is_fresh: bool) -> UnitAlerts:
    """The alerts of the actor's unit. is_fresh: with all that is stored by now, else with all that was heard of."""
    if actor.unit_id != services.newsroom.unit_id:
        return _read(services, actor, Standing("", {}, None))  # no news of another unit is heard here
    standing = services.newsroom.now().standing if is_fresh else services.newsroom.heard()
    return services.shared.of("unit alerts", _source(standing), lambda: _read(services, actor, standing))


def _source(standing: Standing) -> Hashable:
    return standing.alerts, standing.names, frozenset(standing.stays.items())


def _read(services: Services, actor: Actor, standing: Standing) -> UnitAlerts:
    book, since = services.ward.book, services.ward.clock.now() - CLOSED_FOR
    with services.ward.database.read() as conn:
        found = open_alerts(conn, actor, book)
        closed = closed_alerts(conn, actor, book, since)
        alerts = {each.alert.id: each.alert for each in closed}
        alerts |= {each.alert.id: each.alert for each in chain(*found.values())}
        of = patients(conn, actor, services.courses, {*found, *(each.stay_id for each in closed)})
        done = doings(conn, actor, alerts)
    lines = _lines(services, found)
    cards = cards_of((of[stay_id], line) for stay_id, line in lines)
    return UnitAlerts(standing, cards, tuple(closed), of, alerts, done)


def _lines(services: Services, found: Mapping[StayId, list[OpenAlert]]) -> Iterator[tuple[StayId, AlertLine]]:
    calling = services.ward.book.protocols.calling
    for stay_id, alerts in found.items():
        board = Board(stay_id, {each.alert.id: each.alert for each in alerts})
        yield from ((stay_id, line_of(each.alert, board, calling)) for each in alerts)
