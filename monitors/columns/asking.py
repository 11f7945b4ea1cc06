"""How columns are read: which rows are in sight, how long they count, and until when an answer stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from monitors.cadence import task_of
from monitors.columns.answers import Readings, Verdicts, never
from monitors.columns.column import NONE, Column, Compact, Ints
from monitors.columns.moments import Moments, Spans
from monitors.columns.sight import Asked, Sight, take
from monitors.note import NO, UNKNOWN
from monitors.protocol import Protocols

NOTHING = Column(Compact.of([]))


@dataclass(frozen=True, slots=True)
class Cadences:
    """What formulas ask of the cadence: the protocols in force."""

    protocols: Protocols


class ColumnAsking:
    """What is known of a block of stays at many moments."""

    def __init__(self, columns: Mapping[str, Column], protocols: Protocols, asked: Asked) -> None:
        self.columns = columns
        self.cadence = Cadences(protocols)
        self.moments = asked
        self.at = asked.at
        self.told: dict[tuple[str, str], Any] = {}
        self._sights: dict[str, Sight] = {}

    def sight(self, code: str) -> Sight:
        """What is in sight of a code; looked up once."""
        found = self._sights.get(code)
        if found is None:
            found = self._sights[code] = Sight(self.columns.get(code, NOTHING), self.moments)
        return found

    def _newest(self, code: str, span: Spans | None = None) -> tuple[Sight, Ints, Ints]:
        sight = self.sight(code)
        until = sight.next_after
        if span is not None:
            until = np.minimum(until, span.until)
        return sight, sight.newest_in(span), until

    def _ends(self, code: str, observed: Ints) -> Ints:
        """The first tick at which a value observed then is too old."""
        limits = self.cadence.protocols.current_ticks
        limit = limits.get(code) or limits.get(code.split(".", 1)[0])
        if limit is None:
            return never(observed)
        soon = observed + limit + 1
        is_old = self.at >= soon
        if not is_old.any():
            return soon
        return np.where(is_old, observed + np.maximum(limit, self.spacing(code, observed)) + 1, soon)

    def spacing(self, code: str, observed: Ints) -> Ints:
        """Ticks of interval and grace in force after rows of a code; 0 where no round asks for it."""
        task = task_of(code)
        if task is None:
            return np.zeros(observed.shape, np.int64)
        sight = self.sight(f"spacing.{task}")
        end = sight.upto(observed)
        place = np.where((observed != NONE) & (end > sight.row_begin), end - 1, NONE)
        return take(sight.column.low, place, 0.0).astype(np.int64)

    @staticmethod
    def _least(sight: Sight, place: Ints, span: Spans | None = None) -> Ints:
        moved = sight.gap_after_row(place) != NONE
        if span is not None:
            moved = moved | (span.reach != NONE)
        return np.where(moved, UNKNOWN, NO)

    def _where(self, is_missing: "np.ndarray", missing_until: Ints, found: Readings) -> Readings:
        """The readings, but missing where they are."""
        nothing = np.full(self.at.shape, np.inf)
        return self._either(is_missing, Readings(-nothing, nothing, missing_until), found)

    def _either(self, is_one: "np.ndarray", one: Readings, other: Readings) -> Readings:
        """Of two readings, the one where it is that, the other elsewhere."""
        names = ("low", "high", "until", "least", "most")
        return Readings(*(np.where(is_one, getattr(one, name), getattr(other, name)) for name in names))

    def _pair(self, sight: Sight, place: Ints) -> tuple["np.ndarray", "np.ndarray"]:
        return take(sight.column.low, place, -np.inf), take(sight.column.high, place, np.inf)

    def _moments(self, sight: Sight, place: Ints, until: Ints, gap: Ints | None = None) -> Moments:
        tick = sight.ticks(place)
        return Moments(tick, until, np.full(tick.shape, NONE, np.int64) if gap is None else gap)

    def _verdicts(self, value: "np.ndarray", until: Ints) -> Verdicts:
        return Verdicts(np.asarray(value, np.int64), until)
