"""Questions about several values in a row: the newest few, what lasted, what began and has not settled."""

from chart.ticks import hours, minutes
from monitors.asking import Asking
from monitors.note import NO, UNKNOWN, YES
from monitors.reading import TOLERANCE, Reading
from monitors.relapse import Relapse, relapse
from monitors.track import Track
from monitors.values import NO_EARLIER
from monitors.verdict import Verdict


class Runs(Asking):
    """What was charted, one after the other."""

    __slots__ = ()

    def latest(self, code: str, count: int, within: float) -> tuple[Reading, ...]:
        """The newest values, newest first, none older than so many hours before the newest; unknown where none is."""
        track, place, until = self._newest(code)
        if place is None or self.at >= (ends := self._ends(code, track.observed[place])):
            rows = None if place is None else (track, [place])
            return (self._missing((code, "last", 0.0), until, rows),) * count
        until = min(until, ends)
        start = track.place_from(track.observed[place] - hours(within))
        least = self._least(track, track.keys[max(start, place - count + 1)])
        found = []
        for each in range(place, place - count, -1):
            if each < start:
                found.append(self._missing((code, "earlier", 0.0), until, reason=NO_EARLIER))
            else:
                pair = (track.low[each], track.high[each])
                found.append(self._reading((code, "latest", 0.0), pair, until, (track, [each]), least=least))
        return tuple(found)

    def sustained(self, code: str, at_least: float, for_minutes: float, within: float) -> Verdict:
        """The newest qualifies, and so do all readings back to one at least so many minutes earlier."""
        track, place, until = self._newest(code)
        words = (code, f"at least {at_least:g} for {for_minutes:g} min", 0.0)
        if place is None or self.at >= (ends := self._ends(code, track.observed[place])):
            return self._missing((code, "last", 0.0), until, None if place is None else (track, [place])) >= at_least
        newest = track.observed[place]
        run: list[int] = []
        for each in range(place, track.place_from(newest - hours(within)) - 1, -1):
            if track.low[each] < at_least - TOLERANCE:
                break
            run.append(each)
            if track.observed[each] <= newest - minutes(for_minutes):
                return self._verdict(YES, min(until, ends), words, (track, run), ends=f"below {at_least:g}")
        hidden = track.gap_after((newest - hours(within),) if run else track.keys[place], self.at)
        value = NO if hidden is None else UNKNOWN
        return self._verdict(value, min(until, ends), words, (track, run or [place]))

    def unsettled(self, code: str, at_least: float, quiet: float | None, in_a_row: int) -> Verdict:
        """Whether values of at least so much began, with none such in the hours before, and have not settled since.

        quiet None: began right after a value below it, or as the first. Settled: so many complete assessments in a row
        below it. A look without an answer leaves open what it hides: that something began, that others came in a row.
        """
        track, place, until = self._newest(code)
        words = (code, f"{at_least:g} or more, not settled since", 0.0)
        if place is None:
            return self._verdict(UNKNOWN, until, words, (track, []))
        calm, doubted, raised = self._calm(code, at_least, in_a_row)
        began = next((p for p in raised if self._begins(track, p, at_least, quiet)), None)
        if began is not None:
            value = UNKNOWN if doubted is not None and doubted > began else YES
            ends = f"below {at_least:g} in {in_a_row} complete assessments in a row"
            return self._verdict(value, until, words, (track, [began]), ends=ends)
        last = self._ends(code, track.observed[place])
        hidden = track.gap_after(None if calm is None else track.keys[calm], self.at)
        value = NO if hidden is None and self.at < last else UNKNOWN
        return self._verdict(value, min(until, last) if self.at < last else until, words, (track, [place]))

    def _calm(self, code: str, at_least: float, in_a_row: int) -> tuple[int | None, int | None, list[int]]:
        """(newest row of the last calm, first of a later one with a gap in it, raised rows since)."""
        track, done = self.known.track(code), self._track(f"done.{code.split('.', 1)[0]}")
        raised: list[int] = []
        run: list[int] = []
        doubted = None
        for each in range(track.upto(self.at) - 1, -1, -1):
            if track.high[each] >= at_least - TOLERANCE:
                raised.append(each)
                run = []
            elif done.holds(track.keys[each]):
                run.append(each)
            if len(run) >= in_a_row:
                first, last = run[-1], run[-in_a_row]
                if not track.has_gap_between(track.keys[first], track.keys[last]):
                    return last, doubted, raised
                doubted = first if doubted is None else doubted
        return None, doubted, raised

    @staticmethod
    def _begins(track: Track, place: int, at_least: float, quiet: float | None) -> bool:
        """Whether no value of at least so much was charted in the hours before a row, or right before it."""
        observed = track.observed[place]
        first = max(0, place - 1) if quiet is None else track.place_from(observed - hours(quiet))
        before = range(first, place if quiet is None else track.place_from(observed))
        return all(track.high[p] < at_least - TOLERANCE for p in before)

    def repeated(self, code: str, at_least: float, in_a_row: int) -> Verdict:
        """Whether the newest few are all of at least so much, of what is charted whenever it happens."""
        track, place, until = self._newest(code)
        newest = [] if place is None else list(range(max(0, place - in_a_row + 1), place + 1))
        is_so = len(newest) == in_a_row and all(track.low[p] >= at_least for p in newest)
        words = (code, f"{in_a_row} in a row", 0.0)
        return self._verdict(YES if is_so else NO, until, words, (track, newest), ends="followed by one that was")

    def relapsed(self, code: str, rule: Relapse) -> Verdict:
        """Whether a score has risen anew after it had settled, and has not settled since."""
        track, place, until = self._newest(code)
        words = (code, "risen anew after settling", 0.0)
        if place is None:
            return self._verdict(UNKNOWN, until, words, (track, []))
        answer, rows = relapse(track, self.at, rule)
        last = self._ends(code, track.observed[place])
        if answer == NO and self.at >= last:
            answer = UNKNOWN
        until = min(until, last) if self.at < last else until
        ends = f"below {rule.again:g} in {rule.in_a_row} complete assessments in a row"
        return self._verdict(answer, until, words, (track, rows or [place]), ends=ends)
