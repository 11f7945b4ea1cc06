"""Alerts in the database: events are added, the board is kept beside them, calls wait in the outbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from alerts.alert import AlertState
from alerts.board import Board
from alerts.events import AlertEvent, Detail
from alerts.finding import Severity
from alerts.paging import Page, pages
from alerts.states import Kind
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import StayId, UnitId
from chart.store import stay_of
from chart.tables import alert, alert_event, outbox
from chart.ticks import NEVER, to_moment, to_tick


class OnTheBoard(msgspec.Struct, frozen=True):
    """An open alert with the stay it is about and its newest evidence card."""

    stay_id: StayId
    state: AlertState
    evidence: dict[str, Any] | None


class Happened(msgspec.Struct, frozen=True):
    """One event of an alert, and when the unit noticed it."""

    event: AlertEvent
    noticed_at: datetime


def load_board(conn: Connection, actor: Actor, stay_id: StayId) -> Board:
    """The board of a stay as far as it still matters: what is open, and the last of each pattern."""
    stay_of(conn, actor, stay_id)
    place = func.row_number().over(partition_by=(alert.c.pattern, alert.c.about), order_by=alert.c.raised_at.desc())
    ranked = select(alert.c.id, place.label("place")).where(alert.c.stay_id == stay_id).subquery()
    rows = conn.execute(
        select(alert.c.state)
        .join(ranked, ranked.c.id == alert.c.id)
        .where(or_(ranked.c.place == 1, alert.c.is_open))
        .order_by(alert.c.raised_at, alert.c.id)
    )
    states = [msgspec.convert(state, AlertState) for (state,) in rows]
    return Board(stay_id, {state.id: state for state in states})


def store(conn: Connection, actor: Actor, before: Board, events: Sequence[AlertEvent], noticed_at: datetime) -> Board:
    """Add what happened to a stay's alerts; the caller holds the stay. Gives the board after it."""
    after = before.applied(events)
    if not events:
        return after
    unit_id = UnitId(stay_of(conn, actor, StayId(before.stay_id)).unit_id)
    conn.execute(insert(alert_event), [_event_row(each, before.stay_id, unit_id, noticed_at) for each in events])
    cards = {each.alert_id: each.evidence for each in events if each.evidence is not None}
    for alert_id in dict.fromkeys(each.alert_id for each in events):
        _put_state(conn, after.alerts[alert_id], (before.stay_id, unit_id), cards.get(alert_id))
    for page in pages(events, before):
        _put_page(conn, page, unit_id, noticed_at)
    return after


def open_alerts(conn: Connection, actor: Actor) -> list[OnTheBoard]:
    """Everything open on the actor's unit, worst first, unowned first, oldest first."""
    rows = conn.execute(
        select(alert.c.stay_id, alert.c.state, alert.c.evidence)
        .where(alert.c.unit_id == actor.unit_id, alert.c.is_open)
        .order_by(alert.c.worst.desc(), alert.c.severity.desc(), alert.c.owner.is_not(None), alert.c.raised_at)
    )
    return [OnTheBoard(StayId(s), msgspec.convert(state, AlertState), card) for s, state, card in rows]


def stay_of_alert(conn: Connection, actor: Actor, alert_id: str) -> StayId:
    """The stay an alert is about, for those of its unit."""
    row = conn.execute(select(alert.c.stay_id, alert.c.unit_id).where(alert.c.id == alert_id)).one_or_none()
    if row is None or actor.unit_id not in (row.unit_id, "*"):
        raise Refused("This alert is no longer on the board", "alert_id")
    return StayId(row.stay_id)


def events_of(conn: Connection, actor: Actor, alert_id: str) -> list[Happened]:
    """What happened to one alert, oldest first."""
    stay_of_alert(conn, actor, alert_id)
    return _events(conn, alert_event.c.alert_id == alert_id)


def events_of_stay(conn: Connection, actor: Actor, stay_id: StayId) -> list[Happened]:
    """What happened to all alerts of a stay, oldest first."""
    stay_of(conn, actor, stay_id)
    return _events(conn, alert_event.c.stay_id == stay_id)


def _events(conn: Connection, which: Any) -> list[Happened]:
    return [_happened(row) for row in conn.execute(select(alert_event).where(which).order_by(alert_event.c.seq))]


def _event_row(event: AlertEvent, stay_id: str, unit_id: str, noticed_at: datetime) -> dict[str, Any]:
    return {
        "alert_id": event.alert_id,
        "unit_id": unit_id,
        "stay_id": stay_id,
        "pattern": event.pattern,
        "about": event.about,
        "cause": event.cause,
        "event": event.kind.value,
        "severity": int(event.severity),
        "since_at": to_moment(event.since),
        "known_at": to_moment(event.known_at),
        "noticed_at": noticed_at,
        "by": event.by,
        "reason": event.reason,
        "detail": msgspec.to_builtins(event.detail),
    }


def _happened(row: Any) -> Happened:
    event = AlertEvent(
        alert_id=row.alert_id,
        pattern=row.pattern,
        about=row.about,
        cause=row.cause,
        kind=Kind(row.event),
        severity=Severity(row.severity),
        since=to_tick(row.since_at),
        known_at=to_tick(row.known_at),
        by=row.by,
        reason=row.reason,
        detail=msgspec.convert(row.detail, Detail),
    )
    return Happened(event, row.noticed_at)


def _put_state(conn: Connection, state: AlertState, where: tuple[str, str], card: dict[str, Any] | None) -> None:
    """Replace the row of an alert; a second raise of what is open already changes nothing."""
    due = min(tick for tick in (state.recheck_at, state.pause_ends_at, NEVER) if tick is not None)
    values = {
        "cause": state.cause,
        "is_open": state.is_open,
        "is_silent": state.is_silent,
        "severity": int(state.severity),
        "worst": int(state.worst),
        "condition": state.condition.value,
        "owner": state.owner,
        "since_at": to_moment(state.since),
        "last_event_at": to_moment(state.last_event_at),
        "due_at": None if due >= NEVER else to_moment(due),
        "state": msgspec.to_builtins(state),
    } | ({} if card is None else {"evidence": card})
    if conn.execute(update(alert).where(alert.c.id == state.id).values(**values)).rowcount:
        return
    first = {
        "id": state.id,
        "stay_id": where[0],
        "unit_id": where[1],
        "pattern": state.pattern,
        "about": state.about,
        "raised_at": to_moment(state.raised_at),
    }
    conn.execute(_or_nothing(conn, alert).values(**first, **values))


def _put_page(conn: Connection, page: Page, unit_id: str, made_at: datetime) -> None:
    """One call in the outbox, once; the body says how bad, never who or what drug."""
    conn.execute(
        _or_nothing(conn, outbox).values(
            unit_id=unit_id,
            dedupe_key=page.dedupe_key,
            stay_id=page.stay_id,
            cause=page.cause,
            to_role=page.to_role,
            body={"priority": page.severity.name.lower(), "alert_id": page.alert_id},
            made_at=made_at,
            tries=0,
        )
    )


def _or_nothing(conn: Connection, table: Any) -> Any:
    """An insert that a row with the same key makes void, on both databases."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    return dialect.insert(table).on_conflict_do_nothing()
