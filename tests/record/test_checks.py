"""What `tidewatch check` says of the record."""

from pathlib import Path

from sqlalchemy import update

from chart import audit
from chart.checks import check_record
from chart.database import Database
from chart.guards import drop_guards
from chart.settings import Settings
from chart.tables import audit as rows
from tests.record.changing import as_owner
from tests.ward import NORA


def test_what_was_never_set_up_is_not_wrong(tmp_path: Path) -> None:
    assert check_record(Settings(home=tmp_path / "home")) == []
    assert not (tmp_path / "home").exists()


def test_a_sound_record_has_no_complaints(database: Database, settings: Settings) -> None:
    with database.write() as conn:
        audit.write(conn, NORA, "chart", "entry", [], "done")
    assert check_record(settings) == []


def test_a_key_that_others_can_read_is_told(settings: Settings) -> None:
    (settings.home / "key").chmod(0o644)
    (sentence,) = check_record(settings)
    assert "can be reached by others" in sentence


def test_an_audit_that_was_changed_is_told(database: Database, settings: Settings) -> None:
    with database.write() as conn:
        audit.write(conn, NORA, "chart", "entry", [], "done")
    with as_owner(settings) as engine, engine.begin() as conn:
        drop_guards(conn)
        conn.execute(update(rows).values(actor="nobody"))
    (sentence,) = check_record(settings)
    assert sentence.startswith("The audit was tampered with: row 1: the row is not as it was written")
