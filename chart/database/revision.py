"""Which schema a database has."""

from sqlalchemy import Connection, inspect

from chart.errors import RecordError
from chart.migrations import REVISIONS


def revision_of(conn: Connection) -> str | None:
    """The newest migration that the database has seen; None if none."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    revision: str | None = conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision


def refuse_newer_schema(conn: Connection) -> None:
    """RecordError if the database was migrated by a newer Tidewatch."""
    revision = revision_of(conn)
    if revision is not None and revision not in REVISIONS:
        raise RecordError(
            f"The database has schema {revision} of a newer Tidewatch; this one knows up to {REVISIONS[-1]}. "
            "Install the newer Tidewatch"
        )


def refuse_other_schema(conn: Connection) -> None:
    """RecordError unless the database has exactly the schema of this code."""
    refuse_newer_schema(conn)
    revision = revision_of(conn)
    if revision is None:
        raise RecordError("The database is empty: it was never migrated")
    if revision != REVISIONS[-1]:
        raise RecordError(
            f"The database has schema {revision} of an older Tidewatch; this one needs {REVISIONS[-1]}. "
            "Back it up, then let the owner migrate it"
        )
