"""A stay as of one moment: the questions that formulas ask, named as a clinician would.

The plain Course: sorted lists and `bisect`, one stay, one moment. It serves save, sweep, recovery and evidence.
Windows end at the newest value of their input, not at the clock, and are closed at both ends; a value older than its age
limit is missing. A formula is a pure function of what it is told here; `hours_since` is the only clock it has.
"""

from math import inf

from chart.ticks import HOUR, NEVER, hours, minutes
from monitors.cadence import Cadence
from monitors.due import Task, task_codes, tasks
from monitors.known import Known
from monitors.last_use import last_use
from monitors.moment import Moment, Span
from monitors.note import NO, UNKNOWN, YES, ReadingNote, Row, VerdictNote
from monitors.reading import Elapsed, Reading
from monitors.track import Track
from monitors.verdict import Verdict

ALWAYS = (-inf, inf)


class Course:
    """What is known of a stay, asked at the tick `at`. `asked` gathers the codes that were asked for."""

    def __init__(self, cadence: Cadence, at: int, is_traced: bool = False, asked: set[str] | None = None) -> None:
        self.known: Known = cadence.known
        self.cadence = cadence
        self.at = at
        self.is_traced = is_traced
        self.asked = asked

    # ---- values ------------------------------------------------------------------------------------------------------

    def last(self, code: str, span: Span | None = None) -> Reading:
        """The newest charted value (in a span), if it is still current."""
        track, place, until = self._newest(code, span)
        if place is None:
            return self._missing(code, "last", until, self._moved(code, None))
        ends = self._current_until(code, track.observed[place])
        if self.at >= ends:
            return self._missing(code, "last", until, self._moved(code, None), track, place)
        return self._found(code, "last", (track, [place]), min(until, ends))

    def first(self, code: str, span: Span | None = None) -> Reading:
        """The oldest charted value (in a span)."""
        track, places, until = self._within(code, span)
        if not places:
            return self._missing(code, "first", until, self._moved(code, None))
        return self._found(code, "first", (track, [places[0]]), until)

    def highest(self, code: str, span: Span) -> Reading:
        """The highest charted value in a span."""
        track, places, until = self._within(code, span)
        if not places:
            return self._missing(code, "highest", until, self._gap_in(track, span))
        low, high = max(track.low[p] for p in places), max(track.high[p] for p in places)
        return self._reading((code, "highest"), (low, high), until, (track, places), self._gap_in(track, span))

    def rise(self, code: str, within: float) -> Reading:
        """Last minus lowest over the hours before the last; unknown without an earlier value."""
        return self._climb(code, within, "rise")

    def fall(self, code: str, within: float) -> Reading:
        """Highest minus last over the hours before the last; unknown without an earlier value."""
        return self._climb(code, within, "fall")

    def latest(self, code: str, count: int, within: float) -> tuple[Reading, ...]:
        """The newest values, newest first, none older than so many hours before the newest; unknown where there is none."""
        track, place, until = self._newest(code, None)
        if place is None or self.at >= (ends := self._current_until(code, track.observed[place])):
            return tuple(self._missing(code, "latest", until, self._moved(code, None)) for _ in range(count))
        start = track.place_from(track.observed[place] - hours(within))
        moved = track.has_gap(track.observed[max(start, place - count + 1)], self.at)
        found = []
        for each in range(place, place - count, -1):
            if each < start:
                found.append(self._missing(code, "earlier", min(until, ends), moved, reason="no earlier value"))
            else:
                pair = (track.low[each], track.high[each])
                found.append(self._reading((code, "latest"), pair, min(until, ends), (track, [each]), moved))
        return tuple(found)

    # ---- sums and counts: these windows end at the clock --------------------------------------------------------------

    def count(self, code: str, within: float) -> Reading:
        """How many were charted in the last hours; things charted when they happen: none charted is zero."""
        track, places, until = self._trailing(code, within)
        low, high = sum(track.low[p] for p in places), sum(track.high[p] for p in places)
        return self._reading((code, f"count in {within:g} h"), (low, high), until, (track, places), False)

    def total(self, code: str, within: float) -> Reading:
        """The sum of what was measured in the last hours; unknown where nothing was."""
        track, places, until = self._trailing(code, within)
        if not places:
            return self._missing(code, f"total in {within:g} h", until, False, reason=f"none charted in {within:g} h")
        low, high = sum(track.low[p] for p in places), sum(track.high[p] for p in places)
        return self._reading((code, f"total in {within:g} h"), (low, high), until, (track, places), False)

    def happened(self, code: str, within: float) -> Verdict:
        """Whether it was charted in the last hours; not charted is no."""
        return self.count(code, within) >= 1

    def per_hour(self, code: str, over_at_least: float) -> Reading:
        """Sum after the newest row that is at least so many hours before the newest, divided by the hours between."""
        track, place, until = self._newest(code, None)
        asked = f"rate over {over_at_least:g} h or more"
        if place is None or self.at >= (ends := self._current_until(code, track.observed[place])):
            return self._missing(code, asked, until, False)
        begin = track.upto(track.observed[place] - hours(over_at_least)) - 1
        until = min(until, ends)
        if begin < 0:
            return self._missing(code, asked, until, False, reason=f"no value {over_at_least:g} h before the newest")
        span = (track.observed[place] - track.observed[begin]) / HOUR
        places = list(range(begin + 1, place + 1))
        low, high = sum(track.low[p] for p in places) / span, sum(track.high[p] for p in places) / span
        return self._reading((code, asked), (low, high), until, (track, places), False)

    # ---- moments and clocks ------------------------------------------------------------------------------------------

    def when_last(self, code: str, span: Span | None = None) -> Moment:
        """When the newest value (in a span) was observed."""
        track, place, until = self._newest(code, span)
        tick = None if place is None else track.observed[place]
        moved = track.has_gap(-(2**62) if tick is None else tick, self.at)
        return Moment(tick, until, moved, self._moment_note(code, track, place))

    def admission(self) -> Moment:
        """When the stay began."""
        return self.when_last("admitted")

    def onset(self, code: str, at_least: float, quiet: float) -> Moment:
        """The newest value of at least so much with none such in the hours before it."""
        track, _, until = self._newest(code, None)
        newest, before = None, None
        for place in range(track.upto(self.at)):
            if track.high[place] >= at_least:
                if before is None or track.observed[place] - before > hours(quiet):
                    newest = place
                before = track.observed[place]
        tick = None if newest is None else track.observed[newest]
        moved = track.has_gap(-(2**62) if tick is None else tick, self.at)
        return Moment(tick, until, moved, self._moment_note(code, track, newest))

    def settled(self, code: str, below: float, in_a_row: int, since: Moment) -> Verdict:
        """Whether so many values in a row below a limit came after a moment; a gap between them leaves it open."""
        track, place, until = self._newest(code, None)
        value, run = NO, []
        if since.tick is not None and place is not None:
            for each in range(track.upto(since.tick), place + 1):
                run = [*run, each] if track.high[each] < below else []
                if len(run) >= in_a_row:
                    row = run[-in_a_row:]
                    gap = track.has_gap(track.observed[row[0]], track.observed[row[-1]])
                    value = max(value, UNKNOWN if gap else YES)
        note = self._row_note(code, f"{in_a_row} in a row below {below:g}", track, run)
        return self._verdict(value, min(until, since.until), note)

    def sustained(self, code: str, at_least: float, for_minutes: float, within: float) -> Verdict:
        """The newest qualifies, and so do all readings back to one at least so many minutes earlier."""
        track, place, until = self._newest(code, None)
        asked = f"at least {at_least:g} for {for_minutes:g} min"
        if place is None or self.at >= (ends := self._current_until(code, track.observed[place])):
            return self._missing(code, asked, until, self._moved(code, None)) >= at_least
        newest, start = track.observed[place], track.place_from(track.observed[place] - hours(within))
        value, run = NO, []
        for each in range(place, start - 1, -1):
            if track.high[each] < at_least - 1e-6:
                break
            run.append(each)
            if track.observed[each] <= newest - minutes(for_minutes):
                value = YES
                break
        missed = track.has_gap(newest - hours(within), self.at) and track.high[place] >= at_least
        value = UNKNOWN if value == NO and (missed or track.has_gap(newest, self.at)) else value
        return self._verdict(value, min(until, ends), self._row_note(code, asked, track, run or [place]))

    def hours_since(self, moment: Moment) -> Elapsed:
        """Hours from a moment to now."""
        return Elapsed(self.at, moment.tick, moment.tick, moment.until, moment.note)

    def hours_since_last_use(self, drug_class: str) -> Elapsed:
        """Hours since the newest told use of a class; a range where it was told only roughly, or not at all."""
        self._ask(f"uses.{drug_class}")
        earliest, latest = last_use(self.known, drug_class, self.at)
        note = ReadingNote(f"uses.{drug_class}", "since last use", *ALWAYS) if self.is_traced else None
        return Elapsed(self.at, earliest, latest, NEVER, note)

    def is_set(self, code: str) -> Verdict:
        """Whether a flag, order or protocol stands: until it is set false; never charted is no."""
        track, place, until = self._newest(code, None)
        value = YES if place is not None and track.low[place] > 0 else NO
        return self._verdict(value, until, self._row_note(code, "set", track, [] if place is None else [place]))

    def set_for(self, code: str, count: float) -> Verdict:
        """Whether a flag or order has stood, without a break, for so many hours."""
        track, place, until = self._newest(code, None)
        begun = None
        while place is not None and place >= 0 and track.low[place] > 0:
            begun, place = track.observed[place], place - 1
        if begun is None:
            return self._verdict(NO, until, self._row_note(code, "set", track, []))
        ripe = begun + hours(count)
        value, until = (YES, until) if self.at >= ripe else (NO, min(until, ripe))
        return self._verdict(value, until, self._row_note(code, f"set for {count:g} h", track, []))

    def looked(self, code: str, within: float, ending: float = 0.0) -> Verdict:
        """Whether anything was charted of a code in the hours before so many hours ago; not charted is unknown."""
        track = self._track(code)
        start, end = self.at - hours(within + ending), self.at - hours(ending)
        first, last = track.place_from(start), track.upto(end)
        leaves = [track.observed[p] + hours(within + ending) + 1 for p in range(first, last)]
        enters = [track.observed[p] + hours(ending) for p in range(last, len(track.observed))]
        until = min(leaves[-1:] + enters[:1], default=NEVER)
        note = self._row_note(code, f"charted in {within:g} h", track, list(range(first, last))[-1:])
        return self._verdict(YES if last > first else UNKNOWN, until, note)

    def tasks(self) -> list[Task]:
        """What the protocols in force want done, and when."""
        if self.asked is not None:
            self.asked |= set(task_codes(self.cadence.protocols))
        return tasks(self.cadence, self.at)

    def tasks_until(self) -> int:
        """Until when the list of tasks stands without news: coming rows, and rules that end by the clock."""
        coming = [self.known.track(code).next_after(self.at) for code in task_codes(self.cadence.protocols)]
        return min([tick for tick in coming if tick is not None] + self.cadence.turns_after(self.at), default=NEVER)

    def is_past(self, task: Task, tick: int) -> Verdict:
        """Whether the clock is strictly past a tick of a task; the clock stands still while the patient is away."""
        if task.is_paused:
            value, until = NO, NEVER
        else:
            value, until = (YES, NEVER) if self.at > tick else (NO, tick + 1)
        note = None
        if self.is_traced:
            note = ReadingNote(f"task.{task.what}", "due", task.due_at, tick)
        return self._verdict(value, until, note)

    # ---- how it is read ----------------------------------------------------------------------------------------------

    def _ask(self, code: str) -> None:
        if self.asked is not None:
            self.asked.add(code)

    def _track(self, code: str) -> Track:
        self._ask(code)
        return self.known.track(code)

    def _newest(self, code: str, span: Span | None) -> tuple[Track, int | None, int]:
        """Track, place of the newest row in sight, and until when that stands as far as coming rows go."""
        track = self._track(code)
        until = track.next_after(self.at) or NEVER
        if span is None:
            place = track.upto(self.at) - 1
            return track, (place if place >= 0 else None), until
        if span.start is None or span.end is None:
            return track, None, min(until, span.until)
        place = track.upto(min(self.at, span.end)) - 1
        inside = place >= 0 and track.observed[place] >= span.start
        return track, (place if inside else None), min(until, span.until)

    def _within(self, code: str, span: Span | None) -> tuple[Track, list[int], int]:
        track, place, until = self._newest(code, span)
        if place is None:
            return track, [], until
        start = 0 if span is None or span.start is None else track.place_from(span.start)
        return track, list(range(start, place + 1)), until

    def _trailing(self, code: str, within: float) -> tuple[Track, list[int], int]:
        track = self._track(code)
        places = list(range(track.place_from(self.at - hours(within)), track.upto(self.at)))
        until = track.next_after(self.at) or NEVER
        if places:
            until = min(until, track.observed[places[0]] + hours(within) + 1)
        return track, places, until

    def _current_until(self, code: str, observed: int) -> int:
        """The first tick at which a value observed then is too old. Early looks ask again; the round may extend it."""
        limits = self.cadence.protocols.current_ticks
        limit = limits.get(code) or limits.get(code.split(".", 1)[0])
        if limit is None:
            return NEVER
        if self.at <= observed + limit:
            return observed + limit + 1
        return observed + max(limit, self.cadence.spacing(code, observed)) + 1

    def _climb(self, code: str, within: float, word: str) -> Reading:
        track, place, until = self._newest(code, None)
        asked = f"{word} in {within:g} h"
        if place is None or self.at >= (ends := self._current_until(code, track.observed[place])):
            return self._missing(code, asked, until, self._moved(code, None))
        start = track.place_from(track.observed[place] - hours(within))
        until = min(until, ends)
        if start == place and place > 0:
            gap = track.observed[place] - track.observed[place - 1]
            start = place - 1 if gap <= self.cadence.spacing(code, track.observed[place - 1]) else place
        begin = track.observed[place] - hours(within) if start == place else track.observed[start]
        moved = track.has_gap(begin - 1, self.at)
        if start == place:
            return self._missing(code, asked, until, moved, reason="no earlier value")
        others = range(start, place)
        low, high = track.low[place], track.high[place]
        if word == "rise":
            most, least = high - min(track.low[p] for p in others), low - min(track.high[p] for p in others)
            best = min(others, key=lambda p: track.low[p])
        else:
            most, least = max(track.high[p] for p in others) - low, max(track.low[p] for p in others) - high
            best = max(others, key=lambda p: track.high[p])
        pair = (max(0.0, least), max(0.0, most))
        return self._reading((code, asked), pair, until, (track, [best, place]), moved)

    def _moved(self, code: str, since: int | None) -> bool:
        track = self.known.track(code)
        return track.has_gap(-(2**62) if since is None else since, self.at)

    def _gap_in(self, track: Track, span: Span) -> bool:
        return span.start is not None and span.end is not None and track.has_gap(span.start - 1, span.end)

    def _found(self, code: str, asked: str, rows: tuple[Track, list[int]], until: int) -> Reading:
        track, places = rows
        moved = asked == "last" and track.has_gap(track.observed[places[0]], self.at)
        pair = (track.low[places[0]], track.high[places[0]])
        return self._reading((code, asked), pair, until, rows, moved)

    def _reading(
        self, words: tuple[str, str], pair: tuple[float, float], until: int, rows: tuple[Track, list[int]], moved: bool
    ) -> Reading:
        note = ReadingNote(*words, *pair, _rows(*rows)) if self.is_traced else None
        return Reading(*pair, until, moved, note)

    def _missing(
        self,
        code: str,
        asked: str,
        until: int,
        moved: bool,
        track: Track | None = None,
        place: int | None = None,
        reason: str = "",
    ) -> Reading:
        if not self.is_traced:
            return Reading(*ALWAYS, until, moved)
        rows = () if track is None or place is None else _rows(track, [place])
        return Reading(*ALWAYS, until, moved, ReadingNote(code, asked, *ALWAYS, rows, reason or "not charted"))

    def _verdict(self, value: int, until: int, note: ReadingNote | None) -> Verdict:
        if not self.is_traced or note is None:
            return Verdict(value, until)
        return Verdict(value, until, VerdictNote("compare", value, until, reading=note, comparison="is"))

    def _row_note(self, code: str, asked: str, track: Track, places: list[int]) -> ReadingNote | None:
        return ReadingNote(code, asked, *ALWAYS, _rows(track, places)) if self.is_traced else None

    def _moment_note(self, code: str, track: Track, place: int | None) -> ReadingNote | None:
        if not self.is_traced:
            return None
        if place is None:
            return ReadingNote(code, "when last", *ALWAYS, (), "not charted")
        return ReadingNote(code, "when last", track.low[place], track.high[place], _rows(track, [place]))


def _rows(track: Track, places: list[int]) -> tuple[Row, ...]:
    return tuple(Row(track.keys[p][2], track.observed[p], track.low[p], track.high[p]) for p in places)
