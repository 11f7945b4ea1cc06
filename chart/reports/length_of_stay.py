"""The length-of-stay report: how long stays were, how they ended, who is still here, and what is not known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

import numpy as np

from chart.reports.period import Period, days_of
from chart.reports.stay_times import GROUPS, Piece, StayTimes, hours, midnights
from chart.reports.survival import Curve, curve_of

Measure = Literal["midnights", "hours"]
ENDINGS = ("completed", "ama", "transferred", "other")
ENDING_OF = {
    "completed": "completed",
    "ama": "ama",
    "transfer_sud": "transferred",
    "transfer_acute": "transferred",
    "transfer_psych": "transferred",
}
LONGEST_BAR = 11  # the last bar of the distribution holds this many midnights or days, and more
DAY_HOURS = 24
LEAVING_EDGES_H = (0, 12, 24, 36, 48, 60, 72, 96, 120)


@dataclass(frozen=True, slots=True)
class Length:
    """How long one stay that has ended was, both ways of counting."""

    stay: StayTimes
    midnights: int
    hours: float

    def by(self, measure: Measure) -> float:
        """The length by one of them."""
        return self.midnights if measure == "midnights" else self.hours

    def bar(self, measure: Measure) -> int:
        """The bar of the distribution it belongs to: midnights, or days of 24 hours begun."""
        return min(LONGEST_BAR, self.midnights if measure == "midnights" else int(self.hours // DAY_HOURS))


@dataclass(frozen=True, slots=True)
class Summary:
    """The middle of some lengths, in the unit they were counted in. Quartiles are interpolated."""

    count: int
    median: float
    first_quartile: float
    third_quartile: float
    mean: float


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as people or days."""

    part: int
    whole: int

    @property
    def percent(self) -> float:
        """The share of a hundred."""
        return 100 * self.part / self.whole


