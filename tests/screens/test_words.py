from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dashboard import words

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 3, 12, tzinfo=UTC)  # 04:12 in the unit


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (0, "0 min"),
        (22, "22 min"),
        (59, "59 min"),
        (60, "1 h"),
        (98, "1 h 38"),
        (119, "1 h 59"),
        (120, "2 h"),
        (3660, "61 h"),
    ],
)
def test_a_span_is_read_in_one_look(minutes: int, written: str) -> None:
    assert words.span(timedelta(minutes=minutes)) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(1461, 0, "1\u202f461"), (-6, 0, "−6"), (38.64, 1, "38.6"), (-1350.5, 1, "−1\u202f350.5")],
)
def test_numbers_have_a_true_minus_and_a_thin_space(value: float, decimals: int, written: str) -> None:
    assert words.number(value, decimals) == written


@pytest.mark.parametrize(("change", "written"), [(6, "+6"), (-6, "−6"), (0, "±0")])
def test_a_change_always_has_its_sign(change: int, written: str) -> None:
    assert words.signed(change) == written


def test_a_number_shows_as_many_decimals_as_it_has() -> None:
    assert [words.plain(value) for value in (250.0, 67.2, 12.345)] == ["250", "67.2", "12.35"]


def test_the_doubled_hour_of_autumn_says_which() -> None:
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert words.clock(first, BERLIN) == "02:30 first"
    assert words.clock(second, BERLIN) == "02:30 second"
    assert words.clock(NOW, BERLIN) == "04:12"


def test_the_hour_left_out_in_spring_is_not_called_doubled() -> None:
    assert words.clock(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), BERLIN) == "03:30"


def test_the_year_is_written_only_when_it_is_another() -> None:
    assert words.day(NOW, BERLIN, NOW) == "Mon 23 Nov"
    assert words.day(NOW, BERLIN, NOW + timedelta(days=60)) == "Mon 23 Nov 2026"
    assert words.birth(date(1979, 3, 14)) == "14 Mar 1979"


def test_another_days_time_carries_its_date() -> None:
    assert words.moment_words(NOW, BERLIN, NOW) == "04:12"
    assert words.moment_words(NOW - timedelta(hours=5), BERLIN, NOW) == "23:12"
    assert words.moment_words(NOW - timedelta(hours=13), BERLIN, NOW) == "Sun 22 Nov 15:12"
    assert words.last_words(NOW - timedelta(hours=2), BERLIN, NOW) == "Last 02:12 (2 h ago)"
    assert words.ago(NOW, NOW) == "just now"


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("04:10", datetime(2026, 11, 23, 3, 10, tzinfo=UTC)),
        ("0410", datetime(2026, 11, 23, 3, 10, tzinfo=UTC)),
        ("4.10", datetime(2026, 11, 23, 3, 10, tzinfo=UTC)),
        ("04:17", datetime(2026, 11, 23, 3, 17, tzinfo=UTC)),
        ("04:18", datetime(2026, 11, 22, 3, 18, tzinfo=UTC)),
        ("23:50", datetime(2026, 11, 22, 22, 50, tzinfo=UTC)),
        ("25:00", None),
        ("soon", None),
    ],
)
def test_a_typed_time_is_the_newest_that_is_not_ahead(typed: str, utc: datetime | None) -> None:
    assert words.clock_moment(typed, BERLIN, NOW) == utc


def test_day_one_is_the_day_of_admission() -> None:
    admitted_at = datetime(2026, 11, 21, 22, 50, tzinfo=UTC)  # 23:50
    assert words.day_of_stay(admitted_at, admitted_at, BERLIN) == 1
    assert words.day_of_stay(admitted_at, admitted_at + timedelta(minutes=20), BERLIN) == 2


def test_names_shorten_to_two_letters() -> None:
    assert [words.initials(name) for name in ("Dr Ana Reyes", "Tomás Mendes", "Nora")] == ["AR", "TM", "N"]


def test_words_in_a_row_read_as_one_says_them() -> None:
    assert [words.listed(row) for row in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b and c"]
    assert [words.counted(1, "void"), words.counted(3, "void")] == ["1 void", "3 voids"]
