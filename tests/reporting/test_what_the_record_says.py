"""When stays began and ended as the record knows it, on both databases: corrections, voids, leave, other units."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from chart import store
from chart.actor import Actor
from chart.clock import HandClock
from chart.database import Database
from chart.entries import NewEntry
from chart.facts import (
    Admitted,
    AnyContent,
    Discharged,
    EntryId,
    Note,
    Returned,
    StayId,
    SubstanceUse,
    Void,
    WentOnLeave,
)
from chart.people import Denied
from chart.reports.stay_times import StayTimes
from chart.reports.store import stay_times
from tests.ward import ADA, MONDAY, NORA, OTHER_UNIT, STRANGER

STRANGE_ADA = Actor("ada2", "administrator", OTHER_UNIT, "Ada elsewhere")
Said = tuple[float, AnyContent]


def charted(database: Database, *said: Said, nurse: Actor = NORA) -> tuple[StayId, list[EntryId]]:
    """A stay of these contents, each charted so many hours after Monday morning."""
    with database.write() as conn:
        stay = store.open_stay(conn, nurse, store.admit_patient(conn, nurse, nurse.unit_id, None))
    return stay, [put(database, stay, hours, content, nurse=nurse) for hours, content in said]


def put(
    database: Database,
    stay: StayId,
    hours: float,
    content: AnyContent,
    instead_of: EntryId | None = None,
    nurse: Actor = NORA,
    seen_hours: float | None = None,
) -> EntryId:
    entry_id = EntryId(store.new_id())
    seen_at = at(hours if seen_hours is None else seen_hours)
    new = NewEntry(
        id=entry_id,
        stay_id=stay,
        observed_at=seen_at,
        content=content,
        supersedes=instead_of,
        reason="a slip" if instead_of else None,
    )
    with database.write() as conn:
        store.record_entry(conn, nurse, new, HandClock(at(hours)))
    return entry_id


def at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


def times(database: Database, known_at: datetime | None = None, actor: Actor = ADA) -> Sequence[StayTimes]:
    with database.read() as conn:
        return stay_times(conn, actor, known_at or at(1000))


def test_a_stay_is_told_by_its_admission_its_discharge_and_its_first_substance(database: Database) -> None:
    stay, _ = charted(
        database,
        (0, Admitted("01")),
        (0, SubstanceUse("ghb", "GHB")),
        (1, SubstanceUse("alcohol", "wine")),
        (100, Discharged("ama", is_elopement=True)),
    )
    assert times(database) == [StayTimes(stay, "sedative", at(0), at(100), "ama")]


def test_leave_and_return_are_one_stay(database: Database) -> None:
    charted(
        database, (0, Admitted("01")), (10, WentOnLeave("hospital")), (30, Returned("02")), (50, WentOnLeave("court"))
    )
    (found,) = times(database)
    assert found.leaves == ((at(10), at(30)), (at(50), None))
    assert (found.group, found.discharged_at, found.last_charted_at) == ("unknown", None, at(50))


def test_a_corrected_discharge_counts_from_when_it_was_corrected(database: Database) -> None:
    stay, (_, left) = charted(database, (0, Admitted("01")), (100, Discharged("completed")))
    put(database, stay, 120, Discharged("transfer_acute"), instead_of=left, seen_hours=90)
    assert [(each.discharged_at, each.disposition) for each in times(database)] == [(at(90), "transfer_acute")]
    before = times(database, known_at=at(110))
    assert [(each.discharged_at, each.disposition) for each in before] == [(at(100), "completed")]


def test_a_discharge_taken_back_leaves_the_stay_open(database: Database) -> None:
    stay, (_, left) = charted(database, (0, Admitted("01")), (100, Discharged("completed")))
    put(database, stay, 101, Void(), instead_of=left, seen_hours=100)
    (found,) = times(database)
    assert (found.discharged_at, found.disposition, found.last_charted_at) == (None, None, at(101))


def test_a_stay_that_nobody_admitted_is_still_told(database: Database) -> None:
    stay, _ = charted(database, (5, Note("found in the record")))
    assert times(database) == [StayTimes(stay, "unknown", None, last_charted_at=at(5), first_charted_at=at(5))]
    assert times(database, known_at=at(4)) == []


def test_a_stay_whose_admission_was_taken_back_is_none(database: Database) -> None:
    stay, (came, _) = charted(database, (0, Admitted("01")), (1, Note("somebody else's record")))
    put(database, stay, 2, Void(), instead_of=came, seen_hours=0)
    assert times(database) == []
    assert [each.admitted_at for each in times(database, known_at=at(1))] == [at(0)]
    put(database, stay, 3, Admitted("02"))
    assert [each.admitted_at for each in times(database)] == [at(3)]


def test_an_admission_corrected_and_then_taken_back_is_no_stay(database: Database) -> None:
    stay, (came,) = charted(database, (0, Admitted("01")))
    corrected = put(database, stay, 1, Admitted("02"), instead_of=came, seen_hours=0)
    assert [each.admitted_at for each in times(database)] == [at(0)]
    put(database, stay, 2, Void(), instead_of=corrected, seen_hours=0)
    assert times(database) == []


def test_another_units_stays_are_not_told(database: Database) -> None:
    charted(database, (0, Admitted("1")), nurse=STRANGER)
    assert times(database) == []
    assert len(times(database, actor=STRANGE_ADA)) == 1


def test_who_may_not_read_reports_is_denied(database: Database) -> None:
    with pytest.raises(Denied):
        times(database, actor=NORA)
