"""Sums and counts in columns: see `monitors.amounts`."""

import numpy as np

from chart.ticks import HOUR, NEVER, hours
from monitors.columns.answers import Readings, Verdicts
from monitors.columns.asking import ColumnAsking, open_where
from monitors.columns.column import NONE, Floats, Ints
from monitors.columns.moments import Moments, Spans
from monitors.columns.sight import Sight
from monitors.note import UNKNOWN, YES
from monitors.remembered import remembered


class AmountColumns(ColumnAsking):
    """How much, and how many."""

    @remembered
    def count(self, code: str, within: float) -> Readings:
        """How many in the last hours; none charted is zero."""
        sight, begin, end, until = self._trailing(code, within)
        return Readings(*self._sum(sight, begin, end), until)

    def count_in(self, code: str, span: Spans) -> Readings:
        """How many in a span; none charted is zero."""
        sight, place, until = self._newest(code, span)
        begin = sight.place_from(span.start)
        end = np.where(place == NONE, begin, place + 1)
        least = open_where(span.reach != NONE)
        return Readings(*self._sum(sight, begin, end), until, least)

    @remembered
    def total(self, code: str, within: float) -> Readings:
        """The sum of what was measured in the last hours; unknown where nothing was."""
        sight, begin, end, until = self._trailing(code, within)
        return self._where(end <= begin, until, Readings(*self._sum(sight, begin, end), until))

    def happened(self, code: str, within: float) -> Verdicts:
        """Whether it was charted in the last hours."""
        return self.count(code, within) >= 1

    def _trailing(self, code: str, within: float) -> tuple[Sight, Ints, Ints, Ints]:
        sight = self.sight(code)
        begin = sight.place_from(self.at - hours(within))
        end = np.maximum(sight.row_end, begin)
        oldest = sight.ticks(np.where(end > begin, begin, NONE))
        leaves = np.where(end > begin, oldest + hours(within) + 1, NEVER)
        return sight, begin, end, np.minimum(sight.next_after, leaves)

    @staticmethod
    def _sum(sight: Sight, begin: Ints, end: Ints) -> tuple[Floats, Floats]:
        low, high, endless = sight.column.running
        if high is low:
            exactly = low[end] - low[begin]
            return exactly, exactly
        is_endless = endless[end] > endless[begin]
        return low[end] - low[begin], np.where(is_endless, np.inf, high[end] - high[begin])

    def per_hour(self, code: str, over_at_least: float, since: Moments) -> Readings:
        """The hourly rate up to the newest row: see the plain one."""
        sight, place, until = self._newest(code)
        until = np.minimum(until, since.until)
        newest = sight.ticks(place)
        ends = self._ends(code, newest)
        is_gone = (place == NONE) | (self.at >= ends)
        later = np.minimum(until, ends)
        upto = sight.upto(np.where(is_gone, NONE, newest - hours(over_at_least)))
        begin = np.where(~is_gone & (upto > sight.row_begin), upto - 1, NONE)
        is_short = (begin == NONE) | (since.tick == NONE) | (sight.ticks(begin) < since.tick)
        span = np.where(is_short | is_gone, 1.0, (newest - sight.ticks(begin)) / HOUR)
        low, high = self._sum(sight, np.where(is_short, 0, begin + 1), np.where(is_short, 0, place + 1))
        found = Readings(low / span, high / span, later)
        return self._where(is_gone | is_short, np.where(is_gone, until, later), found)

    @remembered
    def looked(self, code: str, within: float, ending: float = 0.0) -> Verdicts:
        """Whether anything was charted in the hours before so many hours ago; not charted is unknown."""
        sight = self.sight(code)
        start, end = self.at - hours(within + ending), self.at - hours(ending)
        first, last = sight.place_from(start), sight.upto(end)
        is_some = last > first
        newest = sight.ticks(np.where(is_some, last - 1, NONE))
        leaves = np.where(is_some, newest + hours(within + ending) + 1, NEVER)
        has_next = last < sight.row_known
        enters = np.where(has_next, sight.ticks(np.where(has_next, last, NONE)) + hours(ending), NEVER)
        return self._verdicts(np.where(is_some, YES, UNKNOWN), np.minimum(leaves, enters))
