"""How columns are read: which rows are in sight, how long they count, and until when an answer stands."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from monitors.codes import task_of
from monitors.columns.answers import Readings, Verdicts
from monitors.columns.block import Block
from monitors.columns.column import NONE, Ints
from monitors.columns.moments import Moments, Spans
from monitors.columns.sight import AT_NO_TIME, NO_GAP, Asked, Sight, take
from monitors.note import NO, UNKNOWN
from monitors.protocol import Protocols


@dataclass(frozen=True, slots=True)
class Cadences:
    """What formulas ask of the cadence: the protocols in force."""

    protocols: Protocols


class ColumnAsking:
    """What is known of a block of stays at many moments."""

    def __init__(self, block: Block, protocols: Protocols, asked: Asked) -> None:
        self.block = block
        self.cadence = Cadences(protocols)
        self.moments = asked
        self.at = asked.at
        self.asked = None
        self.told: dict[tuple[Any, ...], Any] | None = {}
        self._sights: dict[str, Sight] = {}

    def sight(self, code: str) -> Sight:
        """What is in sight of a code; looked up once."""
        found = self._sights.get(code)
        if found is None:
            found = self._sights[code] = Sight(self.block.column(code), self.moments)
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
        if limit is None or not observed.ndim:
            return AT_NO_TIME
        ends = observed + limit + 1
        old = np.flatnonzero(self.at >= ends)
        if len(old) and (task := task_of(code)) is not None:
            spacing = self._spacing(self.sight(f"spacing.{task}").some(old), observed[old])
            ends[old] = observed[old] + np.maximum(limit, spacing) + 1
        return ends

    def spacing(self, code: str, observed: Ints) -> Ints:
        """Ticks of interval and grace in force after rows of a code; 0 where no round asks for it."""
        task = task_of(code)
        if task is None:
            return np.zeros(observed.shape, np.int64)
        return self._spacing(self.sight(f"spacing.{task}"), observed)

    @staticmethod
    def _spacing(sight: Sight, observed: Ints) -> Ints:
        end = sight.upto(observed)
        place = np.where((observed != NONE) & (end > sight.row_begin), end - 1, NONE)
        return take(sight.column.low, place, 0.0).astype(np.int64)

    @staticmethod
    def _least(sight: Sight, place: Ints, span: Spans | None = None) -> Ints | int:
        if span is None and not sight.column.has_gaps:
            return NO
        moved = sight.gap_after_row(place) != NONE
        if span is not None:
            moved = moved | (span.reach != NONE)
        return open_where(moved)

    def _where(self, is_missing: "np.ndarray", missing_until: Ints, found: Readings) -> Readings:
        """The readings, but missing where they are."""
        nothing = np.full(self.at.shape, np.inf)
        return self._either(is_missing, Readings(-nothing, nothing, missing_until), found)

    def _either(self, is_one: "np.ndarray", one: Readings, other: Readings) -> Readings:
        """Of two readings, the one where it is that, the other elsewhere."""
        if not is_one.any():
            return other
        names = ("low", "high", "until", "least", "most")
        return Readings(*(_chosen(is_one, getattr(one, name), getattr(other, name)) for name in names))

    def _pair(self, sight: Sight, place: Ints) -> tuple["np.ndarray", "np.ndarray"]:
        return sight.column.pair_at(place)

    def _moments(self, sight: Sight, place: Ints, until: Ints, gap: Ints | None = None) -> Moments:
        tick = sight.ticks(place)
        return Moments(tick, until, NO_GAP if gap is None else gap)

    def _verdicts(self, value: "np.ndarray", until: Ints) -> Verdicts:
        return Verdicts(np.asarray(value, np.int8), until)


def open_where(is_hidden: "np.ndarray") -> Ints | int:
    """The least that can be said: unknown where something is hidden."""
    if not is_hidden.ndim:
        return UNKNOWN if is_hidden else NO
    return np.where(is_hidden, UNKNOWN, NO)


def _chosen(is_one: "np.ndarray", one: Any, other: Any) -> Any:
    """Where it is one, the one, elsewhere the other; a number that both share stays a number."""
    if isinstance(one, int) and isinstance(other, int) and one == other:
        return one
    return np.where(is_one, one, other)
