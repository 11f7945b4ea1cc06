"""Two books over the same stays: how many alerts, how long before what became of people, and which came and went.

The past was treated under the protocols of its time: nothing here says what a change would have prevented.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import quantiles

import msgspec

from alerts.finding import Severity
from chart.ticks import HOUR, hours
from monitors.lab.past import OUTCOMES, Past

SHIFT_HOURS = 12.0
BEFORE_HOURS = 72.0  # how far back an alert counts as one before an outcome
LEAST = Severity.HIGH
FEW = 3  # outcomes with an alert before them, below which no quartiles are told


class Rate(msgspec.Struct, frozen=True):
    """A count, and what it comes to; None where nobody was there."""

    alerts: int
    per_100_patient_days: float | None
    per_shift: float


class Row(msgspec.Struct, frozen=True):
    """One line of the comparison: what is counted, under the one book and under the other."""

    name: str
    current: Rate
    draft: Rate


class Lead(msgspec.Struct, frozen=True):
    """Hours from the first alert of high or critical within 72 h before an outcome to the outcome itself.

    with_alert: of the n outcomes, how many had one. median, q1, q3: of these; None of fewer than three.
    """

    n: int
    with_alert: int
    median: float | None
    q1: float | None
    q3: float | None


class LeadRow(msgspec.Struct, frozen=True):
    """Lead times before one kind of outcome under both books."""

    outcome: str
    current: Lead
    draft: Lead


class Changed(msgspec.Struct, frozen=True):
    """An alert that one book tells and the other does not. at: the tick at which it was raised."""

    stay_id: str
    at: int
    pattern: str
    severity: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. by_*: only lines that any book says something about."""

    stays: int
    patient_days: float
    total: Row
    by_severity: tuple[Row, ...]
    by_class: tuple[Row, ...]
    by_pattern: tuple[Row, ...]
    leads: tuple[LeadRow, ...]
    gained: tuple[Changed, ...]
    lost: tuple[Changed, ...]


def compared(pasts: Sequence[Past], window_hours: float) -> Comparison:
    """Stays that were judged by two books, the current one first."""
    days = sum(past.days for past in pasts)
    scale = _Scale(days, window_hours / SHIFT_HOURS)
    heard = [[each for past in pasts for each in past.heard[book]] for book in (0, 1)]
    return Comparison(
        stays=len(pasts),
        patient_days=round(days, 1),
        total=scale.row("all", *(len(each) for each in heard)),
        by_severity=scale.rows(*(Counter(Severity(each.worst).name.lower() for each in told) for told in heard)),
        by_class=_by_class(pasts, window_hours),
        by_pattern=scale.rows(*(Counter(each.pattern for each in told) for told in heard)),
        leads=tuple(LeadRow(kind, _lead(pasts, kind, 0), _lead(pasts, kind, 1)) for kind in OUTCOMES),
        gained=_only(pasts, 1, 0),
        lost=_only(pasts, 0, 1),
    )


class _Scale(msgspec.Struct, frozen=True):
    days: float
    shifts: float

    def rate(self, count: int) -> Rate:
        return Rate(count, round(100 * count / self.days, 2) if self.days else None, round(count / self.shifts, 3))

    def row(self, name: str, current: int, draft: int) -> Row:
        return Row(name, self.rate(current), self.rate(draft))

    def rows(self, current: Counter[str], draft: Counter[str]) -> tuple[Row, ...]:
        return tuple(self.row(name, current[name], draft[name]) for name in sorted(current | draft))


def _by_class(pasts: Sequence[Past], window_hours: float) -> tuple[Row, ...]:
    """A stay of two classes counts in both, with its days."""
    found = []
    for each in sorted({drug_class for past in pasts for drug_class in past.classes}):
        own = [past for past in pasts if each in past.classes]
        scale = _Scale(sum(past.days for past in own), window_hours / SHIFT_HOURS)
        found.append(scale.row(each, *(sum(len(past.heard[book]) for past in own) for book in (0, 1))))
    return tuple(found)


def _lead(pasts: Iterable[Past], kind: str, book: int) -> Lead:
    ends = [(past, outcome.at) for past in pasts for outcome in past.outcomes if outcome.kind == kind]
    leads = [lead for past, at in ends if (lead := _hours_before(past, at, book)) is not None]
    if len(leads) < FEW:
        return Lead(len(ends), len(leads), None, None, None)
    low, middle, high = (round(each, 1) for each in quantiles(leads, n=4, method="inclusive"))
    return Lead(len(ends), len(leads), middle, low, high)


def _hours_before(past: Past, at: int, book: int) -> float | None:
    since = at - hours(BEFORE_HOURS)
    loud = [each.raised_at for each in past.heard[book] if each.worst >= LEAST and since <= each.raised_at < at]
    return (at - min(loud)) / HOUR if loud else None


def _only(pasts: Iterable[Past], one: int, other: int) -> tuple[Changed, ...]:
    """The alerts of the one book that the other does not raise at that moment."""
    found = []
    for past in pasts:
        raised = {(each.pattern, each.raised_at) for each in past.heard[other]}
        found += [
            Changed(past.stay_id, each.raised_at, each.pattern, Severity(each.worst).name.lower())
            for each in past.heard[one]
            if (each.pattern, each.raised_at) not in raised
        ]
    return tuple(sorted(found, key=lambda each: (each.at, each.stay_id, each.pattern)))
