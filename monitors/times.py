"""Questions about moments, flags and clocks; `hours_since` is the only clock a formula has."""

from chart.ticks import HOUR, NEVER
from monitors.asking import Asking
from monitors.moment import Moment, Span
from monitors.note import NO, UNKNOWN, YES, ReadingNote
from monitors.reading import Elapsed, Reading
from monitors.remembered import remembered
from monitors.verdict import Verdict


class Times(Asking):
    """When something was, and how long ago."""

    __slots__ = ()

    @remembered
    def when_last(self, code: str, span: Span | None = None) -> Moment:
        """When the newest value (in a span) was observed."""
        track, place, until = self._newest(code, span)
        if place is not None:
            return self._moment(code, (track, [place]), until, track.gap_after(track.keys[place], self.at))
        gap = track.gap_after(None, self.at)
        if span is not None and span.reach is not None:
            start = -NEVER if span.start is None else span.start
            hidden = range(track.place_from(start), track.upto(min(self.at, span.reach)))
            gap = span.reach if hidden else gap
        return self._moment(code, (track, []), until, gap)

    def when_nth(self, code: str, count: int) -> Moment:
        """When the newest but so many was observed: 1 is the newest."""
        track, place, until = self._newest(code)
        if place is None or place < count - 1:
            return self._moment(code, (track, []), until, track.gap_after(None, self.at))
        place -= count - 1
        return self._moment(code, (track, [place]), until, track.gap_after(track.keys[place], self.at))

    def when_first(self, code: str, span: Span | None = None) -> Moment:
        """When the oldest value of the stay (or of a span) was observed."""
        track, place, until = self._newest(code, span)
        start = 0 if span is None or span.start is None else track.place_from(span.start)
        return self._moment(code, (track, [] if place is None else [start]), until)

    def hours_between(self, later: Moment, earlier: Moment) -> Reading:
        """Hours from one charted moment to another: they do not grow with the clock."""
        until = min(later.until, earlier.until)
        words = ("hours_between", "last", 0.0)
        if later.tick is None or earlier.tick is None:
            return self._missing(words, until, reason="not both were charted")
        count = (later.tick - earlier.tick) / HOUR
        gap = later.gap is not None or earlier.gap is not None
        note = None
        if self.is_traced:
            rows = (earlier.note.rows if earlier.note else ()) + (later.note.rows if later.note else ())
            note = ReadingNote("hours_between", "last", count, count, rows)
        return Reading(count, count, until, UNKNOWN if gap else NO, note=note)

    def admission(self) -> Moment:
        """When the stay began."""
        return self.when_last("admitted")

    @remembered
    def standing_since(self, code: str) -> Moment:
        """Since when a flag or order stands without a break; a moment that does not exist where it does not stand."""
        track, place, until = self._newest(code)
        begun: list[int] = []
        while place is not None and place >= 0 and track.low[place] > 0:
            begun, place = [place], place - 1
        return self._moment(code, (track, begun), until)

    @remembered
    def is_set(self, code: str) -> Verdict:
        """Whether a flag, order or protocol stands: until it is set false; never charted is no."""
        track, place, until = self._newest(code)
        rows = [] if place is None else [place]
        value = YES if place is not None and track.low[place] > 0 else NO
        return self._verdict(value, until, (code, "set", 0.0), (track, rows), ends="set false")

    def history(self, name: str) -> Verdict:
        """What is known from before: yes or no as it was told at intake or set since; not asked is unknown."""
        told, place, until = self._newest(f"risk.{name}")
        flag, flag_place, flag_until = self._newest(f"flag.{name}")
        until = min(until, flag_until)
        words = (f"risk.{name}", "told", 0.0)
        if flag_place is not None and flag.low[flag_place] > 0:
            return self._verdict(YES, until, words, (flag, [flag_place]), ends="set false")
        if place is None:
            return self._verdict(UNKNOWN, until, words, (told, []))
        return self._verdict(YES if told.low[place] > 0 else NO, until, words, (told, [place]), ends="told otherwise")

    def hours_since(self, moment: Moment) -> Elapsed:
        """Hours from a moment to now."""
        return Elapsed(self.at, moment.tick, moment.until, self._elapsed(moment))

    def _elapsed(self, moment: Moment) -> ReadingNote | None:
        if moment.note is None or moment.tick is None:
            return moment.note
        count = (self.at - moment.tick) / HOUR
        return ReadingNote(moment.note.code, "hours since", count, count, moment.note.rows)
