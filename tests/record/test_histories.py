"""A whole stay put in at once, with its own times."""

from datetime import timedelta

import msgspec
import pytest

from chart import store
from chart.database import Database
from chart.errors import Refused
from chart.facts import Entry, EntryId, PersonId, StayId, UnitId, Vitals, Void
from tests.record.charting import new_entry, open_a_stay, save
from tests.ward import MONDAY, NORA, OTHER_UNIT, STRANGER, UNIT

HOUR = timedelta(hours=1)


def history(stay: StayId) -> list[Entry]:
    """Three sets of vitals, the second recorded last; the first taken back."""

    def entry(name: str, seen: int, known: int, **more: object) -> Entry:
        said = {"content": Vitals(heart_rate_bpm=80 + seen), "seq": 0} | more
        return Entry(
            id=EntryId(name), unit_id=UnitId("stay-file"), stay_id=stay, observed_at=MONDAY + seen * HOUR,
            recorded_at=MONDAY + known * HOUR, recorded_by=PersonId("nurse 7"), **said,  # type: ignore[arg-type]
        )  # fmt: skip

    return [
        entry("late", 2, 9),
        entry("void", 4, 4, content=Void(), supersedes=EntryId("first"), reason="wrong patient", seq=2),
        entry("third", 3, 4, seq=1),
        entry("first", 1, 1),
    ]


def test_a_history_keeps_its_times_and_is_numbered_as_it_became_known(database: Database) -> None:
    stay = open_a_stay(database)
    late, void, third, first = history(stay)
    with database.write() as conn:
        store.record_history(conn, NORA, history(stay))
    with database.read() as conn:
        back = store.entries_of(conn, NORA, stay)
    numbered = [
        msgspec.structs.replace(each, seq=seq, unit_id=UNIT) for seq, each in enumerate([first, third, void, late], 1)
    ]
    assert back == numbered


def test_charting_goes_on_after_a_history(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        store.record_history(conn, NORA, history(stay))
        entry = save(conn, new_entry(stay), at=MONDAY)
    assert (entry.seq, entry.recorded_at) == (5, MONDAY + 9 * HOUR)


def test_a_history_is_for_a_stay_without_one(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        save(conn, new_entry(stay))
    with database.write() as conn, pytest.raises(Refused, match="entries already"):
        store.record_history(conn, NORA, history(stay))


def test_a_history_is_for_the_unit_of_the_stay(database: Database) -> None:
    stay = open_a_stay(database)
    assert STRANGER.unit_id == OTHER_UNIT
    with database.write() as conn, pytest.raises(Refused, match="not in your unit"):
        store.record_history(conn, STRANGER, history(stay))


def test_a_history_of_nothing_is_nothing(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        store.record_history(conn, NORA, [])
        assert store.entries_of(conn, NORA, stay) == []
