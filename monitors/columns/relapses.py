"""Scores that rise anew after they had settled, for every item of a column: see `monitors.relapse`.

The walk goes item by item, along all segments at once.
"""

import numpy as np

from monitors.columns.column import Column, Flags
from monitors.relapse import Relapse


class _Walks:
    """Where the walk of each segment stands; the fields are those of the plain one."""

    def __init__(self, rule: Relapse, count: int) -> None:
        self.rule = rule
        self.was_high = np.zeros(count, np.bool_)
        self.run = np.zeros(count, np.int64)
        self.run_lowest = np.full(count, np.inf)
        self.lowest = np.full(count, np.inf)  # without end: it has not settled
        self.rose = np.zeros(count, np.bool_)
        self.below = np.zeros(count, np.int64)
        self.hidden = np.zeros(count, np.bool_)

    def row(self, at: "np.ndarray", value: "np.ndarray") -> None:
        """One complete score in each of these segments."""
        rule = self.rule
        rose = self.rose[at]
        below = np.where(rose, np.where(value < rule.again, self.below[at] + 1, 0), self.below[at])
        ended = rose & (below >= rule.in_a_row)
        lowest = np.where(ended & ~self.hidden[at], np.inf, self.lowest[at])
        rose &= ~ended
        is_low = self.was_high[at] & (value < rule.settled)
        run = np.where(is_low, self.run[at] + 1, 0)
        run_lowest = np.where(is_low, np.minimum(self.run_lowest[at], value), np.inf)
        settled = np.where(run >= rule.in_a_row, run_lowest, np.inf)
        lowest = np.where(np.isfinite(lowest), np.minimum(lowest, value), settled)
        rises = np.isfinite(lowest) & ~rose & (value >= rule.again) & (value >= lowest + rule.rise)
        self.below[at] = np.where(rises, 0, below)
        self.rose[at] = rose | rises
        self.run[at], self.run_lowest[at], self.lowest[at] = run, run_lowest, lowest
        self.was_high[at] |= value >= rule.again

    def gap(self, at: "np.ndarray") -> None:
        """A look without an answer in each of these segments."""
        self.hidden[at] = self.was_high[at] = True
        self.below[at] = 0
        self.run[at] += 1
        self.run_lowest[at] = 0.0
        armed = np.isfinite(self.lowest[at]) | (self.run[at] >= self.rule.in_a_row)
        self.lowest[at] = np.where(armed, 0.0, self.lowest[at])
        self.rose[at] |= armed


def relapses(column: Column, rule: Relapse) -> tuple[Flags, Flags]:
    """Of each item, whether up to it the score has surely, and possibly, risen anew."""
    count, items = len(column.seg_begin), len(column.segment)
    surely, possibly = np.zeros(items, np.bool_), np.zeros(items, np.bool_)
    sure, maybe = _Walks(rule, count), _Walks(rule, count)
    value, doubted = np.zeros(items), np.zeros(items, np.bool_)
    value[column.item], doubted[column.item] = column.low, column.doubted
    lengths = column.seg_end - column.seg_begin
    for step in range(int(lengths.max(initial=0))):
        here = np.flatnonzero(lengths > step)
        place = column.seg_begin[here] + step
        scored = ~column.is_gap[place] & ~doubted[place]
        sure.row(here[scored], value[place[scored]])
        maybe.row(here[scored], value[place[scored]])
        maybe.gap(here[column.is_gap[place]])
        surely[place], possibly[place] = sure.rose[here], maybe.rose[here]
    return surely, possibly
