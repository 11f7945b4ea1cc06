"""Questions about sums and counts; their windows end at the clock."""

from chart.ticks import HOUR, NEVER, hours
from monitors.asking import Asking
from monitors.moment import Moment, Span
from monitors.note import NO, UNKNOWN, YES
from monitors.reading import Reading
from monitors.remembered import remembered
from monitors.verdict import Verdict


class Amounts(Asking):
    """How much, and how many."""

    __slots__ = ()

    @remembered
    def count(self, code: str, within: float) -> Reading:
        """How many in the last hours, of what is charted when it happens: none charted is zero."""
        track, places, until = self._trailing(code, within)
        pair = (sum(track.low[p] for p in places), sum(track.high[p] for p in places))
        return self._reading((code, "count in", within), pair, until, (track, list(places)))

    def count_in(self, code: str, span: Span) -> Reading:
        """How many in a span, of what is charted when it happens: none charted is zero."""
        track, place, until = self._newest(code, span)
        places = [] if place is None or span.start is None else range(track.place_from(span.start), place + 1)
        pair = (sum(track.low[p] for p in places), sum(track.high[p] for p in places))
        least = NO if span.reach is None else UNKNOWN
        return self._reading((code, "count", 0.0), pair, until, (track, list(places)), least=least)

    def total(self, code: str, within: float) -> Reading:
        """The sum of what was measured in the last hours; unknown where nothing was."""
        track, places, until = self._trailing(code, within)
        words = (code, "total in", within)
        if not places:
            return self._missing(words, until, reason=f"none charted in {within:g} h")
        pair = (sum(track.low[p] for p in places), sum(track.high[p] for p in places))
        return self._reading(words, pair, until, (track, list(places)))

    def happened(self, code: str, within: float) -> Verdict:
        """Whether it was charted in the last hours; not charted is no."""
        return self.count(code, within) >= 1

    def per_hour(self, code: str, over_at_least: float, since: Moment) -> Reading:
        """The hourly rate up to the newest row.

        It is the sum of what came after an earlier row, divided by the hours between the two; the earlier one is the
        newest that lies at least so many hours before the newest, and not before the moment.
        """
        words = (code, "per hour over at least", over_at_least)
        track, place, until = self._newest(code)
        until = min(until, since.until)
        if place is None or self.at >= (ends := self._ends(code, track.observed[place])):
            return self._missing(words, until, None if place is None else (track, [place]))
        until = min(until, ends)
        begin = track.upto(track.observed[place] - hours(over_at_least)) - 1
        if begin < 0 or since.tick is None or track.observed[begin] < since.tick:
            return self._missing(words, until, reason=f"no value {over_at_least:g} h before the newest")
        span = (track.observed[place] - track.observed[begin]) / HOUR
        places = list(range(begin + 1, place + 1))
        low, high = sum(track.low[p] for p in places) / span, sum(track.high[p] for p in places) / span
        return self._reading(words, (low, high), until, (track, [begin, *places]))

    @remembered
    def looked(self, code: str, within: float, ending: float = 0.0) -> Verdict:
        """Whether anything was charted of a code in the hours before so many hours ago; not charted is unknown."""
        track = self._track(code)
        start, end = self.at - hours(within + ending), self.at - hours(ending)
        first, last = track.place_from(start), track.upto(end)
        leaves = [observed + hours(within + ending) + 1 for observed in track.observed[max(first, last - 1) : last]]
        enters = [observed + hours(ending) for observed in track.observed[last : last + 1]]
        until = min([*leaves, *enters], default=NEVER)
        words = (code, "charted in", within)
        found = list(range(first, last))[-1:]
        return self._verdict(YES if found else UNKNOWN, until, words, (track, found))
