"""Stays as this process last left them, so that the next save need not read ten days again.

Only a memory: whatever the database says about how far a stay was looked at decides whether it still holds.
"""

from collections import OrderedDict
from threading import Lock

from monitors.follow import Follow

KEPT = 256


class Memory:
    """Followers by stay, the least recently used forgotten first. A follower is taken out while in use."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[tuple[object, ...], Follow]] = OrderedDict()
        self._lock = Lock()

    def take(self, stay_id: str, mark: tuple[object, ...]) -> Follow | None:
        """The follower left under this mark, or None; after a failure it is simply not there any more."""
        with self._lock:
            kept = self._kept.pop(stay_id, None)
        return kept[1] if kept is not None and kept[0] == mark else None

    def keep(self, stay_id: str, mark: tuple[object, ...], follow: Follow) -> None:
        """Leave a follower for the next time."""
        with self._lock:
            self._kept[stay_id] = (mark, follow)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
