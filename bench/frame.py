"""Fair times: in every round each case runs once, in shuffled order: a slow minute hits ours and its floor alike.

What counts is the ratio of two medians of the same run; seconds are shown with their spread and never asserted.
"""

import gc
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from statistics import mean, median
from time import perf_counter_ns
from typing import Any

WARM_UP = 2  # rounds that are run and forgotten
NOISY = 5.0  # a floor whose p95 is so many times its median was measured on a busy machine


@dataclass(slots=True)
class Laps:
    """The times that one run took, in nanoseconds, by what was timed."""

    taken: dict[str, list[int]] = field(default_factory=dict)

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        began = perf_counter_ns()
        yield
        self.add(name, perf_counter_ns() - began)

    def add(self, name: str, nanoseconds: int) -> None:
        """Take down a time that was measured elsewhere."""
        self.taken.setdefault(name, []).append(nanoseconds)

    def spread(self, name: str) -> "Spread":
        """How long it took, over all rounds."""
        return Spread.of(self.taken[name])


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and the 5th and 95th percentile, in seconds, of so many times."""

    median: float
    p5: float
    p95: float
    count: int

    @classmethod
    def of(cls, nanoseconds: Sequence[int]) -> "Spread":
        """The spread of some times."""
        ordered = sorted(each / 1e9 for each in nanoseconds)
        last = len(ordered) - 1
        return cls(median(ordered), ordered[round(0.05 * last)], ordered[round(0.95 * last)], len(ordered))

    def times(self, count: float) -> "Spread":
        """What so many of them would take: computed, not measured."""
        return Spread(self.median * count, self.p5 * count, self.p95 * count, self.count)

    def __str__(self) -> str:
        return f"{shown(self.median)} ({shown(self.p5)}–{shown(self.p95)})"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the answer. figure: what is judged, a ratio unless `unit` says otherwise; at_most: its target.

    on: which database, or how many stays.
    """

    what: str
    figure: float
    at_most: float | None = None
    unit: str = "x"
    on: str = ""
    ours: Spread | None = None
    floor: str = ""
    beside: Spread | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        return None if self.at_most is None else self.figure <= self.at_most

    @property
    def is_noisy(self) -> bool:
        """Whether its floor was measured on a busy machine: run it again before believing it."""
        return self.beside is not None and self.beside.p95 > NOISY * self.beside.median

    def figures(self) -> dict[str, Any]:
        """The line for a file; seconds."""
        return {
            "what": self.what, "on": self.on, "figure": self.figure, "unit": self.unit, "at_most": self.at_most,
            "is_met": self.is_met, "is_noisy": self.is_noisy, "ours": _figures(self.ours), "floor": self.floor,
            "beside": _figures(self.beside),
        }  # fmt: skip


Case = Callable[[Laps], None]


def interleaved(rounds: int, cases: Sequence[Case]) -> Laps:
    """The times of so many rounds of all cases, each round in another order."""
    chance = dice(rounds)
    laps = Laps()
    for number in range(WARM_UP + rounds):
        if number == WARM_UP:
            laps.taken.clear()
        gc.collect()  # what the last round left lying about is not this one's to clear
        for case in chance.sample(cases, len(cases)):
            case(laps)
    return laps


def against(laps: Laps, ours: str, floor: str, at_most: float | None = None, *, on: str = "") -> Line:
    """How many times its floor something took."""
    mine, beside = laps.spread(ours), laps.spread(floor)
    return Line(ours, mine.median / beside.median, at_most, on=on, ours=mine, floor=floor, beside=beside)


def growth(medians: Sequence[tuple[int, float]]) -> float:
    """The exponent with which time grows with size: the slope of the straight line through the logarithms."""
    points = [(math.log(size), math.log(seconds)) for size, seconds in medians]
    mean_x, mean_y = mean(x for x, _ in points), mean(y for _, y in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) * (x - mean_x) for x, _ in points)


def dice(seed: int | str) -> Random:
    """Chance that falls the same way every time."""
    return Random(seed)  # noqa: S311  # no secret


def shown(seconds: float) -> str:
    """Seconds as people read them, in three figures."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def _figures(spread: Spread | None) -> dict[str, float] | None:
    if spread is None:
        return None
    return {"median_s": spread.median, "p5_s": spread.p5, "p95_s": spread.p95, "count": spread.count}
