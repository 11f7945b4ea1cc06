"""Several versions of a protocol side by side: each counts from its day on, and what was in force is kept."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from chart.database import Database
from chart.errors import RecordError
from chart.store import Unit, make_unit
from chart.tables import protocol_version
from monitors.book import book_of
from monitors.protocol import SHIPPED, Protocols, read_protocols
from monitors.versions.store import put_versions
from tests.ward import UNIT

ALCOHOL = (SHIPPED / "alcohol.toml").read_text()
DECEMBER, JUNE = date(2026, 12, 1), date(2027, 6, 1)


def written(folder: Path, name: str, version: str, begins: date | None, total: int) -> None:
    """A version of the alcohol protocol in which a total of so much is severe."""
    text = ALCOHOL.replace('version = "1"', f'version = "{version}"', 1)
    text = text.replace("total = 19, perception = 4", f"total = {total}, perception = 4", 1)
    head = "" if begins is None else f"effective_from = {begins}\n"
    (folder / name).write_text(head + text)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The shipped first version, and two more with their days."""
    written(tmp_path, "alcohol-2.toml", "2", DECEMBER, 18)
    written(tmp_path, "alcohol-3.toml", "3", JUNE, 17)
    return tmp_path


def in_force(protocols: Protocols) -> tuple[str, float, list[str]]:
    """Version of ALC-04, its limit, and the files still to come."""
    pattern = book_of(protocols).by_name["ALC-04"]
    return pattern.version, pattern.limits.total, sorted(protocols.coming)


@pytest.mark.parametrize(
    ("on", "version", "total", "coming"),
    [
        (DECEMBER - timedelta(days=1), "alcohol 1", 19, ["alcohol-2.toml", "alcohol-3.toml"]),
        (DECEMBER, "alcohol 2", 18, ["alcohol-3.toml"]),
        (JUNE - timedelta(days=1), "alcohol 2", 18, ["alcohol-3.toml"]),
        (JUNE, "alcohol 3", 17, []),
    ],
)
def test_the_version_that_took_effect_last_is_in_force(
    site: Path, on: date, version: str, total: float, coming: list[str]
) -> None:
    assert in_force(read_protocols(site, on=on)) == (version, total, coming)


def test_two_versions_from_the_same_day_are_refused(site: Path) -> None:
    written(site, "alcohol-4.toml", "4", DECEMBER, 16)
    said = "alcohol-4.toml: protocol alcohol stands in alcohol-2.toml too, with the same effective_from"
    with pytest.raises(RecordError, match=said):
        read_protocols(site, on=DECEMBER)


def test_another_day_is_another_digest_only_where_the_files_in_force_differ(site: Path) -> None:
    before, same, after = (read_protocols(site, on=on) for on in (date(2026, 11, 1), date(2026, 11, 30), DECEMBER))
    assert before.digest == same.digest != after.digest


def test_what_was_in_force_is_kept_word_by_word_and_once(site: Path, database: Database) -> None:
    monday = datetime(2026, 11, 30, 8, tzinfo=UTC)
    with database.write() as conn:
        make_unit(conn, Unit(UNIT, "Harbour detox unit", "Europe/Oslo", ("03",)))
        for on, now in ((monday.date(), monday), (monday.date(), monday + timedelta(hours=1)), (DECEMBER, monday)):
            put_versions(conn, read_protocols(site, zone="Europe/Oslo", on=on), now)
        rows = conn.execute(select(protocol_version).where(protocol_version.c.protocol == "alcohol")).all()
    found = {row.id.rsplit(" ", 1)[0]: row for row in rows}
    assert sorted(found) == ["alcohol 1", "alcohol 2"]
    assert found["alcohol 1"].toml == ALCOHOL
    assert found["alcohol 1"].effective_from == monday
    assert found["alcohol 2"].effective_from == datetime(2026, 11, 30, 23, tzinfo=UTC)
    assert {row.status for row in rows} == {"unsigned unit default"}
