"""Judging one save, beside the commit it follows: all patterns in force, the entry just recorded, a ten-day stay.

Remembered: this process has the stay in its memory. Loaded: it reads the stay from the record, as after a restart.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

from bench import wards
from bench.floors import DISK, disk
from bench.frame import Case, Laps, Line, against, dice, interleaved
from bench.stays import ADMITTED_AT, DAYS, UNIT, ten_days, visit
from chart import store
from chart.actor import Actor
from chart.clock import HandClock
from chart.entries import NewEntry
from chart.facts import EntryId, StayId
from monitors.memory import Memory
from monitors.rounds import examine
from monitors.ward import Ward

REMEMBERED, LOADED = "judging a save, stay remembered", "judging a save, stay loaded"
COMMIT = "its commit"
NORA = Actor("nora", "nurse", UNIT, "Nora Lindqvist")
KINDS = ("ciwa_ar", "vitals", "cows", "fluid", "mood")
HOURS = (20, 36, 60, 90, 200)  # since the last use: worse, worst, better, calm: alerts begin and end


def measured(rounds: int) -> Iterator[Line]:
    """Judging against its commit, and the commit against the disk, on both databases."""
    with wards.maker() as make:
        for database in wards.DATABASES:
            settings = make(database)
            clock = HandClock(ADMITTED_AT + timedelta(days=DAYS))
            with wards.ward(settings, clock) as ward, disk(settings.home) as floor:
                laps = interleaved(rounds, [_saves(ward, clock, name) for name in (REMEMBERED, LOADED)] + [floor])
            yield against(laps, REMEMBERED, COMMIT, at_most=2, on=database)
            yield against(laps, LOADED, COMMIT, on=database)
            yield against(laps, COMMIT, DISK, on=database)


def _saves(ward: Ward, clock: HandClock, name: str) -> Case:
    """One visit after the other on a stay of its own, charted as it is seen."""
    stay = wards.admit(ward, ten_days(StayId(name.split()[-1])))
    examine(ward, stay)
    chance, numbers = dice(stay), count()

    def save(laps: Laps) -> None:
        number = next(numbers)
        content = visit(KINDS[number % len(KINDS)], HOURS[number // len(KINDS) % len(HOURS)], chance)
        new = NewEntry(
            id=EntryId(f"{stay}-{number}"), stay_id=stay, observed_at=clock.advance(minutes=7), content=content
        )
        looking = replace(ward, memory=Memory()) if name == LOADED else ward
        with laps.lap(COMMIT), ward.database.write() as conn:
            store.record_entry(conn, NORA, new, clock)
        with laps.lap(name):
            examine(looking, stay)

    return save
