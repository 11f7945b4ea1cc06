"""How long somebody must wait after wrong tries at signing in.

Counted per process, in memory: one web process serves a unit, a flood of guesses must not write to the database that
charting needs, and a restart forgives at most a minute. The wait is short at its longest, because an account under
attack belongs to a nurse who has to chart: with passwords of twelve characters one guess a minute is enough to fail.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from chart.clock import monotonic_seconds

LONGEST_WAIT_S = 60.0
FORGOTTEN_AFTER_S = 3600.0
MOST_KEYS = 10_000
FREE_TRIES = {"account": 5, "address": 20}  # a ward shares one address


@dataclass(slots=True)
class _Tries:
    wrong: int
    last_s: float


@dataclass(slots=True)
class Throttle:
    """Wrong tries by account and by address, and what they cost."""

    seconds: Callable[[], float] = monotonic_seconds
    _tries: dict[tuple[str, str], _Tries] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait_s(self, login: str, address: str) -> float:
        """Seconds until the next try is looked at; 0 when it may be made now."""
        with self._lock:
            return max(self._wait_of(key) for key in _keys(login, address))

    def begin(self, login: str, address: str) -> None:
        """Count a try before it is looked at, so that many at once are no way round; `note_right` takes it back."""
        now_s = self.seconds()
        with self._lock:
            for key in _keys(login, address):
                before = self._tries.pop(key, None)
                is_fresh = before is not None and now_s - before.last_s < FORGOTTEN_AFTER_S
                self._tries[key] = _Tries(before.wrong + 1 if before and is_fresh else 1, now_s)
            while len(self._tries) > MOST_KEYS:
                del self._tries[next(iter(self._tries))]  # the one that tried longest ago

    def note_right(self, login: str, address: str) -> None:
        """The try was right: the account starts anew; the address only loses this one try."""
        account_key, address_key = _keys(login, address)
        with self._lock:
            self._tries.pop(account_key, None)
            tries = self._tries.get(address_key)
            if tries is not None:
                tries.wrong -= 1

    def _wait_of(self, key: tuple[str, str]) -> float:
        tries = self._tries.get(key)
        if tries is None or tries.wrong < FREE_TRIES[key[0]]:
            return 0.0
        doublings = min(tries.wrong - FREE_TRIES[key[0]] + 1, 10)
        cost_s = min(LONGEST_WAIT_S, 2.0**doublings)
        return max(0.0, tries.last_s + cost_s - self.seconds())


def _keys(login: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("account", login), ("address", address)
