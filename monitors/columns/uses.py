"""Substances and what is to come, in columns: see `monitors.uses`."""

from collections.abc import Callable, Iterator

import numpy as np

from chart.ticks import NEVER, hours
from monitors.columns.answers import Verdicts, never
from monitors.columns.asking import ColumnAsking
from monitors.columns.column import NONE, Ints
from monitors.columns.sight import take
from monitors.note import NO, YES
from monitors.remembered import remembered

FOR_EVER = 1 << 60
Told = tuple["np.ndarray", Ints, Ints, "np.ndarray"]  # whether there is a use; between which ticks; whether unknown


class UseColumns(ColumnAsking):
    """What was used before, and what is to come."""

    @remembered
    def used_within(self, who: str, first: float, last: float) -> Verdicts:
        """Whether the last use of any agent may lie between so many hours ago."""

        def window(earliest: Ints, latest: Ints, is_unknown: "np.ndarray") -> tuple["np.ndarray", Ints]:
            begins = np.where(is_unknown, -FOR_EVER, earliest + hours(first))
            ends = np.full(latest.shape, NEVER) if last == np.inf else latest + hours(last)
            is_so = (self.at >= begins) & (self.at <= ends)
            return is_so, np.where(self.at < begins, begins, np.where(is_so, ends + 1, NEVER))

        return self._used(who, window)

    @remembered
    def unused_for(self, who: str, count: float) -> Verdicts:
        """Whether the last use of any agent lies at least so many hours back."""

        def long_ago(earliest: Ints, latest: Ints, is_unknown: "np.ndarray") -> tuple["np.ndarray", Ints]:
            begins = np.where(is_unknown, latest, earliest) + hours(count)
            is_so = self.at >= begins
            return is_so, np.where(is_so, NEVER, begins)

        return self._used(who, long_ago)

    def _used(self, who: str, holds: Callable[[Ints, Ints, "np.ndarray"], tuple["np.ndarray", Ints]]) -> Verdicts:
        until = np.minimum(self.sight(f"uses.{who}").next_after, self.sight("admitted").next_after)
        is_so = np.zeros(self.at.shape, np.bool_)
        turns_yes, turns_no = never(self.at), never(self.at)
        for is_there, earliest, latest, is_unknown in self._uses(who):
            answer, turn = holds(earliest, latest, is_unknown)
            is_so |= is_there & answer
            turns_yes = np.where(is_there & answer, np.minimum(turns_yes, turn), turns_yes)
            turns_no = np.where(is_there & ~answer, np.minimum(turns_no, turn), turns_no)
        return self._verdicts(np.where(is_so, YES, NO), np.minimum(until, np.where(is_so, turns_yes, turns_no)))

    def _uses(self, who: str) -> Iterator[Told]:
        """The newest told use of each agent."""
        admitted = self.sight("admitted")
        newest = np.where(admitted.row_known > admitted.row_begin, admitted.row_known - 1, NONE)
        came = np.where(newest == NONE, self.at, take(admitted.column.tick, newest, NONE))
        for code in self.block.codes:
            if code.startswith(f"uses.{who} "):
                sight = self.sight(code)
                place = sight.newest
                earliest = take(sight.column.low, place, 0.0).astype(np.int64)
                latest = take(sight.column.high, place, 0.0).astype(np.int64)
                is_unknown = earliest < 0
                yield (
                    place != NONE,
                    np.where(is_unknown, came, earliest),
                    np.where(is_unknown, came, latest),
                    is_unknown,
                )

    def due_within(self, code: str, count: float) -> Verdicts:
        """Whether a dose is ordered for the hours to come."""
        sight = self.sight(f"scheduled.{code}")
        is_so = np.zeros(self.at.shape, np.bool_)
        ends, begins = np.full(self.at.shape, NONE, np.int64), never(self.at)
        most = int((sight.row_end - sight.row_begin).max(initial=0))
        for step in range(most):
            place = np.where(sight.row_begin + step < sight.row_end, sight.row_begin + step, NONE)
            due = take(sight.column.low, place, -1.0).astype(np.int64)
            coming = (place != NONE) & (self.at <= due) & (due <= self.at + hours(count))
            is_so |= coming
            ends = np.where(coming, np.maximum(ends, due + 1), ends)
            begins = np.where((place != NONE) & (due > self.at), np.minimum(begins, due - hours(count)), begins)
        until = np.minimum(sight.next_after, np.where(is_so, ends, begins))
        return self._verdicts(np.where(is_so, YES, NO), until)

    def planned_within_use(self, who: str, count: float) -> Verdicts:
        """Whether the discharge is planned for less than so many hours after the last use of any agent."""
        sight, place, until = self._newest("discharge_planned")
        until = np.minimum(until, self.sight(f"uses.{who}").next_after)
        planned = take(sight.column.low, place, 0.0)
        is_early = np.zeros(self.at.shape, np.bool_)
        for is_there, _, latest, _ in self._uses(who):
            is_early |= is_there & (planned < latest + hours(count))
        stands = (place != NONE) & (sight.gap_after_row(place) == NONE)
        return self._verdicts(np.where(stands & is_early, YES, NO), until)
