"""Verdicts, numbers, clocks and grades of many moments at once: those of `verdict` and `reading`, in arrays."""

from collections.abc import Sequence
from functools import reduce
from typing import NoReturn

import numpy as np

from alerts.finding import Severity
from chart.ticks import NEVER, hours
from monitors.columns.column import NONE, Flags, Floats, Ints
from monitors.note import NO, UNKNOWN, YES
from monitors.reading import TOLERANCE


class Verdicts:
    """One answer a moment: `value` NO, UNKNOWN, YES; `until` as of a plain verdict."""

    __slots__ = ("until", "value")

    def __init__(self, value: "np.ndarray", until: Ints) -> None:
        self.value = value
        self.until = until

    def __and__(self, other: "Verdicts") -> "Verdicts":
        return _folded(NO, np.minimum(self.value, other.value), (self, other))

    def __or__(self, other: "Verdicts") -> "Verdicts":
        return _folded(YES, np.maximum(self.value, other.value), (self, other))

    def __invert__(self) -> "Verdicts":
        return Verdicts(-self.value, self.until)

    @property
    def certain(self) -> "Verdicts":
        """Unknown counts as no."""
        return Verdicts(np.where(self.value == YES, YES, NO), self.until)

    @property
    def else_unknown(self) -> "Verdicts":
        """Not so is unknown."""
        return Verdicts(np.where(self.value == YES, YES, UNKNOWN), self.until)

    @property
    def silent(self) -> "Verdicts":
        """Nothing is told here anyway."""
        return self

    def __bool__(self) -> NoReturn:
        raise TypeError("verdicts have three values each: join them with &, |, ~, not with if, and, or, not")

    @staticmethod
    def at_least(count: int, verdicts: Sequence["Verdicts"]) -> "Verdicts":
        """Yes with `count` yes; no when so many cannot be reached; else unknown."""
        values = np.stack([verdict.value for verdict in verdicts])
        surely, possibly = (values == YES).sum(axis=0), (values != NO).sum(axis=0)
        value = np.where(surely >= count, YES, np.where(possibly < count, NO, UNKNOWN))
        return Verdicts(value, reduce(np.minimum, [verdict.until for verdict in verdicts]))

    @staticmethod
    def any_of(verdicts: Sequence["Verdicts"]) -> "Verdicts":
        """Yes if one is yes, after Kleene."""
        return _folded(YES, np.maximum.reduce([verdict.value for verdict in verdicts]), verdicts)

    @staticmethod
    def all_of(verdicts: Sequence["Verdicts"]) -> "Verdicts":
        """Yes if all are yes, after Kleene."""
        return _folded(NO, np.minimum.reduce([verdict.value for verdict in verdicts]), verdicts)

    @staticmethod
    def graded(verdicts: dict[Severity, "Verdicts"]) -> "GradeColumns":
        """The grades of a pattern."""
        return GradeColumns(verdicts)


def _folded(decisive: int, value: Ints, parts: Sequence[Verdicts]) -> Verdicts:
    """A decisive part decides alone for as long as it stands; otherwise any part may turn the whole."""
    if _is_one([part.until for part in parts]):
        return Verdicts(value, parts[0].until)
    deciding: Ints = reduce(np.maximum, [np.where(part.value == decisive, part.until, NONE) for part in parts])
    any_turn: Ints = reduce(np.minimum, [part.until for part in parts])
    return Verdicts(value, np.where(np.equal(value, decisive), deciding, any_turn))


def _is_one(untils: Sequence[Ints]) -> bool:
    """Whether all parts stand until the same, as those do that are read from one value."""
    if all(until is untils[0] for until in untils):
        return True
    return not any(until.ndim for until in untils) and len(set(map(int, untils))) == 1


class GradeColumns:
    """An interval of severities a moment."""

    __slots__ = ("possibly", "surely", "until", "verdicts")

    def __init__(self, verdicts: dict[Severity, Verdicts]) -> None:
        self.verdicts = verdicts
        parts = verdicts.items()
        self.surely = np.maximum.reduce([np.where(v.value == YES, int(s), 0) for s, v in parts])
        self.possibly = np.maximum.reduce([np.where(v.value != NO, int(s), 0) for s, v in parts])
        self.until = reduce(np.minimum, [v.until for v in verdicts.values()])

    def any(self) -> Verdicts:
        """Whether the pattern holds at any grade."""
        whole, *others = self.verdicts.values()
        for other in others:
            whole = whole | other
        return whole

    def unless(self, other: Verdicts) -> "GradeColumns":
        """Dropped only where `other` is surely so."""
        return GradeColumns({severity: verdict & ~other.certain for severity, verdict in self.verdicts.items()})


