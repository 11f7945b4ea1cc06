"""Moments of the chart and the spans that hang on them, many at once: those of `monitors.moment`, in arrays."""

from collections.abc import Sequence
from functools import reduce

import numpy as np

from chart.ticks import hours
from monitors.columns.answers import Verdicts
from monitors.columns.column import NONE, Ints
from monitors.note import NO, UNKNOWN, YES


class Spans:
    """Stretches of time, one a moment: `start` NONE is none at all; `reach` NONE: nothing hides how far it extends."""

    __slots__ = ("end", "reach", "start", "until")

    def __init__(self, start: Ints, end: Ints, until: Ints, reach: Ints) -> None:
        self.start = start
        self.end = end
        self.until = until
        self.reach = reach


class Moments:
    """Moments of the chart, one for each that is asked at; `tick` NONE: there is none. See `monitors.moment`."""

    __slots__ = ("gap", "tick", "until")

    def __init__(self, tick: Ints, until: Ints, gap: Ints) -> None:
        self.tick = tick
        self.until = until
        self.gap = gap

    @property
    def exists(self) -> Verdicts:
        """Whether there is such a moment."""
        value = np.where(self.tick != NONE, YES, np.where(self.gap != NONE, UNKNOWN, NO))
        return Verdicts(value, self.until)

    def is_after(self, other: "Moments") -> Verdicts:
        """Whether this came strictly later than the other did."""
        latest = np.where(other.gap == NONE, other.tick, other.gap)
        hidden = (other.gap != NONE) & ((other.tick == NONE) | (self.tick > other.tick))
        value = np.where(self.tick > latest, YES, np.where(hidden, UNKNOWN, NO))
        value = np.where((self.tick == NONE) | (latest == NONE), NO, value)
        return Verdicts(value, np.minimum(self.until, other.until))

    def up_to(self, count: float) -> Spans:
        """The hours before, itself included."""
        return self._span(-hours(count), 0)

    def before(self, count: float) -> Spans:
        """The hours before, itself left out."""
        return self._span(-hours(count), -1)

    def around(self, count: float) -> Spans:
        """So many hours before and after."""
        return self._span(-hours(count), hours(count))

    def after(self, first: float, last: float) -> Spans:
        """From so many to so many hours after."""
        return self._span(hours(first), hours(last))

    def later(self, count: float) -> Spans:
        """The hours after, itself left out."""
        return self._span(1, hours(count))

    def _span(self, start: int, end: int) -> Spans:
        is_none = self.tick == NONE
        reach = np.where(self.gap == NONE, NONE, self.gap + end)
        starts = np.where(is_none, NONE, np.maximum(self.tick + start, 0))
        return Spans(starts, np.where(is_none, NONE, self.tick + end), self.until, reach)

    @staticmethod
    def newest_of(moments: Sequence["Moments"]) -> "Moments":
        """The latest of several; none where none exists."""
        tick = np.maximum.reduce([moment.tick for moment in moments])
        gap = reduce(np.maximum, [moment.gap for moment in moments])
        until = reduce(np.minimum, [moment.until for moment in moments])
        return Moments(tick, until, np.where((gap != NONE) & (gap > tick), gap, NONE))
