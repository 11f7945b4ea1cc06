"""Closed stays are kept in columns: what was kept is what was read, and nothing stale is ever used."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from chart import facts
from chart.actor import MONITOR
from chart.clock import HandClock
from chart.database import Database
from chart.entries import NewEntry
from chart.facts import EntryId
from chart.store import entries_of, record_entry
from chart.tables import course_copy, examined
from monitors.lab.kept import from_bytes, past_stay, reading_of, to_bytes
from monitors.lab.reading import past_stays
from monitors.protocol import SHIPPED, read_protocols
from seed_data.years import Years
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays
from tests.seed.test_years import MADE_AT
from tests.ward import CLEO, UNIT

PROTOCOLS = read_protocols()


def what_is_kept_is_what_was_read(entries):
    read = past_stay("s", entries, PROTOCOLS, entries[-1].recorded_at)
    kept = from_bytes("s", to_bytes(read))
    assert kept.about == read.about
    assert (kept.course.codes, kept.course.origin) == (read.course.codes, read.course.origin)
    for one, other in zip(kept.course.columns, read.course.columns, strict=True):
        np.testing.assert_array_equal(one, other)


test_what_is_kept_is_what_was_read, test_what_is_kept_is_what_was_read_at_length = forms(
    what_is_kept_is_what_was_read, stays, examples=20
)


@pytest.fixture
def past(database: Database):
    """Three past stays of a record, all closed."""
    years = Years.before(MADE_AT, UNIT, "nora", "Europe/Oslo")
    for _ in years.put(database, years.stays[:3]):
        pass
    with database.read() as conn:
        return sorted(conn.scalars(select(examined.c.stay_id)))


def kept(database: Database) -> dict[str, int]:
    with database.read() as conn:
        return {
            row.stay_id: row.last_seq for row in conn.execute(select(course_copy.c.stay_id, course_copy.c.last_seq))
        }


def test_a_closed_stay_is_kept_when_it_is_first_read_and_read_anew_after_a_late_entry(database: Database, past) -> None:
    first = past_stays(database, UNIT, past, PROTOCOLS, MADE_AT)
    assert [each.stay_id for each in first] == past
    assert sorted(kept(database)) == past
    before = kept(database)

    with database.write() as conn:
        told = entries_of(conn, MONITOR, past[0])
        seen = told[-1].observed_at - timedelta(hours=1)
        late = NewEntry(id=EntryId("late"), stay_id=past[0], observed_at=seen, content=facts.Weight(70.0))
        record_entry(conn, CLEO, late, HandClock(MADE_AT))
    again = past_stays(database, UNIT, past, PROTOCOLS, MADE_AT)
    assert kept(database) == before | {past[0]: before[past[0]] + 1}
    assert len(again[0].course.code) > len(first[0].course.code)
    for one, other in zip(first[1:], again[1:], strict=True):
        assert one.about == other.about
        np.testing.assert_array_equal(one.course.observed, other.course.observed)


def draft(folder: Path, name: str, was: str, now: str):
    text = (SHIPPED / f"{name}.toml").read_text()
    assert was in text
    path = folder / "draft.toml"
    path.write_text(text.replace(was, now, 1))
    return read_protocols(instead=path)


@pytest.mark.parametrize(
    ("name", "was", "now", "is_read_anew"),
    [
        ("alcohol", "total = 19, perception = 4", "total = 18, perception = 4", False),
        (
            "opioid",
            "emesis_count = 3, stool_count = 4",
            "emesis_count = 4, stool_count = 4",
            True,
        ),  # rounds go by it: fluid loss shortens them
        ("general", "poss = 4, breaths = 8", "poss = 4, breaths = 9", True),  # and by the end of a sedation
    ],
)
def test_a_stay_is_read_anew_where_a_draft_changes_what_the_rounds_go_by(
    tmp_path: Path, name: str, was: str, now: str, is_read_anew: bool
) -> None:
    assert (reading_of(draft(tmp_path, name, was, now)) != reading_of(PROTOCOLS)) is is_read_anew


def test_a_draft_that_reads_otherwise_uses_none_of_the_copies_and_replaces_none(
    database: Database, past, tmp_path: Path
) -> None:
    past_stays(database, UNIT, past, PROTOCOLS, MADE_AT)
    other = draft(tmp_path, "opioid", "emesis_count = 3, stool_count", "emesis_count = 4, stool_count")
    anew = past_stays(database, UNIT, past, other, MADE_AT, is_draft=True)
    assert [each.stay_id for each in anew] == past
    with database.read() as conn:
        assert set(conn.scalars(select(course_copy.c.reading))) == {reading_of(PROTOCOLS)}


def test_of_a_stay_without_an_end_nothing_is_kept(database: Database, past) -> None:
    with database.write() as conn:
        ends = [next(each for each in entries_of(conn, MONITOR, stay) if each.kind == "discharged") for stay in past]
        end = max(ends, key=lambda each: each.observed_at)
        back = NewEntry(
            id=EntryId("back"), stay_id=end.stay_id, observed_at=end.observed_at, content=facts.Void(),
            supersedes=end.id, reason="another patient",
        )  # fmt: skip
        record_entry(conn, CLEO, back, HandClock(MADE_AT))
    past_stays(database, UNIT, past, PROTOCOLS, MADE_AT)
    assert sorted(kept(database)) == [stay for stay in past if stay != end.stay_id]
