"""`tidewatch lab` over a record: the same answer every time, nothing stored but copies, and refusals in words."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from chart.command_line import main
from chart.database import Database
from chart.settings import Settings
from chart.tables import metadata
from monitors.protocol import SHIPPED
from seed_data.years import Years
from tests.seed.test_years import MADE_AT
from tests.ward import UNIT

PAST_STAYS = 8
BEGINS, ENDS = (MADE_AT - timedelta(days=30)).isoformat(), MADE_AT.isoformat()


@pytest.fixture
def record(settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A few past stays, and the commands pointed at them."""
    years = Years.before(MADE_AT, UNIT, "nora", "Europe/Oslo")
    for _ in years.put(database, years.stays[:PAST_STAYS]):
        pass
    for name, value in (("HOME", str(settings.home)), ("DATABASE", settings.database), ("UNIT", UNIT)):
        monkeypatch.setenv(f"TIDEWATCH_{name}", value)
    return database


def draft(folder: Path, was: str = "", now: str = "", name: str = "alcohol") -> Path:
    """A shipped file with one thing changed."""
    text = (SHIPPED / f"{name}.toml").read_text()
    assert was in text
    path = folder / "draft.toml"
    path.write_text(text.replace(was, now, 1))
    return path


def ask(path: Path, *more: str):
    return CliRunner().invoke(main, ["lab", "--protocol", str(path), "--from", BEGINS, "--to", ENDS, *more])


def counted(database: Database) -> dict[str, int]:
    """Rows of every table, but for the copies of closed stays."""
    with database.read() as conn:
        tables = [(name, table) for name, table in metadata.tables.items() if name != "course_copy"]
        return {name: conn.execute(select(func.count()).select_from(table)).scalar_one() for name, table in tables}


def test_a_lower_limit_gains_alerts_says_which_and_stores_nothing(record: Database, tmp_path: Path) -> None:
    before = counted(record)
    path = draft(tmp_path, "limit = { total = 19, perception", "limit = { total = 10, perception")
    found = [ask(path, "--json") for _ in range(2)]
    assert [each.exit_code for each in found] == [0, 0], found[0].output
    assert found[0].stdout == found[1].stdout
    answer = msgspec.json.decode(found[0].stdout)
    rows = {row["name"]: row for row in answer["by_pattern"]}
    assert rows["ALC-04"]["draft"]["alerts"] > rows["ALC-04"]["current"]["alerts"]
    assert {each["pattern"] for each in answer["gained"]} == {"ALC-04"}
    assert answer["stays"] == PAST_STAYS
    assert counted(record) == before


def test_a_draft_that_changes_nothing_gains_and_loses_nothing(record: Database, tmp_path: Path) -> None:
    said = ask(draft(tmp_path))
    assert said.exit_code == 0, said.output
    assert "0 alerts gained" in said.stdout
    assert "0 alerts lost" in said.stdout
    assert "not what would have been prevented" in " ".join(said.stdout.split())


@pytest.mark.parametrize(
    ("was", "now", "sentence"),
    [
        ("limit = { total = 19, perception", "limit = { total = 190, perception", "limit total 190 is outside 0 to 67"),
        ('protocol = "alcohol"', 'protocol = "tobacco"', "protocol tobacco is none of those in force"),
        ('title = "Alcohol withdrawal"', "title = ", "is not TOML"),
    ],
)
def test_a_draft_that_cannot_be_read_is_refused_in_words(
    record: Database, tmp_path: Path, was: str, now: str, sentence: str
) -> None:
    said = ask(draft(tmp_path, was, now))
    assert (said.exit_code, sentence in said.stderr) == (2, True), said.stderr


def test_a_file_that_is_not_there_is_refused_in_words(record: Database, tmp_path: Path) -> None:
    said = ask(tmp_path / "nobody.toml")
    assert (said.exit_code, "nobody.toml cannot be read" in said.stderr) == (2, True)
