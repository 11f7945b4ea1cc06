"""Section 5.4, word by word: when something is due, late and very late; and what a new order does."""

from itertools import count

import pytest

from chart import facts
from chart.facts import AnyContent, Entry, EntryId, PersonId, StayId
from chart.ticks import MINUTE, to_moment
from monitors.cadence import Cadence
from monitors.due import Task, tasks
from monitors.known import Known
from tests.monitors.ask import answer
from tests.monitors.draw import drawn, stay, tick
from tests.monitors.wanted import PROTOCOLS, every, wanted
from tests.ward import NORA, UNIT

_numbers = count(1)


@pytest.mark.parametrize(
    ("score", "grace"),
    [("19", 15), ("12", 30), ("4", 30)],
)
def test_grace_by_the_interval(score, grace):
    table = f"""
        class alcohol; protocol alc-asam
        time  | ciwa_ar
        08:00 | {score}
    """
    minutes = every(table, "ciwa_ar", "08:00")
    due = tick("08:00") + minutes * MINUTE
    at = [drawn(due + later * MINUTE) for later in (-16, -15, 0, grace, grace + 1, minutes, minutes + 1)]
    assert [wanted(table, "ciwa_ar", when)[6:] for when in at] == [
        "upcoming", "due soon", "due", "due", "overdue", "overdue", "critically overdue",
    ]  # fmt: skip


def test_grace_is_an_hour_from_240_minutes_up_and_never_more_than_a_third():
    cadence = Cadence(Known(), PROTOCOLS)
    graces = {minutes: cadence.grace_minutes(minutes) for minutes in (15, 30, 60, 61, 240, 241, 480, 1440)}
    assert graces == pytest.approx({15: 5, 30: 10, 60: 15, 61: 61 / 3, 240: 30, 241: 60, 480: 60, 1440: 60}, abs=1e-6)


@pytest.mark.parametrize(
    ("says", "protocol", "at", "expected"),
    [
        ("due", "alc-asam", "16:20", "no"),
        ("still due", "alc-asam", "16:30", "no"),
        ("late, moderate", "alc-asam", "16:31", "medium"),
        ("twice the interval", "alc-asam", "18:00", "medium"),
        ("very late counts one step more", "alc-asam", "18:01", "high"),
        ("severe in a unit that uses 8 and 15", "alc-classic", "15:15", "no"),
        ("late, severe", "alc-classic", "15:16", "high"),
    ],
)
def test_v12_overdue(says, protocol, at, expected):
    table = f"""
        class alcohol; protocol {protocol}
        time  | ciwa_ar | vitals | rass
        14:00 | 16      | calm   | 0
    """
    assert answer(stay(table), "GEN-06", at) == expected, says


def test_what_a_dose_asks_for_is_late_by_the_band():
    table = """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | dose
        08:00 | 4       | calm   | 0    |
        08:10 |         |        |      | lorazepam benzodiazepine withdrawal
    """
    assert [answer(stay(table), "GEN-06", at) for at in ("09:25", "09:26", "10:11")] == ["no", "low", "medium"]


def test_weight_and_fluids_are_no_more_than_screenings():
    table = """
        class opioid; protocol opi-fluids
        time  | mood
        08:00 | 5
    """
    assert [answer(stay(table), "GEN-06", at) for at in ("12:30", "12:31", "16:00")] == ["no", "low", "low"]


def test_off_the_unit_every_clock_stands_still():
    table = """
        class opioid; protocol opi-fluids, opi-methadone; admitted 08:00
        time  | weight | dose                       | leave
        08:00 | 70     |                            |
        09:00 |        | methadone opioid methadone |
        10:00 |        |                            | court
        12:00 |        |                            | back
    """
    assert wanted(table, "poss", "11:30") == "11:00 off unit"
    assert wanted(table, "poss", "12:00") == "13:00 upcoming"
    assert wanted(table, "weight", "12:00") == "2 06:00 upcoming"


