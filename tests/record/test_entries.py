"""What one Save does to the record."""

from datetime import timedelta

import pytest

from chart import store
from chart.database import Database
from chart.entries import Conflict, Identity, NewEntry
from chart.errors import Refused
from chart.facts import Assessment, EntryId, StayId, Vitals, Void
from tests.ward import MONDAY, NORA, STRANGER, UNIT, clock_at


def open_a_stay(database: Database) -> StayId:
    with database.write() as conn:
        patient = store.admit_patient(conn, NORA, UNIT, Identity(family_name="Silva", given_name="Rui"))
        return store.open_stay(conn, NORA, patient)


def vitals(stay: StayId, pulse: int, **more: object) -> NewEntry:
    given = {"id": EntryId(store.new_id()), "observed_at": MONDAY, "content": Vitals(heart_rate_bpm=pulse)} | more
    return NewEntry(stay_id=stay, **given)  # type: ignore[arg-type]


def test_an_entry_comes_back_as_it_was_charted(database: Database) -> None:
    stay = open_a_stay(database)
    new = vitals(stay, 92, content=Assessment("ciwa_ar", {"tremor": 3}), device="tablet 4")
    with database.write() as conn:
        recorded = store.record_entry(conn, NORA, new, clock_at())
    with database.read() as conn:
        assert store.entries_of(conn, NORA, stay) == [recorded.entry]
    assert recorded.entry.content == Assessment("ciwa_ar", {"tremor": 3})
    assert recorded.entry.seq == 1


def test_the_same_save_twice_stores_once(database: Database) -> None:
    stay = open_a_stay(database)
    new = vitals(stay, 92)
    with database.write() as conn:
        first = store.record_entry(conn, NORA, new, clock_at())
    with database.write() as conn:
        again = store.record_entry(conn, NORA, new, clock_at(MONDAY + timedelta(minutes=5)))
    assert again.is_replay
    assert again.entry == first.entry


def test_the_same_id_with_another_body_is_a_conflict(database: Database) -> None:
    stay = open_a_stay(database)
    new = vitals(stay, 92)
    with database.write() as conn:
        store.record_entry(conn, NORA, new, clock_at())
    with database.write() as conn, pytest.raises(Conflict):
        store.record_entry(conn, NORA, vitals(stay, 93, id=new.id), clock_at())


def test_recording_never_runs_backwards_within_a_stay(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        store.record_entry(conn, NORA, vitals(stay, 92), clock_at(MONDAY))
    with database.write() as conn:
        earlier = store.record_entry(conn, NORA, vitals(stay, 93), clock_at(MONDAY - timedelta(hours=1)))
    assert earlier.entry.recorded_at == MONDAY


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"content": Assessment("mood", {"mood": 3})}, "kind"),
        ({"supersedes": EntryId("nobody")}, "supersedes"),
    ],
)
def test_a_correction_needs_a_reason_an_entry_and_its_kind(
    database: Database, change: dict[str, object], field: str
) -> None:
    stay = open_a_stay(database)
    slip = vitals(stay, 29)
    with database.write() as conn:
        store.record_entry(conn, NORA, slip, clock_at())
    whole = {"supersedes": slip.id, "reason": "typed 29 for 92"} | change
    with database.write() as conn, pytest.raises(Refused) as refused:
        store.record_entry(conn, NORA, vitals(stay, 92, **whole), clock_at())
    assert refused.value.field == field


def test_an_entry_is_corrected_once_and_the_original_stays(database: Database) -> None:
    stay = open_a_stay(database)
    slip = vitals(stay, 29)
    with database.write() as conn:
        store.record_entry(conn, NORA, slip, clock_at())
        store.record_entry(conn, NORA, vitals(stay, 92, supersedes=slip.id, reason="typed 29 for 92"), clock_at())
    with database.write() as conn, pytest.raises(Refused, match="corrected before"):
        store.record_entry(conn, NORA, vitals(stay, 0, content=Void(), supersedes=slip.id, reason="x"), clock_at())
    with database.read() as conn:
        assert [e.content.heart_rate_bpm for e in store.entries_of(conn, NORA, stay)] == [29, 92]  # type: ignore[union-attr]
        now = store.current_entries(conn, NORA, ["vitals"])
    assert [e.content.heart_rate_bpm for e in now] == [92]  # type: ignore[union-attr]


def test_another_unit_reaches_nothing(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn, pytest.raises(Refused, match="not in your unit"):
        store.record_entry(conn, STRANGER, vitals(stay, 92), clock_at())
    with database.read() as conn, pytest.raises(Refused, match="not in your unit"):
        store.entries_of(conn, STRANGER, stay)
