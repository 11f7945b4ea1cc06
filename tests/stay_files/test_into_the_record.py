"""What an import puts into the record comes out of it again, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection

from chart.database import Database
from chart.importing.store import Imported, export_stay, import_stay
from chart.stay_file import StayFile, parse_stay
from tests.stay_files.generated import stays
from tests.ward import CLEO

LATER = datetime(2025, 1, 1, tzinfo=UTC)
ON_A_DATABASE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@contextmanager
def for_one_example(database: Database) -> Iterator[Connection]:
    """A transaction that leaves nothing: Hypothesis makes up the same ids again and again."""
    with database.writing.connect() as conn, conn.begin() as transaction:
        yield conn
        transaction.rollback()


@ON_A_DATABASE
@given(stays())
def test_an_imported_stay_is_exported_as_it_came(database: Database, stay: StayFile) -> None:
    with for_one_example(database) as conn:
        assert import_stay(conn, CLEO, stay, LATER) is Imported.STORED
        text, count = export_stay(conn, CLEO, stay.stay_id)
    assert parse_stay(text, "stay.json") == stay
    assert count == len(stay.entries)


@ON_A_DATABASE
@given(stays())
def test_the_same_stay_again_is_already_there(database: Database, stay: StayFile) -> None:
    with for_one_example(database) as conn:
        import_stay(conn, CLEO, stay, LATER)
        assert import_stay(conn, CLEO, stay, LATER) is Imported.ALREADY_THERE
