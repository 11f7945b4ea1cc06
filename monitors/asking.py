"""How a course is read: which rows are in sight at a moment, how long they count, and until when an answer stands."""

from math import inf
from typing import Any

from chart.ticks import HOUR, NEVER, hours
from monitors.cadence import Cadence
from monitors.moment import Moment, Span
from monitors.note import NO, UNKNOWN, YES, ReadingNote, Row, VerdictNote
from monitors.reading import Reading
from monitors.track import From, Track
from monitors.verdict import Verdict

ALWAYS = (-inf, inf)
Words = tuple[str, str, float]  # code, how it is asked, and over how many hours (0: not over hours)
Rows = tuple[Track, list[int]]


class Asking:
    """What is known of a stay, at the tick `at`. `asked` gathers the codes that were asked for.

    told: what was answered already, for what many patterns ask alike; None where an answer leaves more than a number.
    """

    __slots__ = ("asked", "at", "cadence", "is_traced", "known", "told")

    def __init__(self, cadence: Cadence, at: int, is_traced: bool = False, asked: set[str] | None = None) -> None:
        self.known = cadence.known
        self.cadence = cadence
        self.at = at
        self.is_traced = is_traced
        self.asked = asked
        self.told: dict[tuple[Any, ...], Any] | None = None if is_traced or asked is not None else {}

    def _track(self, code: str) -> Track:
        if self.asked is not None:
            self.asked.add(code)
        return self.known.track(code)

    def _newest(self, code: str, span: Span | None = None) -> tuple[Track, int | None, int]:
        """Track, place of the newest row in sight, and until when that stands as far as coming rows go."""
        track = self._track(code)
        until = track.next_after(self.at)
        if span is None:
            place = track.upto(self.at) - 1
            return track, (place if place >= 0 else None), until
        if span.start is None or span.end is None:
            return track, None, min(until, span.until)
        place = track.upto(min(self.at, span.end)) - 1
        inside = place >= 0 and track.observed[place] >= span.start
        return track, (place if inside else None), min(until, span.until)

    def _trailing(self, code: str, within: float) -> tuple[Track, range, int]:
        """The rows of the last hours by the clock, and until when they stay the same."""
        track = self._track(code)
        places = range(track.place_from(self.at - hours(within)), track.upto(self.at))
        until = track.next_after(self.at)
        if places:
            until = min(until, track.observed[places[0]] + hours(within) + 1)
        return track, places, until

    def _ends(self, code: str, observed: int) -> int:
        """The first tick at which a value observed then is too old. Asked early it answers early."""
        limits = self.cadence.protocols.current_ticks
        limit = limits.get(code) or limits.get(code.split(".", 1)[0])
        if limit is None:
            return NEVER
        if self.at <= observed + limit:
            return observed + limit + 1
        return observed + max(limit, self.cadence.spacing(code, observed)) + 1

    def _least(self, track: Track, since: From, span: Span | None = None) -> int:
        """The least a comparison may say: unknown where a look without an answer came later."""
        moved = track.gap_after(since, self.at) is not None or (span is not None and span.reach is not None)
        return UNKNOWN if moved else NO

    def _reading(
        self, words: Words, pair: tuple[float, float], until: int, rows: Rows, *, least: int = NO, most: int = YES
    ) -> Reading:
        note = ReadingNote(words[0], _asked(words), *pair, rows_of(*rows)) if self.is_traced else None
        return Reading(*pair, until, least, most, note)

    def _missing(self, words: Words, until: int, rows: Rows | None = None, reason: str = "") -> Reading:
        """Nothing is known; `rows` are of a value that is out of date."""
        if not self.is_traced:
            return Reading(*ALWAYS, until)
        code = words[0]
        if rows is not None:
            reason = self._age(rows)
        missing = ((code, reason or self._why_not(code)),)
        note = ReadingNote(code, _asked(words), *ALWAYS, rows_of(*rows) if rows else (), missing)
        return Reading(*ALWAYS, until, note=note)

    def _age(self, rows: Rows) -> str:
        return f"last value {(self.at - rows[0].observed[rows[1][-1]]) / HOUR:.1f} h old"

    def _why_not(self, code: str) -> str:
        was_asked = self.known.track(code).gap_after(None, self.at) is not None
        return "asked, not answered" if was_asked else "not charted"

    def _verdict(self, value: int, until: int, words: Words, rows: Rows, *, ends: str = "") -> Verdict:
        """An answer that is no comparison of numbers; `ends`: what would turn it."""
        if not self.is_traced:
            return Verdict(value, until)
        missing = () if rows[1] else ((words[0], self._why_not(words[0])),)
        reading = ReadingNote(words[0], _asked(words), *ALWAYS, rows_of(*rows), missing)
        return Verdict(value, until, VerdictNote("compare", value, until, reading=reading, ends=ends))

    def _moment(self, code: str, rows: Rows, until: int, gap: int | None = None) -> Moment:
        """The moment of the one row, or none; `gap`: a look without an answer that came after it."""
        track, places = rows
        tick = track.observed[places[0]] if places else None
        if not self.is_traced:
            return Moment(tick, until, gap)
        pair = (track.low[places[0]], track.high[places[0]]) if places else ALWAYS
        missing = () if places else ((code, self._why_not(code)),)
        return Moment(tick, until, gap, ReadingNote(code, "last", *pair, rows_of(*rows), missing))


def rows_of(track: Track, places: list[int]) -> tuple[Row, ...]:
    """The rows at these places, as the evidence card wants them."""
    return tuple(Row(track.keys[p][2], track.observed[p], track.low[p], track.high[p]) for p in places)


def _asked(words: Words) -> str:
    _, word, over = words
    return f"{word} {over:g} h" if over else word
