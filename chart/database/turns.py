"""Who writes next, when one file has room for one writer: whoever asked first."""

from collections import deque
from threading import Event, Lock


class Turns:
    """First come, first served. A plain lock may go to the same thread again and again while others wait in vain."""

    def __init__(self) -> None:
        self._gate = Lock()
        self._waiting: deque[Event] = deque()
        self._is_taken = False

    def take(self, within_s: float) -> bool:
        """Wait for the turn; False when it did not come in time."""
        with self._gate:
            if not self._is_taken:
                self._is_taken = True
                return True
            called = Event()
            self._waiting.append(called)
        if called.wait(within_s):
            return True
        with self._gate:
            if called.is_set():  # called while giving up: the turn is ours after all
                return True
            self._waiting.remove(called)
            return False

    def give_back(self) -> None:
        """Call whoever waits longest."""
        with self._gate:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False
