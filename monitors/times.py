"""Questions about moments, flags and clocks; `hours_since` is the only clock a formula has."""

from chart.ticks import HOUR, NEVER
from monitors.asking import ALWAYS, Asking
from monitors.last_use import last_use
from monitors.moment import Moment, Span
from monitors.note import NO, YES, ReadingNote
from monitors.reading import Elapsed
from monitors.verdict import Verdict


class Times(Asking):
    """When something was, and how long ago."""

    __slots__ = ()

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

    def admission(self) -> Moment:
        """When the stay began."""
        return self.when_last("admitted")

    def standing_since(self, code: str) -> Moment:
        """Since when a flag or order stands without a break; a moment that does not exist where it does not stand."""
        track, place, until = self._newest(code)
        begun: list[int] = []
        while place is not None and place >= 0 and track.low[place] > 0:
            begun, place = [place], place - 1
        return self._moment(code, (track, begun), until)

    def is_set(self, code: str) -> Verdict:
        """Whether a flag, order or protocol stands: until it is set false; never charted is no."""
        track, place, until = self._newest(code)
        rows = [] if place is None else [place]
        value = YES if place is not None and track.low[place] > 0 else NO
        return self._verdict(value, until, (code, "set", 0.0), (track, rows))

    def hours_since(self, moment: Moment) -> Elapsed:
        """Hours from a moment to now."""
        return Elapsed(self.at, moment.tick, moment.tick, moment.until, self._elapsed(moment))

    def _elapsed(self, moment: Moment) -> ReadingNote | None:
        if moment.note is None or moment.tick is None:
            return moment.note
        count = (self.at - moment.tick) / HOUR
        return ReadingNote(moment.note.code, "hours since", count, count, moment.note.rows)

    def hours_since_last_use(self, drug_class: str) -> Elapsed:
        """Hours since the newest told use of a class; a range where it was told only roughly, or not at all."""
        code = f"uses.{drug_class}"
        earliest, latest = last_use(self.known, drug_class, self.at)
        until = min(self._track(code).next_after(self.at), self._track("admitted").next_after(self.at))
        note = ReadingNote(code, "hours since last use", *ALWAYS) if self.is_traced else None
        return Elapsed(self.at, earliest, latest, until, note)
