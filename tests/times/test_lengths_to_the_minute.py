"""How long somebody stayed, to the minute, over nights of 23, 25 and other hours, leap days and new years."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from chart.facts import StayId
from chart.reports.period import Period
from chart.reports.stay_times import StayTimes, hours, midnights
from tests.times.nights import ZONES, nights

OSLO = ZoneInfo("Europe/Oslo")


def counted(zone: ZoneInfo, came: datetime, left: datetime) -> tuple[int, str]:
    """Midnights, and hours and minutes."""
    pieces = StayTimes(StayId("s"), "alcohol", came, left).pieces(datetime(2032, 1, 1, tzinfo=UTC))
    assert pieces is not None
    minutes = hours(pieces) * 60
    assert minutes == pytest.approx(round(minutes), abs=1e-6)
    return midnights(pieces, zone), f"{round(minutes) // 60}:{round(minutes) % 60:02}"


TABLE = """
    Europe/Berlin       | 2026-03-28 20:07 | 2026-03-29 20:07 | 1 | 23:00
    Europe/Berlin       | 2026-10-24 20:07 | 2026-10-25 20:07 | 1 | 25:00
    Europe/Berlin       | 2026-03-29 01:59 | 2026-03-29 03:00 | 0 | 0:01
    America/New_York    | 2027-03-13 23:30 | 2027-03-15 23:30 | 2 | 47:00
    America/St_Johns    | 2028-11-04 23:59 | 2028-11-05 00:01 | 1 | 0:02
    America/St_Johns    | 2028-11-05 00:01 | 2028-11-05 23:59 | 0 | 24:58
    Australia/Lord_Howe | 2026-04-04 12:00 | 2026-04-05 12:00 | 1 | 24:30
    Australia/Lord_Howe | 2026-10-03 12:00 | 2026-10-04 12:00 | 1 | 23:30
    Africa/Cairo        | 2026-04-23 23:59 | 2026-04-24 01:00 | 1 | 0:01
    Africa/Cairo        | 2026-10-29 12:00 | 2026-10-30 12:00 | 1 | 25:00
    America/Havana      | 2026-11-01 00:00 | 2026-11-02 00:00 | 1 | 25:00
    Asia/Kathmandu      | 2028-02-28 20:00 | 2028-03-01 20:15 | 2 | 48:15
    Asia/Kathmandu      | 2027-02-28 20:00 | 2027-03-01 20:15 | 1 | 24:15
    Europe/Berlin       | 2027-12-31 22:30 | 2028-01-01 06:15 | 1 | 7:45
    Europe/Berlin       | 2026-10-01 10:00 | 2027-04-01 10:00 | 182 | 4368:00
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_midnights_by_the_calendar_and_minutes_as_they_pass(line: str) -> None:
    name, came, left, nights_there, length = (cell.strip() for cell in line.split("|"))
    zone = ZoneInfo(name)
    ends = (datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC) for text in (came, left))
    assert counted(zone, *ends) == (int(nights_there), length)


@pytest.mark.parametrize("name", ZONES)
def test_from_evening_to_evening_over_every_night(name: str) -> None:
    for night in nights(name):
        minutes = 24 * 60 + night.longer
        length = f"{minutes // 60}:{minutes % 60:02}"
        assert counted(night.zone, night.at(-1, "20:07"), night.at(0, "20:07")) == (1, length), night
        assert counted(night.zone, night.at(-3, "20:07"), night.at(-1, "20:07")) == (2, "48:00"), night


def test_seven_days_without_an_entry_are_seven_times_24_hours_at_the_end_of_a_month_too() -> None:
    """Asked at the end of March by the wall clock, an hour was missing, and a stay charted 167½ h ago was silent."""
    ends_at = Period(date(2026, 3, 1), date(2026, 4, 1)).ends_at(OSLO, datetime(2026, 5, 1, tzinfo=UTC))
    charted = datetime(2026, 3, 24, 23, 30, tzinfo=OSLO).astimezone(UTC)
    came = datetime(2026, 3, 20, tzinfo=UTC)
    assert not StayTimes(StayId("s"), "alcohol", came, last_charted_at=charted).is_silent(ends_at)
