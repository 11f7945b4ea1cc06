"""What is due, found and told hangs on elapsed time alone, whatever a unit's clock does in the night.

One stay, drawn over the midnight that the clocks are changed near, is laid over every such night of five years.
"""

import pytest

from chart.facts import Entry
from chart.ticks import HOUR, MINUTE, to_tick
from monitors.book import Book
from monitors.cadence import Cadence
from monitors.due import State, tasks
from monitors.known import Known
from monitors.replay import followed, in_order
from tests.monitors.draw import stay, tick
from tests.times.nights import ORDINARY, YEARS, ZONES, Night, book_in, changes, laid_over, nights

NIGHT = stay("""
    class opioid; protocol alc-asam, opi, news2; used alcohol 1 12:00; admitted 18:00
    time    | known   | ciwa_ar             | cows | rass | hr  | bp     | rr | spo2 | o2  | temp | acvpu | dose
    18:30   |         | 1 2 1 2 1 0 0 1 1 0 | 6    | 0    | 92  | 142/88 | 16 | 97   | air | 36.9 | A     |
    22:30   |         | 2 3 2 3 2 1 0 2 1 0 | 9    | 0    | 104 | 150/92 | 18 | 96   | air | 37.2 | A     | lorazepam benzodiazepine sedating withdrawal
    23:30   |         | 2 4 3 3 3 1 1 3 1 0 |      | 0    |     |        |    |      |     |      |       |
    2 00:30 |         |                     |      | -2   | 108 | 156/94 | 9  | 92   | air | 37.4 | V     |
    2 01:15 |         | 3 5 3 4 4 2 1 4 2 1 | 14   | 1    | 118 | 168/102| 20 | 94   | air | 37.9 | A     |
    2 02:00 |         |                     |      |      | 112 | 160/98 | 18 | 95   | air | 37.6 | A     |
    2 02:30 | 2 06:45 | 3 4 3 3 3 1 1 2 1 0 |      | 0    |     |        |    |      |     |      |       |
    2 03:00 |         | 2 3 2 3 2 0 0 2 1 0 |      | 0    |     |        |    |      |     |      |       |
    2 07:00 |         | 1 2 1 2 1 0 0 0 1 0 | 5    | 0    | 84  | 128/80 | 14 | 97   | air | 36.8 | A     |
""")  # fmt: skip  # noqa: E501
END = tick("3 12:00")
ASKED = [tick(when) for when in ("18:20", "23:00", "2 00:00", "2 01:00", "2 02:00", "2 03:00", "2 04:00", "2 09:00")]
EVERY = [pytest.param(name, id=name) for name in ZONES]


def watched(entries: list[Entry], book: Book, moved: int) -> list[tuple[object, ...]]:
    """Everything said of a stay from beginning to end, with every time as the drawing has it."""
    follow = followed(book, entries)
    events = list(follow.run(in_order(entries), END + moved))
    told = [(e.pattern, e.kind, e.severity, e.since - moved, e.known_at - moved, e.reason) for e in events]
    judged = [(key, j.surely, j.possibly, j.surely and j.since - moved) for key, j in sorted(follow.judged.items())]
    return [*told, *judged]


def wanted(entries: list[Entry], book: Book, moved: int) -> list[tuple[object, ...]]:
    """Every task at every moment asked, with its times as the drawing has them."""
    found: list[tuple[object, ...]] = []
    for at in (each + moved for each in ASKED):
        known = Known([entry for entry in entries if to_tick(entry.recorded_at) <= at])
        for task in tasks(Cadence(known, book.protocols), at):
            times = (task.due_at - moved, task.late_from - moved, task.very_late_from - moved)
            found.append((at - moved, task.what, *times, task.interval_minutes, task.level, task.state(at)))
    return found


def moved_by(night: Night) -> int:
    return to_tick(night.midnight) - tick("2 00:00")


@pytest.mark.parametrize("name", EVERY)
def test_a_stay_over_any_night_is_watched_as_in_utc(name: str) -> None:
    drawn = NIGHT.entries
    in_utc = watched(drawn, book_in("UTC"), 0)
    assert {"ALC-01", "ALC-04", "GEN-05a", "GEN-06", "GEN-08", "POLY-01"} <= {line[0] for line in in_utc}
    for night in nights(name):
        assert watched(laid_over(night, drawn), book_in(name), moved_by(night)) == in_utc, night


@pytest.mark.parametrize("name", EVERY)
def test_what_is_due_over_any_night_is_due_as_in_utc(name: str) -> None:
    in_utc = wanted(NIGHT.entries, book_in("UTC"), 0)
    assert {line[1] for line in in_utc} >= {"ciwa_ar", "cows", "vitals", "rass"}
    assert {line[-1] for line in in_utc} >= {State.UPCOMING, State.DUE, State.OVERDUE}
    for night in nights(name):
        assert wanted(laid_over(night, NIGHT.entries), book_in(name), moved_by(night)) == in_utc, night


ROUNDS = """
    protocol alc-asam; used alcohol 1 06:00; admitted 13:30
    time    | ciwa_ar | longer
    14:00   | 8       |
    18:00   | 8       |
    22:00   | 8       |
    2 02:00 | 8       |
    2 06:00 | 8       |
    2 10:00 | 8       |
"""


@pytest.mark.parametrize("name", EVERY)
def test_who_comes_every_four_hours_comes_every_four_hours(name: str) -> None:
    for night in nights(name):
        entries = [e for e in laid_over(night, stay(ROUNDS).entries) if e.kind == "assessment"]
        others = [e for e in laid_over(night, stay(ROUNDS).entries) if e.kind != "assessment"]
        for done in range(1, len(entries) + 1):
            at = to_tick(entries[done - 1].recorded_at)
            known = Known([*others, *entries[:done]])
            (task,) = [each for each in tasks(Cadence(known, book_in(name).protocols), at) if each.what == "ciwa_ar"]
            assert (task.due_at - at, task.late_from - at) == (4 * HOUR, 4 * HOUR + 30 * MINUTE), (night, done)


def test_every_night_there_is_was_looked_at() -> None:
    found = {name: [night.longer for night in changes(name)] for name in ZONES}
    twice_a_year = 2 * len(YEARS)
    assert {name: len(each) for name, each in found.items() if each} == dict.fromkeys(ZONES[:-1], twice_a_year)
    assert {name: set(each) for name, each in found.items() if each} == {
        name: {-30, 30} if "Lord_Howe" in name else {-60, 60} for name in ZONES[:-1]
    }
    assert len(nights("Asia/Kathmandu")) == len(ORDINARY)
