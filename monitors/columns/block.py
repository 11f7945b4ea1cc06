"""A block of stays in columns: what was charted, and when anything of a code became known."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from chart.facts import Entry
from chart.ticks import NEVER, to_tick
from monitors.columns.column import FURTHEST, SHIFT, Column, Compact, Floats, Ints, begins, keyed
from monitors.columns.course_copy import STANDS, CourseCopy, copy_of
from monitors.columns.history import history_of
from monitors.protocol import Protocols


class Block:
    """Some stays, each followed up to a tick of `ends`. Columns are made when they are first asked for.

    Of values, the upper end is held only where it is not the lower one: few are ranges, and years of stays are many.
    """

    def __init__(self, copies: Sequence[CourseCopy], ends: Sequence[int]) -> None:
        self.ends = np.array(ends, np.int64)
        names = sorted({code for copy in copies for code in copy.codes})
        self.codes = {code: place for place, code in enumerate(names)}
        code = _joined([np.array([self.codes[each] for each in copy.codes], np.uint16)[copy.code] for copy in copies])
        order = np.argsort(code, kind="stable")
        self._begins = np.searchsorted(code[order], np.arange(len(names) + 1))
        self._origins = np.array([copy.origin for copy in copies], np.int64)
        stay = np.repeat(np.arange(len(copies), dtype=np.uint16), [len(copy.code) for copy in copies])
        parts = (_joined([copy.columns[place] for copy in copies])[order] for place in range(1, 7))
        observed, known_from, known_until, low, high, flags = parts
        self._items: tuple[Any, ...] = (stay[order], observed, known_from, known_until, low, flags)
        self._ranges = np.flatnonzero(high != low)
        self._upper_ends = high[self._ranges]
        self._columns: dict[str, Column] = {}
        self._changed: dict[str, Ints] = {}

    def items(self, code: str) -> Compact:
        """All items of a code; none where nobody ever charted it."""
        place = self.codes.get(code)
        here = slice(0, 0) if place is None else slice(self._begins[place], self._begins[place + 1])
        stay, observed, known_from, known_until, low, flags = (part[here] for part in self._items)
        stay = stay.astype(np.int64)
        origin = self._origins[stay]
        until = np.where(known_until == STANDS, NEVER, origin + known_until)
        return Compact(stay, origin + observed, origin + known_from, until, low, self._high(here, low), flags)

    def _high(self, here: slice, low: Floats) -> Floats:
        first, last = np.searchsorted(self._ranges, (here.start, here.stop))
        if first == last:
            return low
        high = low.copy()
        high[self._ranges[first:last] - here.start] = self._upper_ends[first:last]
        return high

    def column(self, code: str) -> Column:
        """The column of a code."""
        found = self._columns.get(code)
        if found is None:
            found = self._columns[code] = Column(self.items(code))
        return found

    def forget(self) -> None:
        """Let go of the columns; they are made anew when they are asked for."""
        self._columns.clear()
        self._changed.clear()

    def changes_of(self, codes: Iterable[str]) -> Ints:
        """Stay and tick of every moment at which something of any of these codes became known, in order."""
        found = [self._changes(code) for code in codes if code in self.codes]
        return distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def most_changes_of(self, codes: Iterable[str]) -> int:
        """At how many moments something of that code became known of which that was most often."""
        return max((len(self._changes(code)) for code in codes if code in self.codes), default=0)

    def _changes(self, code: str) -> Ints:
        found = self._changed.get(code)
        if found is None:
            items = self.items(code)
            gone = items.known_until < NEVER
            begun, ended = keyed(items.stay, items.known_from), keyed(items.stay[gone], items.known_until[gone])
            keys = distinct(np.concatenate([begun, ended]))
            found = self._changed[code] = keys[(keys & FURTHEST) <= self.ends[keys >> SHIFT]]
        return found


def block_of(several: Sequence[Sequence[Entry]], protocols: Protocols, ends: Sequence[int] | None = None) -> Block:
    """Stays from their entries, each in the order of recording. ends: the ticks up to which they are followed."""
    last = [max(to_tick(entry.recorded_at) for entry in entries) for entries in several] if ends is None else ends
    read = zip(several, last, strict=True)
    return Block([copy_of(history_of(entries, protocols, end).lines) for entries, end in read], last)


def _joined(parts: Sequence["np.ndarray"]) -> "np.ndarray":
    return np.concatenate(parts) if parts else np.zeros(0, np.uint8)


def distinct(keys: Ints) -> Ints:
    """Each key once, in order."""
    keys = np.sort(keys, kind="stable")
    return keys[begins(keys)]
