"""Questions about charted values: the newest, the first, the highest, and how far they moved.

Windows end at the newest value, not at the clock, and are closed at both ends.
"""

from collections.abc import Callable
from dataclasses import replace

from chart.ticks import hours
from monitors.asking import ALWAYS, Asking, Words
from monitors.moment import Span
from monitors.note import NO, UNKNOWN
from monitors.reading import Reading
from monitors.remembered import remembered
from monitors.track import Track

NO_EARLIER = "no earlier value"


class Values(Asking):
    """What was charted, as a number."""

    __slots__ = ()

    @remembered
    def last(self, code: str, span: Span | None = None) -> Reading:
        """The newest charted value (in a span), if it is still current."""
        if span is None and self.told is not None:
            answer = self.told.get(("last", code))
            if answer is None:
                answer = self.told["last", code] = self._last(code, None)
            return answer
        return self._last(code, span)

    def _last(self, code: str, span: Span | None) -> Reading:
        words = (code, "last", 0.0)
        track, place, until = self._newest(code, span)
        if place is None:
            return self._missing(words, until, reason="none in those hours" if span and track.upto(self.at) else "")
        observed = track.observed[place]
        ends = self._ends(code, observed)
        if self.at >= ends:
            return self._missing(words, until, (track, [place]))
        pair, least = (track.low[place], track.high[place]), self._least(track, track.keys[place], span)
        return self._reading(words, pair, min(until, ends), (track, [place]), least=least)

    def newest(self, code: str, span: Span | None = None) -> Reading:
        """The newest charted value, however old; of a span, whatever was looked for after its end."""
        words = (code, "last", 0.0)
        track, place, until = self._newest(code, span)
        if place is None:
            return self._missing(words, until, reason="none in those hours" if span and track.upto(self.at) else "")
        end = self.at if span is None or span.end is None else min(self.at, span.end)
        moved = track.gap_after(track.keys[place], end) is not None or (span is not None and span.reach is not None)
        pair = track.low[place], track.high[place]
        return self._reading(words, pair, until, (track, [place]), least=UNKNOWN if moved else NO)

    def if_charted(self, code: str, span: Span | None = None) -> Reading:
        """The newest value of what nobody is bound to chart: never looked at is no, and out of date is never yes."""
        words = (code, "last", 0.0)
        track, place, until = self._newest(code, span)
        observed = None if place is None else track.observed[place]
        if observed is not None and self.at < self._ends(code, observed):
            return self.last(code, span)
        gap = track.gap_after(None if place is None else track.keys[place], self.at)
        if gap is not None and self.at < (ends := self._ends(code, gap)):
            return self._missing(words, min(until, ends))
        if place is None:
            return self._reading(words, ALWAYS, until, (track, []), most=NO)
        old = self._reading(words, (track.low[place], track.high[place]), until, (track, [place]), most=UNKNOWN)
        if old.note is not None:
            old.note = replace(old.note, missing=((code, self._age((track, [place]))),))
        return old

    def first(self, code: str, span: Span | None = None) -> Reading:
        """The oldest charted value (in a span); a look without an answer before it may have been the first."""
        track, place, until = self._newest(code, span)
        if place is None:
            return self._missing((code, "first", 0.0), until)
        opens = None if span is None or span.start is None else (span.start,)
        start = 0 if opens is None else track.place_from(*opens)
        is_open = track.gap_after(opens, track.observed[start]) is not None or (
            span is not None and span.reach is not None
        )
        pair, least = (track.low[start], track.high[start]), UNKNOWN if is_open else NO
        return self._reading((code, "first", 0.0), pair, until, (track, [start]), least=least)

    def first_in(self, code: str, span: Span) -> Reading:
        """The oldest value in a span in which nobody is bound to chart one: never looked at is no.

        A look without an answer before it may have been the first: what it hides can only raise an alarm.
        """
        words = (code, "first", 0.0)
        track, place, until = self._newest(code, span)
        start = 0 if span.start is None else track.place_from(span.start)
        end = self.at if span.end is None else min(self.at, span.end)
        end = end if place is None else track.observed[start]
        hidden = span.start is not None and track.gap_after((span.start,), end) is not None
        is_open = hidden or span.reach is not None
        if place is not None:
            pair = (track.low[start], track.high[start])
            return self._reading(words, pair, until, (track, [start]), least=UNKNOWN if is_open else NO)
        return self._missing(words, until) if is_open else self._reading(words, ALWAYS, until, (track, []), most=NO)

    def highest(self, code: str, span: Span) -> Reading:
        """The highest charted value in a span."""
        words = (code, "highest", 0.0)
        track, place, until = self._newest(code, span)
        if place is None or span.start is None or span.end is None:
            return self._missing(words, until)
        places = range(track.place_from(span.start), place + 1)
        pair = max(track.low[p] for p in places), max(track.high[p] for p in places)
        gap = track.gap_after((span.start,), min(self.at, span.end))
        least = NO if gap is None and span.reach is None else UNKNOWN
        return self._reading(words, pair, until, (track, list(places)), least=least)

    def lowest(self, code: str, span: Span) -> Reading:
        """The lowest charted value in a span."""
        words = (code, "lowest", 0.0)
        track, place, until = self._newest(code, span)
        if place is None or span.start is None or span.end is None:
            return self._missing(words, until)
        places = range(track.place_from(span.start), place + 1)
        pair = min(track.low[p] for p in places), min(track.high[p] for p in places)
        gap = track.gap_after((span.start,), min(self.at, span.end))
        least = NO if gap is None and span.reach is None else UNKNOWN
        return self._reading(words, pair, until, (track, list(places)), least=least)

    def rise(self, code: str, within: float) -> Reading:
        """Last minus lowest over the hours before the last; unknown without an earlier value."""
        return self._climb((code, "rise in", within), _risen)

    def fall(self, code: str, within: float) -> Reading:
        """Highest minus last over the hours before the last; unknown without an earlier value."""
        return self._climb((code, "fall in", within), _fallen)

    def _climb(self, words: Words, moved: "Moved") -> Reading:
        code, _, within = words
        track, place, until = self._newest(code)
        if place is None or self.at >= (ends := self._ends(code, track.observed[place])):
            return self._missing(words, until, None if place is None else (track, [place]))
        until = min(until, ends)
        opens = track.observed[place] - hours(within)
        start = self._start(code, track, place, opens)
        if start == place:
            return self._missing(words, until, reason=NO_EARLIER)
        pair, extreme = moved(track, range(start, place), place)
        least = self._least(track, (min(opens, track.observed[start]),))
        return self._reading(words, pair, until, (track, [extreme, place]), least=least)

    def _start(self, code: str, track: Track, place: int, opens: int) -> int:
        """The first row of a window; the row just before the newest belongs to it if it came a whole round earlier."""
        start = track.place_from(opens)
        if start < place or place == 0:
            return start
        before = track.observed[place - 1]
        return place - 1 if track.observed[place] - before <= self.cadence.spacing(code, before) else place


Moved = Callable[[Track, range, int], tuple[tuple[float, float], int]]


def _risen(track: Track, others: range, place: int) -> tuple[tuple[float, float], int]:
    """How far the row lies above the lowest of the others, at least and at most; and which that is."""
    lowest = min(others, key=track.low.__getitem__)
    surely = track.low[place] - min(track.high[p] for p in others)
    return (max(0.0, surely), max(0.0, track.high[place] - track.low[lowest])), lowest


def _fallen(track: Track, others: range, place: int) -> tuple[tuple[float, float], int]:
    """How far the row lies below the highest of the others, at least and at most; and which that is."""
    highest = max(others, key=track.high.__getitem__)
    surely = max(track.low[p] for p in others) - track.high[place]
    return (max(0.0, surely), max(0.0, track.high[highest] - track.low[place])), highest
