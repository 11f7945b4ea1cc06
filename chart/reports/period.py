"""Which discharges a report is about: whole months of the unit's calendar, this month so far, or all there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chart.errors import Refused

MONTHS_BACK = {"3m": 3, "12m": 12, "24m": 24}
CODES = ("3m", "12m", "24m", "month", "all")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `begins_on` up to, but not including, `ends_on`. begins_on None: from the first stay on."""

    begins_on: date | None
    ends_on: date

    def ends_at(self, zone: ZoneInfo, as_of: datetime) -> datetime:
        """The moment at which it is over, or at which it is looked at, if that is earlier."""
        return min(datetime.combine(self.ends_on, time(), zone).astimezone(UTC), as_of)

    def has(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether a moment lies in it, by the unit's calendar."""
        on = moment.astimezone(zone).date()
        return on < self.ends_on and (self.begins_on is None or on >= self.begins_on)


def period_of(code: str, today: date) -> Period:
    """The period that a word of the address asks for."""
    if code not in CODES:
        raise Refused(f"There is no period {code}: there are {', '.join(CODES)}", "period")
    this_month = today.replace(day=1)
    if code in MONTHS_BACK:
        return Period(_earlier(this_month, MONTHS_BACK[code]), this_month)
    return Period(this_month if code == "month" else None, today + timedelta(days=1))


def period_before(code: str, today: date) -> Period | None:
    """The period just before, as long; this month is compared with the whole of the last."""
    if code == "all":
        return None
    begins_on = period_of(code, today).begins_on or today
    return Period(_earlier(begins_on, MONTHS_BACK.get(code, 1)), begins_on)


def days_of(period: Period, first: Iterable[date], until: date) -> int:
    """How many days it has up to a date; one that begins with the first stay has none without any."""
    begins_on = period.begins_on or min(first, default=until)
    return max(0, (min(period.ends_on, until) - begins_on).days)


def _earlier(first_of_month: date, months: int) -> date:
    count = first_of_month.year * 12 + first_of_month.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
