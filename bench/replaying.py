"""The lab over ten years of a unit of 30 beds: every pattern of every past stay, exactly, and one threshold moved.

Past stays are read from their entries once, and kept in columns; the replay starts from these. The record of the first
question is new to the processes that answer it; a moved threshold is asked of processes that hold the stays.
"""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from statistics import median

from msgspec.structs import replace

from bench import decade, wards
from bench.frame import Laps, Line, growth
from bench.stays import ADMITTED_AT, DAYS, UNIT
from chart.clock import HandClock
from chart.facts import StayId
from chart.settings import Settings
from monitors.lab.session import Session
from monitors.protocol import SHIPPED

SIZES = {"sqlite": (150, 1_500, 15_000), "postgresql": (150, 1_500)}
TEN_YEARS = 15_000
WINDOW = (ADMITTED_AT - timedelta(days=1), ADMITTED_AT + timedelta(days=DAYS + 2))
READ, REPLAY = "read from entries, kept, all patterns", "from copies, all patterns"
FIRST, EXACT = "one threshold moved, at entries", "one threshold moved, exactly"
# Pattern, its file, what is written there, and what the draft says instead.
MOVED = (
    ("ALC-04", "alcohol", "total = 19, perception = 4, orientation", "total = 18, perception = 4, orientation"),
    ("OPI-11", "opioid", "total_medium = 13,", "total_medium = 12,"),
    ("STI-01", "stimulant", "fall_medium = 3, fall_high = 5", "fall_medium = 2, fall_high = 5"),
    ("OPI-06", "opioid", "ml_kg_per_hour = 0.5, high_hours", "ml_kg_per_hour = 0.6, high_hours"),
    ("OPI-01", "opioid", "many_signs = 4, heart_rate = 100", "many_signs = 4, heart_rate = 95"),
    ("GEN-08", "general", "limit = { ciwa_total = 10, ciwa_fall = 3", "limit = { ciwa_total = 10, ciwa_fall = 4"),
)


def measured(rounds: int) -> Iterator[Line]:
    """Growth with the number of stays on both databases; ten years on the embedded one."""
    with wards.maker() as make:
        for database, sizes in SIZES.items():
            settings = make(database)
            with ExitStack() as stack:
                ward = stack.enter_context(wards.ward(settings, HandClock(WINDOW[1] + timedelta(days=30))))
                stays = decade.fill(ward, sum(sizes))
            settings = replace(settings, unit=UNIT)
            drafts = _drafts(Path(settings.home))
            laps, begin = Laps(), 0
            for size in sizes:
                some = stays[begin : begin + size]
                begin += size
                yield from _lines(laps, settings, some, drafts, (database, rounds))
            for what in (READ, REPLAY):
                points = [(size, laps.spread(_name(what, size)).median) for size in sizes]
                yield Line(f"growth, {what}", growth(points), 1.1, "exponent", on=database)


def _lines(
    laps: Laps, settings: Settings, stays: list[StayId], drafts: list[Path], how: tuple[str, int]
) -> Iterator[Line]:
    database, rounds = how
    size = len(stays)
    same = SHIPPED / "alcohol.toml"
    with laps.lap(_name(READ, size)):
        _once(settings, stays, same)
    for _ in range(rounds):
        with laps.lap(_name(REPLAY, size)):
            _once(settings, stays, same)
    for what, at_most in ((READ, 300.0), (REPLAY, 60.0)):
        yield _seconds(laps, _name(what, size), at_most if size == TEN_YEARS else None, database)
    yield from _moved(laps, settings, stays, drafts, database)


def _moved(laps: Laps, settings: Settings, stays: list[StayId], drafts: list[Path], database: str) -> Iterator[Line]:
    size = len(stays)
    session = Session(settings, stays, WINDOW)
    with session:
        session.ask((None, SHIPPED / "alcohol.toml"))
        for what, is_exact in ((FIRST, False), (EXACT, True)):
            for (pattern, *_), draft in zip(MOVED, drafts, strict=True):
                session.ask((None, SHIPPED / "alcohol.toml"), is_exact)
                with laps.lap(_name(f"{what}: {pattern}", size)):
                    session.ask((None, draft), is_exact)
        memory = _memory_gb()
    for what, at_most in ((FIRST, 1.0), (EXACT, 3.0)):
        taken = [laps.spread(_name(f"{what}: {pattern}", size)).median for pattern, *_ in MOVED]
        limit = at_most if size == TEN_YEARS else None
        yield Line(f"{what}, {size} stays: median of {len(MOVED)}", median(taken), limit, "s", on=database)
        worst = max(zip(taken, MOVED, strict=True))
        yield Line(f"… the slowest, {worst[1][0]}", worst[0], limit, "s", on=database)
    yield Line(f"memory that holds {size} stays", memory, 3.0 if size == TEN_YEARS else None, "GB", on=database)


def _once(settings: Settings, stays: list[StayId], draft: Path) -> None:
    """New processes, one question."""
    with Session(settings, stays, WINDOW) as session:
        assert session.ask((None, draft)).stays == len(stays)


def _seconds(laps: Laps, name: str, at_most: float | None, database: str) -> Line:
    spread = laps.spread(name)
    return Line(name, spread.median, at_most, "s", on=database, ours=spread)


def _memory_gb() -> float:
    """The most that this process and its workers ever held, together."""
    me = Path("/proc/self")
    workers = (me / "task" / str(os.getpid()) / "children").read_text().split()
    held = [(Path("/proc") / each / "status").read_text() for each in (me.name, *workers)]
    return sum(int(re.findall(r"VmHWM:\s+(\d+) kB", each)[0]) for each in held) / 1e6


def _drafts(folder: Path) -> list[Path]:
    found = []
    for pattern, file, was, now in MOVED:
        text = (SHIPPED / f"{file}.toml").read_text()
        assert len(re.findall(re.escape(was), text)) == 1, pattern
        path = folder / f"{pattern}.toml"
        path.write_text(text.replace(was, now))
        found.append(path)
    return found


def _name(what: str, size: int) -> str:
    return f"{what}, {size} stays"
