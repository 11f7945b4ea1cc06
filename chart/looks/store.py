"""Looks at the alerts, in the database. Looks that follow within a quarter of an hour are one visit."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from chart.actor import Actor
from chart.database import Database
from chart.people import Act, require
from chart.tables import look

LOG = structlog.get_logger()
VISIT_ENDS_AFTER = timedelta(minutes=15)
NOTED_EVERY = timedelta(minutes=1)
_FIRST = {  # of two tabs that open at once, one is first
    "sqlite": sqlite.insert(look).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(look).on_conflict_do_nothing(),
}


def note_look(database: Database, actor: Actor, now: datetime) -> None:
    """The actor looks at the alerts now (ward time). A record that cannot be written keeps nobody from reading it."""
    require(actor, Act.READ_CHART)
    try:
        with database.write() as conn:
            _note(conn, actor, now)
    except (SQLAlchemyError, TimeoutError) as fault:
        LOG.warning("look not noted", fault=type(fault).__name__)


def looked_before(conn: Connection, actor: Actor, now: datetime) -> datetime | None:
    """When the visit before this one ended; None if there was none."""
    require(actor, Act.READ_CHART)
    row = conn.execute(select(look).where(look.c.person_id == actor.id)).one_or_none()
    if row is None:
        return None
    ended: datetime | None = row.looked_at if _is_over(row.looked_at, now) else row.before_at
    return ended


def _note(conn: Connection, actor: Actor, now: datetime) -> None:
    row = conn.execute(select(look).where(look.c.person_id == actor.id).with_for_update()).one_or_none()
    if row is None:
        first = {"person_id": actor.id, "unit_id": actor.unit_id, "looked_at": now}
        conn.execute(_FIRST[conn.dialect.name], first)
    elif abs(now - row.looked_at) >= NOTED_EVERY:
        before = row.looked_at if _is_over(row.looked_at, now) else row.before_at
        conn.execute(update(look).where(look.c.person_id == actor.id).values(looked_at=now, before_at=before))


def _is_over(looked_at: datetime, now: datetime) -> bool:
    return abs(now - looked_at) >= VISIT_ENDS_AFTER
