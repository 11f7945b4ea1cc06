"""A lock that one process of many holds, and that PostgreSQL frees when that process or its connection ends."""

from contextlib import suppress
from typing import Any

import psycopg
from sqlalchemy.exc import OperationalError

from chart.database.opening import Database

MONITOR_LOCK = 0x7469_6477


class AdvisoryLock:
    """One lock on a connection of its own, outside any transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._line: Any = None  # the driver's own connection

    def try_to_hold(self) -> bool:
        """Whether this process holds the lock now. A connection that was lost took the lock with it."""
        try:
            if self._line is not None:
                self._line.execute("SELECT 1")
                return True
            return self._take()
        except (psycopg.OperationalError, OperationalError):
            self.close()
            return False

    def close(self) -> None:
        """Free the lock at once: the server would only notice after a while that a connection ended."""
        if self._line is not None:
            with suppress(psycopg.Error):
                if not self._line.closed:
                    self._line.execute("SELECT pg_advisory_unlock(%s)", [MONITOR_LOCK])
            self._line.close()
        self._line = None

    def _take(self) -> bool:
        pooled = self._database.reading.raw_connection()
        line: Any = pooled.driver_connection
        pooled.detach()
        line.autocommit = True
        if line.execute("SELECT pg_try_advisory_lock(%s)", [MONITOR_LOCK]).fetchone()[0]:
            self._line = line
            return True
        line.close()
        return False


def hold_advisory_lock(database: Database) -> AdvisoryLock:
    """The lock of the monitor that leads; not held until it is tried."""
    return AdvisoryLock(database)
