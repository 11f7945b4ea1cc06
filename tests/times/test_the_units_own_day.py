"""What hangs on the unit's own day: each morning once, on a day of 23, 23½, 24, 24½ or 25 hours."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from chart import facts
from chart.facts import Entry, EntryId, PersonId, StayId, UnitId
from chart.ticks import MINUTE, to_moment, to_tick
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.due import Task, tasks
from monitors.known import Known
from monitors.note import NO, UNKNOWN, YES
from tests.columns.test_questions import same
from tests.times.nights import ZONES, Night, book_in, nights

EVERY = [pytest.param(name, id=name) for name in ZONES]
MOODS = {YES: "yes", NO: "no", UNKNOWN: "unknown"}


def charted(*said: tuple[datetime, facts.AnyContent]) -> list[Entry]:
    """Entries seen and known at these moments."""
    return [
        Entry(
            id=EntryId(f"entry-{number:04}"), unit_id=UnitId("unit"), stay_id=StayId("stay"), seq=number + 1,
            observed_at=at, recorded_at=at, recorded_by=PersonId("nora"), content=content,
        )
        for number, (at, content) in enumerate(said)
    ]  # fmt: skip


def weighing(night: Night, ordered: str, *weighed: tuple[int, str]) -> list[Entry]:
    """Ordered three days before a night; weighed on these days at these times of the unit's clock."""
    begun = night.at(-3, ordered)
    orders = [(begun, content) for content in (facts.Admitted("07"), facts.ProtocolAssigned("opi-fluids"))]
    return charted(*orders, *((night.at(day, clock), facts.Weight(70.0, True)) for day, clock in weighed))


def weight_due(entries: list[Entry], name: str) -> Task:
    """When a weight is wanted next, as soon as the last entry is known."""
    at = to_tick(entries[-1].recorded_at)
    (task,) = [each for each in tasks(Cadence(Known(entries), book_in(name).protocols), at) if each.what == "weight"]
    return task


# The morning before a changed night, and the morning after it: weight from 06:00 by the unit's clock, in UTC.
MORNINGS = """
    Europe/Berlin       | 2026-03-29 | 2026-03-28 05:00 | 2026-03-29 04:00
    Europe/Berlin       | 2026-10-25 | 2026-10-24 04:00 | 2026-10-25 05:00
    America/New_York    | 2026-03-08 | 2026-03-07 11:00 | 2026-03-08 10:00
    America/New_York    | 2026-11-01 | 2026-10-31 10:00 | 2026-11-01 11:00
    America/St_Johns    | 2026-03-08 | 2026-03-07 09:30 | 2026-03-08 08:30
    America/St_Johns    | 2026-11-01 | 2026-10-31 08:30 | 2026-11-01 09:30
    Australia/Lord_Howe | 2026-04-05 | 2026-04-03 19:00 | 2026-04-04 19:30
    Australia/Lord_Howe | 2026-10-04 | 2026-10-02 19:30 | 2026-10-03 19:00
    Africa/Cairo        | 2026-04-24 | 2026-04-23 04:00 | 2026-04-24 03:00
    Africa/Cairo        | 2026-10-30 | 2026-10-29 03:00 | 2026-10-30 04:00
    America/Havana      | 2026-03-08 | 2026-03-07 11:00 | 2026-03-08 10:00
    America/Havana      | 2026-11-01 | 2026-10-31 10:00 | 2026-11-01 11:00
    Asia/Kathmandu      | 2028-02-29 | 2028-02-28 00:15 | 2028-02-29 00:15
    Asia/Kathmandu      | 2027-01-01 | 2026-12-31 00:15 | 2027-01-01 00:15
"""


