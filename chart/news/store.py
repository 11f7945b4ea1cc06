"""How a change is announced and heard on each database, and how far the record of a unit has come."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

import psycopg
from sqlalchemy import Connection, Engine, distinct, func, select
from sqlalchemy.exc import SQLAlchemyError

from chart.database import Database
from chart.errors import RecordError
from chart.facts import StayId, UnitId
from chart.tables import alert, alert_event, audit, audit_head, clock_step, examined, heartbeat, outbox

CHANNEL = "tidewatch_news"
LOOK_EVERY_S = 0.02  # one PRAGMA, a few microseconds
RECENT = timedelta(days=2)  # a stay that was quiet for longer has no news
NAMING = ("identify", "merge", "undo merge")  # what the audit calls it
RECENT_ACTS = 500
RECENT_PAGES = 200
CRITICAL = 4  # as alerts.finding.Severity has it
_SWEPT = select(heartbeat.c.real_at).where(heartbeat.c.role == "monitor").order_by(heartbeat.c.epoch.desc()).limit(1)
LATE_COMMITS = 200  # PostgreSQL numbers rows before they are committed: one below the newest may still appear


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a unit's record has come. Versions are compared for being different, nothing else.

    swept_at: when a monitor last finished a sweep (process clock); None if none ever did. names: who is who. calls: by
    role and severity, the number of the newest page. critical: how many patients have a critical alert open.
    clock_step: the newest step of the machine's clock that nobody of the unit has seen; 0 if there is none.
    """

    alerts: str
    stays: Mapping[StayId, int]
    swept_at: datetime | None
    names: int = 0
    calls: Mapping[str, int] = field(default_factory=dict)
    critical: int = 0
    clock_step: int = 0


def announce(conn: Connection, topic: str) -> None:
    """Tell every web process, once this transaction commits, that something changed. Never says what or whose."""
    if conn.dialect.name == "postgresql":
        conn.execute(select(func.pg_notify(CHANNEL, topic)))


class Lost(RecordError):
    """The database does not answer: try again after a while."""


def read_standing(database: Database, unit_id: UnitId) -> Standing:
    """How far the record of a unit has come; Lost when the database does not answer."""
    try:
        with database.read() as conn:
            return _standing(conn, unit_id)
    except SQLAlchemyError as error:
        raise Lost("the database does not answer") from error


def _standing(conn: Connection, unit_id: UnitId) -> Standing:
    newest = select(func.coalesce(func.max(alert_event.c.seq), 0)).scalar_subquery()
    seq, recent = conn.execute(
        select(func.coalesce(func.max(alert_event.c.seq), 0), func.count())
        .where(alert_event.c.unit_id == unit_id)
        .where(alert_event.c.seq > newest - LATE_COMMITS)
    ).one()
    return Standing(
        f"{seq}.{recent}",
        _stays(conn, unit_id),
        swept_at(conn),
        _names(conn, unit_id),
        _calls(conn, unit_id),
        _critical(conn, unit_id),
        _unseen_step(conn, unit_id),
    )


def _critical(conn: Connection, unit_id: UnitId) -> int:
    asked = select(func.count(distinct(alert.c.stay_id))).where(
        alert.c.unit_id == unit_id, alert.c.is_open, ~alert.c.is_silent, alert.c.severity == CRITICAL
    )
    return int(conn.execute(asked).scalar_one())


def _calls(conn: Connection, unit_id: UnitId) -> dict[str, int]:
    """The newest page for each role and severity ("nurse 4"), of the last few: a number that only grows."""
    recent = select(func.coalesce(func.max(outbox.c.id), 0)).scalar_subquery() - RECENT_PAGES
    rows = conn.execute(
        select(outbox.c.to_role, outbox.c.severity, func.max(outbox.c.id))
        .where(outbox.c.unit_id == unit_id, outbox.c.id > recent, ~outbox.c.is_taken_back)
        .group_by(outbox.c.to_role, outbox.c.severity)
    )
    return {f"{role} {severity}": newest for role, severity, newest in rows}


