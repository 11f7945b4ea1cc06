"""Charted values in columns: see `monitors.values`, `monitors.amounts`, `monitors.times`."""

import numpy as np

from chart.ticks import hours
from monitors.columns.answers import Readings
from monitors.columns.asking import ColumnAsking, open_where
from monitors.columns.column import NONE, Floats, Ints
from monitors.columns.moments import Spans
from monitors.columns.sight import Sight, take
from monitors.note import NO, UNKNOWN, YES
from monitors.remembered import remembered


class ValueColumns(ColumnAsking):
    """What was charted, as numbers."""

    @remembered
    def last(self, code: str, span: Spans | None = None) -> Readings:
        """The newest charted value (in a span), if it is still current."""
        sight, place, until = self._newest(code, span)
        ends = self._ends(code, sight.ticks(place))
        low, high = self._pair(sight, place)
        found = Readings(low, high, np.minimum(until, ends), self._least(sight, place, span))
        return self._where((place == NONE) | (self.at >= ends), until, found)

    @remembered
    def newest(self, code: str, span: Spans | None = None) -> Readings:
        """The newest charted value, however old; of a span, whatever was looked for after its end."""
        sight, place, until = self._newest(code, span)
        end = self.at if span is None else np.where(span.end == NONE, self.at, np.minimum(self.at, span.end))
        moved = sight.gap_after_row(place, end) != NONE
        if span is not None:
            moved = moved | (span.reach != NONE)
        found = Readings(*self._pair(sight, place), until, open_where(moved))
        return self._where(place == NONE, until, found)

    @remembered
    def if_charted(self, code: str, span: Spans | None = None) -> Readings:
        """The newest value of what nobody is bound to chart."""
        sight, place, until = self._newest(code, span)
        is_current = (place != NONE) & (self.at < self._ends(code, sight.ticks(place)))
        current = self.last(code, span)
        gap = sight.gap_after_row(place)
        gap_ends = self._ends(code, gap)
        is_asked = ~is_current & (gap != NONE) & (self.at < gap_ends)
        until = np.where(is_asked, np.minimum(until, gap_ends), until)
        is_none = place == NONE
        low = np.where(
            is_current, current.low, np.where(is_asked | is_none, -np.inf, take(sight.column.low, place, 0.0))
        )
        high = np.where(
            is_current, current.high, np.where(is_asked | is_none, np.inf, take(sight.column.high, place, 0.0))
        )
        most = np.where(is_current, current.most, np.where(is_asked, YES, np.where(is_none, NO, UNKNOWN)))
        least = np.where(is_current, current.least, NO)
        return Readings(low, high, np.where(is_current, current.until, until), least, most)

    @remembered
    def first(self, code: str, span: Spans | None = None) -> Readings:
        """The oldest charted value (in a span)."""
        sight, place, until = self._newest(code, span)
        start = sight.row_begin if span is None else sight.place_from(span.start)
        start = np.where(place == NONE, NONE, start)
        first = sight.ticks(start)
        opens = np.zeros(self.at.shape, np.int64) if span is None else span.start
        is_open = sight.gap_since(opens, first) != NONE
        if span is not None:
            is_open = is_open | (span.reach != NONE)
        found = Readings(*self._pair(sight, start), until, open_where(is_open))
        return self._where(place == NONE, until, found)

    def first_in(self, code: str, span: Spans) -> Readings:
        """The oldest value in a span in which nobody is bound to chart one: never looked at is no."""
        sight, place, until = self._newest(code, span)
        start = np.where(place == NONE, NONE, sight.place_from(span.start))
        end = np.where(span.end == NONE, self.at, np.minimum(self.at, span.end))
        end = np.where(place == NONE, end, sight.ticks(start))
        hidden = (span.start != NONE) & (sight.gap_since(span.start, end) != NONE)
        is_open = hidden | (span.reach != NONE)
        found = Readings(*self._pair(sight, start), until, open_where(is_open))
        nothing = np.full(self.at.shape, np.inf)
        none = Readings(-nothing, nothing, until, NO, np.where(is_open, YES, NO))
        return self._either(place == NONE, none, found)

    def highest(self, code: str, span: Spans) -> Readings:
        """The highest charted value in a span."""
        return self._extreme(code, span, np.maximum)

    def lowest(self, code: str, span: Spans) -> Readings:
        """The lowest charted value in a span."""
        return self._extreme(code, span, np.minimum)

    def _extreme(self, code: str, span: Spans, ufunc: "np.ufunc") -> Readings:
        sight, place, until = self._newest(code, span)
        begin = sight.place_from(span.start)
        end = np.where(place == NONE, begin, place + 1)
        lows, highs = sight.column.guarded
        low = sight.extreme(lows, ufunc, begin, end, -np.inf)
        high = low if sight.column.is_exact else sight.extreme(highs, ufunc, begin, end, np.inf)
        gap = sight.gap_since(span.start, np.minimum(self.at, span.end))
        least = open_where((gap != NONE) | (span.reach != NONE))
        return self._where(place == NONE, until, Readings(low, high, until, least))

    @remembered
    def rise(self, code: str, within: float) -> Readings:
        """Last minus lowest over the hours before the last."""
        return self._climb(code, within, 1)

    @remembered
    def fall(self, code: str, within: float) -> Readings:
        """Highest minus last over the hours before the last."""
        return self._climb(code, within, -1)

    def _climb(self, code: str, within: float, sign: int) -> Readings:
        sight, place, until = self._newest(code)
        newest = sight.ticks(place)
        ends = self._ends(code, newest)
        is_gone = (place == NONE) | (self.at >= ends)
        later = np.minimum(until, ends)
        opens = newest - hours(within)
        start = self._start(code, sight, place, opens)
        begin, end = np.where(is_gone, 0, start), np.where(is_gone, 0, place)
        surely, possibly = self._moved(sight, place, (begin, end), sign)
        since = np.minimum(opens, sight.ticks(np.where(end > begin, start, NONE)))
        least = open_where(sight.gap_since(since) != NONE)
        found = Readings(np.maximum(0.0, surely), np.maximum(0.0, possibly), later, least)
        return self._where(end <= begin, np.where(is_gone, until, later), found)

    def _moved(self, sight: Sight, place: Ints, others: tuple[Ints, Ints], sign: int) -> tuple[Floats, Floats]:
        """How far the newest lies above the lowest (below the highest) of the others, at least and at most."""
        column, (low, high) = sight.column, self._pair(sight, place)
        with np.errstate(invalid="ignore"):
            ufunc, empty = (np.minimum, np.inf) if sign > 0 else (np.maximum, -np.inf)
            lowest = sight.extreme(column.guarded[0], ufunc, *others, empty)
            highest = lowest if column.is_exact else sight.extreme(column.guarded[1], ufunc, *others, empty)
            return (low - highest, high - lowest) if sign > 0 else (lowest - high, highest - low)

    def _start(self, code: str, sight: Sight, place: Ints, opens: Ints) -> Ints:
        """The first row of a window; the row just before the newest belongs to it if it came a whole round earlier."""
        start = sight.place_from(opens)
        before = np.where(place > sight.row_begin, place - 1, NONE)
        apart = sight.ticks(place) - sight.ticks(before)
        is_near = (before != NONE) & (apart <= self.spacing(code, sight.ticks(before)))
        return np.where((start >= place) & is_near, before, np.minimum(start, np.maximum(place, 0)))
