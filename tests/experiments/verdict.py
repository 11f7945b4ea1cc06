"""What the record holds after an experiment, beside what it must hold."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import func, select

from alerts.events import AlertEvent
from alerts.states import Kind
from chart.facts import StayId
from chart.tables import alert, alert_event
from monitors.ward import Ward
from tests.rounds.charting import replayed, said


@dataclass(frozen=True, slots=True)
class Compared:
    """Stored events against those of a replay of the stored entries."""

    rows: int
    episodes: int
    raised: int
    missed: int
    doubled: int
    spurious: int

    @property
    def line(self) -> str:
        """For the figures of an experiment."""
        return f"alert rows {self.rows}, episodes {self.episodes}, missed {self.missed}, doubled {self.doubled}, " + (
            f"spurious {self.spurious}"
        )

    @property
    def is_sound(self) -> bool:
        """None missed, none doubled, none that replay does not know."""
        return not (self.missed or self.doubled or self.spurious) and self.rows == self.episodes == self.raised


def compared(ward: Ward, stays: Iterable[StayId]) -> Compared:
    """Look at every stay of an experiment."""
    told, due = Counter[bytes](), Counter[bytes]()
    for stay in stays:
        told.update(map(_named, said(ward, stay)))
        due.update(map(_named, replayed(ward, stay)))
    with ward.database.read() as conn:
        rows = conn.execute(select(func.count()).select_from(alert)).scalar_one()
        raised = select(func.count(), func.count(alert_event.c.alert_id.distinct()))
        count, distinct = conn.execute(raised.where(alert_event.c.event == Kind.RAISED.value)).one()
    return Compared(
        rows=rows, episodes=distinct, raised=count, missed=(due - told).total(),
        doubled=sum(each - 1 for each in told.values()), spurious=(told - due).total(),
    )  # fmt: skip


def _named(event: AlertEvent) -> bytes:
    return msgspec.json.encode(event, order="sorted")
