"""What several pages ask the record for: who is in the unit, how far each stay has come, its open alerts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from alerts import store as alert_store
from alerts.alert import AlertState
from alerts.store import OpenAlert
from chart import store as record
from chart.actor import Actor
from chart.entries import Identity
from chart.errors import Refused
from chart.facts import Entry, StayId, UnitId
from chart.tables import alert, examined, identity, stay
from dashboard.courses import Courses, Kept
from dashboard.patient import Named, named


@dataclass(frozen=True, slots=True)
class StayRow:
    """One stay of the unit: whose it is, and the newest entry it has. is_examined: every entry was looked at."""

    stay_id: StayId
    named: Named
    last_seq: int
    is_examined: bool = True


def open_stays(conn: Connection, actor: Actor) -> list[StayRow]:
    """Every stay of the actor's unit that has not ended."""
    ids = [each.stay_id for each in record.open_stays(conn, actor)]
    return stays(conn, actor, ids)


def stay_row(conn: Connection, actor: Actor, stay_id: str) -> StayRow:
    """One stay of the actor's unit; any other is Refused, as if it did not exist."""
    found = stays(conn, actor, [StayId(stay_id)])
    if not found:
        raise Refused("There is no such stay in your unit", "stay_id")
    return found[0]


@contextmanager
def course_of(conn: Connection, actor: Actor, courses: Courses, row: StayRow) -> Iterator[Kept]:
    """All that is known of a stay, read on from where it was last read."""

    def read(after_seq: int) -> list[Entry]:
        return record.entries_of(conn, actor, row.stay_id, after_seq=after_seq)

    with courses.looked_at(row.stay_id, row.last_seq, read) as kept:
        yield kept


def open_alerts(conn: Connection, actor: Actor) -> dict[StayId, list[OpenAlert]]:
    """The open alerts of the actor's unit by stay, the most urgent first; silent ones are not for a ward."""
    found: dict[StayId, list[OpenAlert]] = defaultdict(list)
    for each in alert_store.open_alerts(conn, actor, UnitId(actor.unit_id)):
        found[each.stay_id].append(each)
    return found


def alerts_of(conn: Connection, actor: Actor, stay_id: StayId) -> list[AlertState]:
    """Every alert a stay ever had, open or not."""
    rows = conn.execute(
        select(alert.c.state).where(alert.c.stay_id == stay_id, alert.c.unit_id == actor.unit_id)
    ).scalars()
    return [msgspec.convert(state, AlertState) for state in rows]


def stays(conn: Connection, actor: Actor, ids: Sequence[StayId]) -> list[StayRow]:
    """These stays, as far as they are in the actor's unit."""
    names = [identity.c[name] for name in Identity.__struct_fields__]
    rows = conn.execute(
        select(stay.c.id, examined.c.last_seq, examined.c.examined_seq, identity.c.patient_id, *names)
        .join(examined, examined.c.stay_id == stay.c.id)
        .outerjoin(identity, identity.c.patient_id == stay.c.patient_id)
        .where(stay.c.unit_id == actor.unit_id, stay.c.id.in_(ids))
    )
    return [
        StayRow(StayId(row.id), _named(row), row.last_seq, is_examined=row.examined_seq >= row.last_seq) for row in rows
    ]


def _named(row: Any) -> Named:
    if row.patient_id is None:
        return named(None)
    return named(Identity(**{name: getattr(row, name) for name in Identity.__struct_fields__}))
