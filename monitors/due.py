"""What is due when: one engine for upcoming, due, late, deferred and off unit. Silence is a symptom."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chart import facts
from chart.ticks import HOUR, MINUTE, NEVER, minutes, to_tick
from monitors.appointments import Appointment, appointment, appointments, codes_of_appointments
from monitors.cadence import Cadence, deciding_codes
from monitors.kept import Answer, Kept
from monitors.orders import Span, Wanting
from monitors.protocol import Protocols
from monitors.sedation_ended import ENDED
from monitors.sedation_ended import READS as SEDATION

SOON = 15 * MINUTE
_HANGING: dict[str, dict[str, tuple[str, ...]]] = {}


class State(StrEnum):
    """Where a task stands at a moment."""

    UPCOMING = "upcoming"
    SOON = "due soon"
    DUE = "due"
    OVERDUE = "overdue"
    CRITICALLY_OVERDUE = "critically overdue"
    PAUSED = "off unit"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. Ticks; last_at None: never done in this stay.

    level: mild, moderate or severe by the last band, or None. due_at is moved by time off the unit and by one deferral.
    """

    what: str
    title: str
    protocol: str
    last_at: int | None
    interval_minutes: int
    due_at: int
    late_from: int
    very_late_from: int
    level: str | None
    is_screening: bool
    is_paused: bool
    is_deferred: bool

    def state(self, at: int) -> State:
        """Where it stands at a tick; due lasts through the grace, late is strictly after it."""
        if self.is_paused:
            return State.PAUSED
        if at > self.very_late_from:
            return State.CRITICALLY_OVERDUE
        if at > self.late_from:
            return State.OVERDUE
        if at >= self.due_at:
            return State.DUE
        return State.SOON if at >= self.due_at - SOON else State.UPCOMING


def task_codes(protocols: Protocols) -> tuple[str, ...]:
    """Every code that can change what is due."""
    return tuple(_hanging(protocols))


def _hanging(protocols: Protocols) -> dict[str, tuple[str, ...]]:
    """For each code that can change what is due, the tasks that it changes."""
    found = _HANGING.get(protocols.digest)
    if found is None:
        found = _HANGING[protocols.digest] = {}
        for what in dict.fromkeys(what for each in protocols.rounds for what in each.tasks):
            for code in _codes_of(what, protocols):
                found[code] = (*found.get(code, ()), what)
    return found


def _codes_of(what: str, protocols: Protocols) -> tuple[str, ...]:
    codes = ["admitted", "discharged", "off_unit", "status.asleep", f"done.{what}"]
    for each in protocols.rounds:
        if what in each.tasks:
            codes += [*codes_of_appointments(each), *deciding_codes(each, what)]
    codes += SEDATION if ENDED in codes else ()
    return tuple(dict.fromkeys(code for code in codes if code != ENDED))


def tasks(cadence: Cadence, at: int) -> list[Task]:
    """Every task of the protocols in force at a tick, soonest due first; none before admission or after discharge."""
    return agenda(cadence, at)[0]


def agenda(cadence: Cadence, at: int) -> tuple[list[Task], int]:
    """The tasks at a tick, and until when they stand without news."""
    known, admitted = cadence.known, cadence.admitted_at()
    coming, turns = known.next_after(_hanging(cadence.protocols), at), cadence.turns_after(at)
    if admitted is None or admitted > at or known.track("discharged").upto(at):
        return [], min([coming, *turns])
    stand = min([coming, *turns]), coming
    wanted = cadence.orders(at).by_task.items()
    found = [_kept_task(cadence, what, wanting, at, stand[0 if wanting.turns else 1]) for what, wanting in wanted]
    return sorted((task for task in found if task is not None), key=lambda task: (task.due_at, task.what)), stand[0]


def _kept_task(cadence: Cadence, what: str, wanting: Wanting, at: int, until: int) -> Task | None:
    """One task, worked out anew only where a row it hangs on changed, or time may have turned it."""
    if cadence.kept_tasks is None:
        cadence.kept_tasks = Kept(cadence.known, _hanging(cadence.protocols))
    kept = cadence.kept_tasks.find(what, at)
    if kept is None:
        kept = cadence.kept_tasks.keep(what, Answer(at, until, _task(cadence, what, wanting, at)))
    task: Task | None = kept.what
    return task


