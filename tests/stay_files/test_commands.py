"""`tidewatch import` and `tidewatch export`, as other programs call them, on both databases."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from chart.command_line import main
from chart.database import Database, open_database
from chart.settings import Settings
from chart.stay_file import read_stay_file
from chart.tables import audit, entry, stay
from tests.stay_files.files import ADMITTED, document
from tests.stay_files.files import entry as charted
from tests.ward import UNIT

WHOLE = document(charted("e1", ADMITTED), charted("e2", at="09:00"))
IMPOSSIBLE = document(
    charted("f1", ADMITTED), charted("f2", {"kind": "vitals", "heart_rate_bpm": 0}), stay_id="s2", patient={"id": "p2"}
)


@pytest.fixture(autouse=True)
def _environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEWATCH_HOME", str(settings.home))
    monkeypatch.setenv("TIDEWATCH_DATABASE", settings.database)
    monkeypatch.setenv("TIDEWATCH_DATABASE_OWNER", settings.database_owner)
    monkeypatch.setenv("TIDEWATCH_UNIT", UNIT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def tidewatch(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def summary(result: Result) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def ids_of(settings: Settings) -> list[str]:
    database = open_database(settings)
    with database.read() as conn:
        found = [str(each) for each in conn.scalars(select(entry.c.id).order_by(entry.c.id))]
    database.close()
    return found


def test_a_folder_is_imported_and_told_in_one_summary(settings: Settings, folder: Path) -> None:
    (folder / "a.json").write_bytes(WHOLE)
    result = tidewatch("import", folder)
    assert result.exit_code == 0
    assert summary(result) == {
        "stays": 1, "already_there": 0, "entries": 2, "refused_files": 0, "refused_rows": 0, "refused": [],
    }  # fmt: skip
    assert ids_of(settings) == ["e1", "e2"]


def test_nothing_of_a_refused_file_is_stored_and_the_others_are(settings: Settings, folder: Path) -> None:
    (folder / "a.json").write_bytes(IMPOSSIBLE)
    (folder / "b.json").write_bytes(WHOLE)
    result = tidewatch("import", folder)
    assert result.exit_code == 2
    assert ids_of(settings) == ["e1", "e2"]
    sentence = "a.json, entry 2 (f2), heart_rate_bpm: Heart rate 0 is outside 20 to 300 per minute"
    assert sentence in result.stderr
    told = summary(result)
    assert (told["stays"], told["refused_files"]) == (1, 1)
    assert told["refused"][0]["sentence"] == sentence


def test_rows_are_refused_one_by_one_if_asked(settings: Settings, folder: Path) -> None:
    (folder / "a.json").write_bytes(IMPOSSIBLE)
    result = tidewatch("import", "--refuse-rows", folder)
    assert result.exit_code == 0
    told = summary(result)
    assert (told["entries"], told["refused_rows"], told["refused"][0]["what"]) == (1, 1, "row")
    assert ids_of(settings) == ["f1"]


def test_the_same_file_again_is_already_there(settings: Settings, folder: Path) -> None:
    (folder / "a.json").write_bytes(WHOLE)
    tidewatch("import", folder)
    again = tidewatch("import", folder / "a.json")
    assert again.exit_code == 0
    assert (summary(again)["stays"], summary(again)["already_there"]) == (0, 1)
    assert ids_of(settings) == ["e1", "e2"]


CLASHES = {
    "another content": (document(charted("e1", ADMITTED), charted("e2", at="09:01")), "with other content"),
    "another patient": (document(charted("e1", ADMITTED), patient={"id": "p9"}), "of another patient than p9"),
    "an entry of another stay": (
        document(charted("e2", ADMITTED), stay_id="s9"),
        "e2 is an entry of another stay in the record",
    ),
    "what is still to come": (
        document(charted("e9", ADMITTED, recorded_at="2199-01-01T00:00:00Z"), stay_id="s9"),
        "e9 of an open stay became known at 2199-01-01T00:00:00+00:00, which is still to come",
    ),
    "somebody else under the same id": (
        document(
            charted("e9", ADMITTED),
            stay_id="s9",
            patient={"id": "p1", "identity": {"family_name": "Berg", "given_name": "Siv"}},
        ),
        "Patient p1 is known in the record as somebody else",
    ),
}


@pytest.mark.parametrize(("text", "said"), CLASHES.values(), ids=CLASHES.keys())
def test_what_contradicts_the_record_is_refused(settings: Settings, folder: Path, text: bytes, said: str) -> None:
    (folder / "a.json").write_bytes(WHOLE)
    tidewatch("import", folder)
    (folder / "b.json").write_bytes(text)
    result = tidewatch("import", folder / "b.json")
    assert result.exit_code == 2
    assert said in result.stderr
    assert ids_of(settings) == ["e1", "e2"]


def test_a_second_stay_finds_its_patient(settings: Settings, folder: Path) -> None:
    (folder / "a.json").write_bytes(WHOLE)
    (folder / "b.json").write_bytes(document(charted("g1", ADMITTED), stay_id="s2"))
    assert summary(tidewatch("import", folder))["stays"] == 2


@pytest.mark.parametrize("words", [("--all",), ("s1",)])
def test_an_export_is_the_file_that_came_and_its_owners_alone(
    settings: Settings, folder: Path, words: tuple[str, ...]
) -> None:
    (folder / "a.json").write_bytes(WHOLE)
    tidewatch("import", folder)
    out = folder / "out"
    result = tidewatch("export", *words, out)
    assert summary(result) == {"stays": 1, "entries": 2}
    written = read_stay_file(out / "s1.json")
    assert written.entries == read_stay_file(folder / "a.json").entries
    assert stat.S_IMODE((out / "s1.json").stat().st_mode) == 0o600


def test_import_and_export_are_put_down_in_the_audit(database: Database, folder: Path) -> None:
    (folder / "a.json").write_bytes(WHOLE)
    tidewatch("import", folder)
    tidewatch("export", "--all", folder / "out")
    with database.read() as conn:
        rows = conn.execute(select(audit.c.act, audit.c.actor).order_by(audit.c.seq)).all()
    assert [tuple(row) for row in rows] == [("import stay", "console"), ("export stay", "console")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "absent", "out"), "There is no such stay"),
        (("export", "out"), "Name the stays to export, or say --all"),
        (("export", "--all", "s1", "out"), "Name the stays to export, or say --all"),
        (("import", "empty"), "There is no *.json in"),
        (("import", "absent.json"), "absent.json: it cannot be read"),
    ],
)
def test_a_call_that_cannot_be_answered_says_why(folder: Path, words: tuple[str, ...], said: str) -> None:
    (folder / "empty").mkdir()
    paths = [folder / word if word in ("out", "empty", "absent.json") else word for word in words]
    result = tidewatch(*paths)
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_first_import_makes_the_embedded_record(tmp_path: Path, folder: Path, monkeypatch: Any) -> None:
    for name in ("DATABASE", "DATABASE_OWNER"):
        monkeypatch.delenv(f"TIDEWATCH_{name}")
    monkeypatch.setenv("TIDEWATCH_HOME", str(tmp_path / "new"))
    (folder / "a.json").write_bytes(WHOLE)
    assert summary(tidewatch("import", folder))["stays"] == 1
    database = open_database(Settings(home=tmp_path / "new"))
    with database.read() as conn:
        assert conn.scalars(select(stay.c.id)).all() == ["s1"]
    database.close()
