"""What the length-of-stay page shows, and what its address asks for."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from chart.errors import Refused
from chart.reports.cells import MEASURES, UNDER, Cells
from chart.reports.length_of_stay import Length, LengthReport, Measure, Summary
from chart.reports.period import CODES, Period
from chart.reports.small_cells import SMALLEST_GROUP, is_small
from chart.reports.stay_times import GROUPS
from chart.reports.survival import Curve
from dashboard import words
from dashboard.patient import Named

PATH = "/reports/length-of-stay"
GROUP_WORDS = {
    "alcohol": "Alcohol",
    "sedative": "Sedative",
    "opioid": "Opioid",
    "stimulant": "Stimulant",
    "unknown": "Not recorded",
}
COLOUR_OF_GROUP = {"alcohol": "al", "sedative": "bz", "opioid": "op", "stimulant": "st", "unknown": "ink-2"}
ENDING_WORDS = {
    "completed": "Completed",
    "ama": "Left against advice",
    "transferred": "Transferred",
    "other": "Other",
}
PERIOD_WORDS = {
    "3m": "Last 3 months",
    "12m": "Last 12 months",
    "24m": "Last 24 months",
    "month": "This month so far",
    "all": "All there is",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: which period, which class (None: all), counted how."""

    period: str = "3m"
    group: str | None = None
    measure: Measure = "midnights"

    @property
    def address(self) -> str:
        """Where this stands; only what is not usual is in it."""
        told = {"period": self.period, "group": self.group, "by": self.measure}
        usual = {"period": "3m", "group": None, "by": "midnights"}
        query = urlencode({name: value for name, value in told.items() if value and value != usual[name]})
        return f"{PATH}?{query}" if query else PATH

    def with_period(self, code: str) -> "Asked":
        """The same for another period."""
        return replace(self, period=code)

    def with_group(self, group: str | None) -> "Asked":
        """The same for another class."""
        return replace(self, group=group)

    def with_measure(self, measure: Measure) -> "Asked":
        """The same, counted otherwise."""
        return replace(self, measure=measure)


def asked_of(period: str, group: str, by: str) -> Asked:
    """What the parts of an address ask for, "" being the usual; Refused: there is no such thing."""
    for name, value, known in (("period", period, CODES), ("group", group, GROUPS), ("by", by, MEASURES)):
        if value and value not in known:
            raise Refused(f"There is no {name} {value}: there are {', '.join(known)}", name)
    return Asked(period or "3m", group or None, "hours" if by == "hours" else "midnights")


@dataclass(frozen=True, slots=True)
class Gone:
    """One of those who left last, for somebody who may read charts."""

    stay_id: str
    named: Named
    group: str
    left_at: datetime
    length: Length | None
    ending: str


@dataclass(frozen=True, slots=True)
class LengthView:
    """The report that was asked for, beside that of the period before, and its counts as this person may see them.

    leaving, left: the report of the last 24 months, for when people leave, and its counts.
    gone: empty for whoever may not read charts.
    """

    asked: Asked
    report: LengthReport
    before: LengthReport | None
    cells: Cells
    before_cells: Cells | None
    leaving: LengthReport
    left: Cells
    groups: tuple[str, ...]
    beds: int
    is_protected: bool
    gone: tuple[Gone, ...] = ()

    @property
    def shown_groups(self) -> tuple[str, ...]:
        """The classes in sight."""
        return tuple(group for group in self.groups if self.asked.group in (None, group))

    @property
    def is_too_small(self) -> bool:
        """Whether so few left in the period that nothing may be told of them."""
        return self.is_protected and is_small(self.cells.counts["stays", "", self.asked.group])

    def summary(self, report: LengthReport | None) -> Summary | None:
        """The middle of a report's lengths; None where there are none, or too few to be told."""
        found = report.summary(self.asked.measure) if report else None
        return None if found is None or (self.is_protected and found.count < SMALLEST_GROUP) else found

    def curves(self) -> dict[str, Curve]:
        """The curves as they may be seen; a class of which nothing may be seen has none."""
        if not self.is_protected:
            return self.report.curves
        found = {group: curve.down_to(SMALLEST_GROUP) for group, curve in self.report.curves.items()}
        return {group: curve for group, curve in found.items() if curve.days}

    def told(self, cells: Cells, table: str, row: object = "") -> str:
        """A count of the class in sight, as this person may see it."""
        count = cells.count(table, row, self.asked.group)
        return cells.why_hidden(table, row, self.asked.group) if count is None else words.number(count)

    def counted(self, count: int) -> str:
        """How many were in the unit so long, as this person may see it."""
        return UNDER if self.is_protected and is_small(count) else words.number(count)


def period_words(period: Period, zone: ZoneInfo, now: datetime) -> str:
    """A period as people say it: "Aug–Oct 2026", "Nov 2026 so far", "up to 23 Nov 2026"."""
    today = now.astimezone(zone).date()
    if period.begins_on is None:
        return f"up to {words.birth(today)}"
    first = period.begins_on
    if period.ends_on > today:
        return f"{words.MONTHS[first.month - 1]} {first.year} so far"
    last = period.ends_on.replace(day=1)
    year, month = (last.year, last.month - 1) if last.month > 1 else (last.year - 1, 12)
    end = f"{words.MONTHS[month - 1]} {year}"
    if (first.year, first.month) == (year, month):
        return end
    begin = words.MONTHS[first.month - 1] + ("" if first.year == year else f" {first.year}")
    return f"{begin}–{end}"
