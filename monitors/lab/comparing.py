"""Two books over the same stays: how many alerts, how long before what became of people, and which came and went.

The past was treated under the protocols of its time: nothing here says what a change would have prevented.
"""

from collections import Counter
from collections.abc import Sequence
from statistics import quantiles

import msgspec

from monitors.lab.about import OUTCOMES
from monitors.lab.tally import Changed, Tally

SHIFT_HOURS = 12.0
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


def compared(tally: Tally, window_hours: float) -> Comparison:
    """What was counted over a window of so many hours, as rates."""
    current, draft = tally.counts
    scale = _Scale(tally.days, window_hours / SHIFT_HOURS)
    return Comparison(
        stays=tally.stays,
        patient_days=round(tally.days, 1),
        total=scale.row("all", current.by_pattern.total(), draft.by_pattern.total()),
        by_severity=scale.rows(current.by_severity, draft.by_severity),
        by_class=tuple(
            _Scale(days, scale.shifts).row(name, current.by_class[name], draft.by_class[name])
            for name, days in sorted(tally.days_of_class.items())
        ),
        by_pattern=scale.rows(current.by_pattern, draft.by_pattern),
        leads=tuple(
            LeadRow(kind, *(_lead(tally.outcomes[kind], each.leads.get(kind, [])) for each in tally.counts))
            for kind in OUTCOMES
        ),
        gained=tuple(tally.gained),
        lost=tuple(tally.lost),
    )


class _Scale(msgspec.Struct, frozen=True):
    days: float
    shifts: float

    def rate(self, count: int) -> Rate:
        return Rate(count, round(100 * count / self.days, 2) if self.days else None, round(count / self.shifts, 3))

    def row(self, name: str, current: int, draft: int) -> Row:
        return Row(name, self.rate(current), self.rate(draft))

    def rows(self, current: Counter[str], draft: Counter[str]) -> tuple[Row, ...]:
        return tuple(self.row(name, current[name], draft[name]) for name in sorted({*current, *draft}))


def _lead(count: int, leads: Sequence[float]) -> Lead:
    if len(leads) < FEW:
        return Lead(count, len(leads), None, None, None)
    low, middle, high = (round(each, 1) for each in quantiles(leads, n=4, method="inclusive"))
    return Lead(count, len(leads), middle, low, high)
