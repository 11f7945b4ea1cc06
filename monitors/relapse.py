"""A score that rises anew after it had settled: one walk along its rows, skipping looks without an answer.

Walked twice: surely, as if those looks had not been; and possibly, where each of them may be whatever brings it about.
"""

from dataclasses import dataclass
from math import inf

from monitors.note import NO, UNKNOWN, YES
from monitors.track import Key, Track, just_after


@dataclass(frozen=True, slots=True)
class Relapse:
    """At least one of `again`, then so many in a row below `settled`, then `again` and `rise` above the lowest since.

    It has settled once so many in a row are below `again`.
    """

    settled: float
    again: float
    rise: float
    in_a_row: int


@dataclass(slots=True)
class _Walk:
    """Where a walk stands.

    run: rows in a row below `settled`, and their lowest. lowest: since it had settled, None before. rose_at: the place
    of the row that rose. below: rows in a row below `again` since then. hidden: looks without an answer may count.
    """

    rule: Relapse
    was_high: bool = False
    run: int = 0
    run_lowest: float = inf
    lowest: float | None = None
    rose_at: int | None = None
    below: int = 0
    hidden: bool = False

    def row(self, value: float, place: int) -> None:
        """One complete score."""
        rule = self.rule
        if self.rose_at is not None:
            self.below = self.below + 1 if value < rule.again else 0
            if self.below >= rule.in_a_row:
                self.rose_at, self.lowest = None, self.lowest if self.hidden else None
        self._fall(value)
        if self.lowest is not None and self.rose_at is None and rule.again <= value >= self.lowest + rule.rise:
            self.rose_at, self.below = place, 0
        self.was_high = self.was_high or value >= rule.again

    def _fall(self, value: float) -> None:
        is_low = self.was_high and value < self.rule.settled
        self.run, self.run_lowest = (self.run + 1, min(self.run_lowest, value)) if is_low else (0, inf)
        if self.lowest is not None:
            self.lowest = min(self.lowest, value)
        elif self.run >= self.rule.in_a_row:
            self.lowest = self.run_lowest

    def gap(self, place: int) -> None:
        """A look without an answer: it may have been high, low, or the very rise."""
        self.hidden, self.was_high, self.below = True, True, 0
        self.run, self.run_lowest = self.run + 1, 0.0
        if self.lowest is not None or self.run >= self.rule.in_a_row:
            self.lowest = 0.0
            self.rose_at = place if self.rose_at is None else self.rose_at


def relapse(track: Track, at: int, rule: Relapse) -> tuple[int, list[int]]:
    """Whether it has risen anew, and the places of the row that rose and of the newest.

    Scores of a sedated patient are left out, and hide nothing: what they hide is counted as a look without an answer.
    """
    rows = [(key, place) for place, key in enumerate(track.keys[: track.upto(at)])]
    doubted = {key for key in track.gaps if key[0] <= at}
    surely, possibly = _Walk(rule), _Walk(rule)
    kept = [(key, place) for key, place in rows if just_after(key) not in doubted]
    for _, place in sorted([*kept, *((key, None) for key in doubted)], key=_first):
        if place is None:
            possibly.gap(len(rows))
            continue
        surely.row(track.low[place], place)
        possibly.row(track.low[place], place)
    if surely.rose_at is not None:
        return YES, sorted({surely.rose_at, kept[-1][1]})
    return UNKNOWN if possibly.rose_at is not None else NO, []


def _first(line: tuple[Key, int | None]) -> Key:
    return line[0]
