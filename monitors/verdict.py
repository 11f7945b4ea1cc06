"""Three-valued answers: yes, no, or unknown, after Kleene.

Missing data gives unknown, never no. A verdict also knows `until` when it stands without news: the first tick at which
time alone may change it. It may come early, never late; early only costs one more look.
"""

from collections.abc import Iterable, Sequence
from typing import NoReturn

from chart.ticks import NEVER
from monitors.note import NO, UNKNOWN, YES, VerdictNote


class Verdict:
    """One answer at one moment. `&`, `|`, `~` join answers; `if` on one is an error, so formulas cannot branch."""

    __slots__ = ("note", "until", "value")

    def __init__(self, value: int, until: int = NEVER, note: VerdictNote | None = None) -> None:
        self.value = value
        self.until = until
        self.note = note

    def __and__(self, other: "Verdict") -> "Verdict":
        value = self.value if self.value < other.value else other.value
        return Verdict(value, _both_stand(value, NO, self, other), _joined("all", value, self, other))

    def __or__(self, other: "Verdict") -> "Verdict":
        value = self.value if self.value > other.value else other.value
        return Verdict(value, _both_stand(value, YES, self, other), _joined("any", value, self, other))

    def __invert__(self) -> "Verdict":
        return self._single("not", -self.value)

    @property
    def certain(self) -> "Verdict":
        """Unknown counts as no. Only under `~`, where it makes the answer louder."""
        return self._single("certain", YES if self.value == YES else NO)

    @property
    def else_unknown(self) -> "Verdict":
        """For what must be so before a question can be judged at all: where it is not, the answer is unknown."""
        return self._single("else_unknown", YES if self.value == YES else UNKNOWN)

    @property
    def silent(self) -> "Verdict":
        """A condition that goes without saying on the evidence card."""
        return Verdict(self.value, self.until)

    def __bool__(self) -> NoReturn:
        raise TypeError("a verdict has three values: join it with &, |, ~, not with if, and, or, not")

    @staticmethod
    def at_least(count: int, verdicts: Sequence["Verdict"]) -> "Verdict":
        """See `at_least` below: formulas call that, of one moment or of many."""
        values = [verdict.value for verdict in verdicts]
        surely, possibly = values.count(YES), len(values) - values.count(NO)
        value = YES if surely >= count else NO if possibly < count else UNKNOWN
        until = min(verdict.until for verdict in verdicts)
        return Verdict(value, until, _note_of("at_least", (value, until), verdicts, count))

    @staticmethod
    def any_of(verdicts: Sequence["Verdict"]) -> "Verdict":
        """See `any_of` below."""
        return _fold("any", YES, max(verdict.value for verdict in verdicts), verdicts)

    @staticmethod
    def all_of(verdicts: Sequence["Verdict"]) -> "Verdict":
        """See `all_of` below."""
        return _fold("all", NO, min(verdict.value for verdict in verdicts), verdicts)

    def _single(self, kind: str, value: int) -> "Verdict":
        note = None if self.note is None else VerdictNote(kind, value, self.until, (self.note,))
        return Verdict(value, self.until, note)

    def __repr__(self) -> str:
        return {YES: "yes", UNKNOWN: "unknown", NO: "no"}[self.value]


def at_least(count: int, *verdicts: Verdict) -> Verdict:
    """Yes with `count` yes; no when so many cannot be reached; else unknown."""
    return type(verdicts[0]).at_least(count, verdicts)


def any_of(*verdicts: Verdict) -> Verdict:
    """Yes if one is yes, after Kleene."""
    return type(verdicts[0]).any_of(verdicts)


def all_of(*verdicts: Verdict) -> Verdict:
    """Yes if all are yes, after Kleene."""
    return type(verdicts[0]).all_of(verdicts)


def _fold(kind: str, decisive: int, value: int, verdicts: Sequence[Verdict]) -> Verdict:
    until = _stands(value, decisive, *verdicts)
    return Verdict(value, until, _note_of(kind, (value, until), verdicts))


def _stands(value: int, decisive: int, *parts: Verdict) -> int:
    """A decisive part decides alone for as long as it stands; otherwise any part may turn the whole."""
    if value == decisive:
        return max(part.until for part in parts if part.value == decisive)
    return min(part.until for part in parts)


def _both_stand(value: int, decisive: int, left: Verdict, right: Verdict) -> int:
    """The same of two."""
    if value != decisive or left.value == right.value:
        is_later = left.until > right.until
        return left.until if is_later == (value == decisive) else right.until
    return left.until if left.value == decisive else right.until


def _joined(kind: str, value: int, left: Verdict, right: Verdict) -> VerdictNote | None:
    if left.note is None and right.note is None:
        return None
    parts = _flat(kind, left.note) + _flat(kind, right.note)
    return VerdictNote(kind, value, min(left.until, right.until), parts)


def _flat(kind: str, note: VerdictNote | None) -> tuple[VerdictNote, ...]:
    if note is None:
        return ()
    return note.parts if note.kind == kind else (note,)


def _note_of(kind: str, told: tuple[int, int], verdicts: Iterable[Verdict], count: int = 0) -> VerdictNote | None:
    """The note of several joined at once; None where nobody traces."""
    notes = tuple(verdict.note for verdict in verdicts if verdict.note is not None)
    return VerdictNote(kind, *told, notes, count) if notes else None
