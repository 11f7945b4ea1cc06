"""What people do about alerts: under the stay's lock, on the board as it stands at that moment."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from alerts import acts
from alerts import store as alert_store
from alerts.board import Board
from alerts.calling import next_at as next_call_at
from alerts.events import AlertEvent
from chart import audit
from chart.actor import Actor
from chart.duty.store import roster_around
from chart.news.store import announce
from chart.ticks import NEVER, to_moment, to_tick
from monitors import store
from monitors.rounds import look
from monitors.ward import Ward


def acknowledge(
    ward: Ward, actor: Actor, alert_id: str, action: str, recheck_at: datetime, *, takes_over: bool = False
) -> list[AlertEvent]:
    """Own an alert: what is being done, and when to look again. Refused in words where it cannot be."""

    def answer(board: Board, now: int) -> list[AlertEvent]:
        return acts.acknowledge(board, alert_id, actor, action, recheck_at, now, takes_over=takes_over)

    return _answered(ward, actor, alert_id, answer)


def tell_by_phone(
    ward: Ward, actor: Actor, alert_id: str, told: acts.Told, action: str, recheck_at: datetime
) -> list[AlertEvent]:
    """Somebody was told by phone and has read it back: they own the alert, and the actor enters it."""

    def answer(board: Board, now: int) -> list[AlertEvent]:
        return acts.tell_by_phone(board, alert_id, actor, told, action, recheck_at, now)

    return _answered(ward, actor, alert_id, answer)


def pause(ward: Ward, actor: Actor, alert_id: str, reason: str, ends_at: datetime) -> list[AlertEvent]:
    """Ask for quiet until an end, with a reason; what becomes worse or returns breaks through."""
    return _answered(ward, actor, alert_id, lambda board, now: acts.pause(board, alert_id, actor, reason, ends_at, now))


def resolve(ward: Ward, actor: Actor, alert_id: str, reason: str) -> list[AlertEvent]:
    """Close an alert; while its condition holds, or cannot be judged, that needs a reason."""
    return _answered(ward, actor, alert_id, lambda board, now: acts.resolve(board, alert_id, actor, reason, now))


def _answered(
    ward: Ward, actor: Actor, alert_id: str, answer: Callable[[Board, int], list[AlertEvent]]
) -> list[AlertEvent]:
    """Two people who answer at once do so one after the other: the second sees what the first did.

    The stay is looked at first, so that what is answered is the alert as the chart has it now.
    """
    with ward.database.read() as conn:
        stay_id = alert_store.stay_of(conn, actor, alert_id)
    look(ward, stay_id)
    with ward.database.write() as conn:
        held = store.hold_stay(conn, stay_id)
        now = to_tick(ward.clock.now())
        board = alert_store.load_board(conn, actor, stay_id)
        events = answer(board, now)
        after = board.applied(events)
        alert_store.store(conn, actor, stay_id, events, after, to_moment(now))
        duty = roster_around(conn, held.unit_id, to_moment(now))
        call_at = next_call_at(after, ward.book.protocols.calling, duty)
        store.put_examined(conn, _sooner(held, min(after.next_at, call_at)))
        announce(conn, stay_id)
        act = events[-1].kind.value if events else "nothing"
        audit.write(conn, actor, act, "alert", [stay_id], "done", detail={"alert": alert_id})
    return events


def _sooner(held: store.Examined, at: int) -> store.Examined:
    """Time may now do something to an alert before it does anything to the chart."""
    if at >= NEVER:
        return held
    next_at = to_moment(at)
    return msgspec.structs.replace(held, next_at=min(held.next_at or next_at, next_at))