@pytest.mark.parametrize("line", MORNINGS.strip().splitlines())
def test_a_weight_is_wanted_when_the_clock_on_the_wall_reads_six(line: str) -> None:
    name, day, *expected = (cell.strip() for cell in line.split("|"))
    night = Night(ZoneInfo(name), date.fromisoformat(day))
    weighed = [(-2, "07:30"), (-1, "07:30")]
    due = [weight_due(weighing(night, "12:00", *weighed[:count]), name) for count in (1, 2)]
    assert [f"{to_moment(each.due_at):%Y-%m-%d %H:%M}" for each in due] == expected
    assert [(each.late_from - each.due_at) // MINUTE for each in due] == [240, 240]


@pytest.mark.parametrize("name", EVERY)
def test_every_day_has_its_weight_once(name: str) -> None:
    for night in nights(name):
        clocks = ["06:00", "09:59", "05:00", "06:30", "23:59"]
        weighed = list(zip(range(-2, 3), clocks, strict=True))
        due = [weight_due(weighing(night, "12:00", *weighed[:count]), name) for count in range(len(weighed) + 1)]
        local = [(to_moment(each.due_at).astimezone(night.zone), each) for each in due]
        days = [moment.date() for moment, _ in local[1:]]
        assert days == [night.day + timedelta(days=day) for day in range(-1, 4)], night
        assert {f"{moment:%H:%M}" for moment, _ in local[1:]} == {"06:00"}, night
        lengths = [(after.due_at - before.due_at) // MINUTE for (_, before), (_, after) in pairwise(local[1:])]
        assert lengths == [1440 + night.longer, 1440, 1440, 1440], night
        assert local[0][0] == night.at(-3, "16:00"), "never weighed: four hours after the order"


@pytest.mark.parametrize("name", EVERY)
def test_a_weight_at_night_is_no_mornings_weight_whatever_the_clocks_do(name: str) -> None:
    """An hour early counts as this morning's; earlier is the night's, and the morning still wants its own."""
    for night in nights(name):
        just_early, too_early = (weighing(night, "12:00", (0, clock)) for clock in ("05:00", "04:59"))
        assert to_moment(weight_due(just_early, name).due_at) == night.at(1, "06:00"), night
        assert to_moment(weight_due(too_early, name).due_at) == night.at(0, "06:00"), night


# Moods of a stimulant stay by day (0 follows the night) and clock; three days at 4 or lower in a row are asked for.
@pytest.mark.parametrize(
    ("says", "moods", "asked", "expected"),
    [
        ("three days, each once", [(-1, "21:45", 3), (0, "04:00", 4), (1, "01:00", 2)], (1, "12:00"), "yes"),
        ("the first minute and the last", [(-1, "23:59", 3), (0, "23:59", 4), (1, "00:00", 2)], (1, "12:00"), "yes"),
        ("a day with none leaves it open", [(-1, "21:45", 3), (1, "00:00", 2)], (1, "12:00"), "unknown"),
        ("one better evening", [(-1, "21:45", 3), (0, "04:00", 4), (0, "23:59", 5), (1, "01:00", 2)], (1, "12:00"),
         "no"),
        ("none yet today: up to yesterday", [(-2, "21:45", 3), (-1, "00:00", 4), (0, "04:00", 1)], (1, "00:30"), "yes"),
        ("better three days ago", [(-2, "23:00", 9), (-1, "12:00", 4), (0, "12:00", 4), (1, "12:00", 4)], (1, "12:00"),
         "yes"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", EVERY)
def test_days_in_a_row_are_the_units_days(
    name: str, says: str, moods: list[tuple[int, str, int]], asked: tuple[int, str], expected: str
) -> None:
    for night in nights(name):
        entries = charted(*((night.at(day, clock), facts.Assessment("mood", {"mood": n})) for day, clock, n in moods))
        course = Course(Cadence(Known(entries), book_in(name).protocols), to_tick(night.at(*asked)))
        verdict = course.days_at_most("mood", 4, 3)
        assert MOODS[verdict.value] == expected, (says, night)
        assert to_moment(verdict.until) == night.at(2, "00:00"), (says, night)
        if night is nights(name)[0]:
            questions = {says: lambda many: many.days_at_most("mood", 4.0, 3)}
            same([entries], questions, book_in(name).protocols)


def test_a_day_that_begins_at_one_begins_at_one() -> None:
    """In Cairo there is no midnight on 24 April 2026: the clock goes from 23:59 to 01:00."""
    night = Night(ZoneInfo("Africa/Cairo"), date(2026, 4, 24))
    assert night.midnight == datetime(2026, 4, 23, 22, 0, tzinfo=UTC)
    assert f"{night.midnight.astimezone(night.zone):%d %H:%M}" == "24 01:00"
