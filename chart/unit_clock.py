"""The clock on the unit's wall: it leaves out an hour in spring, and reads one twice in autumn."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def clock_time(text: str) -> time | None:
    """The time of day that was typed, as 04:10, 0410 or 4.10; None if it is none."""
    digits = text.strip().replace(".", ":").replace(" ", "")
    if ":" not in digits and len(digits) in (3, 4):
        digits = f"{digits[:-2]}:{digits[-2:]}"
    try:
        return datetime.strptime(digits, "%H:%M").time()  # noqa: DTZ007 - a zone comes with the day
    except ValueError:
        return None


def read_at(day: date, typed: time, zone: ZoneInfo) -> list[datetime]:
    """When the unit's clock reads a time on a day (UTC): twice in the doubled hour of autumn, never in the lost one."""
    both = (datetime.combine(day, typed, zone).replace(fold=fold) for fold in (0, 1))
    return sorted({local.astimezone(UTC) for local in both if is_read(local)})


def is_read(local: datetime) -> bool:
    """Whether the clock ever reads this: not if it goes forward over it. local: aware, by the unit's zone."""
    return local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)
