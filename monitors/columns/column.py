"""One code of a block of stays, in columns: what was known when, as segments.

A segment is a stretch of time in which what becomes known comes in the order of observation: an item known late, or no
longer known, begins another. What is known at a moment is then the beginning of a segment, what is in sight is the
beginning of that, and every question is a search for where that ends. Ticks are below 2^42, stays below 2^20.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from chart.ticks import NEVER
from monitors.columns.item import DONE, DOUBTED, GAP

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

Answer = TypeVar("Answer")
SHIFT = 42
FURTHEST = (1 << SHIFT) - 1
NONE = -1


def keyed(part: Ints, tick: Ints) -> Ints:
    """A stay or segment and a tick as one number that sorts by both."""
    keys = np.maximum(tick, 0)
    np.minimum(keys, FURTHEST, out=keys)
    np.bitwise_or(keys, part << SHIFT, out=keys)
    return keys


def begins(keys: Ints) -> Flags:
    """Where, in keys in order, another one begins."""
    return np.concatenate([np.ones(min(1, len(keys)), np.bool_), keys[1:] != keys[:-1]])


class Compact(NamedTuple):
    """All items of one code, stay by stay in the order of their keys. Ticks; flags and known_until as of an Item."""

    stay: Ints
    observed: Ints
    known_from: Ints
    known_until: Ints
    low: Floats
    high: Floats
    flags: NDArray[np.uint8]

    def epochs(self) -> tuple[Ints, Ints]:
        """(stay, start) of every segment, in order: each stay with items begins one at 0."""
        late = self._late()
        gone = np.flatnonzero(self.known_until < NEVER)
        begun = self.stay[begins(self.stay)]
        stays = np.concatenate([begun, self.stay[late], self.stay[gone]])
        starts = np.concatenate([np.zeros(len(begun), np.int64), self.known_from[late], self.known_until[gone]])
        keys = np.sort(keyed(stays, starts))
        keys = keys[begins(keys)]
        return np.asarray(keys >> SHIFT, np.int64), np.asarray(keys & FURTHEST, np.int64)

    def _late(self) -> Ints:
        """The items that became known after something that stands later in the order."""
        when = keyed(self.stay, self.known_from)
        if (when[1:] >= when[:-1]).all():
            return np.zeros(0, np.int64)
        rank = np.argsort(when, kind="stable")  # items are in the order of their keys, stay by stay: their place
        furthest, when = np.maximum.accumulate(rank), when[rank]
        before = np.maximum.accumulate(np.where(begins(when), np.arange(len(when)), 0)) - 1  # known strictly earlier
        is_same_stay = (before >= 0) & (when[before] >> SHIFT == when >> SHIFT)
        return np.asarray(rank[is_same_stay & (furthest[before] > rank)])


class Column:
    """Segments of items; those that are values are rows. What is made of them is made when it is first asked for."""

    def __init__(self, compact: Compact) -> None:
        stays, starts = compact.epochs()
        self.seg_key = keyed(stays, starts)
        ends = np.where(np.concatenate([stays[1:] == stays[:-1], [False]]), np.append(starts[1:], 0), NEVER)[
            : len(stays)
        ]
        first = np.searchsorted(compact.stay, stays, "left")
        count = np.searchsorted(compact.stay, stays, "right") - first
        segment = np.repeat(np.arange(len(stays)), count)
        item = np.repeat(first - np.cumsum(count) + count, count) + np.arange(len(segment))
        kept = (compact.known_from[item] < ends[segment]) & (compact.known_until[item] > starts[segment])
        item, segment = item[kept], segment[kept]
        self.segment = segment
        self.seg_begin = np.searchsorted(segment, np.arange(len(stays)), "left")
        self.seg_end = np.searchsorted(segment, np.arange(len(stays)), "right")
        self._compact, self._from, self._starts = compact, item, starts
        self.observed = compact.observed[item]
        self.is_gap = compact.flags[item] & GAP > 0
        self.has_gaps = bool(self.is_gap.any())
        self.is_ahead = bool((self.observed > compact.known_from[item]).any())
        self.kept: dict[tuple[object, ...], Any] = {}

    @cached_property
    def segment_of(self) -> Ints | None:
        """By stay, its only segment (NONE without any); None where a stay has several."""
        stays = self.seg_key >> SHIFT
        if len(stays) and (stays[1:] == stays[:-1]).any():
            return None
        found = np.full(int(stays.max(initial=-1)) + 1, NONE, np.int64)
        found[stays] = np.arange(len(stays))
        return found

    @cached_property
    def news_key(self) -> Ints | None:
        """Stay and tick from which each item is known, where these only rise from item to item; else None."""
        if self.segment_of is None:
            return None
        keys = keyed(self.seg_key[self.segment] >> SHIFT, self.known_key & FURTHEST)
        return keys if (keys[1:] > keys[:-1]).all() else None

    @cached_property
    def observed_key(self) -> Ints:
        """Segment and tick of each item."""
        return keyed(self.segment, self.observed)

    @cached_property
    def known_key(self) -> Ints:
        """Segment and the tick from which each item is known."""
        return keyed(self.segment, np.maximum(self._compact.known_from[self._from], self._starts[self.segment]))

    @cached_property
    def rows_upto(self) -> Ints:
        """How many rows come before each item, and before the end."""
        return np.concatenate([[0], np.cumsum(~self.is_gap)]).astype(np.int64)

    @cached_property
    def item(self) -> Ints:
        """Which item each row is."""
        return np.flatnonzero(~self.is_gap)

    @cached_property
    def _row(self) -> Ints:
        return np.asarray(self._from[self.item])

    @cached_property
    def low(self) -> Floats:
        """The least each row may be."""
        return np.asarray(self._compact.low[self._row])

    @cached_property
    def high(self) -> Floats:
        """The most each row may be."""
        return self.low if self._compact.high is self._compact.low else np.asarray(self._compact.high[self._row])

    @cached_property
    def is_exact(self) -> bool:
        """Whether every row is one number, not a range."""
        return self.high is self.low or bool((self.low == self.high).all())

    @cached_property
    def tick(self) -> Ints:
        """When each row was observed."""
        return np.asarray(self.observed[self.item])

    @cached_property
    def done(self) -> Flags:
        """Which rows are of complete assessments."""
        return np.asarray(self._compact.flags[self._row] & DONE > 0)

    @cached_property
    def doubted(self) -> Flags:
        """Which rows are of a sedated patient."""
        return np.asarray(self._compact.flags[self._row] & DOUBTED > 0)

    @cached_property
    def last_gap(self) -> Ints:
        """The newest gap up to each item; NONE for none."""
        return np.maximum.accumulate(np.where(self.is_gap, np.arange(len(self.is_gap)), NONE))

    @cached_property
    def _by_place(self) -> tuple[Ints, Floats, Floats]:
        """Tick, low and high of each row, and what stands for none: it is last, where NONE points to."""
        return np.append(self.tick, NONE), np.append(self.low, -np.inf), np.append(self.high, np.inf)

    def ticks_at(self, place: Ints) -> Ints:
        """When rows were observed; NONE for none."""
        return np.asarray(self._by_place[0][place])

    @property
    def guarded(self) -> tuple[Floats, Floats]:
        """Low and high of each row, and one more."""
        return self._by_place[1], self._by_place[2]

    def pair_at(self, place: Ints) -> tuple[Floats, Floats]:
        """The least and most of rows; without end for none."""
        low = self._by_place[1][place]
        if not self.is_exact:
            return low, self._by_place[2][place]
        return low, low if not (place == NONE).any() else np.where(place == NONE, np.inf, low)

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
        if self.is_exact:
            exactly = np.concatenate([[0.0], np.cumsum(self.low)])
            return exactly, exactly, np.zeros(len(exactly), np.int64)
        endless = np.isinf(self.high)
        sums = [np.concatenate([[0.0], np.cumsum(part)]) for part in (self.low, np.where(endless, 0.0, self.high))]
        return sums[0], sums[1], np.concatenate([[0], np.cumsum(endless)]).astype(np.int64)

    def keep(self, asked: tuple[object, ...], work: Callable[[], Answer]) -> Answer:
        """What is worked out for all rows at once, done the first time it is asked for."""
        if asked not in self.kept:
            self.kept[asked] = work()
        found: Answer = self.kept[asked]
        return found

    def run_start(self, holds: Flags) -> Ints:
        """For each row, the first of the run of rows that hold which it ends; the row after it if it does not."""
        breaks = np.where(holds, NONE, np.arange(len(holds)))
        begins = np.maximum(
            np.maximum.accumulate(breaks) + 1 if len(holds) else breaks, self.row_begin[self.row_segment]
        )
        return np.asarray(begins, np.int64)
