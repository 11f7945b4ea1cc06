"""What people do about an alert: the answer is events, or a refusal in words."""

from datetime import datetime

from alerts.alert import AlertState
from alerts.board import Board
from alerts.events import AlertEvent, Detail
from alerts.reconcile import time_passed
from alerts.states import RIGHTS, Condition, Kind, Stage, check, may
from chart.actor import Actor
from chart.errors import Refused
from chart.ticks import MINUTE, to_tick


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
    if not action.strip():
        raise Refused("Say what is being done", "action")
    late = now - to_tick(recheck_at)
    if late >= 0:
        raise Refused(f"Looking again {late // MINUTE} min ago is too late: choose a time after now", "recheck_at")
    if alert.stage is Stage.ACCEPTED and alert.owner != actor.id and not takes_over:
        since = (now - (alert.accepted_at or 0)) // MINUTE
        raise Refused(f"{alert.owner_name} accepted this alert {since} min ago: take it over, or leave it", "alert_id")
    detail = Detail(
        owner=actor.id, owner_name=actor.name, action=action.strip(), recheck_at=to_tick(recheck_at)
    )  # fmt: skip
    return [*passed, _done(alert, Kind.ACKNOWLEDGED, actor, now, detail=detail)]


def resolve(board: Board, alert_id: str, actor: Actor, reason: str, now: int) -> list[AlertEvent]:
    """The actor closes the alert. While its condition holds, or can't be judged, that needs a reason."""
    alert, passed = _found(board, alert_id, actor, Kind.RESOLVED, now)
    if alert.condition in (Condition.HOLDS, Condition.UNKNOWN) and not reason.strip():
        raise Refused("The pattern has not ended as far as anybody knows: say why the alert is resolved", "reason")
    return [*passed, _done(alert, Kind.RESOLVED, actor, now, reason=reason.strip())]


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
