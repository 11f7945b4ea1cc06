"""What is in sight of one code at many moments: where its segments' items and rows end."""

from functools import cached_property

import numpy as np

from chart.ticks import NEVER
from monitors.columns.column import NONE, SHIFT, Column, Ints, keyed
from monitors.columns.moments import Spans

# Of every moment the same: it turns at no time; nothing hides a value.
AT_NO_TIME: Ints = np.array(NEVER)
NO_GAP: Ints = np.array(NONE)


class Asked:
    """The moments asked at: of which stay, seen up to which tick, with what was known at which."""

    __slots__ = ("at", "is_live", "key", "known_at", "stay")

    def __init__(self, stay: Ints, at: Ints, known_at: Ints | None = None) -> None:
        self.stay = stay
        self.at = at
        self.known_at = at if known_at is None else known_at
        self.is_live = known_at is None
        self.key = keyed(stay, self.known_at)

    def some(self, which: Ints) -> "Asked":
        """Some of them."""
        return Asked(self.stay[which], self.at[which], None if self.is_live else self.known_at[which])


class Sight:
    """One column at many moments. Places are of rows; NONE where there is none."""

    def __init__(self, column: Column, asked: Asked) -> None:
        self.column = column
        self.asked = asked
        if not len(column.seg_key):
            self.segment = self.item_begin = self.item_known = np.zeros(asked.stay.shape, np.int64)
            self.is_there = np.zeros(asked.stay.shape, np.bool_)
        else:
            found = self._segments()
            self.is_there = found != NONE
            if self.is_there.all():
                self.segment, self.item_begin, self.item_known = found, column.seg_begin[found], self._known(found)
            else:
                self.segment = np.where(self.is_there, found, 0)
                self.item_begin = np.where(self.is_there, column.seg_begin[self.segment], 0)
                self.item_known = np.where(self.is_there, self._known(self.segment), 0)
        self.row_begin = column.rows_upto[self.item_begin]
        self.row_known = column.rows_upto[self.item_known]

    def _segments(self) -> Ints:
        """The segment of each moment; NONE where the stay has none by then."""
        column, asked = self.column, self.asked
        if column.segment_of is not None:
            last = len(column.segment_of) - 1
            found = column.segment_of[np.minimum(asked.stay, last)]
            return np.where(asked.stay > last, NONE, found) if int(asked.stay.max(initial=0)) > last else found
        found = np.searchsorted(column.seg_key, asked.key, "right") - 1
        is_there = (found >= 0) & ((column.seg_key[found] >> SHIFT) == asked.stay)
        return np.where(is_there, found, NONE)

    def _known(self, segment: Ints) -> Ints:
        """Where the items known at each moment end; asked at its own news, each knows one more."""
        column, asked = self.column, self.asked
        if asked.is_live and column.news_key is not None and np.array_equal(asked.key, column.news_key):
            return np.arange(1, len(asked.key) + 1)
        return np.searchsorted(column.known_key, keyed(segment, asked.known_at), "right")

    def some(self, which: Ints) -> "Sight":
        """The same at some of the moments."""
        part = object.__new__(Sight)
        part.column = self.column
        part.asked = self.asked.some(which)
        for name in ("segment", "is_there", "item_begin", "item_known", "row_begin", "row_known"):
            setattr(part, name, getattr(self, name)[which])
        return part

    def items_upto(self, tick: Ints) -> Ints:
        """Where the items observed at or before ticks end."""
        seen = np.searchsorted(self.column.observed_key, keyed(self.segment, tick), "right")
        return np.where(tick >= 0, np.minimum(np.maximum(seen, self.item_begin), self.item_known), self.item_begin)

    @cached_property
    def item_end(self) -> Ints:
        """Where the items in sight now end: where all was seen before it was known, with what is known."""
        if self.asked.is_live and not self.column.is_ahead:
            return self.item_known
        return self.items_upto(self.asked.at)

    @cached_property
    def row_end(self) -> Ints:
        """Where the rows in sight now end."""
        return self.column.rows_upto[self.item_end]

    def upto(self, tick: Ints) -> Ints:
        """Where the rows observed at or before ticks end."""
        return self.column.rows_upto[self.items_upto(tick)]

    def place_from(self, tick: Ints) -> Ints:
        """The first row observed at or after ticks, of those that are known."""
        found = np.searchsorted(self.column.observed_key, keyed(self.segment, tick), "left")
        return self.column.rows_upto[np.minimum(np.maximum(found, self.item_begin), self.item_known)]

    @cached_property
    def newest(self) -> Ints:
        """The newest row in sight."""
        return np.where(self.row_end > self.row_begin, self.row_end - 1, NONE)

    def newest_in(self, span: Spans | None) -> Ints:
        """The newest row in sight, within a span."""
        if span is None:
            return self.newest
        end = self.upto(np.minimum(self.asked.at, span.end))
        place = np.where(end > self.row_begin, end - 1, NONE)
        inside = (place != NONE) & (span.start != NONE) & (self.ticks(place) >= span.start)
        return np.where(inside, place, NONE)

    def ticks(self, place: Ints) -> Ints:
        """When rows were observed; NONE for none."""
        return self.column.ticks_at(place)

    @cached_property
    def next_after(self) -> Ints:
        """When the next known item will come into sight."""
        if self.item_end is self.item_known:
            return AT_NO_TIME
        more = self.item_end < self.item_known
        return np.where(more, take(self.column.observed, np.where(more, self.item_end, NONE), NEVER), NEVER)

    def _gap_before(self, end: Ints) -> Ints:
        """The item of the newest gap among the items before an end; NONE for none."""
        last = np.where(end > self.item_begin, end - 1, NONE)
        gap = take(self.column.last_gap, last, NONE)
        return np.where(gap >= self.item_begin, gap, NONE)

    def gap_after_row(self, place: Ints, at: Ints | None = None) -> Ints:
        """When the newest gap later than a row was; place NONE: ever. NONE for none."""
        if not self.column.has_gaps:
            return NO_GAP
        gap = self._gap_before(self.item_end if at is None else self.items_upto(at))
        after = np.where(place == NONE, NONE, take(self.column.item, place, NONE))
        return np.where(gap > after, take(self.column.observed, gap, NONE), NONE)

    def gap_since(self, tick: Ints, at: Ints | None = None) -> Ints:
        """When the newest gap from a tick on was; NONE for none."""
        if not self.column.has_gaps:
            return NO_GAP
        gap = self._gap_before(self.item_end if at is None else self.items_upto(at))
        observed = take(self.column.observed, gap, NONE)
        return np.where((observed != NONE) & (observed >= tick), observed, NONE)

    def extreme(self, values: "np.ndarray", ufunc: "np.ufunc", begin: Ints, end: Ints, empty: float) -> "np.ndarray":
        """The least or greatest of the values of rows from begin up to end. values: of each row, and one more."""
        found = np.full(begin.shape, empty)
        some = np.flatnonzero(end > begin)
        if len(some):
            pairs = np.empty(2 * len(some), np.int64)
            pairs[0::2], pairs[1::2] = begin[some], end[some]
            found[some] = ufunc.reduceat(values, pairs)[0::2]
        return found

    def run_start(self, at_least: float) -> Ints:
        """For the newest row, where the run of rows of at least so much began; the row after it if it is none."""
        column = self.column
        begins = column.keep(("run", at_least), lambda: column.run_start(column.low >= at_least))
        return take(begins, self.newest, 0)


def take(array: "np.ndarray", place: Ints, missing: float) -> "np.ndarray":
    """Array values at places; `missing` where a place is NONE."""
    if not len(array):
        return np.full(place.shape, missing, array.dtype)
    return np.where(place == NONE, np.asarray(missing, array.dtype), array[np.maximum(place, 0)])
