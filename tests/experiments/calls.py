"""What waits in the outbox."""

from dataclasses import dataclass

from sqlalchemy import select

from alerts.finding import Severity
from chart.facts import StayId
from chart.tables import outbox
from chart.ticks import to_tick
from monitors.ward import Ward


@dataclass(frozen=True, slots=True)
class Call:
    """One page that waits to be sent. made_at: a tick."""

    cause: str
    severity: Severity
    made_at: int
    to_role: str
    dedupe_key: str


def calls(ward: Ward, stay: StayId) -> list[Call]:
    """Every call that a stay has made, in order."""
    asked = select(outbox).where(outbox.c.stay_id == stay, ~outbox.c.is_taken_back).order_by(outbox.c.id)
    with ward.database.read() as conn:
        return [
            Call(row.cause, Severity[row.body["priority"].upper()], to_tick(row.made_at), row.to_role, row.dedupe_key)
            for row in conn.execute(asked)
        ]
