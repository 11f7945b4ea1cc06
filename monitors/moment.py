"""Moments of the chart, and the spans of time that hang on them."""

from dataclasses import dataclass

from chart.ticks import NEVER, hours, minutes
from monitors.note import NO, UNKNOWN, YES, ReadingNote, VerdictNote
from monitors.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Span:
    """From start to end, both belonging to it; None where the moment it hangs on does not exist."""

    start: int | None
    end: int | None
    until: int = NEVER


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the chart, or none (`tick` None). `moved`: a look without an answer came after it."""

    tick: int | None
    until: int = NEVER
    moved: bool = False
    note: ReadingNote | None = None

    @property
    def exists(self) -> Verdict:
        """Whether there is such a moment."""
        value = YES if self.tick is not None else UNKNOWN if self.moved else NO
        note = self.note and VerdictNote("compare", value, self.until, reading=self.note, comparison="charted")
        return Verdict(value, self.until, note)

    def is_after(self, other: "Moment") -> Verdict:
        """Whether this came strictly later; no where this never came, yes where only the other never did."""
        later = self.tick is not None and (other.tick is None or self.tick > other.tick)
        return Verdict(YES if later else NO, min(self.until, other.until), _after_note(self, other, later))

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

    def after_minutes(self, first: float, last: float) -> Span:
        """From so many to so many minutes after the moment."""
        return self._span(minutes(first), minutes(last))

    def _span(self, start: int, end: int) -> Span:
        if self.tick is None:
            return Span(None, None, self.until)
        return Span(self.tick + start, self.tick + end, self.until)


def newest_of(*moments: Moment) -> Moment:
    """The latest of several moments; none if none exists."""
    until = min(moment.until for moment in moments)
    ticks = [moment.tick for moment in moments if moment.tick is not None]
    return Moment(max(ticks, default=None), until, any(moment.moved for moment in moments))


def _after_note(one: Moment, other: Moment, later: bool) -> VerdictNote | None:
    if one.note is None or other.note is None:
        return None
    value = YES if later else NO
    return VerdictNote("compare", value, min(one.until, other.until), reading=one.note, comparison="after")
