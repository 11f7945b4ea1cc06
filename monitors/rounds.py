"""The one call chain: load → follow → reconcile → store → outbox. Saves, sweeps and crash recovery all end here."""

from collections.abc import Callable
from functools import partial

import msgspec
import structlog

from alerts import store as alert_store
from alerts.board import Board
from alerts.calling import calls
from alerts.calling import next_at as next_call_at
from alerts.events import AlertEvent
from alerts.paging import call_pages, pages, taken_back
from alerts.sending.store import put_taken_back
from chart import audit
from chart import store as record
from chart.actor import MONITOR, Actor
from chart.duty.roster import Roster
from chart.duty.store import roster_around
from chart.entries import NewEntry
from chart.facts import Entry, StayId
from chart.news.store import announce
from chart.ticks import NEVER, to_moment, to_tick
from monitors import store
from monitors.follow import Follow
from monitors.judged import Judged, pattern_in
from monitors.memory import Remembered
from monitors.store import Deposed, Examined
from monitors.ward import Ward

log = structlog.get_logger()


class Saved(msgspec.Struct, frozen=True):
    """What a save did. is_examined False: the entry stands, and the next sweep will look at it."""

    entry: Entry
    is_replay: bool
    is_examined: bool
    events: tuple[AlertEvent, ...] = ()


class Swept(msgspec.Struct, frozen=True):
    """What a sweep did. stays_seen: those the clock could say something about."""

    stays_seen: int
    stays_judged: int
    faults: int
    events: tuple[AlertEvent, ...] = ()


def save(ward: Ward, actor: Actor, new: NewEntry) -> Saved:
    """Record an entry, then look at its stay. A fault in a pattern never costs the entry: it is committed first."""
    with ward.database.write() as conn:
        recorded = record.record_entry(conn, actor, new, ward.clock)
        if not recorded.is_replay:
            audit.write(conn, actor, "record", recorded.entry.kind, [new.stay_id], "done", detail={"entry": new.id})
    events = look(ward, recorded.entry.stay_id)
    return Saved(recorded.entry, recorded.is_replay, events is not None, tuple(events or ()))


def look(ward: Ward, stay_id: StayId) -> list[AlertEvent] | None:
    """Examine a stay because of somebody who must not be held up by a fault in it: None, and the next sweep tries."""
    try:
        return examine(ward, stay_id)
    except Exception as fault:  # the entry stands, the answer is taken; the next sweep finds what was not examined
        log.error("stay not examined", fault=type(fault).__name__)
        return None


def examine(
    ward: Ward, stay_id: StayId, epoch: int | None = None, doubted: frozenset[str] = frozenset()
) -> list[AlertEvent]:
    """Look at one stay up to the ward's now, and store what is to be said about it.

    epoch: a monitor's leadership; one that was deposed stores nothing and raises Deposed. doubted: patterns of which a
    self-check found that something else stands than the entries say; that is told, and every pattern is judged.
    """
    with ward.database.write() as conn:
        if epoch is not None:
            store.check_leads(conn, epoch)
        held = store.hold_stay(conn, stay_id)
        now = to_tick(ward.clock.now())
        left, entries = _remembered(ward, stay_id, partial(record.entries_of, conn, MONITOR, stay_id))
        follow, fresh = left.follow, _caught_up(left.follow, held, entries)
        follow.board = board = alert_store.load_board(conn, MONITOR, stay_id)
        events = list(follow.run(fresh, now))
        if doubted or not _knows_book(ward, held):
            events += follow.judge_anew(follow.through, doubted)
        duty = roster_around(conn, held.unit_id, to_moment(now)) if follow.board.open_alerts else Roster()
        calling = ward.book.protocols.calling
        called = calls(follow.board, now, calling, duty)
        follow.board = follow.board.applied(called)
        call_at = next_call_at(follow.board, calling, duty)
        store.put_examined(conn, _looked(ward, held, follow, fresh, call_at))
        if events or called:
            told = alert_store.store(conn, MONITOR, stay_id, [*events, *called], follow.board, to_moment(now))
            made = [*pages(told, board), *call_pages(told, follow.board, calling)]
            alert_store.put_pages(conn, MONITOR, made, follow.bed)
            put_taken_back(conn, taken_back(told, follow.board), follow.bed, to_moment(now))
        if events or called or fresh:
            announce(conn, stay_id)
    left.last = entries[-1] if entries else left.last
    ward.memory.keep(stay_id, left)
    return [*events, *called]


