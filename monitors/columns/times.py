"""Moments, flags and clocks in columns: see `monitors.times`."""

import numpy as np

from chart.ticks import HOUR
from monitors.columns.answers import Hours, Readings, Verdicts
from monitors.columns.asking import ColumnAsking, open_where
from monitors.columns.column import NONE
from monitors.columns.moments import Moments, Spans
from monitors.columns.sight import take
from monitors.note import NO, UNKNOWN, YES
from monitors.remembered import remembered


class TimeColumns(ColumnAsking):
    """When something was, and how long ago."""

    @remembered
    def when_last(self, code: str, span: Spans | None = None) -> Moments:
        """When the newest value (in a span) was observed."""
        sight, place, until = self._newest(code, span)
        gap = sight.gap_after_row(place)
        if span is not None:
            first = sight.place_from(np.maximum(span.start, 0))
            hidden = (span.reach != NONE) & (sight.upto(np.minimum(self.at, span.reach)) > first)
            gap = np.where((place == NONE) & hidden, span.reach, gap)
        return self._moments(sight, place, until, gap)

    @remembered
    def when_nth(self, code: str, count: int) -> Moments:
        """When the newest but so many was observed."""
        sight, newest, until = self._newest(code)
        place = np.where((newest != NONE) & (newest - (count - 1) >= sight.row_begin), newest - (count - 1), NONE)
        return self._moments(sight, place, until, sight.gap_after_row(place))

    @remembered
    def when_first(self, code: str, span: Spans | None = None) -> Moments:
        """When the oldest value of the stay (or of a span) was observed."""
        sight, place, until = self._newest(code, span)
        start = sight.row_begin if span is None else sight.place_from(span.start)
        return self._moments(sight, np.where(place == NONE, NONE, start), until)

    def admission(self) -> Moments:
        """When the stay began."""
        return self.when_last("admitted")

    def hours_since(self, moment: Moments) -> Hours:
        """Hours from a moment to now."""
        return Hours(self.at, moment.tick, moment.until)

    def hours_between(self, later: Moments, earlier: Moments) -> Readings:
        """Hours from one charted moment to another."""
        until = np.minimum(later.until, earlier.until)
        count = (later.tick - earlier.tick) / HOUR
        least = open_where((later.gap != NONE) | (earlier.gap != NONE))
        is_missing = (later.tick == NONE) | (earlier.tick == NONE)
        return self._where(is_missing, until, Readings(count, count, until, least))

    @remembered
    def standing_since(self, code: str) -> Moments:
        """Since when a flag or order stands without a break."""
        sight, place, until = self._newest(code)
        begun = sight.run_start(float(np.nextafter(0.0, 1.0)))  # anything above 0 is set
        return self._moments(sight, np.where((place == NONE) | (begun > place), NONE, begun), until)

    @remembered
    def is_set(self, code: str) -> Verdicts:
        """Whether a flag, order or protocol stands."""
        sight, place, until = self._newest(code)
        return self._verdicts(np.where(take(sight.column.low, place, 0.0) > 0, YES, NO), until)

    @remembered
    def history(self, name: str) -> Verdicts:
        """What is known from before; not asked is unknown."""
        told, place, until = self._newest(f"risk.{name}")
        flag, flag_place, flag_until = self._newest(f"flag.{name}")
        is_set = take(flag.column.low, flag_place, 0.0) > 0
        answer = np.where(place == NONE, UNKNOWN, np.where(take(told.column.low, place, 0.0) > 0, YES, NO))
        return self._verdicts(np.where(is_set, YES, answer), np.minimum(until, flag_until))
