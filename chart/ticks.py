"""Whole milliseconds since 1970 UTC: the engine's time, in which nothing is ever rounded twice."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NEVER = 2**62


def to_tick(moment: datetime) -> int:
    """The tick of an aware moment; a naive one raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone has no place in the record")
    return (moment - EPOCH) // MILLISECOND


def to_moment(tick: int) -> datetime:
    """The aware UTC moment of a tick."""
    return EPOCH + timedelta(milliseconds=tick)


def hours(count: float) -> int:
    """So many hours in ticks, rounded once."""
    return round(count * HOUR)


def minutes(count: float) -> int:
    """So many minutes in ticks, rounded once."""
    return round(count * MINUTE)
