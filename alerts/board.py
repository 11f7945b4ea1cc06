"""All alerts of one stay, as folded from their events."""

from collections.abc import Iterable, Iterator

import msgspec

from alerts.alert import AlertState, Key, after
from alerts.endings import closes_at
from alerts.events import AlertEvent
from alerts.states import Stage
from chart.ticks import NEVER


class Board(msgspec.Struct, frozen=True):
    """The alerts of one stay by id, in the order in which they were raised."""

    stay_id: str
    alerts: dict[str, AlertState]

    @classmethod
    def empty(cls, stay_id: str) -> "Board":
        """A stay of which nothing was said yet."""
        return cls(stay_id, {})

    @classmethod
    def fold(cls, stay_id: str, events: Iterable[AlertEvent]) -> "Board":
        """The board that these events, in their order, make."""
        return cls.empty(stay_id).applied(events)

    def applied(self, events: Iterable[AlertEvent]) -> "Board":
        """The board after further events."""
        alerts = dict(self.alerts)
        for event in events:
            alerts[event.alert_id] = after(alerts.get(event.alert_id), event)
        return Board(self.stay_id, alerts)

    @property
    def open_alerts(self) -> list[AlertState]:
        """Worst first, those nobody owns first, oldest first."""
        return sorted(self._open, key=urgency)

    @property
    def newest(self) -> dict[Key, AlertState]:
        """The last alert of each key, open or not."""
        return {alert.key: alert for alert in self.alerts.values()}

    @property
    def next_at(self) -> int:
        """The earliest tick at which time alone changes something; NEVER if none."""
        return min((closes_at(alert) for alert in self._open), default=NEVER)

    @property
    def _open(self) -> Iterator[AlertState]:
        return (alert for alert in self.alerts.values() if alert.is_open)


def urgency(alert: AlertState) -> tuple[int, int, bool, int, str, str]:
    """The order in which alerts are read: worst first, those nobody owns first, oldest first; the same everywhere."""
    return -alert.worst, -alert.severity, alert.stage is Stage.ACCEPTED, alert.raised_at, alert.pattern, alert.about
