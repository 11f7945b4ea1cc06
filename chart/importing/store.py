"""One stay file into the record, whole or not at all; and a stay of the record as a file."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum

import msgspec
from sqlalchemy import Connection, select

from chart import store
from chart.actor import Actor
from chart.audit.store import write
from chart.census import is_over
from chart.entries import Identity
from chart.errors import Refused
from chart.facts import Entry, EntryId, StayId
from chart.stay_document import FileIdentity, FilePatient
from chart.stay_file import ELSEWHERE, StayFile, stay_document
from chart.tables import entry, stay

AT_ONCE = 500  # ids in one question


class Imported(Enum):
    """What became of a stay file: stored now, or the record had all of it already."""

    STORED = "stored"
    ALREADY_THERE = "already there"


def import_stay(conn: Connection, actor: Actor, file: StayFile, now: datetime) -> Imported:
    """Store the stay of a file with the file's own times, in the caller's transaction.

    Refused: the record has this stay with other content, another stay has one of its entries, the patient is known as
    somebody else, or it is open and has entries from after now (the record's own time never runs backwards, so nobody
    could chart in it until then).
    """
    newest = file.entries[-1]
    if newest.recorded_at > now and not is_over(file.entries):
        when = newest.recorded_at.isoformat()
        raise Refused(f"{newest.id} of an open stay became known at {when}, which is still to come", "recorded_at")
    if _is_taken(conn, file.stay_id):
        _check_same(conn, actor, file)
        return Imported.ALREADY_THERE
    taken = _first_taken(conn, [each.id for each in file.entries])
    if taken is not None:
        raise Refused(f"{taken} is an entry of another stay in the record; an id belongs to one entry", "id")
    _put_patient(conn, actor, file.patient)
    store.open_stay(conn, actor, file.patient.id, file.stay_id)
    store.record_history(conn, actor, file.entries)
    write(conn, actor, "import stay", "record", [file.patient.id, file.stay_id], "done")
    return Imported.STORED


def export_stay(conn: Connection, actor: Actor, stay_id: StayId) -> tuple[bytes, int]:
    """A stay's file, and how many entries it has; the reading is put down in the audit."""
    found = store.stay_of(conn, actor, stay_id)
    zone = store.unit_of(conn, actor, actor.unit_id).zone
    entries = store.entries_of(conn, actor, stay_id)
    patient = FilePatient(found.patient_id, _file_identity(store.identity_of(conn, actor, found.patient_id)))
    write(conn, actor, "export stay", "record", [found.patient_id, stay_id], "done")
    return stay_document(zone, patient, stay_id, entries), len(entries)


def _check_same(conn: Connection, actor: Actor, file: StayFile) -> None:
    found = store.stay_of(conn, actor, file.stay_id)
    if found.patient_id != file.patient.id:
        raise Refused(f"Stay {file.stay_id} is in the record, of another patient than {file.patient.id}", "patient")
    stands = [_as_in_a_file(each) for each in store.entries_of(conn, actor, file.stay_id)]
    if stands == file.entries:
        return
    same = sum(1 for mine, its in zip(stands, file.entries, strict=False) if mine == its)
    raise Refused(
        f"Stay {file.stay_id} is in the record with other content: {len(stands)} entries there, {len(file.entries)} "
        f"here, {same} of them alike. What was charted is not changed by an import",
        "stay_id",
    )


def _as_in_a_file(stands: Entry) -> Entry:
    return msgspec.structs.replace(stands, unit_id=ELSEWHERE)


def _put_patient(conn: Connection, actor: Actor, patient: FilePatient) -> None:
    who = None if patient.identity is None else _identity(patient.identity)
    if not store.has_patient(conn, actor, patient.id):
        store.add_patient(conn, patient.id, actor.unit_id, who)
    elif who is not None and who != store.identity_of(conn, actor, patient.id):
        raise Refused(f"Patient {patient.id} is known in the record as somebody else", "patient.identity")


def _identity(who: FileIdentity) -> Identity:
    return Identity(
        family_name=who.family_name,
        given_name=who.given_name,
        birth_on=None if who.birth_on is None else who.birth_on.isoformat(),
        record_number=who.record_number,
    )


def _file_identity(who: Identity | None) -> FileIdentity | None:
    if who is None:
        return None
    return FileIdentity(
        family_name=who.family_name,
        given_name=who.given_name,
        birth_on=None if who.birth_on is None else date.fromisoformat(who.birth_on),
        record_number=who.record_number,
    )


def _is_taken(conn: Connection, stay_id: StayId) -> bool:
    return conn.execute(select(stay.c.id).where(stay.c.id == stay_id)).first() is not None


def _first_taken(conn: Connection, ids: Sequence[EntryId]) -> EntryId | None:
    for start in range(0, len(ids), AT_ONCE):
        asked = ids[start : start + AT_ONCE]
        found = set(conn.scalars(select(entry.c.id).where(entry.c.id.in_(asked))))
        if found:
            return next(each for each in asked if each in found)
    return None
