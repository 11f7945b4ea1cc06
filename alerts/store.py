"""Alerts in the record: their events, their present state, and what waits to be sent. The only SQL of this floor.

Whoever stores holds the stay's row in `examined` for the transaction; the unique index on open alerts is what makes a
second monitor harmless even without it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    Text,
    bindparam,
    cast,
    insert,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from alerts.alert import AlertState
from alerts.board import Board, urgency
from alerts.endings import closes_at
from alerts.events import AlertEvent, Detail
from alerts.finding import Severity
from alerts.paging import Page
from alerts.states import Condition, Kind
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import StayId, UnitId
from chart.store import stay_of as stay_record
from chart.store.patients import check_unit
from chart.tables import alert, alert_event, outbox
from chart.ticks import NEVER, to_moment, to_tick

_STATE = msgspec.json.Decoder(AlertState)
_DETAIL = msgspec.json.Decoder(Detail)
_CARD = msgspec.json.Decoder(dict[str, Any])
_STANDING = (Condition.HOLDS.value, Condition.UNKNOWN.value)


class OpenAlert(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the unit's alerts."""

    stay_id: StayId
    alert: AlertState


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One event as it stands in the record, and when somebody looked so that it was noticed."""

    seq: int
    event: AlertEvent
    noticed_at: datetime


def load_board(conn: Connection, actor: Actor, stay_id: StayId) -> Board:
    """What reconcile needs of a stay: every open alert, and what a person closed while it held."""
    states = []
    for unit_id, state in conn.execute(_BOARD[conn.dialect.name], {"stay": stay_id}):
        check_unit(actor, unit_id)
        states.append(_STATE.decode(state))
    return Board(stay_id, {state.id: state for state in states})


def store(
    conn: Connection, actor: Actor, stay_id: StayId, events: Sequence[AlertEvent], board: Board, noticed_at: datetime
) -> list[AlertEvent]:
    """Add events and bring the states of their alerts up to date; which events were new.

    board: after the events. An alert that somebody else has raised already stays theirs, and its events are left out.
    """
    if not events:
        return []
    stands = {"unit_id": stay_record(conn, actor, stay_id).unit_id, "stay_id": stay_id}
    raised = dict.fromkeys(event.alert_id for event in events if event.kind is Kind.RAISED)
    cards = {event.alert_id: event.evidence for event in events if event.evidence is not None}
    for alert_id in dict.fromkeys(event.alert_id for event in events if event.alert_id not in raised):
        changed = _state_row(board.alerts[alert_id]) | ({"evidence": cards[alert_id]} if alert_id in cards else {})
        conn.execute(_CHANGE, changed | {"alert": alert_id})
    taken = set()
    for alert_id in raised:
        made = _state_row(board.alerts[alert_id]) | stands | {"id": alert_id, "evidence": cards.get(alert_id)}
        if not _is_new(conn, alert, made):
            taken.add(alert_id)
    told = [event for event in events if event.alert_id not in taken]
    if told:
        conn.execute(_TELL, [event_row(event) | stands | {"noticed_at": noticed_at} for event in told])
    return told


def put_pages(conn: Connection, actor: Actor, pages: Sequence[Page], bed: str | None) -> int:
    """Leave pages of one stay to be sent; how many were not there yet. What is sent says bed and priority, no more."""
    count = 0
    unit_id = stay_record(conn, actor, StayId(pages[0].stay_id)).unit_id if pages else None
    for page in pages:
        row = {
            "unit_id": unit_id, "dedupe_key": page.dedupe_key,
            "stay_id": page.stay_id, "alert_id": page.alert_id, "cause": page.cause, "severity": page.severity.value,
            "to_role": page.to_role,
            "body": {"bed": bed, "priority": page.severity.name.lower()}, "made_at": to_moment(page.made_at),
        }  # fmt: skip
        count += _is_new(conn, outbox, row)
    return count


def open_alerts(conn: Connection, actor: Actor, unit_id: UnitId) -> list[OpenAlert]:
    """All that is open on a unit and not silent, worst first, those nobody owns first, oldest first."""
    check_unit(actor, unit_id)
    asked = select(alert.c.stay_id, _text(conn.dialect.name, alert.c.state)).where(
        alert.c.unit_id == unit_id, alert.c.is_open, ~alert.c.is_silent
    )
    found = [OpenAlert(stay_id=stay_id, alert=_STATE.decode(state)) for stay_id, state in conn.execute(asked)]
    return sorted(found, key=lambda line: urgency(line.alert))


def evidence_of(conn: Connection, actor: Actor, alert_id: str) -> dict[str, Any] | None:
    """The newest evidence card of an alert, for those of its unit; None if there is none."""
    stay_of(conn, actor, alert_id)
    card = conn.execute(
        select(_text(conn.dialect.name, alert.c.evidence)).where(alert.c.id == alert_id)
    ).scalar_one_or_none()
    return _CARD.decode(card) if card else None


def stay_of(conn: Connection, actor: Actor, alert_id: str) -> StayId:
    """The stay an alert belongs to, for those of its unit."""
    row = conn.execute(select(alert.c.stay_id, alert.c.unit_id).where(alert.c.id == alert_id)).one_or_none()
    if row is None:
        raise Refused("There is no such alert", "alert_id")
    check_unit(actor, row.unit_id)
    return StayId(row.stay_id)


def events_of(conn: Connection, actor: Actor, alert_id: str) -> list[Told]:
    """Everything said about one alert, in order."""
    stay_of(conn, actor, alert_id)
    return _told(conn, alert_event.c.alert_id == alert_id)


def latest_event_of(conn: Connection, alert_id: str) -> AlertEvent:
    """The newest event of an alert, for who already holds a page about it."""
    return _told(conn, alert_event.c.alert_id == alert_id)[-1].event


def events_of_stay(conn: Connection, actor: Actor, stay_id: StayId) -> list[Told]:
    """Everything said about a stay, in order."""
    stay_record(conn, actor, stay_id)
    return _told(conn, alert_event.c.stay_id == stay_id)


def _told(conn: Connection, which: ColumnElement[bool]) -> list[Told]:
    columns = [column for column in alert_event.c if column is not alert_event.c.detail]
    asked = select(*columns, _text(conn.dialect.name, alert_event.c.detail).label("detail")).where(which)
    return [
        Told(seq=row["seq"], noticed_at=row["noticed_at"], event=_event(row))
        for row in conn.execute(asked.order_by(alert_event.c.seq)).mappings()
    ]


def _event(row: Any) -> AlertEvent:
    return AlertEvent(
        alert_id=row["alert_id"], pattern=row["pattern"], about=row["about"], cause=row["cause"],
        kind=Kind(row["event"]), severity=Severity(row["severity"]), since=to_tick(row["since_at"]),
        known_at=to_tick(row["known_at"]), by=row["by"], reason=row["reason"], detail=_DETAIL.decode(row["detail"]),
    )  # fmt: skip


def event_row(event: AlertEvent) -> dict[str, Any]:
    """An event as its row, but for where it belongs and when it was noticed."""
    return {
        "alert_id": event.alert_id, "pattern": event.pattern, "about": event.about, "cause": event.cause,
        "event": event.kind.value, "severity": event.severity.value, "since_at": to_moment(event.since),
        "known_at": to_moment(event.known_at), "by": event.by, "reason": event.reason, "detail": event.detail,
    }  # fmt: skip


def _state_row(state: AlertState) -> dict[str, Any]:
    due = closes_at(state)
    return {
        "pattern": state.pattern, "about": state.about, "cause": state.cause, "is_open": state.is_open,
        "is_silent": state.is_silent, "severity": state.severity.value, "worst": state.worst.value,
        "condition": state.condition.value, "owner": state.owner, "since_at": to_moment(state.since),
        "raised_at": to_moment(state.raised_at), "last_event_at": to_moment(state.last_event_at),
        "due_at": None if due >= NEVER else to_moment(due), "state": state,
    }  # fmt: skip


def _is_new(conn: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Add a row, and leave what is there already."""
    return conn.execute(_ADD[conn.dialect.name, table.name], row).first() is not None


def _text(dialect: str, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A JSON column as text, to be decoded once and straight into its shape."""
    return type_coerce(column, Text()) if dialect == "sqlite" else cast(column, Text())


# Made once: making a statement takes longer than running it.
_BOARD = {
    dialect: select(alert.c.unit_id, _text(dialect, alert.c.state))
    .where(alert.c.stay_id == bindparam("stay"), or_(alert.c.is_open, alert.c.condition.in_(_STANDING)))
    .order_by(alert.c.raised_at, alert.c.id)
    for dialect in ("sqlite", "postgresql")
}
_CHANGE = update(alert).where(alert.c.id == bindparam("alert"))
_TELL = insert(alert_event)
_ADD = {
    (dialect, table.name): made.on_conflict_do_nothing().returning(table.c.id)
    for table in (alert, outbox)
    for dialect, made in (("sqlite", sqlite.insert(table)), ("postgresql", postgresql.insert(table)))
}