@dataclass(frozen=True)
class LengthReport:
    """Everything the record says of one period, as known at `as_of`.

    discharged: stays that ended in it; began: stays that began in it; all: every stay of the unit.
    group: only stays of this one of GROUPS; None is all.
    """

    period: Period
    zone: ZoneInfo
    as_of: datetime
    all: tuple[StayTimes, ...]
    group: str | None = None

    @cached_property
    def ends_at(self) -> datetime:
        """Up to when stays are seen."""
        return self.period.ends_at(self.zone, self.as_of)

    @cached_property
    def chosen(self) -> tuple[StayTimes, ...]:
        """The stays of the group that was asked for."""
        return tuple(stay for stay in self.all if self.group in (None, stay.group))

    @cached_property
    def discharged(self) -> tuple[StayTimes, ...]:
        """The stays that ended in the period."""
        return tuple(stay for stay in self.chosen if self._ended_within(stay))

    @cached_property
    def lengths(self) -> tuple[Length, ...]:
        """How long those were of which it is known."""
        found = []
        for stay in self.discharged:
            pieces = stay.pieces(self.ends_at)
            if pieces is not None:
                found.append(Length(stay, midnights(pieces, self.zone), hours(pieces)))
        return tuple(found)

    @property
    def without_length(self) -> int:
        """How many ended in the period with no admission known before it."""
        return len(self.discharged) - len(self.lengths)

    def without_end(self, group: str | None = None) -> int:
        """How many had begun by its end, went silent and were never ended: in this period or before it."""
        return sum(stay.has_begun(self.ends_at) and stay.is_silent(self.ends_at) for stay in self._of(group))

    def without_admission(self, group: str | None = None) -> int:
        """How many were open at its end of which nobody charted the admission."""
        return sum(stay.lacks_admission(self.ends_at) for stay in self._of(group))

    def here(self, group: str | None = None) -> int:
        """How many were open at its end, of those whose admission is known."""
        return sum(stay.is_open(self.ends_at) for stay in self._of(group))

    def summary(self, measure: Measure) -> Summary | None:
        """The middle of the lengths; None of no stay."""
        return summary_of([each.by(measure) for each in self.lengths])

    def distribution(self, measure: Measure) -> dict[tuple[int, str], int]:
        """Stays by bar and group, every bar and every group."""
        counted = Counter((each.bar(measure), each.stay.group) for each in self.lengths)
        return {(bar, group): counted[bar, group] for bar in range(LONGEST_BAR + 1) for group in GROUPS}

    @cached_property
    def endings(self) -> dict[tuple[str, str], int]:
        """Stays by how they ended and group, every ending and every group."""
        counted = Counter((ending_of(stay), stay.group) for stay in self.discharged)
        return {(ending, group): counted[ending, group] for ending in ENDINGS for group in GROUPS}

    def ended(self, ending: str) -> int:
        """How many ended one way."""
        return sum(count for (way, _), count in self.endings.items() if way == ending)

    @cached_property
    def curves(self) -> dict[str, Curve]:
        """How long people stay, by group: of the stays that began in the period; no curve of no stay."""
        seen: dict[str, list[tuple[float, bool]]] = {}
        for stay in self.chosen:
            pieces = stay.pieces(self.ends_at)
            if self._began_within(stay) and pieces and not stay.is_silent(self.ends_at):
                is_over = stay.discharged_at is not None and stay.discharged_at < self.ends_at
                seen.setdefault(stay.group, []).append((hours(pieces) / DAY_HOURS, is_over))
        return {group: curve_of(*zip(*seen[group], strict=True)) for group in GROUPS if group in seen}

    def leaving(self, group: str | None = None) -> tuple[tuple[int, int], ...]:
        """By stretch of LEAVING_EDGES_H: how many left against advice in it, of how many still in at its start."""
        own = [each for each in self.lengths if group in (None, each.stay.group)]
        ends = [(each.hours, ending_of(each.stay) == "ama") for each in own]
        return tuple(
            (sum(left and begins <= at < until for at, left in ends), sum(at >= begins for at, _ in ends))
            for begins, until in pairwise(LEAVING_EDGES_H)
        )

    def occupancy(self, beds: int) -> Share | None:
        """Midnights in the unit over those there were beds for; None without beds or days."""
        until = self.ends_at.astimezone(self.zone).date()
        first = [stay.admitted_at.astimezone(self.zone).date() for stay in self.all if stay.admitted_at]
        there_were = beds * days_of(self.period, first, until)
        taken = sum(self._midnights_within(stay, until) for stay in self.all)
        return Share(taken, there_were) if there_were else None

    def _midnights_within(self, stay: StayTimes, until: date) -> int:
        pieces = None if stay.is_silent(self.ends_at) else stay.pieces(self.ends_at)
        return sum(_clipped(piece, self.zone, self.period.begins_on, until) for piece in pieces or [])

    def _ended_within(self, stay: StayTimes) -> bool:
        at = stay.discharged_at
        return at is not None and at < self.ends_at and self.period.has(at, self.zone)

    def _of(self, group: str | None) -> list[StayTimes]:
        return [stay for stay in self.chosen if group in (None, stay.group)]

    def _began_within(self, stay: StayTimes) -> bool:
        at = stay.admitted_at
        return at is not None and at < self.ends_at and self.period.has(at, self.zone)


def summary_of(lengths: Sequence[float]) -> Summary | None:
    """Median, quartiles and mean of some lengths; None of none."""
    if not lengths:
        return None
    first, middle, third = np.quantile(np.asarray(lengths, dtype=float), [0.25, 0.5, 0.75]).tolist()
    return Summary(len(lengths), middle, first, third, float(np.mean(lengths)))


def ending_of(stay: StayTimes) -> str:
    """Which of ENDINGS a stay had; one that nobody recorded is "other"."""
    return ENDING_OF.get(stay.disposition or "", "other")


def groups_of(stays: Iterable[StayTimes]) -> tuple[str, ...]:
    """The groups that occur, in their order."""
    there = {stay.group for stay in stays}
    return tuple(group for group in GROUPS if group in there)


def _clipped(piece: Piece, zone: ZoneInfo, begins_on: date | None, until: date) -> int:
    """The midnights of a stretch that lie in the period."""
    came, left = (moment.astimezone(zone).date() for moment in piece)
    return max(0, (min(left, until) - (came if begins_on is None else max(came, begins_on))).days)
