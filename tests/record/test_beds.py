"""Beds in the record, on both databases: under a lock, whoever comes first."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from chart import store
from chart.actor import Actor
from chart.census import census
from chart.database import Database
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import Admitted, Discharged, Entry, EntryId, Moved, StayId, UnitId, Void
from tests.record.charting import new_entry, open_a_stay, save
from tests.record.moving import BEDS, HOURS, STAYS, Wish, bed_by_hand, entry_of, hour, wishes
from tests.ward import NORA, STRANGER, clock_at


def test_two_tablets_admit_to_one_bed_at_once_and_one_wins(database: Database) -> None:
    stays = [open_a_stay(database) for _ in range(8)]
    together = Barrier(8)

    def admit(stay: StayId) -> str:
        together.wait()
        try:
            with database.write() as conn:
                save(conn, new_entry(stay, Admitted("03")))
        except Refused as refused:
            return refused.message
        return "in"

    with ThreadPoolExecutor(8) as pool:
        said = sorted(pool.map(admit, stays))
    assert said == [*["Bed 03 is taken since 02 Mar 09:00. Choose another bed"] * 7, "in"]


def test_two_who_swap_beds_at_once_are_never_in_one(database: Database) -> None:
    one, other = open_a_stay(database), open_a_stay(database)
    with database.write() as conn:
        save(conn, new_entry(one, Admitted("01")))
        save(conn, new_entry(other, Admitted("02")))
    together = Barrier(2)

    def move(stay: StayId, bed: str) -> bool:
        together.wait()
        try:
            with database.write() as conn:
                save(conn, new_entry(stay, Moved(bed), observed_at=hour(1)), at=hour(1))
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(move, (one, other), ("02", "01"))) == [False, False]


def test_an_admission_that_was_taken_back_is_no_open_stay_and_frees_its_bed(database: Database) -> None:
    wrong, right = open_a_stay(database), open_a_stay(database)
    with database.write() as conn:
        came = save(conn, new_entry(wrong, Admitted("01")))
        save(conn, new_entry(wrong, Void(), supersedes=came.id, reason="wrong patient"))
        save(conn, new_entry(right, Admitted("01")))
    with database.read() as conn:
        assert [each.stay_id for each in store.open_stays(conn, NORA)] == [right]


def test_a_bed_says_nothing_to_another_unit(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        save(conn, new_entry(stay, Admitted("01")))
    with database.read() as conn:
        assert store.beds_since(conn, NORA, hour(0)).keys() == {stay}
        assert store.beds_since(conn, STRANGER, hour(0)) == {}
        with pytest.raises(Refused):
            store.beds_of(conn, STRANGER, stay)


def test_a_stay_that_ended_before_is_not_read(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        save(conn, new_entry(stay, Admitted("01")))
        save(conn, new_entry(stay, Discharged("completed"), observed_at=hour(1)), at=hour(1))
    with database.read() as conn:
        assert store.beds_since(conn, NORA, hour(0)).keys() == {stay}
        assert store.beds_since(conn, NORA, hour(2)) == {}


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=wishes)
def test_the_census_of_the_record_is_its_open_stays_whatever_was_tried(database: Database, wanted: list[Wish]) -> None:
    nurse, stays = ward_of_four(database)
    recorded: list[Entry] = []
    for number, wish in enumerate(wanted):
        drawn = entry_of(wish, number, recorded)
        if drawn is not None and saved(database, nurse, stays, drawn):
            recorded.append(drawn)
    with database.read() as conn:
        where = {stay: store.beds_of(conn, nurse, stays[stay]) for stay in STAYS}
        still_open = {each.stay_id for each in store.open_stays(conn, nurse)}
    for at in range(HOURS + 1):
        by_hand = {stay: bed_by_hand([e for e in recorded if e.stay_id == stay], hour(at)) for stay in STAYS}
        assert census(where, hour(at)) == {stay: found[0] for stay, found in by_hand.items() if found and not found[1]}
        held = [found[0] for found in by_hand.values() if found]
        assert len(held) == len(set(held))
    begun = {stays[stay]: where[stay].ended_at is None for stay in STAYS if where[stay].spans}
    assert {stay for stay, is_open in begun.items() if is_open} == still_open & begun.keys()


def ward_of_four(database: Database) -> tuple[Actor, dict[StayId, StayId]]:
    """A unit of its own with a nurse, and four stays in it by the names they are drawn with."""
    unit_id = UnitId(store.new_id())
    nurse = replace(NORA, unit_id=unit_id)
    with database.write() as conn:
        store.make_unit(conn, store.Unit(unit_id, "Drawn", "UTC", BEDS))
        patient = store.admit_patient(conn, nurse, unit_id, None)
        return nurse, {stay: store.open_stay(conn, nurse, patient) for stay in STAYS}


def saved(database: Database, nurse: Actor, stays: dict[StayId, StayId], drawn: Entry) -> bool:
    """Whether the record takes an entry in."""
    unit = nurse.unit_id
    new = NewEntry(
        id=EntryId(f"{unit[-12:]}{drawn.id}"), stay_id=stays[drawn.stay_id], observed_at=drawn.observed_at,
        content=drawn.content, supersedes=EntryId(f"{unit[-12:]}{drawn.supersedes}") if drawn.supersedes else None,
        reason=drawn.reason,
    )  # fmt: skip
    try:
        with database.write() as conn:
            store.record_entry(conn, nurse, new, clock_at(drawn.recorded_at))
    except Refused:
        return False
    return True
