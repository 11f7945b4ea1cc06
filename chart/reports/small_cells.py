"""Which counts of a table must be hidden, so that no group of 1 to 10 people can be read or worked out.

A small count is hidden itself. Then larger ones are hidden until, with all that is still shown and every sum known to
add up, each small count could be at least two different numbers.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np

SMALLEST_GROUP = 11
APART = 1 - 1e-6  # two counts of people that are not the same

Key = Hashable
Sums = Sequence[tuple[Key, Sequence[Key]]]  # a total, and the cells that add up to it


def is_small(count: int) -> bool:
    """Whether a count is of so few people that it is not told; nobody at all may be told."""
    return 0 < count < SMALLEST_GROUP


def hidden(counts: Mapping[Key, int], sums: Sums) -> frozenset[Key]:
    """The cells to hide, the small ones and those that protect them."""
    small = [key for key, count in counts.items() if is_small(count)]
    closed, safe = set(small), set[Key]()
    for key in small:
        while key not in safe:
            other = _another_reading(key, closed, counts, sums)
            if other is None:
                closed.add(_guard_of(key, closed, counts, sums))
            else:  # what can be read so can still be read so when more is hidden
                safe |= {each for each in small if abs(other[each] - counts[each]) >= APART}
    return frozenset(closed)


def _guard_of(key: Key, closed: set[Key], counts: Mapping[Key, int], sums: Sums) -> Key:
    """The next cell to hide: of those beside a hidden cell that stands alone in its sum, the one that mends most.

    Of equal ones the smallest, and a total after its parts; what several tables add up to only if there is no other.
    """
    totals = Counter(total for total, _ in sums)
    lines = [{total, *parts} for total, parts in sums]
    hidden_in = [len(line & closed) for line in lines]
    gain = dict.fromkeys(counts, 0)
    for line, already in zip(lines, hidden_in, strict=True):
        for each in line:
            gain[each] += (already == 1) - (already == 0)
    alone = [line for line, already in zip(lines, hidden_in, strict=True) if already == 1]
    near = set[Key]().union(*(alone or [line for line in lines if key in line]))
    for group in (near, set(counts)):
        shown = [each for each in counts if each in group and each not in closed and counts[each]]
        if shown:
            return min(shown, key=lambda each: (totals[each] > 1, -gain[each], totals[each], counts[each]))
    raise AssertionError("a table of which everything is hidden gives nothing away")


def _another_reading(key: Key, closed: set[Key], counts: Mapping[Key, int], sums: Sums) -> dict[Key, float] | None:
    """Counts for all hidden cells that fit what is shown and have another number in this one; None if there are none.

    Whoever reads the table knows that a small cell is 1 to 10, and that any other hidden one is more.
    """
    from scipy.optimize import linprog  # a second of start-up that only a report with small cells needs

    cells = [each for each in counts if each in closed]
    rows, known = _equations(cells, counts, sums)
    bounds = [(1, SMALLEST_GROUP - 1) if is_small(counts[each]) else (SMALLEST_GROUP, None) for each in cells]
    for sign in (-1, 1):
        aim = [sign * (each == key) for each in cells]
        found = linprog(aim, A_eq=rows if len(rows) else None, b_eq=known if len(rows) else None, bounds=bounds)
        read = dict(zip(cells, found.x.tolist(), strict=True))
        if abs(read[key] - counts[key]) >= APART:
            return read
    return None


def _equations(cells: Sequence[Key], counts: Mapping[Key, int], sums: Sums) -> tuple[Any, Any]:
    """What each sum says of the hidden cells: one row of factors each, and what they must come to."""
    place = {each: column for column, each in enumerate(cells)}
    rows, known = [], []
    for total, parts in sums:
        row, shown = np.zeros(len(cells)), 0
        for each, factor in [(total, -1), *((part, 1) for part in parts)]:
            if each in place:
                row[place[each]] += factor
            else:
                shown += factor * counts[each]
        if row.any():
            rows.append(row)
            known.append(-shown)
    return np.array(rows), np.array(known)
