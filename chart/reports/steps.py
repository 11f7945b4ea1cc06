"""Weeks and months of the unit's calendar, one after the other: ISO weeks begin on Monday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from chart.errors import Refused
from chart.reports.period import Period

By = Literal["week", "month"]
BYS: tuple[By, ...] = ("week", "month")
WEEK = timedelta(days=7)
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Step:
    """One week ("2026-W48") or month ("2026-11")."""

    by: By
    begins_on: date

    @property
    def code(self) -> str:
        """What addresses and downloads call it."""
        if self.by == "month":
            return f"{self.begins_on:%Y-%m}"
        year, week, _ = self.begins_on.isocalendar()
        return f"{year:04}-W{week:02}"

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.begins_on, self.later(1).begins_on)

    def later(self, count: int) -> "Step":
        """The one so many after it; before it, if the count is negative."""
        if self.by == "week":
            return Step("week", self.begins_on + count * WEEK)
        months = self.begins_on.year * 12 + self.begins_on.month - 1 + count
        return Step("month", date(months // 12, months % 12 + 1, 1))


def step_at(by: By, day: date) -> Step:
    """The week or month that a day lies in."""
    return Step(by, day.replace(day=1) if by == "month" else day - timedelta(days=day.weekday()))


def step_of(by: By, code: str, today: date) -> Step:
    """The week or month of a code; "" is the one of today. Refused: there is no such thing, or it is still to come."""
    if not code:
        return step_at(by, today)
    example = step_at(by, today).code
    try:
        if by == "week" and (found := _WEEK.fullmatch(code)):
            step = Step("week", date.fromisocalendar(int(found[1]), int(found[2]), 1))
        elif by == "month" and (found := _MONTH.fullmatch(code)):
            step = Step("month", date(int(found[1]), int(found[2]), 1))
        else:
            raise ValueError
    except ValueError:
        raise Refused(f"There is no {by} {code}: write it as {example}", "of") from None
    if step.begins_on > today:
        raise Refused(f"The {by} {code} is still to come: this one is {example}", "of")
    return step
