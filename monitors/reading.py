"""Numbers that may be known only within a range, and what follows from comparing them.

An exact value has low == high. A partial NEWS2 is "at least 5". Never charted is everything from -inf to inf, so that
every comparison with it is unknown. `moved` marks a value that may have changed since: there was a newer look at which
it was not answered (asleep, refused, left out). Such a value can still raise an alarm; it never reassures.
"""

from math import inf

from chart.ticks import HOUR, NEVER, hours
from monitors.note import NO, UNKNOWN, YES, ReadingNote, VerdictNote
from monitors.verdict import Verdict

TOLERANCE = 1e-6  # limits have at most two decimals; 70.0 → 67.9 kg is exactly 3 %


class Reading:
    """A number at one moment, with the tick `until` which time alone leaves it as it is."""

    __slots__ = ("high", "low", "moved", "note", "until")

    def __init__(
        self, low: float, high: float, until: int = NEVER, moved: bool = False, note: ReadingNote | None = None
    ) -> None:
        self.low = low
        self.high = high
        self.until = until
        self.moved = moved
        self.note = note

    @property
    def is_missing(self) -> bool:
        """Nothing at all is known of it."""
        return self.low == -inf and self.high == inf

    def __ge__(self, limit: "float | Reading") -> Verdict:
        if isinstance(limit, Reading):
            return (self - limit) >= 0.0
        value = YES if self.low >= limit - TOLERANCE else NO if self.high < limit - TOLERANCE else UNKNOWN
        return self._compared(value, ">=", limit)

    def __gt__(self, limit: "float | Reading") -> Verdict:
        if isinstance(limit, Reading):
            return (self - limit) > 0.0
        value = YES if self.low > limit + TOLERANCE else NO if self.high <= limit + TOLERANCE else UNKNOWN
        return self._compared(value, ">", limit)

    def __le__(self, limit: "float | Reading") -> Verdict:
        if isinstance(limit, Reading):
            return (limit - self) >= 0.0
        value = YES if self.high <= limit + TOLERANCE else NO if self.low > limit + TOLERANCE else UNKNOWN
        return self._compared(value, "<=", limit)

    def __lt__(self, limit: "float | Reading") -> Verdict:
        if isinstance(limit, Reading):
            return (limit - self) > 0.0
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
        return self._joined(other, self.low - other.high, self.high - other.low, "minus")

    def __add__(self, other: "Reading") -> "Reading":
        return self._joined(other, self.low + other.low, self.high + other.high, "plus")

    def __mul__(self, factor: float) -> "Reading":
        low, high = self.low * factor, self.high * factor
        note = self.note and _changed(self.note, min(low, high), max(low, high))
        return Reading(min(low, high), max(low, high), self.until, self.moved, note)

    def _compared(self, value: int, comparison: str, limit: float) -> Verdict:
        if self.moved and value == NO:
            value = UNKNOWN
        note = self.note and VerdictNote(
            "compare", value, self.until, reading=self.note, comparison=comparison, limit=limit
        )
        return Verdict(value, self.until, note)

    def _joined(self, other: "Reading", low: float, high: float, word: str) -> "Reading":
        low, high = (-inf if low != low else low), (inf if high != high else high)
        note = self.note and other.note and _both(self.note, other.note, low, high, word)
        return Reading(low, high, min(self.until, other.until), self.moved or other.moved, note)


class Elapsed:
    """Hours since a moment: grows with the clock, and knows when a comparison will turn.

    earliest, latest: the moment lies between them (they differ where a last use is told only roughly);
    earliest None: however long ago; latest None: it never happened, or nobody charted it.
    """

    __slots__ = ("at", "earliest", "latest", "note", "until")

    def __init__(
        self,
        at: int,
        earliest: int | None,
        latest: int | None,
        until: int = NEVER,
        note: ReadingNote | None = None,
    ) -> None:
        self.at = at
        self.earliest = earliest
        self.latest = latest
        self.until = until
        self.note = note

    def __ge__(self, count: float) -> Verdict:
        return self._past(hours(count), ">=", count)

    def __gt__(self, count: float) -> Verdict:
        return self._past(hours(count) + 1, ">", count)

    def __le__(self, count: float) -> Verdict:
        return self._not_past(hours(count) + 1, "<=", count)

    def __lt__(self, count: float) -> Verdict:
        return self._not_past(hours(count), "<", count)

    def _past(self, span: int, comparison: str, limit: float) -> Verdict:
        """At least `span` ticks have gone by."""
        if self.latest is None:
            return self._told(UNKNOWN, self.until, comparison, limit)
        surely = self.latest + span
        possibly = surely if self.earliest == self.latest else -inf if self.earliest is None else self.earliest + span
        value = YES if self.at >= surely else UNKNOWN if self.at >= possibly else NO
        turns = [turn for turn in (surely, possibly) if turn > self.at]
        return self._told(value, min([self.until, *(int(turn) for turn in turns)]), comparison, limit)

    def _not_past(self, span: int, comparison: str, limit: float) -> Verdict:
        past = self._past(span, comparison, limit)
        note = past.note and VerdictNote(
            "compare", -past.value, past.until, reading=self.note, comparison=comparison, limit=limit
        )
        return Verdict(-past.value, past.until, note)

    def _told(self, value: int, until: int, comparison: str, limit: float) -> Verdict:
        note = self.note and VerdictNote("compare", value, until, reading=self.note, comparison=comparison, limit=limit)
        return Verdict(value, until, note)

    @property
    def hours(self) -> float | None:
        """Hours gone by since the latest it can have been; None if never."""
        return None if self.latest is None else (self.at - self.latest) / HOUR


def choose(*cases: tuple[Verdict, float], otherwise: float) -> Reading:
    """The number of the first case that holds; an unknown case leaves a range of all that may hold."""
    low, high, until = inf, -inf, NEVER
    for verdict, number in cases:
        until = min(until, verdict.until)
        if verdict.value != NO:
            low, high = min(low, number), max(high, number)
        if verdict.value == YES:
            return Reading(low, high, until)
    return Reading(min(low, otherwise), max(high, otherwise), until)


def _both(left: ReadingNote, right: ReadingNote, low: float, high: float, word: str) -> ReadingNote:
    missing = "; ".join(text for text in (left.missing, right.missing) if text)
    return ReadingNote(left.code, f"{left.asked} {word} {right.asked}", low, high, left.rows + right.rows, missing)


def _changed(note: ReadingNote, low: float, high: float) -> ReadingNote:
    return ReadingNote(note.code, note.asked, low, high, note.rows, note.missing)
