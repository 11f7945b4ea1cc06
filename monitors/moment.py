"""Moments of the chart, and the spans of time that hang on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from chart.ticks import NEVER, hours
from monitors.note import NO, UNKNOWN, YES, ReadingNote, VerdictNote
from monitors.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Span:
    """From start to end, both belonging to it; None where the moment it hangs on does not exist.

    reach: how far it might extend, where a look without an answer may hide a later moment; else None.
    """

    start: int | None
    end: int | None
    until: int = NEVER
    reach: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the chart, or none (`tick` None). `gap`: the newest look without an answer after it, or None."""

    tick: int | None
    until: int = NEVER
    gap: int | None = None
    note: ReadingNote | None = None

    @property
    def exists(self) -> Verdict:
        """Whether there is such a moment."""
        value = YES if self.tick is not None else UNKNOWN if self.gap is not None else NO
        return self._told(value, self.until, "charted")

    def is_after(self, other: "Moment") -> Verdict:
        """Whether this came strictly later than the other did; no where either never came."""
        latest = other.tick if other.gap is None else other.gap
        if self.tick is None or latest is None:
            value = NO
        elif self.tick > latest:
            value = YES
        else:
            hidden = other.gap is not None and (other.tick is None or self.tick > other.tick)
            value = UNKNOWN if hidden else NO
        return self._told(value, min(self.until, other.until), "after")

    def up_to(self, count: float) -> Span:
        """The hours before the moment, itself included."""
        return self._span(-hours(count), 0)

    def before(self, count: float) -> Span:
        """The hours before the moment, itself left out."""
        return self._span(-hours(count), -1)

    def around(self, count: float) -> Span:
        """So many hours before and after the moment."""
        return self._span(-hours(count), hours(count))

    def after(self, first: float, last: float) -> Span:
        """From so many to so many hours after the moment."""
        return self._span(hours(first), hours(last))

    def later(self, count: float) -> Span:
        """The hours after the moment, itself left out."""
        return self._span(1, hours(count))

    @staticmethod
    def newest_of(moments: Sequence["Moment"]) -> "Moment":
        """See `newest_of` below: formulas call that, of one moment or of many."""
        until = min(moment.until for moment in moments)
        tick = max((moment.tick for moment in moments if moment.tick is not None), default=None)
        gap = max((moment.gap for moment in moments if moment.gap is not None), default=None)
        return Moment(tick, until, gap if gap is not None and (tick is None or gap > tick) else None)

    def _span(self, start: int, end: int) -> Span:
        reach = None if self.gap is None else self.gap + end
        if self.tick is None:
            return Span(None, None, self.until, reach)
        return Span(self.tick + start, self.tick + end, self.until, reach)

    def _told(self, value: int, until: int, comparison: str) -> Verdict:
        if self.note is None:
            return Verdict(value, until)
        return Verdict(value, until, VerdictNote("compare", value, until, reading=self.note, comparison=comparison))


def newest_of(*moments: Moment) -> Moment:
    """The latest of several moments; none if none exists."""
    return type(moments[0]).newest_of(moments)
