"""What the record says of sweeps, open alerts and pages that wait, counted at the moment of asking."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from alerts import store as alert_store
from alerts.alert import AlertState
from alerts.finding import Severity
from alerts.states import Stage
from chart.actor import MONITOR
from chart.facts import UnitId
from chart.news.store import Lost
from chart.tables import clock_step, outbox
from dashboard.queries import is_banner
from dashboard.services import Services
from monitors.store import Sweep, newest_sweep


@dataclass(frozen=True, slots=True)
class Figures:
    """One unit at one moment.

    sweep: None before the first. alerts: open ones by severity and stage. unowned: those that hold and nobody owns, by
    severity. waiting_since: when the oldest page that waits was made (ward time). steps: clock steps nobody has seen.
    """

    sweep: Sweep | None
    alerts: Counter[tuple[Severity, Stage]]
    unowned: Counter[Severity]
    pages_waiting: int
    waiting_since: datetime | None
    pages_given_up: int
    steps: int


def read_figures(services: Services) -> Figures:
    """Counted afresh; Lost when the database does not answer."""
    unit_id = services.newsroom.unit_id
    try:
        with services.ward.database.read() as conn:
            alerts = _shown_alerts(conn, services, unit_id)
            waiting, since = _waiting(conn, unit_id)
            return Figures(
                sweep=newest_sweep(conn),
                alerts=Counter((each.severity, each.stage) for each in alerts),
                unowned=Counter(each.severity for each in alerts if each.stands and each.stage is Stage.WAITING),
                pages_waiting=waiting,
                waiting_since=since,
                pages_given_up=_count(conn, outbox.c.unit_id == unit_id, outbox.c.given_up_at.is_not(None)),
                steps=_count(conn, clock_step.c.unit_id == unit_id, clock_step.c.seen_at.is_(None)),
            )
    except SQLAlchemyError as error:
        raise Lost("the database does not answer") from error


def _shown_alerts(conn: Connection, services: Services, unit_id: UnitId) -> list[AlertState]:
    """Those that stand on the alerts page."""
    found = (each.alert for each in alert_store.open_alerts(conn, MONITOR, unit_id))
    return [each for each in found if not is_banner(services.ward.book, each.pattern, each.worst)]


def _waiting(conn: Connection, unit_id: UnitId) -> tuple[int, datetime | None]:
    """How many pages wait, and since when the oldest does."""
    waits = (outbox.c.unit_id == unit_id, outbox.c.sent_at.is_(None), outbox.c.given_up_at.is_(None))
    count, since = conn.execute(select(func.count(), func.min(outbox.c.made_at)).where(*waits)).one()
    return count, since


def _count(conn: Connection, *which: ColumnElement[bool]) -> int:
    return conn.execute(select(func.count()).where(*which)).scalar_one()
