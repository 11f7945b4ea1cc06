"""Every figure of the alert budget, counted by hand."""

from datetime import UTC, datetime

import msgspec
import pytest

from alerts.budget.counting import (
    Load,
    Share,
    by_pattern,
    by_severity,
    counted,
    is_night,
    noisiest_first,
    nurse_shifts,
)
from alerts.budget.life import Life
from alerts.finding import Severity
from chart.reports.stay_times import patient_days
from tests.budget.lives import CALLING, WEEK, alert, moment
from tests.reporting.past import stay


def test_an_alert_counts_in_the_week_in_which_it_was_first_said() -> None:
    lives = [
        alert("before 23:59"),
        alert("Mon 00:00", stay="two"),
        alert("Sun 23:59", stay="two"),
        alert("after 00:00"),
    ]
    found = counted(lives, WEEK, CALLING)
    assert (found.alerts, found.stays) == (2, 1)


def test_rates_are_over_patient_days_and_the_shifts_of_the_nurses_these_would_have() -> None:
    load = Load(alerts=30, stays=12, patient_days=60.0)
    assert load.per_100_patient_days == 50.0
    assert nurse_shifts(60.0, CALLING) == 24.0  # 60 days of 2 shifts, 5 patients a nurse
    assert load.per_nurse_shift(CALLING) == 1.25
    nobody = Load(alerts=0, stays=0, patient_days=0.0)
    assert (nobody.per_100_patient_days, nobody.per_nurse_shift(CALLING)) == (None, None)


def test_patient_days_are_elapsed_days_within_the_week_leave_left_out() -> None:
    into = stay("2026-02-28 12:00", "2026-03-03 12:00")  # 1.5 days of this week
    whole = stay(
        "2026-02-20 12:00", "2026-03-20 12:00", leaves=(("2026-03-05 00:00", "2026-03-06 12:00"),)
    )  # 7 less 1.5
    silent = stay("2026-02-10 12:00", charted="2026-02-12 12:00")
    unknown, gone = stay(None, "2026-03-04 12:00"), stay("2026-02-01 12:00", "2026-02-03 12:00")
    assert patient_days([into, whole, silent, unknown, gone], WEEK.begins_at, WEEK.ends_at) == 7.0


@pytest.mark.parametrize(
    ("lives", "repeats"),
    [
        ([alert("Mon 08:00", returned=2)], 2),
        ([alert("Mon 08:00"), alert("Tue 08:00")], 1),
        ([alert("Mon 08:00"), alert("Tue 08:01")], 0),
        ([alert("Mon 08:00"), alert("Mon 09:00", stay="two")], 0),
        ([alert("Mon 08:00"), alert("Mon 09:00", pattern="GEN-01")], 0),
        ([alert("Mon 08:00", about="fall 1"), alert("Mon 09:00", about="fall 2")], 0),
        ([alert("before 23:00", returned=3), alert("Mon 09:00")], 1),  # what it repeats was said the week before
        ([alert("Mon 08:00"), alert("Mon 20:00"), alert("Tue 12:00")], 2),
    ],
)
def test_repeats_are_returns_and_the_same_again_within_a_day(lives: list[Life], repeats: int) -> None:
    assert counted(lives, WEEK, CALLING).repeats == repeats


@pytest.mark.parametrize(
    ("clock", "at_night"), [("06:59", True), ("07:00", False), ("18:59", False), ("19:00", True), ("00:30", True)]
)
def test_the_night_is_the_shift_over_midnight_by_the_units_clock(clock: str, at_night: bool) -> None:
    assert counted([alert(f"Tue {clock}")], WEEK, CALLING).night == Share(int(at_night), 1)


def test_the_night_goes_by_the_clock_also_after_it_was_put_forward() -> None:
    assert is_night(datetime(2026, 3, 30, 4, 59, tzinfo=UTC), CALLING)  # 06:59 in Oslo, in summer
    assert not is_night(datetime(2026, 3, 30, 5, 0, tzinfo=UTC), CALLING)


@pytest.mark.parametrize(
    ("life", "in_time"),
    [
        (alert("Mon 08:00", answered="Mon 08:10"), Share(1, 1)),
        (alert("Mon 08:00", answered="Mon 08:20", escalated="Mon 08:15"), Share(0, 1)),
        (alert("Mon 08:00", escalated="Mon 08:15"), Share(0, 1)),
        (
            alert("Mon 08:00", answered="Mon 08:10", escalated="Mon 12:00"),
            Share(1, 1),
        ),  # not looked at again, hours later
        (alert("Mon 08:00"), Share(0, 0)),  # still within its time
        (alert("Mon 08:00", over="Mon 08:05"), Share(0, 0)),
        (alert("Mon 08:00", worst=Severity.LOW, answered="Mon 08:10"), Share(0, 0)),
    ],
)
def test_accepted_in_time_is_before_the_next_role_was_called(life: Life, in_time: Share) -> None:
    assert counted([life], WEEK, CALLING).in_time == in_time


@pytest.mark.parametrize(
    ("life", "unseen"),
    [
        (alert("Mon 08:00", over="Mon 09:00"), 1),
        (alert("Mon 08:00", over="Mon 09:00", answered="Mon 10:00"), 1),
        (alert("Mon 08:00", over="Mon 10:00", answered="Mon 09:00"), 0),
        (alert("Mon 08:00"), 0),
        (alert("Mon 08:00", over="Mon 09:00", is_retracted=True), 0),
    ],
)
def test_over_before_anyone_looked_is_over_without_an_answer_before(life: Life, unseen: int) -> None:
    assert counted([life], WEEK, CALLING).unseen == Share(unseen, 1)


def test_actions_and_what_was_taken_back_are_of_all_alerts() -> None:
    lives = [alert("Mon 08:00", has_action=True), alert("Wed 08:00", is_retracted=True), alert("Fri 08:00")]
    found = counted(lives, WEEK, CALLING)
    assert (found.action, found.retracted) == (Share(1, 3), Share(1, 3))


def test_the_noisiest_pattern_is_first_and_a_silent_one_is_not_there() -> None:
    lives = [alert("Mon 08:00", "ALC-01"), alert("Wed 08:00", "GEN-06"), alert("Fri 08:00", "GEN-06")]
    lives += [alert("Tue 08:00", "ALC-02"), alert("before 08:00", "OPI-01")]
    counts = {name: counted(each, WEEK, CALLING) for name, each in by_pattern(lives).items()}
    assert noisiest_first(counts) == ["GEN-06", "ALC-01", "ALC-02"]


def test_severities_are_the_worst_that_alerts_came_to_the_loudest_first() -> None:
    lives = [alert("Mon 08:00", worst=Severity.LOW), alert("Mon 08:00", worst=Severity.CRITICAL), alert("before 08:00")]
    found = by_severity(lives, WEEK)
    assert list(found) == [Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW]
    assert [len(each) for each in found.values()] == [1, 0, 0, 1]


def test_one_shift_a_day_has_no_night() -> None:
    assert not is_night(moment("Tue 03:00"), msgspec.structs.replace(CALLING, shifts=CALLING.shifts[:1]))
