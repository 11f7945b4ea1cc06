"""The line of one code: everything that was ever charted of it, and from when until when that was known."""

from typing import NamedTuple

from chart.ticks import NEVER
from monitors.track import Key

GAP, DONE, DOUBTED = 1, 2, 4


class Item(NamedTuple):
    """One thing on the line of a code: a row, or (GAP) a look without an answer. Ticks; known_until NEVER: stands.

    flags: DONE: of an assessment that was complete. DOUBTED: of a sedated patient.
    """

    key: Key
    known_from: int
    known_until: int
    low: float
    high: float
    flags: int = 0


class Line:
    """All items of one code in the order of their keys, whenever they were known."""

    __slots__ = ("closed", "open")

    def __init__(self) -> None:
        self.open: dict[Key, tuple[int, float, float, int]] = {}
        self.closed: list[Item] = []

    def begin(self, key: Key, at: int, low: float, high: float, flags: int = 0) -> None:
        """An item becomes known."""
        self.open[key] = (at, low, high, flags)

    def end(self, key: Key, at: int) -> None:
        """It is superseded; what never outlived its own moment was never seen."""
        since, low, high, flags = self.open.pop(key)
        if at > since:
            self.closed.append(Item(key, since, at, low, high, flags))

    def items(self) -> list[Item]:
        """Every item, in order; those known until now as well."""
        still = [Item(key, since, NEVER, low, high, flags) for key, (since, low, high, flags) in self.open.items()]
        return sorted([*self.closed, *still])
