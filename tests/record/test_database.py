"""Opening: what is promised, and what is refused in words."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from chart.database import Database, migrate, open_database
from chart.database.embedded import is_sound, problems_of, refuse_unsound_library
from chart.errors import RecordError
from chart.keys import make_key
from chart.settings import Settings
from tests import databases


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_a_library_with_the_wal_reset_bug_is_refused(version: tuple[int, int, int], sound: bool) -> None:
    assert is_sound(version) == sound
    if not sound:
        with pytest.raises(RecordError, match="Install sqlcipher3"):
            refuse_unsound_library(version)


def test_what_must_hold_of_every_connection_holds(database: Database) -> None:
    settings = {
        "sqlite": {
            "PRAGMA journal_mode": "wal", "PRAGMA synchronous": 2, "PRAGMA foreign_keys": 1, "PRAGMA trusted_schema": 0,
            "PRAGMA busy_timeout": 10_000,
        },
        "postgresql": {
            "SHOW fsync": "on", "SHOW full_page_writes": "on", "SHOW synchronous_commit": "on", "SHOW timezone": "UTC",
            "SHOW statement_timeout": "10s", "SHOW idle_in_transaction_session_timeout": "30s",
        },
    }[database.name]  # fmt: skip
    for engine in (database.reading, database.writing):
        with engine.connect() as conn:
            assert {asked: conn.exec_driver_sql(asked).scalar() for asked in settings} == settings


def test_a_connection_that_is_not_as_it_must_be_is_named(tmp_path: Path, embedded_template: Path) -> None:
    database = open_database(databases.embedded(embedded_template, tmp_path / "home"))
    with database.writing.connect() as conn:
        conn.exec_driver_sql("PRAGMA recursive_triggers = OFF")
        assert problems_of(conn) == ["PRAGMA recursive_triggers is 0; it must be 1"]
    database.close()


def test_a_server_that_forgets_on_a_power_cut_is_refused(tmp_path: Path, postgresql: databases.Server) -> None:
    settings = postgresql.make(tmp_path / "home")
    name = settings.app_url.partition("@/")[2].partition("?")[0]
    postgresql.order(f"ALTER DATABASE {name} SET synchronous_commit = off")
    with pytest.raises(RecordError, match="PostgreSQL's synchronous_commit is off; it must be on"):
        open_database(settings)
    postgresql.drop(settings)


def test_the_reading_engine_cannot_write(database: Database) -> None:
    with database.read() as conn, pytest.raises(DBAPIError, match=r"readonly|read-only"):
        conn.exec_driver_sql("DELETE FROM heartbeat")


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    count = "SELECT count(*) FROM unit"
    with database.read() as reader:
        before = reader.exec_driver_sql(count).scalar()
        with database.write() as writer:
            writer.exec_driver_sql("INSERT INTO unit (id, name, zone, beds) VALUES ('new', 'New', 'UTC', '[]')")
        assert reader.exec_driver_sql(count).scalar() == before
    with database.read() as reader:
        assert reader.exec_driver_sql(count).scalar() == before + 1


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    insert = "INSERT INTO unit (id, name, zone, beds) VALUES ('new', 'New', 'UTC', '[]')"
    with pytest.raises(IntegrityError), database.write() as conn:
        conn.exec_driver_sql(insert) and conn.exec_driver_sql(insert)
    with database.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM unit WHERE id = 'new'").scalar() == 0


def test_what_was_charted_is_in_no_exception(database: Database) -> None:
    with database.write() as conn, pytest.raises(DBAPIError) as broken:
        conn.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Silva, Rui"})
    assert "Silva" not in str(broken.value)


def test_the_file_is_unreadable_without_its_key(tmp_path: Path, embedded_template: Path) -> None:
    settings = databases.embedded(embedded_template, tmp_path / "home")
    assert not settings.file.read_bytes().startswith(b"SQLite format 3")
    assert settings.file.stat().st_mode & 0o077 == 0
    (settings.home / "key").write_text("00" * 32)
    with pytest.raises(RecordError, match=r"is no database, or not one of this key"):
        open_database(settings)
    (settings.home / "key").unlink()
    with pytest.raises(RecordError, match="key is missing"):
        open_database(settings)
    with pytest.raises(RecordError, match="key is missing"):
        migrate(settings)
    assert not (settings.home / "key").exists()


def test_no_database_and_an_unreachable_one_are_named(tmp_path: Path) -> None:
    make_key(tmp_path)
    with pytest.raises(RecordError, match=r"There is no database at .*tidewatch.db yet"):
        open_database(Settings(home=tmp_path))
    nowhere = Settings(home=tmp_path, database="postgresql://nora@/x?host=/nowhere")
    with pytest.raises(RecordError, match="The database cannot be reached"):
        open_database(nowhere)
    with pytest.raises(RecordError, match="The database cannot be reached"):
        migrate(nowhere)
