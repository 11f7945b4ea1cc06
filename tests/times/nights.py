"""Nights in which a unit's clock may go wrong, and drawn stays laid over them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from chart.facts import AnyContent, Entry
from monitors.book import Book, book_of
from monitors.protocol import read_protocols
from tests.monitors.days import FIRST_DAY

# Changed at 02:00 (Lord Howe by half an hour only) or at midnight, forward and back; Kathmandu, 5:45 ahead, never is.
ZONES = ("Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo",
         "America/Havana", "Asia/Kathmandu")  # fmt: skip
YEARS = range(2026, 2031)
ONE_DAY = timedelta(days=1)
ORDINARY = (date(2028, 2, 29), date(2028, 3, 1), *(date(year + 1, 1, 1) for year in YEARS))


class Night(NamedTuple):
    """The night that leads into a day of a zone, and how many minutes longer than 24 hours it makes the day."""

    zone: ZoneInfo
    day: date
    longer: int = 0

    def at(self, days: int, clock: str) -> datetime:
        """When the clock reads a time so many days on; in a doubled hour the first, in a lost one an hour later."""
        return datetime.combine(self.day + days * ONE_DAY, time.fromisoformat(clock), self.zone).astimezone(UTC)

    @property
    def midnight(self) -> datetime:
        """When the day begins."""
        return self.at(0, "00:00")


@cache
def changes(name: str) -> tuple[Night, ...]:
    """Every night of the years in which the clocks of a zone are changed, found by looking at each noon."""
    zone, found, day = ZoneInfo(name), [], date(YEARS.start, 1, 1)
    while day.year in YEARS:
        before, after = (_offset(zone, each) for each in (day - ONE_DAY, day))
        if before != after:
            found.append(Night(zone, day, (before - after) // timedelta(minutes=1)))
        day += ONE_DAY
    return tuple(found)


def nights(name: str) -> tuple[Night, ...]:
    """The same, and those into and out of 29 February and into each new year."""
    return (*changes(name), *(Night(ZoneInfo(name), day) for day in ORDINARY))


def _offset(zone: ZoneInfo, day: date) -> timedelta:
    offset = datetime.combine(day, time(12), zone).utcoffset()
    assert offset is not None
    return offset


@cache
def book_in(name: str) -> Book:
    """The shipped patterns and rounds, as a unit of a zone goes by them."""
    return book_of(read_protocols(zone=name))


def laid_over(night: Night, entries: list[Entry]) -> list[Entry]:
    """A drawn stay with the midnight between its first and second day put on a night's; not a minute of it changed."""
    by = night.midnight - (FIRST_DAY + ONE_DAY)
    return [
        msgspec.structs.replace(
            entry, observed_at=entry.observed_at + by, recorded_at=entry.recorded_at + by,
            content=_later(entry.content, by),
        )
        for entry in entries
    ]  # fmt: skip


def _later(content: AnyContent, by: timedelta) -> AnyContent:
    told = {name: getattr(content, name) for name in content.__struct_fields__}
    moved = {name: value + by for name, value in told.items() if isinstance(value, datetime)}
    return msgspec.structs.replace(content, **moved)


def every_quarter(night: Night) -> Iterator[datetime]:
    """Quarter hours from six hours before a night's midnight to six hours after."""
    return (night.midnight + timedelta(minutes=15 * step) for step in range(-24, 25))
