"""Looks at the alerts, in the database. Looks that follow within a quarter of an hour are one visit."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from chart.actor import Actor
from chart.people import Act, require
from chart.tables import look

VISIT_ENDS_AFTER = timedelta(minutes=15)
NOTED_EVERY = timedelta(minutes=1)
_FIRST = {  # of two tabs that open at once, one is first
    "sqlite": sqlite.insert(look).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(look).on_conflict_do_nothing(),
}


def note_look(conn: Connection, actor: Actor, now: datetime) -> None:
    """The actor looks at the alerts now. now: ward time."""
    require(actor, Act.READ_CHART)
    row = conn.execute(select(look).where(look.c.person_id == actor.id).with_for_update()).one_or_none()
    if row is None:
        first = {"person_id": actor.id, "unit_id": actor.unit_id, "looked_at": now}
        conn.execute(_FIRST[conn.dialect.name], first)
    elif abs(now - row.looked_at) >= NOTED_EVERY:
        before = row.looked_at if abs(now - row.looked_at) >= VISIT_ENDS_AFTER else row.before_at
        conn.execute(update(look).where(look.c.person_id == actor.id).values(looked_at=now, before_at=before))


def looked_before(conn: Connection, actor: Actor) -> datetime | None:
    """When the visit before this one ended; None if there was none."""
    require(actor, Act.READ_CHART)
    return conn.execute(select(look.c.before_at).where(look.c.person_id == actor.id)).scalar_one_or_none()
