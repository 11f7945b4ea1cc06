"""Nothing charted is changed: proven by trying, on both databases, as whoever runs and as whoever owns."""

from pathlib import Path

import pytest
from sqlalchemy import text

from chart.database import Database, migrate, open_database
from chart.errors import RecordError
from chart.settings import Settings
from chart.tables import APPEND_ONLY, metadata
from tests import databases
from tests.record.changing import as_owner, changeable, fill

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER")


def test_neither_the_app_nor_the_owner_changes_what_was_charted(database: Database, settings: Settings) -> None:
    fill(database)
    assert changeable(database.writing) == []
    with as_owner(settings) as engine:
        assert changeable(engine) == []


def test_on_postgresql_the_app_lacks_even_the_right(tmp_path: Path, postgresql: databases.Server) -> None:
    settings = postgresql.make(tmp_path / "home")
    database = open_database(settings)
    asked = text("SELECT has_table_privilege(:table, :right)")
    with database.read() as conn:
        may = {
            table: tuple(right for right in RIGHTS if conn.scalar(asked, {"table": table, "right": right}))
            for table in [*metadata.tables, "alembic_version", "observation"]
        }
    database.close()
    postgresql.drop(settings)
    assert {may.pop(table) for table in APPEND_ONLY} == {("SELECT", "INSERT")}
    assert {may.pop("alembic_version"), may.pop("observation")} == {("SELECT",)}
    assert may.pop("audit_head") == ("SELECT", "INSERT", "UPDATE")
    assert set(may.values()) == {("SELECT", "INSERT", "UPDATE", "DELETE")}


def test_where_one_role_owns_and_runs_the_triggers_still_refuse(tmp_path: Path, postgresql: databases.Server) -> None:
    made = postgresql.make(tmp_path / "home", template="template1")
    settings = Settings(home=made.home, database=made.owner_url)
    migrate(settings)
    database = open_database(settings)
    fill(database)
    assert changeable(database.writing) == []
    database.close()
    postgresql.drop(made)


def test_a_role_that_is_not_there_or_not_named_is_told(tmp_path: Path, postgresql: databases.Server) -> None:
    made = postgresql.make(tmp_path / "home", template="template1")
    for role, said in [("nobody_yet", "PostgreSQL has no role nobody_yet"), ("", "must name its role")]:
        app_url = made.owner_url.replace("tidewatch_owner", role)
        with pytest.raises(RecordError, match=said):
            migrate(Settings(home=made.home, database=app_url, database_owner=made.owner_url))
    with pytest.raises(RecordError, match="refuses to be migrated by its owner: permission denied"):
        migrate(Settings(home=made.home, database=made.app_url))
    postgresql.drop(made)
