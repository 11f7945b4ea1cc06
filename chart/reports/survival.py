"""How many are still in the unit after so long: the product-limit estimate, with those who are here yet kept in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Z_95 = 1.959963984540054  # the 97.5 % point of the normal distribution


@dataclass(frozen=True, slots=True)
class Curve:
    """A survival curve. Each row is a moment at which somebody left: days, share still in, its band.

    low, high: 95 %, log-log, Greenwood; NaN where nobody is left. stayed: how long each was in, ascending. seen: at
    how many days somebody who is still in was last counted.
    """

    days: tuple[float, ...]
    share: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    stayed: tuple[float, ...]
    seen: tuple[float, ...]

    def at_risk(self, day: float) -> int:
        """How many were in the unit, and seen, that long."""
        return len(self.stayed) - bisect_left(self.stayed, day)

    def share_at(self, day: float) -> float:
        """The share still in after so many days."""
        place = bisect_right(self.days, day)
        return self.share[place - 1] if place else 1.0

    @property
    def median(self) -> float | None:
        """After how many days half have left; None if that was not seen."""
        return next((day for day, share in zip(self.days, self.share, strict=True) if share <= 0.5), None)

    def down_to(self, fewest: int) -> "Curve":
        """The part of the curve in which at least so many are in the unit."""
        kept = [day for day in self.days if self.at_risk(day) >= fewest]
        cut = len(kept)
        last = kept[-1] if kept else -1.0
        seen = tuple(day for day in self.seen if day <= last)
        return Curve(self.days[:cut], self.share[:cut], self.low[:cut], self.high[:cut], self.stayed, seen)


def curve_of(days: Sequence[float], is_over: Sequence[bool]) -> Curve:
    """The curve of some stays: how long each was, and whether it has ended."""
    stayed, over = np.asarray(days, dtype=float), np.asarray(is_over, dtype=bool)
    moments, left = np.unique(stayed[over], return_counts=True)
    at_risk = len(stayed) - np.searchsorted(np.sort(stayed), moments, side="left")
    share = np.cumprod(1 - left / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(left / (at_risk * (at_risk - left)))
        reach = Z_95 * np.sqrt(variance) / np.log(share)
        low, high = share ** np.exp(-reach), share ** np.exp(reach)
    empty = share == 0
    low[empty] = high[empty] = np.nan
    columns = (moments, share, low, high, np.sort(stayed), np.sort(stayed[~over]))
    return Curve(*(tuple(column.tolist()) for column in columns))
