"""What the alerts page shows: one card a patient, its alerts as lines, and the evidence of the one that is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from alerts.alert import AlertState
from chart.ticks import to_moment
from dashboard.components.alert_card import AlertCard, AlertLine
from dashboard.components.evidence import Evidence
from dashboard.patient import Patient


@dataclass(frozen=True, slots=True)
class AlertsView:
    """The whole page. chosen: the card and line that are open; None when nothing is."""

    cards: tuple[AlertCard, ...]
    now: datetime
    zone: ZoneInfo
    actor_id: str
    chosen: tuple[AlertCard, AlertLine] | None = None
    evidence: Evidence | None = None

    @property
    def ids(self) -> list[str]:
        """Every alert that is shown."""
        return [line.id for card in self.cards for line in card.lines]


def line_of(alert: AlertState) -> AlertLine:
    """One open alert as a line."""
    return AlertLine(
        id=alert.id,
        pattern=alert.pattern,
        title=alert.title,
        cause=alert.cause,
        severity=alert.severity,
        worst=alert.worst,
        condition=alert.condition,
        stage=alert.stage,
        raised_at=to_moment(alert.raised_at),
        owner=alert.owner,
        owner_name=alert.owner_name,
        action=alert.action,
        recheck_at=None if alert.recheck_at is None else to_moment(alert.recheck_at),
    )


def cards_of(lines: Iterable[tuple[Patient, AlertLine]]) -> tuple[AlertCard, ...]:
    """One card a patient, ordered by severity, then unowned first, then oldest first."""
    by_stay = sorted(lines, key=lambda pair: (pair[0].stay_id, urgency(pair[1])))
    cards = []
    for _, group in groupby(by_stay, key=lambda pair: pair[0].stay_id):
        members = list(group)
        cards.append(AlertCard(members[0][0], tuple(line for _, line in members)))
    return tuple(sorted(cards, key=lambda card: (urgency(card.head), card.patient.bed)))


def urgency(line: AlertLine) -> tuple[int, bool, datetime]:
    """Worst first, those nobody owns first, oldest first."""
    return -line.shown_severity, line.is_accepted, line.raised_at


def choose(
    cards: tuple[AlertCard, ...], stay_id: str | None, alert_id: str | None
) -> tuple[AlertCard, AlertLine] | None:
    """The card and line somebody chose, as far as they are still there; else the most urgent."""
    if not cards:
        return None
    card = next((card for card in cards if card.patient.stay_id == stay_id), cards[0])
    return card, card.line(alert_id)