def test_a_sleeper_without_a_band_puts_nothing_off():
    table = """
        class stimulant; protocol sti
        time  | vitals | mood | visit
        08:00 | calm   | 5    |
        12:00 |        |      | asleep rr 14 spo2 96 rousable
    """
    assert wanted(table, "vitals", "12:31") == "12:00 overdue"
    assert wanted(table, "mood", "12:31") == "16:00 upcoming"


# ---- orders ----


def entry(minute: float, content: AnyContent) -> Entry:
    """One entry, so many minutes after eight o'clock."""
    number, moment = next(_numbers), to_moment(tick("08:00") + round(minute * MINUTE))
    return Entry(
        id=EntryId(f"e{number:04}"), unit_id=UNIT, stay_id=StayId("stay"), observed_at=moment, recorded_at=moment,
        recorded_by=PersonId(NORA.id), content=content, seq=number,
    )  # fmt: skip


def check_at(minute: float, *charted: tuple[float, AnyContent]) -> str:
    """The safety check at a minute: "25 due", by when it is wanted and where it stands."""
    known = Known([entry(0, facts.Admitted("4")), *(entry(*each) for each in charted)])
    at = tick("08:00") + round(minute * MINUTE)
    found: dict[str, Task] = {task.what: task for task in tasks(Cadence(known, PROTOCOLS), at)}
    task = found["safety_check"]
    return f"{(task.due_at - tick('08:00')) / MINUTE:g} {task.state(at)}"


Q30, Q15, ONE, ROUTINE = (facts.ObservationLevel(level) for level in ("q30", "q15", "1:1", "routine"))
CHECK = facts.SafetyCheck("calm")


@pytest.mark.parametrize(
    ("says", "minute", "charted", "expected"),
    [
        ("the first after the order", 24, ((10, Q15),), "25 due soon"),
        ("charted again, it begins nothing anew", 24, ((10, Q15), (20, Q15)), "25 due soon"),
        ("however often", 31, ((10, Q15), (20, Q15), (29, Q15)), "25 overdue"),
        ("tightened, it is due at once", 30, ((10, Q30), (30, Q15)), "30 due"),
        ("and not put off", 36, ((10, Q30), (30, Q15)), "30 overdue"),
        ("one to one for 15 min: as it was", 24, ((10, Q15), (20, ONE)), "25 due soon"),
        ("late before it was tightened, late after", 52, ((10, Q30), (52, Q15)), "40 overdue"),
        ("tightened after a check", 36, ((10, Q30), (20, CHECK), (36, Q15)), "36 due"),
        ("tightened soon after a check", 25, ((10, Q30), (20, CHECK), (25, Q15)), "35 due soon"),
        (
            "a check of yesterday makes no order late",
            1500,
            ((0, Q15), (10, CHECK), (20, ROUTINE), (1500, Q15)),
            "1515 due soon",
        ),
        ("nor one just before", 31, ((0, Q15), (10, CHECK), (20, ROUTINE), (31, Q30)), "61 upcoming"),
        ("loosened, the last check counts", 36, ((10, Q15), (20, CHECK), (30, Q30)), "50 due soon"),
    ],
)
def test_observation_levels(says, minute, charted, expected):
    assert check_at(minute, *charted) == expected, says


def test_a_protocol_of_a_later_day_begins_with_its_own_first_time():
    table = """
        class opioid; admitted 08:00
        time    | cows | vitals | protocol
        08:00   | 8    | calm   |
        2 08:00 |      |        | opi
    """
    assert wanted(table, "cows", "2 08:00") == "2 08:30 upcoming"


def test_what_was_scored_just_before_counts():
    table = """
        class opioid; admitted 08:00
        time  | cows | protocol
        08:00 | 8    |
        08:10 |      | opi
    """
    assert wanted(table, "cows", "08:10") == "14:00 upcoming"


def test_a_protocol_ends_by_its_entry_and_by_nothing_else():
    table = """
        class opioid; protocol opi; admitted 08:00
        time    | cows | protocol
        08:00   | 0    |
        9 08:00 | 0    | {ends}
    """
    assert wanted(table.format(ends=""), "cows", "9 08:01") == "9 16:00 upcoming"
    assert wanted(table.format(ends="opi off"), "cows", "9 08:01") == ""
