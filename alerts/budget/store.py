"""The alerts of a span as they stand in the record: only that span is read."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select

from alerts.budget.life import Life, Said, lives_of
from alerts.finding import Severity
from alerts.states import Condition, Kind
from chart.actor import Actor
from chart.people import Act, require
from chart.tables import alert, alert_event


def lives_between(conn: Connection, actor: Actor, begins_at: datetime, ends_at: datetime) -> list[Life]:
    """Every alert of the actor's unit first said in a span, silent ones apart, with what was said of it up to now."""
    require(actor, Act.READ_REPORTS)
    asked = (
        select(
            alert_event.c.alert_id, alert.c.stay_id, alert.c.pattern, alert.c.about, alert.c.worst, alert.c.condition,
            alert_event.c.event, alert_event.c.severity, alert_event.c.known_at,
        )
        .join_from(alert, alert_event, alert_event.c.alert_id == alert.c.id)
        .where(_raised_in(actor, begins_at, ends_at))
        .order_by(alert.c.raised_at, alert_event.c.alert_id, alert_event.c.seq)
    )  # fmt: skip
    return lives_of(
        Said(
            alert_id=row.alert_id, stay_id=row.stay_id, pattern=row.pattern, about=row.about,
            worst=Severity(row.worst), is_historic=row.condition == Condition.HISTORIC.value, kind=Kind(row.event),
            severity=Severity(row.severity), at=row.known_at,
        )
        for row in conn.execute(asked)
    )  # fmt: skip


def raised_between(
    conn: Connection, actor: Actor, begins_at: datetime, ends_at: datetime
) -> list[tuple[datetime, str, str, Severity]]:
    """When each alert of a span was first said, of which stay, by which pattern, and how bad it came to be."""
    require(actor, Act.READ_REPORTS)
    asked = select(alert.c.raised_at, alert.c.stay_id, alert.c.pattern, alert.c.worst).where(
        _raised_in(actor, begins_at, ends_at)
    )
    return [(row.raised_at, row.stay_id, row.pattern, Severity(row.worst)) for row in conn.execute(asked)]


def _raised_in(actor: Actor, begins_at: datetime, ends_at: datetime) -> ColumnElement[bool]:
    return and_(
        alert.c.unit_id == actor.unit_id, alert.c.raised_at >= begins_at, alert.c.raised_at < ends_at,
        ~alert.c.is_silent,
    )  # fmt: skip
