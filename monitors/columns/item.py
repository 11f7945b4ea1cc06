"""The line of one code: everything that was ever charted of it, and from when until when that was known."""

from typing import NamedTuple

from chart.ticks import NEVER
from monitors.track import Key


class Item(NamedTuple):
    """One thing on the line of a code: a row, or (is_gap) a look without an answer. Ticks; known_until NEVER: stands.

    is_done: of an assessment that was complete. is_doubted: of a sedated patient.
    """

    key: Key
    known_from: int
    known_until: int
    low: float
    high: float
    is_gap: bool = False
    is_done: bool = False
    is_doubted: bool = False


class Line:
    """All items of one code in the order of their keys, whenever they were known."""

    __slots__ = ("closed", "open")

    def __init__(self) -> None:
        self.open: dict[Key, tuple[int, float, float, bool]] = {}
        self.closed: list[Item] = []

    def begin(self, key: Key, at: int, low: float, high: float, is_gap: bool) -> None:
        """An item becomes known."""
        self.open[key] = (at, low, high, is_gap)

    def end(self, key: Key, at: int) -> None:
        """It is superseded; what never outlived its own moment was never seen."""
        since, low, high, is_gap = self.open.pop(key)
        if at > since:
            self.closed.append(Item(key, since, at, low, high, is_gap))

    def items(self) -> list[Item]:
        """Every item, in order; those known until now as well."""
        still = [Item(key, since, NEVER, low, high, is_gap) for key, (since, low, high, is_gap) in self.open.items()]
        return sorted([*self.closed, *still], key=lambda item: (item.key, item.known_from))
