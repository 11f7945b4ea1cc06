"""What the alert-budget page shows, and what its address asks for."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from alerts.budget.counting import Count, Load, Share
from alerts.budget.small import may_be_told
from alerts.calling import Calling
from alerts.finding import Severity
from chart.errors import Refused
from chart.reports.cells import HIDDEN, UNDER
from chart.reports.small_cells import is_small
from chart.reports.steps import BYS, By, Step
from dashboard import words

PATH = "/reports/alert-budget"
SHARES = {
    "night": "At night",
    "in_time": "Accepted in time",
    "action": "Action recorded",
    "unseen": "Ended unseen",
    "retracted": "Taken back",
}
BY_WORDS: dict[By, str] = {"week": "Weeks", "month": "Months"}
STEPS: dict[By, int] = {"week": 13, "month": 12}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: weeks or months, and which; of "": the one that yesterday lies in."""

    by: By = "week"
    of: str = ""

    @property
    def address(self) -> str:
        """Where this stands; only what is not usual is in it."""
        told = {"by": "" if self.by == "week" else self.by, "of": self.of}
        query = urlencode({name: value for name, value in told.items() if value})
        return f"{PATH}?{query}" if query else PATH

    def with_by(self, by: By) -> "Asked":
        """The newest of the other kind."""
        return Asked(by)

    def with_step(self, step: Step) -> "Asked":
        """The same for another week or month."""
        return replace(self, of=step.code)


def asked_of(by: str, of: str) -> Asked:
    """What the parts of an address ask for, "" being the usual; Refused: there is no such thing."""
    if by not in ("", *BYS):
        raise Refused(f"There is no {by}: there are {', '.join(BYS)}", "by")
    return Asked("month" if by == "month" else "week", of)


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One line of the table. name: "" for patterns that stand together; command: for the lab, "" without one."""

    name: str
    title: str
    count: Count
    command: str = ""


@dataclass(frozen=True, slots=True)
class StepLoad:
    """The alerts of one week or month; is_closed: too few stays, or beside one of too few."""

    step: Step
    load: Load
    is_closed: bool


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The budget of one week or month beside those around it, as this person may see it.

    total: None if it may not be told. rows: the noisiest first. severities: the loudest first; those that may not stand
    alone together.
    """

    asked: Asked
    step: Step
    steps: tuple[StepLoad, ...]
    load: Load
    total: Count | None
    rows: tuple[PatternRow, ...]
    severities: tuple[tuple[tuple[Severity, ...], Load], ...]
    calling: Calling
    zone: ZoneInfo
    as_of: datetime
    is_protected: bool

    @property
    def before(self) -> Load | None:
        """The load of the week or month before, where it is in sight and may be told."""
        earlier = self.step.later(-1)
        return next((each.load for each in self.steps if each.step == earlier and not each.is_closed), None)

    def is_told_by_pattern(self, name: str) -> bool:
        """Whether a figure is told row by row: in a protected view only if that is so of every row.

        Else the others, taken from the whole, would tell the one that is hidden.
        """
        return not self.is_protected or all(_may_be_told(getattr(row.count, name)) for row in self.rows)

    def share(self, name: str, count: Count, *, is_row: bool = False) -> str:
        """A share in percent, or why it is not told; "" of no alert. is_row: of one pattern, beside the others."""
        share: Share = getattr(count, name)
        if not share.whole:
            return ""
        if self.is_protected and not _may_be_told(share):
            return UNDER if is_small(share.part) else HIDDEN
        if is_row and not self.is_told_by_pattern(name):
            return HIDDEN
        return f"{words.number(100 * share.part / share.whole)} %"

    def parts(self, name: str, count: Count, *, is_row: bool = False) -> str:
        """The share as counts, where it is told."""
        share: Share = getattr(count, name)
        is_told = self.share(name, count, is_row=is_row).endswith("%")
        return f"{words.number(share.part)} of {words.number(share.whole)}" if is_told else ""

    def repeats(self, count: Count, *, is_row: bool = False) -> str:
        """How often alerts repeated others."""
        if self.is_protected and is_small(count.repeats):
            return UNDER
        return HIDDEN if is_row and not self.is_told_by_pattern("repeats") else words.number(count.repeats)

    def per_days(self, load: Load) -> str:
        """Alerts per 100 patient-days, in words."""
        return rate(load.per_100_patient_days, 1)

    def per_shift(self, load: Load) -> str:
        """Alerts per nurse-shift, in words."""
        return rate(load.per_nurse_shift(self.calling), 2)

    def load_of(self, count: Count) -> Load:
        """Some of the alerts, over the patient-days of all."""
        return Load(count.alerts, count.stays, self.load.patient_days)


def _may_be_told(figure: Share | int) -> bool:
    return may_be_told(figure) if isinstance(figure, Share) else not is_small(figure)


def rate(value: float | None, decimals: int) -> str:
    """A rate, or that nobody was there to have one."""
    return "unknown" if value is None else words.number(value, decimals)


def step_words(step: Step, as_of: datetime, zone: ZoneInfo) -> str:
    """A week or month as people say it: "Week 48, 23–29 Nov 2026", "Nov 2026 so far"."""
    so_far = " so far" if step.period.ends_on > as_of.astimezone(zone).date() else ""
    first = step.begins_on
    if step.by == "month":
        return f"{words.MONTHS[first.month - 1]} {first.year}{so_far}"
    last = step.period.ends_on - timedelta(days=1)
    begin = f"{first.day}" if first.month == last.month else f"{first.day} {words.MONTHS[first.month - 1]}"
    begin += "" if first.year == last.year else f" {first.year}"
    return f"Week {first.isocalendar().week}, {begin}–{words.birth(last)}{so_far}"


def short_words(step: Step) -> str:
    """The same under a bar: "48", "Nov"."""
    return str(step.begins_on.isocalendar().week) if step.by == "week" else words.MONTHS[step.begins_on.month - 1]