def swept_at(conn: Connection) -> datetime | None:
    """When the monitor that led last finished a sweep (process clock); None if none ever did.

    Not the latest of all: one that ran while the clock was ahead would look alive until the clock is there again.
    """
    return conn.execute(_SWEPT).scalar_one_or_none()


def _unseen_step(conn: Connection, unit_id: UnitId) -> int:
    newest = select(func.coalesce(func.max(clock_step.c.id), 0))
    asked = newest.where(clock_step.c.unit_id == unit_id, clock_step.c.seen_at.is_(None))
    return int(conn.execute(asked).scalar_one())


def _names(conn: Connection, unit_id: UnitId) -> int:
    """The newest act that named somebody or said who is whom.

    Acts further back than RECENT_ACTS are not read: every so many acts the version changes without one, so that
    whoever was away for longer misses none.
    """
    newest = conn.execute(select(audit_head.c.seq)).scalar_one()
    of_unit = (audit.c.unit_id == unit_id, audit.c.category == "patient", audit.c.act.in_(NAMING))
    named = select(func.max(audit.c.seq)).where(audit.c.seq > newest - RECENT_ACTS, *of_unit)
    return max(int(conn.execute(named).scalar_one() or 0), int(newest) // RECENT_ACTS * RECENT_ACTS)


def _stays(conn: Connection, unit_id: UnitId) -> dict[StayId, int]:
    latest = conn.execute(
        select(func.max(examined.c.last_recorded_at)).where(examined.c.unit_id == unit_id)
    ).scalar_one()
    if latest is None:
        return {}
    rows = conn.execute(
        select(examined.c.stay_id, examined.c.last_seq + examined.c.examined_seq)
        .where(examined.c.unit_id == unit_id)
        .where(examined.c.last_recorded_at >= latest - RECENT)
    )
    return {StayId(stay_id): version for stay_id, version in rows}


# ---- hearing ---------------------------------------------------------------------------------------------------------


class Ear(Protocol):
    """Whatever hears that the database changed."""

    def hear(self, stop: threading.Event, within_s: float) -> bool:
        """Wait until something may have changed, `stop` is set or the time is over; Lost when the line is dead."""

    def close(self) -> None:
        """Give the connection back."""


def ear_for(database: Database) -> Ear:
    """The way to hear changes on this database."""
    try:
        return PostgresEar(database.reading) if database.name == "postgresql" else SqliteEar(database.reading)
    except SQLAlchemyError as error:
        raise Lost("the database cannot be reached") from error


class SqliteEar:
    """Asks SQLite's own counter of commits, on a connection outside any transaction."""

    def __init__(self, engine: Engine) -> None:
        self._line = _line_of(engine)
        self._cursor = self._line.cursor()
        self._version = self._look()

    def hear(self, stop: threading.Event, within_s: float) -> bool:
        """See Ear."""
        for _ in range(max(1, round(within_s / LOOK_EVERY_S))):
            version = self._look()
            if version != self._version:
                self._version = version
                return True
            if stop.wait(LOOK_EVERY_S):
                return False
        return False

    def close(self) -> None:
        """See Ear."""
        self._line.close()

    def _look(self) -> int:
        return int(self._cursor.execute("PRAGMA data_version").fetchone()[0])


class PostgresEar:
    """Listens on the channel that `announce` speaks to."""

    def __init__(self, engine: Engine) -> None:
        self._line = _line_of(engine)
        self._line.autocommit = True
        self._line.execute(f"LISTEN {CHANNEL}")

    def hear(self, stop: threading.Event, within_s: float) -> bool:
        """See Ear. A stop is noticed within half a second."""
        try:
            for _ in range(max(1, round(within_s / 0.5))):
                if any(True for _ in self._line.notifies(timeout=min(within_s, 0.5), stop_after=1)):
                    return True
                if stop.is_set():
                    return False
        except psycopg.Error as error:
            raise Lost("the database hung up") from error
        return False

    def close(self) -> None:
        """See Ear."""
        self._line.close()


def _line_of(engine: Engine) -> Any:  # the driver's own connection: each driver has another type
    pooled = engine.raw_connection()
    line = pooled.driver_connection
    pooled.detach()
    return line