def sweep(ward: Ward, epoch: int | None = None, *, is_first: bool = False, looks_at_all: bool = False) -> Swept:
    """Every stay with something new, and every stay whose time has come, up to now.

    is_first: the first sweep of a process, which may go by other protocols than the one before it did. looks_at_all:
    every open stay as well, because the clock was set and nobody can say whose time has come.
    """
    with ward.database.read() as conn:
        due = store.stays_to_look_at(conn, ward.clock.now())
        otherwise = store.stays_judged_otherwise(conn, ward.book.protocols.digest) if is_first else []
        others = [each.stay_id for each in record.open_stays(conn, MONITOR)] if looks_at_all else []
        seen = store.count_watched(conn)
    stays = dict.fromkeys(due + otherwise + others)
    events: list[AlertEvent] = []
    faults = 0
    for stay_id in stays:
        try:
            events += examine(ward, stay_id, epoch)
        except Deposed:
            raise
        except Exception as fault:  # one stay's fault must not keep the others from being looked at
            faults += 1
            log.error("stay not examined in a sweep", fault=type(fault).__name__)
    return Swept(seen, len(stays), faults, tuple(events))


def _remembered(
    ward: Ward, stay_id: StayId, entries_after: Callable[[int], list[Entry]]
) -> tuple[Remembered, list[Entry]]:
    """The stay as this process left it, or as if it knew nothing of it, and the entries it has not seen."""
    left = ward.memory.take(stay_id)
    if left is not None and left.last is not None and left.follow.book is ward.book:
        entries = entries_after(left.last.seq - 1)
        if entries[:1] == [left.last]:  # else a backup was put in the record's place meanwhile
            return left, entries[1:]
    return Remembered(Follow(ward.book, Board.empty(stay_id))), entries_after(0)


def _caught_up(follow: Follow, held: Examined, entries: list[Entry]) -> list[Entry]:
    """Bring a follower to where the last look left the stay, whoever looked; gives the entries nobody looked at."""
    for entry in entries:
        if entry.seq <= held.examined_seq:
            follow.known.put(entry)
    if held.standing:
        judged = msgspec.convert(held.standing["judged"], dict[str, Judged])
        follow.judged = {name: each for name, each in judged.items() if pattern_in(name) in follow.book.by_name}
        follow.faults = {name: fault for name, fault in held.standing["faults"].items() if name in follow.book.by_name}
    follow.through = to_tick(held.through_at) if held.through_at else 0
    return [entry for entry in entries if entry.seq > held.examined_seq]


def _knows_book(ward: Ward, held: Examined) -> bool:
    """Whether what stands was judged by the protocols in force now; a stay never looked at has nothing to redo."""
    return not held.standing or held.standing["digest"] == ward.book.protocols.digest


def _looked(ward: Ward, held: Examined, follow: Follow, fresh: list[Entry], call_at: int) -> Examined:
    next_at = min(follow.next_at, call_at)
    return msgspec.structs.replace(
        held,
        examined_seq=max([held.examined_seq, *(entry.seq for entry in fresh)]),
        through_at=to_moment(follow.through),
        next_at=None if next_at >= NEVER else to_moment(next_at),
        standing={
            "digest": ward.book.protocols.digest,
            "judged": msgspec.to_builtins(follow.judged),
            "faults": follow.faults,
        },
    )
