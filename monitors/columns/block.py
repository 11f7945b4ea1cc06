"""A block of stays in columns: what was charted, and when anything of a code became known."""

from collections.abc import Iterable, Sequence

import numpy as np

from chart.facts import Entry
from chart.ticks import to_tick
from monitors.columns.column import SHIFT, Column, Compact, Ints
from monitors.columns.history import History, history_of
from monitors.protocol import Protocols


class Block:
    """Some stays. `changes`: per code, stay and tick of every moment at which something of it became known.

    events: per code of an event, of each one the stay, when it happened, and when it was known.
    """

    def __init__(
        self,
        columns: dict[str, Column],
        changes: dict[str, Ints],
        events: dict[str, tuple[Ints, Ints, Ints]],
        ends: Ints,
    ) -> None:
        self.columns = columns
        self.changes = changes
        self.events = events
        self.ends = ends

    def changes_of(self, codes: Iterable[str]) -> Ints:
        """Stay and tick of every moment at which something of any of these codes became known, in order."""
        found = [self.changes[code] for code in codes if code in self.changes]
        return distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)


def block_of(several: Sequence[Sequence[Entry]], protocols: Protocols, ends: Sequence[int] | None = None) -> Block:
    """Stays from their entries, each in the order of recording. ends: the ticks up to which they are followed."""
    last = [max(to_tick(entry.recorded_at) for entry in entries) for entries in several] if ends is None else ends
    histories = [history_of(entries, protocols, end) for entries, end in zip(several, last, strict=True)]
    codes = sorted({code for history in histories for code in history.lines})
    columns = {code: Column(Compact.of([history.lines.get(code, []) for history in histories])) for code in codes}
    return Block(columns, _changes(histories), _events(histories), np.array(last, np.int64))


def _events(histories: Sequence[History]) -> dict[str, tuple[Ints, Ints, Ints]]:
    found: dict[str, list[tuple[int, int, int]]] = {}
    for stay, history in enumerate(histories):
        for code, line in history.lines.items():
            if code.startswith("event."):
                found.setdefault(code, []).extend((stay, item.key[0], item.known_from) for item in line)
    return {code: tuple(np.array(rows, np.int64).T) for code, rows in found.items()}


def _changes(histories: Sequence[History]) -> dict[str, Ints]:
    found: dict[str, list[int]] = {}
    for stay, history in enumerate(histories):
        for at, touched in history.news:
            for code in touched:
                found.setdefault(code, []).append((stay << SHIFT) | at)
    return {code: np.array(keys, np.int64) for code, keys in found.items()}


def distinct(keys: Ints) -> Ints:
    """Each key once, in order."""
    keys = np.sort(keys, kind="stable")
    return keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys
