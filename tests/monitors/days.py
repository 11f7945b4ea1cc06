"""The days of drawn stays: the first of March 2026 is the first, and a time may name another."""

from datetime import UTC, datetime, timedelta

FIRST_DAY = datetime(2026, 3, 1, tzinfo=UTC)


def moment(when: str) -> datetime:
    """08:00 of the first day, or "2 08:00"."""
    day, _, clock = when.rpartition(" ")
    hour, minute = clock.split(":")
    return FIRST_DAY + timedelta(days=int(day or 1) - 1, hours=int(hour), minutes=int(minute))
