"""Who sweeps when several monitors run: one leads, the others stand by, and constraints make a second one harmless."""

import fcntl
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from chart.database import Database, hold_advisory_lock
from chart.settings import Settings


class Lead(Protocol):
    """A lock that only one monitor holds, and that ends with its process."""

    def try_to_hold(self) -> bool:
        """Whether this process leads now."""

    def let_go(self) -> None:
        """Stop leading."""


class FileLead:
    """`flock` beside the embedded database: one machine, freed by the kernel when the process ends."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")
        self._is_held = False

    def try_to_hold(self) -> bool:
        """Whether this process leads now."""
        if not self._is_held:
            with suppress(BlockingIOError):
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._is_held = True
        return self._is_held

    def let_go(self) -> None:
        """Stop leading."""
        self._file.close()


class AdvisoryLead:
    """PostgreSQL's advisory lock on a connection of its own; lost with the connection."""

    def __init__(self, database: Database) -> None:
        self._lock = hold_advisory_lock(database)

    def try_to_hold(self) -> bool:
        """Whether this process leads now."""
        return self._lock.try_to_hold()

    def let_go(self) -> None:
        """Stop leading."""
        self._lock.close()


def lead_of(database: Database, settings: Settings) -> Lead:
    """The lock that fits the database."""
    if database.name == "postgresql":
        return AdvisoryLead(database)
    return FileLead(settings.home / "monitor.lock")
