"""One code of a block of stays, in columns: what was known when, as segments.

A segment is a stretch of time in which what becomes known comes in the order of observation: an item known late, or no
longer known, begins another. What is known at a moment is then the beginning of a segment, what is in sight is the
beginning of that, and every question is a search for where that ends. Ticks are below 2^42, stays below 2^20.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from chart.ticks import NEVER
from monitors.columns.item import Item

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SHIFT = 42
FURTHEST = (1 << SHIFT) - 1
NONE = -1
GAP, DONE, DOUBTED = 1, 2, 4


def keyed(part: Ints, tick: Ints) -> Ints:
    """A stay or segment and a tick as one number that sorts by both."""
    return (part << SHIFT) | np.minimum(np.maximum(tick, 0), FURTHEST)


class Compact:
    """All items of one code, stay by stay in the order of their keys: what a closed stay is kept as."""

    __slots__ = ("flags", "high", "known_from", "known_until", "low", "observed", "stay")

    def __init__(self, stay: Ints, ticks: tuple[Ints, Ints, Ints], values: tuple[Floats, Floats], flags: Ints) -> None:
        self.stay = stay
        self.observed, self.known_from, self.known_until = ticks
        self.low, self.high = values
        self.flags = flags

    @classmethod
    def of(cls, lines: Sequence[Sequence[Item]]) -> "Compact":
        """From the items of each stay of a block."""
        stay = np.repeat(np.arange(len(lines), dtype=np.int64), [len(line) for line in lines])
        items = [item for line in lines for item in line]
        ticks = [(item.key[0], item.known_from, min(item.known_until, NEVER)) for item in items]
        values = np.array([(item.low, item.high) for item in items], np.float64).reshape(-1, 2)
        flags = [item.is_gap * GAP + item.is_done * DONE + item.is_doubted * DOUBTED for item in items]
        observed, known_from, known_until = np.array(ticks, np.int64).reshape(-1, 3).T
        return cls(
            stay, (observed.copy(), known_from.copy(), known_until.copy()),
            (values[:, 0].copy(), values[:, 1].copy()), np.array(flags, np.int64),
        )  # fmt: skip

    def epochs(self) -> tuple[Ints, Ints]:
        """(stay, start) of every segment, in order: each stay with items begins one at 0."""
        late = self._late()
        gone = np.flatnonzero(self.known_until < NEVER)
        begun = np.unique(self.stay)
        stays = np.concatenate([begun, self.stay[late], self.stay[gone]])
        starts = np.concatenate([np.zeros(len(begun), np.int64), self.known_from[late], self.known_until[gone]])
        keys = np.sort(keyed(stays, starts))
        keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys
        return np.asarray(keys >> SHIFT, np.int64), np.asarray(keys & FURTHEST, np.int64)

    def _late(self) -> Ints:
        """The items that became known after something that stands later in the order."""
        order = np.lexsort((np.arange(len(self.stay)), self.known_from, self.stay))
        rank = order  # items are in the order of their keys, stay by stay: their place is their rank
        furthest = np.maximum.accumulate(rank) if len(rank) else rank
        when = keyed(self.stay[order], self.known_from[order])
        before = np.searchsorted(when, when, "left") - 1  # the last one known strictly earlier
        is_same_stay = (before >= 0) & (self.stay[order][before] == self.stay[order])
        return np.asarray(rank[is_same_stay & (furthest[before] > rank)])


class Column:
    """Segments of items. Item arrays: `observed_key`, `known_key` (segment and tick), `rows_upto` (rows before each).

    Row arrays (items that are values): `low`, `high`, `tick`, `item` (which item a row is), `done`, `doubted`.
    """

    def __init__(self, compact: Compact) -> None:
        stays, starts = compact.epochs()
        self.seg_key = keyed(stays, starts)
        ends = np.where(np.concatenate([stays[1:] == stays[:-1], [False]]), np.append(starts[1:], 0), NEVER)[
            : len(stays)
        ]
        first = np.searchsorted(stays, compact.stay, "left")
        count = np.searchsorted(stays, compact.stay, "right") - first
        item = np.repeat(np.arange(len(compact.stay)), count)
        segment = np.repeat(first - np.cumsum(count) + count, count) + np.arange(count.sum())
        kept = (compact.known_from[item] < ends[segment]) & (compact.known_until[item] > starts[segment])
        item, segment = item[kept], segment[kept]
        order = np.argsort(segment, kind="stable")
        item, segment = item[order], segment[order]
        self.segment = segment
        self.seg_begin = np.searchsorted(segment, np.arange(len(stays)), "left")
        self.seg_end = np.searchsorted(segment, np.arange(len(stays)), "right")
        self.observed = compact.observed[item]
        self.observed_key = keyed(segment, self.observed)
        self.known_key = keyed(segment, np.maximum(compact.known_from[item], starts[segment]))
        self.is_ahead = bool((self.observed > compact.known_from[item]).any())
        self.is_gap = compact.flags[item] & GAP > 0
        self.rows_upto = np.concatenate([[0], np.cumsum(~self.is_gap)]).astype(np.int64)
        self._rows(compact, item)

    def _rows(self, compact: Compact, item: Ints) -> None:
        self.item = np.flatnonzero(~self.is_gap)
        of = item[self.item]
        self.low, self.high, self.tick = compact.low[of], compact.high[of], compact.observed[of]
        self.done, self.doubted = compact.flags[of] & DONE > 0, compact.flags[of] & DOUBTED > 0
        places = np.where(self.is_gap, np.arange(len(item)), NONE)
        self.last_gap = np.maximum.accumulate(places) if len(item) else places

    @cached_property
    def row_segment(self) -> Ints:
        """The segment of each row."""
        return np.asarray(self.segment[self.item])

    @cached_property
    def row_key(self) -> Ints:
        """Segment and tick of each row."""
        return keyed(self.row_segment, self.tick)

    @cached_property
    def row_begin(self) -> Ints:
        """The first row of each segment."""
        return self.rows_upto[self.seg_begin]

    @cached_property
    def running(self) -> tuple[Floats, Floats, Ints]:
        """Sums of low and of finite high before each row, and how many highs are without end."""
        endless = np.isinf(self.high)
        sums = [np.concatenate([[0.0], np.cumsum(part)]) for part in (self.low, np.where(endless, 0.0, self.high))]
        return sums[0], sums[1], np.concatenate([[0], np.cumsum(endless)]).astype(np.int64)

    def run_start(self, holds: Flags) -> Ints:
        """For each row, the first of the run of rows that hold which it ends; the row after it if it does not."""
        breaks = np.where(holds, NONE, np.arange(len(holds)))
        begins = np.maximum(
            np.maximum.accumulate(breaks) + 1 if len(holds) else breaks, self.row_begin[self.row_segment]
        )
        return np.asarray(begins, np.int64)
