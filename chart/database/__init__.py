"""The database: one engine that reads, one that writes, on the embedded file or on PostgreSQL."""

from chart.database.advisory import AdvisoryLock, hold_advisory_lock
from chart.database.opening import Database, audit_key_of, open_database, problems_of
from chart.database.schema import migrate

__all__ = [
    "AdvisoryLock",
    "Database",
    "audit_key_of",
    "hold_advisory_lock",
    "migrate",
    "open_database",
    "problems_of",
]
