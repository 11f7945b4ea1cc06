"""Steps up and down: data, guards and view come through, and what breaks off leaves things as they were."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import column, insert, inspect, table
from sqlalchemy.exc import DBAPIError

from chart.database import Database, migrate, open_database
from chart.database.postgresql import role_of
from chart.database.schema import FOLDER, config_for, downgrade, upgrade
from chart.errors import RecordError
from chart.migrations import REVISIONS
from chart.settings import Settings
from chart.tables import metadata
from tests import databases
from tests.record.changing import as_owner, changeable, fill

VERSION = table("alembic_version", column("version_num"))
OBSERVED = "SELECT * FROM observation"


def test_the_migrated_schema_is_the_page_of_tables(database: Database) -> None:
    with database.read() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_the_code_knows_every_step_there_is(database: Database) -> None:
    with database.read() as conn:
        steps = ScriptDirectory.from_config(config_for(conn, "")).walk_revisions()
    assert tuple(step.revision for step in steps)[::-1] == REVISIONS


NEXT = '''
"""A step as a later release may have it: the table of entries gets a column."""

from alembic import op
from sqlalchemy import Column, Text

from chart.guards import rebuilt

revision = "later"
down_revision = "{before}"


def upgrade() -> None:
    with rebuilt(op, "entry") as batch:
        batch.add_column(Column("witness", Text, nullable=False, server_default=""))


def downgrade() -> None:
    with rebuilt(op, "entry") as batch:
        batch.drop_column("witness")
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The migrations, and one more that rebuilds a guarded table."""
    copy = tmp_path / "migrations"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "versions" / "later.py").write_text(NEXT.format(before=REVISIONS[-1]))
    return copy


def test_a_rebuilt_table_keeps_its_rows_its_guards_and_its_view(
    database: Database, settings: Settings, folder: Path
) -> None:
    fill(database)
    with database.read() as conn:
        before = conn.exec_driver_sql(OBSERVED).all()
    assert before
    with as_owner(settings) as engine:
        for step, to in [(upgrade, "later"), (downgrade, REVISIONS[-1])] * 2:
            with engine.begin() as conn:
                step(config_for(conn, app_role(settings), folder), to)
            assert changeable(engine) == changeable(database.writing) == []
            with database.read() as conn:
                assert conn.exec_driver_sql(OBSERVED).all() == before


def test_the_guards_stand_after_every_step_there_is(database: Database, settings: Settings) -> None:
    fill(database)
    with as_owner(settings) as engine:
        for revision in [*REVISIONS[-2::-1], "base"]:
            with engine.begin() as conn:
                downgrade(config_for(conn, app_role(settings)), revision)
            assert changeable(engine) == []
        with engine.connect() as conn:
            assert inspect(conn).get_table_names() == ["alembic_version"]
        for revision in REVISIONS:
            with engine.begin() as conn:
                upgrade(config_for(conn, app_role(settings)), revision)
        fill(database)
        assert changeable(engine) == changeable(database.writing) == []


def test_a_step_that_breaks_off_leaves_the_schema_and_its_guards_as_they_were(
    database: Database, settings: Settings, folder: Path
) -> None:
    fill(database)
    later = folder / "versions" / "later.py"
    later.write_text(later.read_text().replace("def downgrade", "    op.drop_table('nowhere')\n\n\ndef downgrade"))
    with as_owner(settings) as engine:
        with pytest.raises(DBAPIError), engine.begin() as conn:
            upgrade(config_for(conn, "", folder))
        assert changeable(engine) == changeable(database.writing) == []
    with database.read() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_a_step_that_would_leave_a_reference_to_nothing_is_undone(
    tmp_path: Path, embedded_template: Path, folder: Path
) -> None:
    later = folder / "versions" / "later.py"
    later.write_text(
        later.read_text().replace("def downgrade", "    op.execute('DELETE FROM unit')\n\n\ndef downgrade")
    )
    settings = databases.embedded(embedded_template, tmp_path / "home")
    database = open_database(settings)
    with database.write() as conn:
        conn.exec_driver_sql("INSERT INTO unit VALUES ('harbour', 'Harbour', 'UTC', '[]')")
        conn.exec_driver_sql("INSERT INTO patient VALUES ('p', 'harbour')")
    said = "patient with a reference to nothing in unit"
    with as_owner(settings) as engine, pytest.raises(RecordError, match=said), engine.begin() as conn:
        upgrade(config_for(conn, "", folder))
    with database.read() as conn:
        assert conn.exec_driver_sql("SELECT id FROM unit").scalars().all() == ["harbour"]
    database.close()


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("9999", r"schema 9999 of a newer Tidewatch; this one knows up to"),
        ("0000", r"schema 0000 of a newer"),
        (None, r"The database is empty"),
    ],
)
def test_a_schema_of_another_release_is_refused_in_words(settings: Settings, revision: str | None, said: str) -> None:
    with as_owner(settings) as engine, engine.begin() as conn:
        conn.exec_driver_sql("DELETE FROM alembic_version")
        if revision:
            conn.execute(insert(VERSION).values(version_num=revision))
    with pytest.raises(RecordError, match=said):
        open_database(settings)
    if revision:
        with pytest.raises(RecordError, match=said):
            migrate(settings)


def test_an_older_schema_is_refused_until_it_is_migrated(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chart.database.revision.REVISIONS", (*REVISIONS, "later"))
    with pytest.raises(RecordError, match=r"of an older Tidewatch; this one needs later"):
        open_database(settings)


def test_first_runs_of_two_processes_at_once_make_one_record(tmp_path: Path, postgresql: databases.Server) -> None:
    ask = "from chart.database import migrate; from chart.settings import read_settings; migrate(read_settings())"
    on_server = postgresql.make(tmp_path / "other", template="template1")
    runs = []
    for settings in (Settings(home=tmp_path / "home"), on_server) * 2:
        told = {"HOME": settings.home, "DATABASE": settings.app_url, "DATABASE_OWNER": settings.owner_url}
        environ = os.environ | {f"TIDEWATCH_{name}": str(value) for name, value in told.items()}
        runs.append((settings, subprocess.Popen([sys.executable, "-c", ask], env=environ)))
    for settings, run in runs:
        assert run.wait() == 0
        migrate(settings)
        open_database(settings).close()
    postgresql.drop(on_server)


def app_role(settings: Settings) -> str:
    """Who gets the grants."""
    return "" if settings.is_embedded else role_of(settings.app_url)
