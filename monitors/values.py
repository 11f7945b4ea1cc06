"""Questions about charted values: the newest, the first, the highest, and how far they moved.

Windows end at the newest value, not at the clock, and are closed at both ends.
"""

from collections.abc import Callable

from chart.ticks import hours
from monitors.asking import ALWAYS, Asking, Words
from monitors.moment import Span
from monitors.note import NO, UNKNOWN
from monitors.reading import Reading
from monitors.track import Track

NO_EARLIER = "no earlier value"


class Values(Asking):
    """What was charted, as a number."""

    __slots__ = ()

    def last(self, code: str, span: Span | None = None) -> Reading:
        """The newest charted value (in a span), if it is still current."""
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

    def newest(self, code: str) -> Reading:
        """The newest charted value, however old."""
        track, place, until = self._newest(code)
        if place is None:
            return self._missing((code, "last", 0.0), until)
        pair, least = (track.low[place], track.high[place]), self._least(track, track.keys[place])
        return self._reading((code, "last", 0.0), pair, until, (track, [place]), least=least)

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
        return self._reading(words, (track.low[place], track.high[place]), until, (track, [place]), most=UNKNOWN)

    def first(self, code: str, span: Span | None = None) -> Reading:
        """The oldest charted value (in a span)."""
        track, place, until = self._newest(code, span)
        if place is None:
            return self._missing((code, "first", 0.0), until)
        start = 0 if span is None or span.start is None else track.place_from(span.start)
        return self._reading((code, "first", 0.0), (track.low[start], track.high[start]), until, (track, [start]))

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
