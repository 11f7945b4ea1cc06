"""Numbers that may be known only within a range, and what follows from comparing them.

An exact value has low == high. A partial NEWS2 is "at least 5". Never charted is everything from -inf to inf, so that
every comparison with it is unknown. What a comparison may say is kept within [least, most]: a value with a newer look
without an answer after it (asleep, refused, left out) has `least` UNKNOWN, since it can still raise an alarm but never
reassure; an optional value out of date has `most` UNKNOWN, since it can no longer raise one.
"""

from math import inf

from chart.ticks import NEVER, hours
from monitors.note import NO, UNKNOWN, YES, ReadingNote, VerdictNote
from monitors.verdict import Verdict

PLAIN = ("last", "first", "latest")
TOLERANCE = 1e-6  # limits have at most two decimals; 70.0 → 67.9 kg is exactly 3 %


class Reading:
    """A number at one moment, with the tick `until` which time alone leaves it as it is."""

    __slots__ = ("high", "least", "low", "most", "note", "until")

    def __init__(
        self,
        low: float,
        high: float,
        until: int = NEVER,
        least: int = NO,
        most: int = YES,
        note: ReadingNote | None = None,
    ) -> None:
        self.low = low
        self.high = high
        self.until = until
        self.least = least
        self.most = most
        self.note = note

    def __ge__(self, limit: float) -> Verdict:
        value = YES if self.low >= limit - TOLERANCE else NO if self.high < limit - TOLERANCE else UNKNOWN
        return self._compared(value, ">=", limit)

    def __gt__(self, limit: float) -> Verdict:
        value = YES if self.low > limit + TOLERANCE else NO if self.high <= limit + TOLERANCE else UNKNOWN
        return self._compared(value, ">", limit)

    def __le__(self, limit: float) -> Verdict:
        value = YES if self.high <= limit + TOLERANCE else NO if self.low > limit + TOLERANCE else UNKNOWN
        return self._compared(value, "<=", limit)

    def __lt__(self, limit: float) -> Verdict:
        value = YES if self.high < limit - TOLERANCE else NO if self.low >= limit - TOLERANCE else UNKNOWN
        return self._compared(value, "<", limit)

    def equals(self, value: float) -> Verdict:
        """Exactly this value; a range that holds others too is unknown."""
        if self.low > value - TOLERANCE and self.high < value + TOLERANCE:
            answer = YES
        else:
            answer = UNKNOWN if self.low <= value + TOLERANCE and self.high >= value - TOLERANCE else NO
        return self._compared(answer, "=", value)

    def between(self, low: float, high: float) -> Verdict:
        """Low and high belong to it."""
        return (self >= low) & (self <= high)

    def __sub__(self, other: "Reading") -> "Reading":
        return self._joined(other, self.low - other.high, self.high - other.low)

    def __add__(self, other: "Reading") -> "Reading":
        return self._joined(other, self.low + other.low, self.high + other.high)

    def __truediv__(self, other: "Reading") -> "Reading":
        """A quotient by what is surely above zero; by anything else it is unknown."""
        if other.low <= 0.0 or other.high == inf:
            return self._joined(other, -inf, inf)
        quotients = [part / by for part in (self.low, self.high) for by in (other.low, other.high)]
        return self._joined(other, min(quotients), max(quotients))

    def __mul__(self, factor: float) -> "Reading":
        low, high = sorted((self.low * factor, self.high * factor))
        note = None
        if self.note is not None:
            was = self.note
            note = ReadingNote(was.code, was.asked, low, high, was.rows, was.missing)
        return Reading(low, high, self.until, self.least, self.most, note)

    def _compared(self, value: int, comparison: str, limit: float) -> Verdict:
        value = min(max(value, self.least), self.most)
        if self.note is None:
            return Verdict(value, self.until)
        note = VerdictNote("compare", value, self.until, reading=self.note, comparison=comparison, limit=limit)
        return Verdict(value, self.until, note)

    def named(self, code: str) -> "Reading":
        """The same number under a name of its own, for what is made of several."""
        if self.note is None:
            return self
        was = self.note
        note = ReadingNote(code, was.asked, was.low, was.high, was.rows, was.missing)
        return Reading(self.low, self.high, self.until, self.least, self.most, note)

    def _joined(self, other: "Reading", low: float, high: float) -> "Reading":
        low, high = (-inf if low != low else low), (inf if high != high else high)
        least, most = max(self.least, other.least), min(self.most, other.most)
        note = None
        if self.note is not None and other.note is not None:
            note = _both(self.note, other.note, (low, high))
        return Reading(low, high, min(self.until, other.until), least, most, note)


class Elapsed:
    """Hours since a moment: grows with the clock, and knows when a comparison will turn.

    tick None: it never happened, or nobody charted it.
    """

    __slots__ = ("at", "note", "tick", "until")

    def __init__(self, at: int, tick: int | None, until: int = NEVER, note: ReadingNote | None = None) -> None:
        self.at = at
        self.tick = tick
        self.until = until
        self.note = note

    def __ge__(self, count: float) -> Verdict:
        return self._told(self._past(hours(count)), ">=", count)

    def __gt__(self, count: float) -> Verdict:
        return self._told(self._past(hours(count) + 1), ">", count)

    def __le__(self, count: float) -> Verdict:
        return self._told(self._not_past(hours(count) + 1), "<=", count)

    def __lt__(self, count: float) -> Verdict:
        return self._told(self._not_past(hours(count)), "<", count)

    def _past(self, span: int) -> tuple[int, int]:
        """Whether at least `span` ticks have gone by, and until when that stands."""
        if self.tick is None:
            return UNKNOWN, self.until
        turns = self.tick + span
        return (YES, self.until) if self.at >= turns else (NO, min(self.until, turns))

    def _not_past(self, span: int) -> tuple[int, int]:
        value, until = self._past(span)
        return -value, until

    def _told(self, answer: tuple[int, int], comparison: str, limit: float) -> Verdict:
        if self.note is None:
            return Verdict(*answer)
        return Verdict(*answer, VerdictNote("compare", *answer, reading=self.note, comparison=comparison, limit=limit))


def _both(left: ReadingNote, right: ReadingNote, pair: tuple[float, float]) -> ReadingNote:
    asked = left.asked if right.asked in PLAIN or right.asked == left.asked else right.asked
    missing = dict.fromkeys((*left.missing, *right.missing))
    return ReadingNote(left.code, asked, *pair, tuple(dict.fromkeys(left.rows + right.rows)), tuple(missing))
