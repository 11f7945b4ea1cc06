"""A stay to chart in, and entries to put there."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from chart import store
from chart.database import Database
from chart.entries import Identity, NewEntry
from chart.facts import AnyContent, Entry, EntryId, StayId, Vitals
from tests.ward import MONDAY, NORA, UNIT, clock_at

RUI = Identity(family_name="Silva", given_name="Rui", birth_on="1995-01-08", record_number="T 104 420")


def open_a_stay(database: Database) -> StayId:
    """A stay of Rui Silva in Nora's unit."""
    with database.write() as conn:
        return store.open_stay(conn, NORA, store.admit_patient(conn, NORA, UNIT, RUI))


def new_entry(stay_id: StayId, content: AnyContent | None = None, **more: Any) -> NewEntry:
    """A Save: a pulse of 92 unless told otherwise, seen when the clock says."""
    said = {"id": EntryId(store.new_id()), "observed_at": MONDAY} | more
    return NewEntry(stay_id=stay_id, content=content or Vitals(heart_rate_bpm=92), **said)


def save(conn: Connection, new: NewEntry, at: datetime = MONDAY) -> Entry:
    """Nora saves an entry; what stands in the record then."""
    return store.record_entry(conn, NORA, new, clock_at(at)).entry
