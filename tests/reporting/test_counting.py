"""How one stay is counted: midnights by the unit's calendar, hours as they elapse, leave left out."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart.reports.length_of_stay import Length
from chart.reports.stay_times import StayTimes, hours, midnights
from tests.reporting.past import OSLO, at, report_of, stay

LATER = at("2027-01-01 00:00")


def counted(drawn: StayTimes) -> tuple[int, float]:
    pieces = drawn.pieces(LATER)
    assert pieces is not None
    return midnights(pieces, OSLO), hours(pieces)


@pytest.mark.parametrize(
    ("came", "left", "nights", "elapsed"),
    [
        ("2026-03-02 08:00", "2026-03-02 20:00", 0, 12),
        ("2026-03-02 23:59", "2026-03-03 00:00", 1, 1 / 60),
        ("2026-03-02 00:00", "2026-03-03 00:00", 1, 24),
        ("2026-03-02 08:00", "2026-03-06 08:00", 4, 96),
        ("2026-03-28 20:00", "2026-03-29 20:00", 1, 23),  # the night in which the clock goes forward
        ("2026-10-24 20:00", "2026-10-25 20:00", 1, 25),  # the night in which it goes back
    ],
)
def test_midnights_go_by_the_calendar_and_hours_by_elapsed_time(
    came: str, left: str, nights: int, elapsed: float
) -> None:
    assert counted(stay(came, left)) == (nights, pytest.approx(elapsed))


def test_leave_stops_the_clock_and_the_stay_goes_on_at_the_return() -> None:
    away = stay("2026-03-02 10:00", "2026-03-06 10:00", leaves=(("2026-03-03 10:00", "2026-03-05 10:00"),))
    assert counted(away) == (2, 48)


def test_who_does_not_come_back_left_when_the_leave_began() -> None:
    gone = stay("2026-03-02 10:00", "2026-03-06 10:00", leaves=(("2026-03-03 10:00", None),))
    assert counted(gone) == (1, 24)


@pytest.mark.parametrize(
    ("came", "left"), [(None, "2026-03-06 10:00"), ("2026-03-06 10:00", "2026-03-02 10:00"), (None, None)]
)
def test_times_that_make_no_stay_have_no_length(came: str | None, left: str | None) -> None:
    assert stay(came, left).pieces(LATER) is None


@pytest.mark.parametrize(
    ("charted", "is_here", "is_silent"),
    [("2026-03-31 22:00", True, False), ("2026-03-20 22:00", False, True), (None, False, True)],
)
def test_an_open_stay_that_went_silent_is_not_counted_as_here(
    charted: str | None, is_here: bool, is_silent: bool
) -> None:
    drawn = stay("2026-03-02 10:00", charted=charted)
    assert (drawn.is_open(at("2026-04-01 00:00")), drawn.is_silent(at("2026-04-01 00:00"))) == (is_here, is_silent)


@given(st.integers(0, 60), st.integers(0, 60 * 24 * 30), st.integers(0, 60 * 24 * 30))
def test_midnights_of_the_parts_add_up_to_those_of_the_whole(begins: int, first: int, second: int) -> None:
    came = at("2026-03-20 00:00") + timedelta(minutes=begins)
    between, left = came + timedelta(minutes=first), came + timedelta(minutes=first + second)
    whole = midnights([(came, left)], OSLO)
    assert whole == midnights([(came, between), (between, left)], OSLO)
    assert hours([(came, left)]) == pytest.approx(hours([(came, between), (between, left)]))


def test_the_last_bar_holds_everything_longer() -> None:
    (length,) = report_of(stay("2026-03-01 10:00", "2026-03-31 10:00")).lengths
    assert isinstance(length, Length)
    assert (length.bar("midnights"), length.bar("hours")) == (11, 11)
