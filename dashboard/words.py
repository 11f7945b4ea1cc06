"""How times, spans and numbers are written on screen, everywhere the same.

Moments are aware UTC; the zone is the unit's and serves display only. The true minus, the thin space and the middle dot
are part of the writing. Unknown is the word "unknown".
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from chart.unit_clock import clock_time, is_read, read_at

UNMISTAKABLE = timedelta(hours=12)
THIN_SPACE = "\u202f"
MINUS = "−"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

ENDINGS = {
    "completed": "Completed",
    "ama": "Against advice",
    "admin": "Ended by the unit",
    "transfer_sud": "To another programme",
    "transfer_acute": "To hospital",
    "transfer_psych": "To psychiatry",
    "legal": "To custody or court",
    "death": "Died",
    "other": "Other or unknown",
}


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """The time of day, 24 h: "04:12"; in the doubled hour of autumn "01:30 first" or "01:30 second"."""
    local = moment.astimezone(zone)
    twin = local.replace(fold=1 - local.fold)
    is_doubled = twin.utcoffset() != local.utcoffset() and is_read(local)
    return f"{local:%H:%M}{(' second' if local.fold else ' first') if is_doubled else ''}"


def day(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """The date: "Mon 23 Nov", with the year only when it is not this one."""
    local = moment.astimezone(zone)
    year = "" if local.year == now.astimezone(zone).year else f" {local.year}"
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]}{year}"


def moment_words(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Clock time alone where it cannot be misread, today or within half a day; else "Mon 23 Nov 04:12"."""
    is_today = moment.astimezone(zone).date() == now.astimezone(zone).date()
    if is_today or abs(moment - now) < UNMISTAKABLE:
        return clock(moment, zone)
    return dated(moment, zone, now)


def dated(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Day and clock time, whichever day it was: "Mon 23 Nov 04:12"."""
    return f"{day(moment, zone, now)} {clock(moment, zone)}"


def birth(born_on: date) -> str:
    """A date of birth, written so that day and month cannot be swapped: "14 Mar 1979"."""
    return f"{born_on.day} {MONTHS[born_on.month - 1]} {born_on.year}"


def span(length: timedelta) -> str:
    """A length of time in one look: "22 min", "1 h 38", from two hours on "3 h"."""
    minutes = max(0, int(length.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 120:
        return f"1 h {minutes - 60:02d}" if minutes > 60 else "1 h"
    return f"{minutes // 60} h"


def ago(moment: datetime, now: datetime) -> str:
    """How long ago: "22 min ago", "just now"."""
    return "just now" if now - moment < timedelta(minutes=1) else f"{span(now - moment)} ago"


def last_words(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """When something was last seen, as clock time and age: "Last 02:12 (2 h ago)"."""
    return f"Last {moment_words(moment, zone, now)} ({ago(moment, now)})"


def number(value: float, decimals: int = 0) -> str:
    """A number with a true minus and a thin space between thousands: "1 461", "−6", "38.6"."""
    return f"{value:,.{decimals}f}".replace(",", THIN_SPACE).replace("-", MINUS)


def plain(value: float) -> str:
    """A number with as many decimals as it has, at most two."""
    return number(value, next(places for places in (0, 1, 2) if places == 2 or round(value, places) == value))


def signed(value: float, decimals: int = 0) -> str:
    """A change, sign always: "+6", "−6", "±0"."""
    return "±0" if not round(value, decimals) else ("+" if value > 0 else "") + number(value, decimals)


def direction(change: float) -> str:
    """Which way something went: up, down or level."""
    return "up" if change > 0 else "down" if change < 0 else "level"


def counted(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: "1 void", "3 voids"."""
    return f"{number(count)} {one if count == 1 else more or one + 's'}"


def listed(words: list[str]) -> str:
    """Words in a row, as one says them: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def bed_words(beds: Sequence[str], unit: Sequence[str]) -> str:
    """Beds as one says them, those that follow one another as one: "Beds 06–10 and 16". unit: every bed, in order."""
    said: list[str] = []
    for is_one, group in groupby(unit, key=lambda bed: bed in beds):
        run = list(group) if is_one else []
        said += run if len(run) < 3 else [f"{run[0]}–{run[-1]}"]
    return f"{'Bed' if len(beds) == 1 else 'Beds'} {listed(said)}"


def initials(name: str) -> str:
    """The first letters of the first and the last name."""
    parts = [part for part in name.split() if part[0].isalpha() and part.rstrip(".") not in ("Dr", "Prof")]
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


def day_of_stay(admitted_at: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Day 1 is the day of admission; each midnight of the unit begins another."""
    return (now.astimezone(zone).date() - admitted_at.astimezone(zone).date()).days + 1


def clock_moment(text: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The newest moment at most five minutes ahead at which the unit's clock read `text`; None if it is no time.

    In the doubled hour of autumn it is the later one that is already past. In the night the clocks went forward, what
    they left out is no time: another day's is not meant.
    """
    typed, latest = clock_time(text), now + timedelta(minutes=5)
    if typed is None:
        return None
    today = latest.astimezone(zone).date()
    for day in (today, today - timedelta(days=1)):
        found, exists = _meant(day, typed, zone)
        if past := [moment for moment in found if moment <= latest]:
            return past[-1] if exists else None
    return None


def coming_moment(text: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first moment after another at which the unit's clock reads `text`; None if it is no time, or left out."""
    typed, today = clock_time(text), after.astimezone(zone).date()
    if typed is None:
        return None
    for day in (today, today + timedelta(days=1)):
        found, exists = _meant(day, typed, zone)
        if coming := [moment for moment in found if moment > after]:
            return coming[0] if exists else None
    return None


def no_time(text: str, example: str) -> str:
    """Why what was typed is no time: nobody can read it, or the clocks went forward over it."""
    typed = f"“{text.strip()[:10]}”"
    if clock_time(text) is None:
        return f"{typed} is no time. Type it as {example}"
    return f"{typed} was left out: the clocks went forward over it"


def _meant(day: date, typed: time, zone: ZoneInfo) -> tuple[list[datetime], bool]:
    """When the clock reads a time on a day, or would have without going forward; and whether it does."""
    read = read_at(day, typed, zone)
    return read or [datetime.combine(day, typed, zone).astimezone(UTC)], bool(read)
