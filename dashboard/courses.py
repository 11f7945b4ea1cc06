"""What is known of each stay, kept between two looks at a page: only what was charted since is read again.

A memory, never the truth: every look first asks the database how far the stay has come and whose unit it is in.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from chart.facts import Entry, StayId
from monitors.cadence import Cadence
from monitors.known import Known
from monitors.protocol import Protocols

KEPT = 256


@dataclass(slots=True)
class Kept:
    """One stay as it was last read: all its entries, and what stands of them."""

    known: Known = field(default_factory=Known)
    entries: list[Entry] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    _cadence: Cadence | None = None

    def cadence(self, protocols: Protocols) -> Cadence:
        """How often each task wants doing under some protocols; what was worked out of the past is kept."""
        if self._cadence is None or self._cadence.protocols is not protocols:
            self._cadence = Cadence(self.known, protocols)
        return self._cadence

    @property
    def seq(self) -> int:
        """The newest entry read so far."""
        return self.entries[-1].seq if self.entries else 0

    def take(self, entries: list[Entry]) -> None:
        """Take in what was charted since."""
        for entry in entries:
            self.known.put(entry)
        self.entries += entries


class Courses:
    """The stays somebody looked at lately, the least recent forgotten first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[StayId, Kept] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def looked_at(self, stay_id: StayId, last_seq: int, read: Callable[[int], list[Entry]]) -> Iterator[Kept]:
        """One stay up to its entry `last_seq`, nobody else's while in use.

        last_seq: as read in this very request for this actor's unit, so that the right to see it was checked.
        read: gives the entries after a seq.
        """
        kept = self._place(stay_id)
        with kept.lock:
            if kept.seq < last_seq:
                kept.take(read(kept.seq))
            yield kept

    def _place(self, stay_id: StayId) -> Kept:
        with self._lock:
            kept = self._kept.setdefault(stay_id, Kept())
            self._kept.move_to_end(stay_id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return kept
