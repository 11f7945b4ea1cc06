"""Safety checks and screenings are rounds like every other: due, late, done, by the level and protocol in force."""

from datetime import timedelta
from itertools import count
from typing import get_args

import pytest

from chart import facts
from chart.facts import AnyContent, Entry, EntryId, PersonId, StayId
from chart.instrument import instrument
from chart.ticks import to_tick
from monitors.cadence import Cadence
from monitors.codes import OBSERVATION_ROUNDS
from monitors.due import State, Task, tasks
from monitors.known import Known
from monitors.protocol import read_protocols
from tests.ward import MONDAY, NORA, UNIT

PROTOCOLS = read_protocols()
_numbers = count(1)


def at_minute(minute: float, content: AnyContent) -> Entry:
    """One entry, so many minutes after admission."""
    number = next(_numbers)
    moment = MONDAY + timedelta(minutes=minute)
    return Entry(
        id=EntryId(f"e{number}"),
        unit_id=UNIT,
        stay_id=StayId("stay"),
        observed_at=moment,
        recorded_at=moment,
        recorded_by=PersonId(NORA.id),
        content=content,
        seq=number,
    )


def due(minute: float, *entries: Entry) -> dict[str, Task]:
    """What is wanted at a minute of a stay, by task."""
    known = Known([at_minute(0, facts.Admitted(bed="4")), *entries])
    tick = to_tick(MONDAY + timedelta(minutes=minute))
    return {task.what: task for task in tasks(Cadence(known, PROTOCOLS), tick)}


def state(minute: float, *entries: Entry) -> State:
    """Where the safety check stands."""
    return due(minute, *entries)["safety_check"].state(to_tick(MONDAY + timedelta(minutes=minute)))


@pytest.mark.parametrize(
    ("level", "minute", "expected"),
    [
        #              after the last check at minute 20
        ("q15", 34.9, State.SOON),
        ("q15", 35, State.DUE),
        ("q15", 40, State.DUE),  # a third of 15 min is the grace
        ("q15", 40.1, State.OVERDUE),
        ("q15", 50, State.OVERDUE),
        ("q15", 50.1, State.CRITICALLY_OVERDUE),
        ("q30", 34.9, State.UPCOMING),
        ("q30", 50, State.DUE),
        ("q30", 60.1, State.OVERDUE),
        ("1:1", 40.1, State.OVERDUE),
    ],
)
def test_a_check_is_due_by_the_level_in_force(level, minute, expected):
    ordered = at_minute(10, facts.ObservationLevel(level=level))
    looked = at_minute(20, facts.SafetyCheck(seen="asleep"))
    assert state(minute, ordered, looked) is expected


def test_the_first_check_is_due_one_interval_after_the_level_began():
    ordered = at_minute(10, facts.ObservationLevel(level="q15"))
    assert (state(24.9, ordered), state(25, ordered)) == (State.SOON, State.DUE)


def test_a_stricter_level_counts_at_once_and_routine_ends_the_checks():
    q30 = at_minute(10, facts.ObservationLevel(level="q30"))
    looked = at_minute(20, facts.SafetyCheck(seen="calm"))
    stricter = at_minute(36, facts.ObservationLevel(level="q15"))
    routine = at_minute(40, facts.ObservationLevel(level="routine"))
    assert state(36, q30, looked) is State.SOON
    assert state(36, q30, looked, stricter) is State.DUE
    assert "safety_check" not in due(41, q30, looked, stricter, routine)
    assert "safety_check" not in due(41)


def test_a_check_taken_back_was_none():
    ordered = at_minute(10, facts.ObservationLevel(level="q15"))
    looked = at_minute(20, facts.SafetyCheck(seen="calm"))
    voided = at_minute(21, facts.Void())
    known = [ordered, looked, facts_replaced(voided, looked)]
    assert due(30, *known)["safety_check"].last_at is None


def facts_replaced(entry: Entry, other: Entry) -> Entry:
    """The entry, as one that takes the other back."""
    return Entry(**{name: getattr(entry, name) for name in entry.__struct_fields__} | {"supersedes": other.id})


def test_away_from_the_unit_the_clock_stands_still():
    ordered = at_minute(10, facts.ObservationLevel(level="q15"))
    left = at_minute(20, facts.WentOnLeave(to="court"))
    assert state(90, ordered, left) is State.PAUSED


def test_every_level_above_routine_has_a_round():
    level = next(field for field in facts.ObservationLevel.__struct_fields__ if field == "level")
    levels = set(get_args(facts.ObservationLevel.__annotations__[level])) - {"routine"}
    assert set(OBSERVATION_ROUNDS) == levels
    assert set(OBSERVATION_ROUNDS.values()) <= {each.protocol for each in PROTOCOLS.rounds}


