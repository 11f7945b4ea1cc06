"""The database: one engine that reads, one that writes, on the embedded file or on PostgreSQL."""

from chart.database.advisory import AdvisoryLock, hold_advisory_lock
from chart.database.opening import Database, audit_key_of, open_database, problems_of
from chart.settings import Settings

__all__ = [
    "AdvisoryLock",
    "Database",
    "audit_key_of",
    "hold_advisory_lock",
    "migrate",
    "open_database",
    "problems_of",
]


def migrate(settings: Settings) -> None:
    """Bring the schema up to this code's; at the first run, make the key and the database. Many may do it at once."""
    from chart.database.schema import bring_up_to_date  # Alembic is heavy, and only this needs it

    bring_up_to_date(settings)
