"""Units, patients and stays, and whose business they are."""

import pytest

from chart import store
from chart.actor import MONITOR
from chart.database import Database
from chart.entries import Identity, OpenStay
from chart.errors import Refused
from chart.facts import StayId, UnitId
from tests.record.charting import RUI, open_a_stay
from tests.ward import NORA, OTHER_UNIT, STRANGER, UNIT


def test_a_unit_has_its_beds_in_order(database: Database) -> None:
    with database.read() as conn:
        unit = store.unit_of(conn, NORA, UNIT)
    assert (unit.id, unit.zone, unit.beds) == (UNIT, "Europe/Oslo", ("01", "02", "03", "04"))


def test_a_unit_made_again_stays_as_it_was(database: Database) -> None:
    with database.write() as conn:
        store.make_unit(conn, store.Unit(UNIT, "Another", "UTC", ()))
        assert store.unit_of(conn, NORA, UNIT).name == "Harbour detox unit"


def test_a_patient_may_be_known_or_not(database: Database) -> None:
    with database.write() as conn:
        known = store.admit_patient(conn, NORA, UNIT, RUI)
        unknown = store.admit_patient(conn, NORA, UNIT, None)
        store.add_patient(conn, "10011", UNIT, Identity(family_name="X", given_name="Y"))
    with database.read() as conn:
        assert store.identity_of(conn, NORA, known) == RUI
        assert store.identity_of(conn, NORA, unknown) is None
        assert store.identity_of(conn, NORA, "10011") == Identity(family_name="X", given_name="Y")
        assert [store.has_patient(conn, NORA, each) for each in (known, "10011", "nobody")] == [True, True, False]


def test_a_stay_may_bring_its_id_along(database: Database) -> None:
    with database.write() as conn:
        patient = store.admit_patient(conn, NORA, UNIT, None)
        assert store.open_stay(conn, NORA, patient, StayId("stay 1")) == "stay 1"
        assert store.open_stay(conn, NORA, patient) != store.open_stay(conn, NORA, patient)
    with database.read() as conn:
        assert store.stay_of(conn, NORA, StayId("stay 1")) == OpenStay(
            stay_id=StayId("stay 1"), patient_id=patient, unit_id=UNIT
        )
        assert len(store.stays(conn, NORA)) == 3


def test_what_is_of_another_unit_is_nobody_elses_business(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        patient = store.stay_of(conn, NORA, stay).patient_id
        asked = [
            lambda: store.unit_of(conn, STRANGER, UNIT),
            lambda: store.admit_patient(conn, STRANGER, UNIT, None),
            lambda: store.has_patient(conn, STRANGER, patient),
            lambda: store.identity_of(conn, STRANGER, patient),
            lambda: store.open_stay(conn, STRANGER, patient),
            lambda: store.stay_of(conn, STRANGER, stay),
        ]
        for ask in asked:
            with pytest.raises(Refused, match="not in your unit"):
                ask()
        assert store.stays(conn, STRANGER) == store.open_stays(conn, STRANGER) == []


def test_the_monitor_is_of_every_unit(database: Database) -> None:
    mine = open_a_stay(database)
    with database.write() as conn:
        patient = store.admit_patient(conn, STRANGER, OTHER_UNIT, None)
        theirs = store.open_stay(conn, STRANGER, patient)
        assert {each.stay_id for each in store.open_stays(conn, MONITOR)} == {mine, theirs}


def test_what_is_not_there_is_named(database: Database) -> None:
    with database.read() as conn, pytest.raises(Refused, match="no unit moon"):
        store.unit_of(conn, MONITOR, UnitId("moon"))
    with database.read() as conn, pytest.raises(Refused, match="no such stay"):
        store.stay_of(conn, NORA, StayId("nowhere"))