def answered(code: str) -> facts.Assessment:
    """A screening answered with no or 0 throughout."""
    answers: dict[str, facts.Answer] = {}
    for item in instrument(code).items:
        if item.is_scored and item.is_asked(answers):
            answers[item.code] = item.values[0]
    return facts.Assessment(instrument=code, answers={"threshold": False} if code == "pawss" else answers)


@pytest.mark.parametrize(
    ("protocol", "task", "first_minutes"),
    [("intake", "cssrs", 240), ("intake", "phq9", 1440), ("intake-alc", "pawss", 240)],
)
def test_a_screening_of_intake_is_wanted_until_it_is_done_and_then_no_more(protocol, task, first_minutes):
    on = at_minute(0, facts.ProtocolAssigned(protocol=protocol))
    wanted = due(5, on)[task]
    assert (wanted.due_at, wanted.is_screening) == (to_tick(MONDAY + timedelta(minutes=first_minutes)), True)
    partly = at_minute(20, facts.Assessment(instrument=task, answers={}))
    assert task in due(60, on, partly)
    done = at_minute(30, answered(task))
    assert task not in due(60, on, done)
    assert task not in due(6000, on, done)


def test_what_is_asked_at_intake_and_each_day_is_asked_again_the_next_day():
    on = at_minute(0, facts.ProtocolAssigned(protocol="intake"))
    daily = at_minute(0, facts.ProtocolAssigned(protocol="sti-cssrs"))
    done = at_minute(30, answered("cssrs"))
    assert due(60, on, daily, done)["cssrs"].due_at == to_tick(MONDAY + timedelta(minutes=30 + 1440))


@pytest.mark.parametrize(("points", "interval_minutes"), [(1, 480), (2, 240)])
def test_ciwa_b_is_done_more_often_from_21(points, interval_minutes):
    on = at_minute(0, facts.ProtocolAssigned(protocol="bzd"))
    answers: dict[str, facts.Answer] = {f"q{number}": 1 for number in range(1, 21)} | {"q1": points}
    scored = at_minute(20, facts.Assessment(instrument="ciwa_b", answers=answers))
    assert due(30, on, scored)["ciwa_b"].interval_minutes == interval_minutes


@pytest.mark.parametrize(("stayed_minutes", "interval_minutes"), [(100, 60), (1500, 60)])
def test_ghb_is_watched_hourly_and_less_often_only_when_a_nurse_says_so(stayed_minutes, interval_minutes):
    on = at_minute(0, facts.ProtocolAssigned(protocol="bzd-ghb"))
    looked = [at_minute(minute, facts.Assessment(instrument="rass", answers={"rass": 0})) for minute in (20, 1450)]
    assert due(stayed_minutes, on, *looked)["rass"].interval_minutes == interval_minutes


@pytest.mark.parametrize(
    ("code", "answers", "rank"),
    [
        ("cam", {"q1": True, "q2": True, "q3": True, "q4": False}, 1),
        ("cam", {"q1": False}, 0),
        ("cssrs", {"q1": True, "q2": False, "q6_lifetime": False}, 1),
        ("cssrs", {"q2": True, "q4": True}, 3),
    ],
)
def test_a_triage_stands_on_the_course_by_how_bad_it_is(code, answers, rank):
    known = Known([at_minute(5, facts.Assessment(instrument=code, answers=answers))])
    assert known.track(code).low == [rank]


def test_a_triage_that_is_not_sure_stands_between_what_it_surely_is_and_may_be():
    known = Known([at_minute(5, facts.Assessment(instrument="cssrs", answers={"q1": True}))])
    assert (known.track("cssrs").low, known.track("cssrs").high) == ([1], [3])


def test_what_ever_was_counts_at_the_first_screening_and_not_since():
    answers = {"q1": False, "q2": False, "q6_lifetime": True, "q6_three_months": False}
    known = Known([at_minute(5, facts.Assessment(instrument="cssrs", answers=answers))])
    assert (known.track("cssrs").low, known.track("cssrs.since").low) == ([2], [0])


def test_sleep_is_what_a_safety_check_looks_at_and_puts_none_off():
    level, check = at_minute(0, facts.ObservationLevel("q15")), at_minute(10, facts.SafetyCheck(seen="calm"))
    asleep = facts.Status("asleep", respiration_per_min=14, spo2_percent=97, is_rousable=True)
    assert due(20, level, check, at_minute(20, asleep))["safety_check"].due_at == to_tick(
        MONDAY + timedelta(minutes=25)
    )
