"""What people do about an alert: the answer is events, or a refusal in words."""

from datetime import datetime

import msgspec

from alerts.alert import AlertState
from alerts.board import Board
from alerts.events import AlertEvent, Detail
from alerts.reconcile import time_passed
from alerts.states import RIGHTS, Condition, Kind, Stage, check, may
from chart.actor import Actor
from chart.errors import Refused
from chart.ticks import HOUR, MINUTE, to_tick

LONGEST_RECHECK_HOURS = 12
LONGEST_PAUSE_HOURS = 8


class Told(msgspec.Struct, frozen=True):
    """Whom somebody told by phone; person_id None: they are not among the unit's people."""

    name: str
    role: str
    person_id: str | None = None
    has_read_back: bool = False


def acknowledge(
    board: Board,
    alert_id: str,
    actor: Actor,
    action: str,
    recheck_at: datetime,
    now: int,
    *,
    takes_over: bool = False,
) -> list[AlertEvent]:
    """The actor owns the alert from now on: what is being done, and when to look again. now: a tick.

    The owner may say it again, with another action and time. Somebody else must say that they take over.
    """
    alert, passed = _found(board, alert_id, actor, Kind.ACKNOWLEDGED, now)
    owner = Told(actor.name, actor.role, actor.id)
    detail = _answer(alert, owner, action, to_tick(recheck_at), now, takes_over=takes_over)
    return [*passed, _done(alert, Kind.ACKNOWLEDGED, actor, now, detail=detail)]


def tell_by_phone(
    board: Board, alert_id: str, actor: Actor, told: Told, action: str, recheck_at: datetime, now: int
) -> list[AlertEvent]:
    """Somebody was told by phone and has read it back: they own the alert; the actor enters it."""
    alert, passed = _found(board, alert_id, actor, Kind.TOLD_BY_PHONE, now)
    if not told.name.strip():
        raise Refused("Say who was told", "told")
    if not told.has_read_back:
        raise Refused(
            f"Have {told.name.strip()} read it back, and say so: what is only said may be misheard", "read_back"
        )
    detail = _answer(alert, told, action, to_tick(recheck_at), now, takes_over=True)
    reason = f"{actor.name} told {told.name.strip()} by phone, read back"
    return [*passed, _done(alert, Kind.TOLD_BY_PHONE, actor, now, reason=reason, detail=detail)]


def pause(board: Board, alert_id: str, actor: Actor, reason: str, ends_at: datetime, now: int) -> list[AlertEvent]:
    """The actor asks for quiet until an end, with a reason. What becomes worse or returns breaks through."""
    alert, passed = _found(board, alert_id, actor, Kind.PAUSED, now)
    if not reason.strip():
        raise Refused("Say why it is paused", "reason")
    if alert.stage is Stage.ACCEPTED and alert.owner != actor.id:
        raise Refused(f"{alert.owner_name} has accepted this alert: take it over first, or leave it", "alert_id")
    ends = to_tick(ends_at)
    if not now < ends <= now + LONGEST_PAUSE_HOURS * HOUR:
        raise Refused(f"A pause ends after now and within {LONGEST_PAUSE_HOURS} h: choose another end", "ends_at")
    detail = Detail(owner=actor.id, owner_name=actor.name, owner_role=actor.role, ends_at=ends)
    return [*passed, _done(alert, Kind.PAUSED, actor, now, reason=reason.strip(), detail=detail)]


def resolve(board: Board, alert_id: str, actor: Actor, reason: str, now: int) -> list[AlertEvent]:
    """The actor closes the alert. While its condition holds, or can't be judged, that needs a reason."""
    alert, passed = _found(board, alert_id, actor, Kind.RESOLVED, now)
    if alert.condition in (Condition.HOLDS, Condition.UNKNOWN) and not reason.strip():
        raise Refused("The pattern has not ended as far as anybody knows: say why the alert is resolved", "reason")
    return [*passed, _done(alert, Kind.RESOLVED, actor, now, reason=reason.strip())]


def _answer(alert: AlertState, owner: Told, action: str, recheck_at: int, now: int, *, takes_over: bool) -> Detail:
    """Owner, action and time to look again, each given and the time within reach."""
    if not action.strip():
        raise Refused("Say what is being done", "action")
    late = now - recheck_at
    if late >= 0:
        raise Refused(f"Looking again {late // MINUTE} min ago is too late: choose a time after now", "recheck_at")
    if -late > LONGEST_RECHECK_HOURS * HOUR:
        hours = -late / HOUR
        raise Refused(
            f"Looking again in {hours:.0f} h is too far away: choose a time within {LONGEST_RECHECK_HOURS} h",
            "recheck_at",
        )
    if alert.stage is Stage.ACCEPTED and alert.owner != owner.person_id and not takes_over:
        since = (now - (alert.accepted_at or 0)) // MINUTE
        raise Refused(f"{alert.owner_name} accepted this alert {since} min ago: take it over, or leave it", "alert_id")
    return Detail(
        owner=owner.person_id, owner_name=owner.name.strip(), owner_role=owner.role, action=action.strip(),
        recheck_at=recheck_at,
    )  # fmt: skip


def _found(board: Board, alert_id: str, actor: Actor, kind: Kind, now: int) -> tuple[AlertState, list[AlertEvent]]:
    """The alert as it is now, and what time did until now; refused if it is not there, not theirs or closed."""
    passed = time_passed(board, now)
    alert = board.applied(passed).alerts.get(alert_id)
    if alert is None:
        raise Refused("This alert is no longer on the board", "alert_id")
    if not may(actor.role, kind, alert.worst):
        able = [role.replace("_", " ") for role in RIGHTS[kind] if may(role, kind, alert.worst)]
        word, role = alert.worst.name.lower(), actor.role.replace("_", " ")
        raise Refused(f"A {word} alert can't be {kind.value} by a {role}: ask a {' or '.join(able)}", "alert_id")
    check(kind, alert.stage)
    return alert, passed


def _done(
    alert: AlertState, kind: Kind, actor: Actor, now: int, *, reason: str = "", detail: Detail | None = None
) -> AlertEvent:
    return AlertEvent(
        alert_id=alert.id, pattern=alert.pattern, about=alert.about, cause=alert.cause, kind=kind,
        severity=alert.severity, since=alert.since, known_at=now, by=actor.id, reason=reason,
        detail=detail or Detail(),
    )  # fmt: skip