def _task(cadence: Cadence, what: str, wanting: Wanting, at: int) -> Task | None:
    """One task as its rounds want it; None where it is done, and no round wants it again."""
    on, series = wanting.on, wanting.series
    if not on:
        return None
    done = cadence.known.track(f"done.{what}")
    place = done.upto(at)
    began = series[0].begun if series else min(span.begun for span in on)
    last = done.observed[place - 1] if place and done.observed[place - 1] >= began - 72 * HOUR else None
    level = cadence.level(what, at)
    deferred = None if wanting.sleeps_through else _deferral(cadence, what, last, level, at)
    found = _regular(cadence, what, series, (last, deferred or last), at)
    for span in on:
        found += appointments(cadence, span.round, deferred or last, span.begun, at)
    if not found:
        return None
    paused, _ = _away(cadence, at, at)
    found = [each.after(_away(cadence, each.start, at)[1]) for each in found]
    first = min(found, key=lambda each: (each.due_at, each.interval_minutes))
    return Task(
        what=what, title=on[0].round.title, protocol=on[0].round.protocol, last_at=last,
        interval_minutes=first.interval_minutes, due_at=first.due_at, late_from=min(each.late_from for each in found),
        very_late_from=min(each.very_late_from for each in found), level=level,
        is_screening=wanting.is_screening, is_paused=paused, is_deferred=deferred is not None,
    )  # fmt: skip


def _regular(
    cadence: Cadence, what: str, series: Sequence[Span], times: tuple[int | None, int | None], at: int
) -> list[Appointment]:
    """When each round in force wants it again, counted from the last time; the first of a series from its beginning.

    A new order makes nothing overdue at once: what it would have wanted before it was given is due when it is given,
    or when an earlier order wanted it. times: when it was last done, and from when the clock counts.
    """
    last, counted = times
    found: list[tuple[Span, Appointment]] = []
    for span in series:
        interval = _interval(cadence, what, span, last, at)
        if interval is None:
            continue
        start = counted if counted is not None else series[0].begun
        due = start + minutes(interval)
        if span.begun > start:
            earlier = [each.due_at for other, each in found if other.begun < span.begun]
            asked_from = min(span.begun, *earlier) if earlier else span.begun + minutes(_first(span))
            start, due = (start, due) if due >= asked_from else (span.begun, asked_from)
        found.append((span, appointment(cadence, start, due, interval)))
    return [each for span, each in found if span.ended == NEVER]


def _interval(cadence: Cadence, what: str, span: Span, last: int | None, at: int) -> int | None:
    """Minutes until a round wants a task after the last time; None where it does not want it again, or cannot say."""
    each = span.round
    if last is None:
        return each.first_minutes
    if each.is_once or not each.steps:
        return None
    chosen = cadence.asked_by(each, what, at)
    if chosen is None and cadence.interval_minutes(what, at) is None:
        return each.steps[0].minutes
    return chosen


def _first(span: Span) -> int:
    return span.round.first_minutes or 0


def _deferral(cadence: Cadence, what: str, last: int | None, level: str | None, at: int) -> int | None:
    """The first sleep after the last one done moves the clock once: mild band, breathing counted, rousable."""
    if last is None or level != "mild":
        return None
    for entry in cadence.known.of_kind("status"):
        status, observed = entry.content, to_tick(entry.observed_at)
        if not isinstance(status, facts.Status) or not last < observed <= at:
            continue
        if status.instrument not in (what, "all") or status.state != "asleep":
            continue
        counted = status.respiration_per_min is not None and status.spo2_percent is not None
        return observed if counted and status.is_rousable else None
    return None


def _away(cadence: Cadence, start: int, at: int) -> tuple[bool, int]:
    """Whether the patient is off the unit at a tick, and for how long since `start` the clock stood still."""
    track = cadence.known.track("off_unit")
    stood, gone = 0, None
    if not track.observed:
        return False, stood
    for place in range(track.upto(at)):
        if track.low[place] > 0:
            gone = track.observed[place] if gone is None else gone
        elif gone is not None:
            stood += max(0, track.observed[place] - max(gone, start))
            gone = None
    return gone is not None, stood
