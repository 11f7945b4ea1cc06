"""One sweep of the monitor, heartbeat included: what it costs where nothing is due, and where one stay in a hundred is.

A sweep must cost what fell due, not what exists: so each is beside judging every stay of its ward at a turn of its own.
What a web process asks at every change, and for the list of beds, stands beside the same question on a small ward.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from itertools import count

from bench import crowd, wards
from bench.floors import DISK, disk
from bench.frame import Case, Laps, Line, against, growth, interleaved
from bench.stays import ADMITTED_AT, DAYS, UNIT
from chart import store
from chart.actor import MONITOR
from chart.clock import HandClock
from chart.news.store import read_standing
from chart.settings import Settings
from monitors.leading import lead_of
from monitors.memory import Memory
from monitors.scheduler import Monitor
from monitors.store import Examined
from monitors.ward import Ward

SIZES = (30, 300, 3_000)
FEW, MIDDLE, MANY = SIZES
DUE_SHARE = 0.01
TARGET = 0.05
QUIET, SOME, ALL = "sweep, none due", "sweep, 1 % due", "judging all"
NEWS, OPEN = "look for news", "list of open stays"


def measured(rounds: int) -> Iterator[Line]:
    """Sweeps over three sizes of ward, on both databases."""
    with wards.maker() as make:
        for database in wards.DATABASES:
            with ExitStack() as stack:
                cases = [case for size in SIZES for case in _cases(stack, make(database), size)]
                cases.append(stack.enter_context(disk(make(database).home)))
                laps = interleaved(rounds, cases)
            yield from _lines(laps, database)


def _cases(stack: ExitStack, settings: Settings, size: int) -> Iterator[Case]:
    """The sweeps of one ward whose stays, all alike, come to their turn when told to."""
    clock = HandClock(ADMITTED_AT + timedelta(days=DAYS))
    ward = stack.enter_context(wards.ward(settings, clock))
    stood = crowd.fill(ward, size)
    monitor = Monitor(ward, lead_of(ward.database, settings))
    stack.callback(monitor.lead.let_go)
    monitor.turn()  # takes the lead
    assert stood.next_at is not None
    clock.at = stood.next_at

    yield _timed(_name(QUIET, size), lambda: _swept(monitor, 0))
    if size != MIDDLE:
        yield _timed(_name(NEWS, size), lambda: read_standing(ward.database, UNIT))
        yield _timed(_name(OPEN, size), lambda: _open_stays(ward))
    yield _due(monitor, stood, size, round(size * DUE_SHARE) or 1, _name(SOME, size))
    if size == FEW:
        yield _due(monitor, stood, size, size, ALL)


def _timed(name: str, asked: Callable[[], object]) -> Case:
    def case(laps: Laps) -> None:
        with laps.lap(name):
            asked()

    return case


def _open_stays(ward: Ward) -> None:
    with ward.database.read() as conn:
        store.open_stays(conn, MONITOR)


def _due(monitor: Monitor, stood: Examined, size: int, due: int, name: str) -> Case:
    """A sweep in which so many stays are due, others each time; none is remembered."""
    groups = count()

    def sweep(laps: Laps) -> None:
        first = next(groups) * due
        crowd.fall_due(monitor.ward, stood, [number % size for number in range(first, first + due)])
        monitor.ward = replace(monitor.ward, memory=Memory())
        with laps.lap(name):
            _swept(monitor, due)

    return sweep


def _swept(monitor: Monitor, due: int) -> None:
    swept = monitor.turn()
    assert swept is not None
    assert (swept.stays_judged, swept.faults) == (due, 0)


def _lines(laps: Laps, database: str) -> Iterator[Line]:
    for kind, at_most in ((QUIET, TARGET), (SOME, None)):
        for size in SIZES:
            ours, every = laps.spread(_name(kind, size)), laps.spread(ALL).times(size / FEW)
            floor = f"{ALL} {size}" if size == FEW else f"{ALL} {size}, from {FEW}:"
            ratio = ours.median / every.median
            yield Line(_name(kind, size), ratio, at_most, on=database, ours=ours, floor=floor, beside=every)
    yield against(laps, _name(QUIET, FEW), DISK, on=database)
    for kind in (NEWS, OPEN):
        yield against(laps, _name(kind, MANY), _name(kind, FEW), on=database)
    medians = [(size, laps.spread(_name(QUIET, size)).median) for size in SIZES]
    yield Line("growth of a sweep, none due", growth(medians), unit="exponent", on=database)


def _name(kind: str, size: int) -> str:
    return f"{kind}, {size} stays"
