"""Judging one save, beside the commit it follows: all patterns in force, the entry just recorded, a ten-day stay.

Judging: the entry is taken in and every pattern it touches is judged, reconciled and given its evidence. Looking: that,
and the stay's lock, the board, what is stored and its commit. Remembered: this process has the stay in its memory.
Loaded: it reads the stay from the record, as after a restart.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

from msgspec import structs

from bench import wards
from bench.floors import DISK, disk
from bench.frame import Case, Laps, Line, against, dice, interleaved
from bench.stays import ADMITTED_AT, DAYS, UNIT, ten_days, visit
from chart import store
from chart.actor import Actor
from chart.clock import HandClock
from chart.entries import NewEntry
from chart.facts import EntryId, StayId
from chart.ticks import to_tick
from monitors.memory import Memory
from monitors.replay import followed, in_order, last_tick
from monitors.rounds import examine
from monitors.ward import Ward

JUDGING = "judging a save"
REMEMBERED, LOADED = "looking after a save, stay remembered", "looking after a save, stay loaded"
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
                cases = [_saves(ward, clock, name) for name in (REMEMBERED, LOADED)] + [_judges(ward)]
                laps = interleaved(rounds, [*cases, floor])
            yield against(laps, JUDGING, COMMIT, at_most=2, on=database)
            yield against(laps, REMEMBERED, COMMIT, on=database)
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


def _judges(ward: Ward) -> Case:
    """One visit after the other on a stay that is followed in memory alone."""
    entries = in_order(ten_days(StayId("judged")))
    follow, chance, numbers = followed(ward.book, entries), dice("judged"), count()
    list(follow.run(entries, last_tick(entries)))

    def judge(laps: Laps) -> None:
        number = next(numbers)
        seen = entries[-1].recorded_at + timedelta(minutes=7 * (number + 1))
        content = visit(KINDS[number % len(KINDS)], HOURS[number // len(KINDS) % len(HOURS)], chance)
        new = structs.replace(
            entries[-1], id=EntryId(f"judged-{number}"), observed_at=seen, recorded_at=seen, content=content,
            supersedes=None, seq=entries[-1].seq + number + 1,
        )  # fmt: skip
        with laps.lap(JUDGING):
            list(follow.run([new], to_tick(seen)))

    return judge
