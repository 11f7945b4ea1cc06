"""What is due when: one engine for upcoming, due, late, deferred and off unit. Silence is a symptom."""

from dataclasses import dataclass
from enum import StrEnum

from chart import facts
from chart.ticks import MINUTE, minutes, to_tick
from monitors.cadence import Cadence, deciding_codes
from monitors.protocol import Protocols
from monitors.terms import Round

SOON = 15 * MINUTE
_CODES: dict[str, tuple[str, ...]] = {}


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
    if protocols.digest not in _CODES:
        _CODES[protocols.digest] = _task_codes(protocols)
    return _CODES[protocols.digest]


def _task_codes(protocols: Protocols) -> tuple[str, ...]:
    codes = ["admitted", "discharged", "off_unit", "status.asleep"]
    for each in protocols.rounds:
        for what in each.tasks:
            codes += [f"done.{what}", *deciding_codes(each, what)]
    return tuple(dict.fromkeys(codes))


def tasks(cadence: Cadence, at: int) -> list[Task]:
    """Every task of the protocols in force at a tick, soonest due first; none before admission or after discharge."""
    known, admitted = cadence.known, cadence.admitted_at()
    discharged = known.track("discharged")
    if admitted is None or admitted > at or discharged.upto(at):
        return []
    wanted: dict[str, tuple[int, list[Round]]] = {}
    for begun, each in cadence.rounds_on(at):
        for what in each.tasks:
            start, rounds = wanted.get(what, (begun, []))
            wanted[what] = (min(start, begun), [*rounds, each])
    found = [_task(cadence, what, rounds, (max(admitted, start), at)) for what, (start, rounds) in wanted.items()]
    return sorted((task for task in found if task is not None), key=lambda task: (task.due_at, task.what))


def _task(cadence: Cadence, what: str, rounds: list[Round], span: tuple[int, int]) -> Task | None:
    """One task as its rounds want it; None where it is done, and no round wants it again."""
    began, at = span
    done = cadence.known.track(f"done.{what}")
    place = done.upto(at)
    last = done.observed[place - 1] if place and done.observed[place - 1] >= began - 72 * 60 * MINUTE else None
    if last is not None and not (rounds := [each for each in rounds if not each.is_once]):
        return None
    level = cadence.level(what, at)
    interval = cadence.interval_minutes(what, at)
    deferred = None if any(each.is_done_asleep for each in rounds) else _deferral(cadence, what, last, level, at)
    if last is None:
        start, interval = began, min(each.first_minutes for each in rounds)
    else:
        start = deferred or last
        interval = interval or min(each.steps[0].minutes for each in rounds)
    paused, away = _away(cadence, start, at)
    due = start + minutes(interval) + away
    return Task(
        what=what, title=rounds[0].title, protocol=rounds[0].protocol, last_at=last, interval_minutes=interval,
        due_at=due, late_from=due + minutes(cadence.grace_minutes(interval)), very_late_from=due + minutes(interval),
        level=level, is_screening=all(each.is_screening for each in rounds), is_paused=paused,
        is_deferred=deferred is not None,
    )  # fmt: skip


def _deferral(cadence: Cadence, what: str, last: int | None, level: str | None, at: int) -> int | None:
    """The first sleep after the last one done moves the clock once: mild band, breathing counted, rousable."""
    if last is None or level not in ("mild", None):
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
    for place in range(track.upto(at)):
        if track.low[place] > 0:
            gone = track.observed[place] if gone is None else gone
        elif gone is not None:
            stood += max(0, track.observed[place] - max(gone, start))
            gone = None
    return gone is not None, stood