class Readings:
    """One number a moment, as a range: see `monitors.reading`."""

    __slots__ = ("high", "least", "low", "most", "until")

    def __init__(self, low: Floats, high: Floats, until: Ints, least: Ints | int = NO, most: Ints | int = YES) -> None:
        self.low = low
        self.high = high
        self.until = until
        self.least = least
        self.most = most

    def __ge__(self, limit: float) -> Verdicts:
        return self._compared(self.low >= limit - TOLERANCE, self.high < limit - TOLERANCE)

    def __gt__(self, limit: float) -> Verdicts:
        return self._compared(self.low > limit + TOLERANCE, self.high <= limit + TOLERANCE)

    def __le__(self, limit: float) -> Verdicts:
        return self._compared(self.high <= limit + TOLERANCE, self.low > limit + TOLERANCE)

    def __lt__(self, limit: float) -> Verdicts:
        return self._compared(self.high < limit - TOLERANCE, self.low >= limit - TOLERANCE)

    def equals(self, value: float) -> Verdicts:
        """Exactly this value."""
        is_it = (self.low > value - TOLERANCE) & (self.high < value + TOLERANCE)
        may_be = (self.low <= value + TOLERANCE) & (self.high >= value - TOLERANCE)
        return self._compared(is_it, ~may_be)

    def between(self, low: float, high: float) -> Verdicts:
        """Low and high belong to it."""
        return (self >= low) & (self <= high)

    def _compared(self, surely: Flags, surely_not: Flags) -> Verdicts:
        value = surely.view(np.int8) - surely_not.view(np.int8)
        if not _is(self.least, NO):
            value = np.maximum(value, self.least)
        if not _is(self.most, YES):
            value = np.minimum(value, self.most)
        return Verdicts(value.astype(np.int8, copy=False), self.until)

    def __sub__(self, other: "Readings") -> "Readings":
        with np.errstate(invalid="ignore"):
            return self._joined(other, self.low - other.high, self.high - other.low)

    def __add__(self, other: "Readings") -> "Readings":
        with np.errstate(invalid="ignore"):
            return self._joined(other, self.low + other.low, self.high + other.high)

    def __mul__(self, factor: float) -> "Readings":
        pair = np.sort(np.stack([self.low * factor, self.high * factor]), axis=0)
        return Readings(pair[0], pair[1], self.until, self.least, self.most)

    def __truediv__(self, other: "Readings") -> "Readings":
        with np.errstate(invalid="ignore", divide="ignore"):
            all_four = np.stack([part / by for part in (self.low, self.high) for by in (other.low, other.high)])
        is_odd = (other.low <= 0.0) | np.isposinf(other.high)
        low, high = np.where(is_odd, -np.inf, all_four.min(axis=0)), np.where(is_odd, np.inf, all_four.max(axis=0))
        return self._joined(other, low, high)

    def named(self, code: str) -> "Readings":
        """Names are for the evidence card."""
        return self

    def _joined(self, other: "Readings", low: Floats, high: Floats) -> "Readings":
        low, high = np.where(np.isnan(low), -np.inf, low), np.where(np.isnan(high), np.inf, high)
        least = NO if _is(self.least, NO) and _is(other.least, NO) else np.maximum(self.least, other.least)
        most = YES if _is(self.most, YES) and _is(other.most, YES) else np.minimum(self.most, other.most)
        return Readings(low, high, np.minimum(self.until, other.until), least, most)


class Hours:
    """Hours since a moment, at each moment: `tick` NONE is unknown."""

    __slots__ = ("at", "tick", "until")

    def __init__(self, at: Ints, tick: Ints, until: Ints) -> None:
        self.at = at
        self.tick = tick
        self.until = until

    def __ge__(self, count: float) -> Verdicts:
        return self._past(hours(count))

    def __gt__(self, count: float) -> Verdicts:
        return self._past(hours(count) + 1)

    def __le__(self, count: float) -> Verdicts:
        return ~self._past(hours(count) + 1)

    def __lt__(self, count: float) -> Verdicts:
        return ~self._past(hours(count))

    def _past(self, span: int) -> Verdicts:
        turns = self.tick + span
        is_past = self.at >= turns
        value = np.where(self.tick == NONE, UNKNOWN, np.where(is_past, YES, NO))
        until = np.where((self.tick == NONE) | is_past, self.until, np.minimum(self.until, turns))
        return Verdicts(value, until)


def _is(bound: Ints | int, value: int) -> bool:
    """Whether a bound is the same everywhere, and this."""
    return isinstance(bound, int) and bound == value


def never(like: Ints) -> Ints:
    """NEVER, as often as there are moments."""
    return np.full(like.shape, NEVER, np.int64)
