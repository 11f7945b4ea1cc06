"""Stays as this process last left them, so that the next look need not read ten days again.

Only what follows from the entries is remembered, and what others charted since is put in before the next look. What was
said of a stay, and how far it was looked at, is always as the record has it, whoever looked last.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from chart.facts import Entry
from monitors.follow import Follow

KEPT = 256


@dataclass(slots=True)
class Remembered:
    """A follower, and the last entry it has seen; None: it has seen none yet."""

    follow: Follow
    last: Entry | None = None


class Memory:
    """Stays by id, the least recently used forgotten first. One is taken out while in use."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Remembered] = OrderedDict()
        self._lock = Lock()

    def take(self, stay_id: str) -> Remembered | None:
        """What is remembered of a stay; after a failure it is simply not there any more."""
        with self._lock:
            return self._kept.pop(stay_id, None)

    def keep(self, stay_id: str, remembered: Remembered) -> None:
        """Leave a stay for the next time."""
        with self._lock:
            self._kept[stay_id] = remembered
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
