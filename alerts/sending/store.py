"""Pages that wait to be sent, and what became of each, in the record."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.sending.tries import Outgoing
from alerts.states import Kind
from alerts.store import event_row, latest_event_of
from chart.actor import Actor
from chart.people import Act, require, role_words
from chart.tables import alert_event, outbox
from chart.ticks import to_moment, to_tick

MOST_AT_ONCE = 50
_NAMESPACE = UUID("5d0f0e1c-9b36-4f0e-8a55-2f6a3f6f1b77")


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was given up. why: in words, with the name of the channel that failed last."""

    id: int
    to_role: str
    bed: str | None
    severity: Severity
    made_at: datetime
    why: str
    is_taken_back: bool = False


def waiting(conn: Connection, unit_id: str) -> list[Outgoing]:
    """Pages neither sent nor given up, the worst first, then the oldest; so many at once at most."""
    asked = (
        select(outbox)
        .where(outbox.c.unit_id == unit_id, outbox.c.sent_at.is_(None), outbox.c.given_up_at.is_(None))
        .order_by(outbox.c.severity.desc(), outbox.c.id)
        .limit(MOST_AT_ONCE)
    )
    return [
        Outgoing(
            id=row.id, unit_id=row.unit_id, stay_id=row.stay_id, alert_id=row.alert_id, dedupe_key=row.dedupe_key,
            to_role=row.to_role, bed=row.body["bed"], severity=Severity(row.severity), made_at=row.made_at,
            tries=row.tries, is_taken_back=row.is_taken_back,
            first_tried_at=row.first_tried_at, tried_at=row.tried_at,
        )
        for row in conn.execute(asked)
    ]  # fmt: skip


def put_taken_back(conn: Connection, causes: Mapping[str, Collection[str]], bed: str | None, at: datetime) -> None:
    """Leave word for each role that was called for one of these alerts, by cause, that the call was for nothing.

    at: when that became known, ward time. A call that was given up reached nobody, and nobody is told.
    """
    for cause, alerts in causes.items():
        asked = select(outbox).where(
            outbox.c.alert_id.in_(sorted(alerts)), outbox.c.cause == cause, outbox.c.given_up_at.is_(None)
        )
        newest = {row.to_role: row for row in conn.execute(asked.order_by(outbox.c.id))}
        for row in newest.values():
            if not row.is_taken_back:
                conn.execute(insert(outbox).values(_taken_back(row, bed, at)))


def put_sent(conn: Connection, page: Outgoing, channel: str, real_now: datetime, ward_now: datetime) -> None:
    """A channel took it."""
    _put(conn, page, sent_at=real_now, tried_at=real_now, tries=page.tries + 1, last_error=None)
    _tell(
        conn, page, Kind.NOTIFIED, f"{_role(page)} by {channel}{': taken back' if page.is_taken_back else ''}", ward_now
    )


def put_failed(conn: Connection, page: Outgoing, why: str, real_now: datetime, ward_now: datetime) -> None:
    """A try failed; what is new about it is told on the alert, the same again is only counted."""
    before = conn.execute(select(outbox.c.last_error).where(outbox.c.id == page.id)).scalar_one()
    first = page.first_tried_at or real_now
    _put(conn, page, first_tried_at=first, tried_at=real_now, tries=page.tries + 1, last_error=why)
    if before != why:
        _tell(conn, page, Kind.FAILED_TO_NOTIFY, f"{_role(page)}: {why}", ward_now)


def put_given_up(conn: Connection, page: Outgoing, why: str, real_now: datetime, ward_now: datetime) -> None:
    """It stays where people see it, and is not tried again."""
    _put(conn, page, given_up_at=real_now, last_error=why)
    _tell(conn, page, Kind.FAILED_TO_NOTIFY, f"{_role(page)}: given up; {why}", ward_now)


def given_up_since(conn: Connection, actor: Actor, since: datetime) -> list[Failed]:
    """Pages of the actor's unit that reached nobody, the newest first."""
    require(actor, Act.VIEW_BOARD)
    asked = (
        select(outbox)
        .where(outbox.c.unit_id == actor.unit_id, outbox.c.given_up_at >= since)
        .order_by(outbox.c.id.desc())
    )
    return [
        Failed(
            id=row.id, to_role=row.to_role, bed=row.body["bed"], severity=Severity(row.severity), made_at=row.made_at,
            why=row.last_error or "", is_taken_back=row.is_taken_back,
        )
        for row in conn.execute(asked)
    ]  # fmt: skip


def _taken_back(call: Row[Any], bed: str | None, at: datetime) -> dict[str, object]:
    return {
        "unit_id": call.unit_id, "stay_id": call.stay_id, "alert_id": call.alert_id, "cause": call.cause,
        "to_role": call.to_role,
        "severity": call.severity, "is_taken_back": True, "made_at": at,
        "body": {"bed": bed, "priority": Severity(call.severity).name.lower()},
        "dedupe_key": f"{call.cause} taken back {uuid5(_NAMESPACE, call.dedupe_key)}",
    }  # fmt: skip


def _put(conn: Connection, page: Outgoing, **values: object) -> None:
    conn.execute(update(outbox).where(outbox.c.id == page.id).values(**values))


def _role(page: Outgoing) -> str:
    return role_words(page.to_role).capitalize()


def _tell(conn: Connection, page: Outgoing, kind: Kind, reason: str, ward_now: datetime) -> None:
    """An event on the alert; its state stands as it is, whatever becomes of a message about it."""
    last = latest_event_of(conn, page.alert_id)
    event = AlertEvent(
        alert_id=page.alert_id, pattern=last.pattern, about=last.about, cause=last.cause, kind=kind,
        severity=last.severity, since=last.since, known_at=max(to_tick(ward_now), last.known_at), reason=reason,
    )  # fmt: skip
    row = event_row(event) | {"unit_id": page.unit_id, "stay_id": page.stay_id, "noticed_at": to_moment(event.known_at)}
    conn.execute(insert(alert_event).values(row))
