"""Finding a patient again, naming one later, and two patients who are one person."""

import msgspec
import pytest
from sqlalchemy import select

from chart import audit, store
from chart.database import Database
from chart.entries import Identity
from chart.errors import Refused
from chart.facts import Admitted, Discharged, StayId
from chart.keys import read_key, sub_key
from chart.people import Denied
from chart.settings import Settings
from chart.tables import merging
from tests.record.charting import new_entry, save
from tests.ward import ADA, CLEO, MONDAY, NORA, STRANGER, UNIT

ZOE = Identity(family_name="Müller-Ødegård", given_name="Zoë", birth_on="1988-02-29", record_number="H 204 881")
ZOE_AGAIN = Identity(family_name="Mueller", given_name="Zoe", record_number="T 9")


def patient(database: Database, who: Identity | None, bed: str = "", *, leaves: bool = False) -> tuple[str, StayId]:
    """A patient with a stay, in a bed if one is named."""
    with database.write() as conn:
        made = store.admit_patient(conn, NORA, UNIT, who)
        stay = store.open_stay(conn, NORA, made)
        if bed:
            save(conn, new_entry(stay, Admitted(bed)))
        if leaves:
            save(conn, new_entry(stay, Discharged("completed")))
        return made, stay


def merge(database: Database, mistaken: str, kept: str, reason: str = "same face, same scar") -> None:
    with database.write() as conn:
        store.merge(conn, CLEO, mistaken, kept, reason, MONDAY)


def found(database: Database, words: str) -> list[str]:
    with database.read() as conn:
        return [each.patient_id for each in store.find_patients(conn, NORA, words).patients]


@pytest.mark.parametrize("words", ["h204881", "H 204", "muller", "MÜLLER zo"])
def test_a_patient_is_found_by_number_or_by_the_beginnings_of_the_names(database: Database, words: str) -> None:
    zoe, _ = patient(database, ZOE)
    patient(database, Identity(family_name="Silva", given_name="Rui", record_number="T 104"))
    assert found(database, words) == [zoe]


def test_one_letter_finds_nobody_and_says_so(database: Database) -> None:
    with database.read() as conn, pytest.raises(Refused, match="at least 2 letters"):
        store.find_patients(conn, NORA, "m")


def test_an_open_stay_is_told_with_the_patient(database: Database) -> None:
    _, stay = patient(database, ZOE, "01")
    with database.read() as conn:
        assert [each.open_stay for each in store.find_patients(conn, NORA, "h204").patients] == [stay]


def test_only_who_admits_may_search_and_merge_and_only_in_the_own_unit(database: Database) -> None:
    zoe, _ = patient(database, ZOE)
    again, _ = patient(database, ZOE_AGAIN)
    with database.read() as conn:
        with pytest.raises(Denied):
            store.find_patients(conn, ADA, "h204")
        assert store.find_patients(conn, STRANGER, "h204").count == 0
    with database.write() as conn, pytest.raises(Denied):
        store.merge(conn, ADA, again, zoe, "same", MONDAY)
    with database.write() as conn, pytest.raises(Refused, match="not in your unit"):
        store.merge(conn, STRANGER, again, zoe, "same", MONDAY)


def test_a_patient_without_a_name_is_given_one_later_and_a_wrong_one_is_corrected(database: Database) -> None:
    nameless, _ = patient(database, None)
    with database.write() as conn:
        store.put_identity(conn, NORA, nameless, ZOE_AGAIN)
    assert found(database, "mueller") == [nameless]
    with database.write() as conn:
        store.put_identity(conn, NORA, nameless, ZOE)
        assert store.identity_of(conn, NORA, nameless) == ZOE
    assert found(database, "mueller") == []


def test_a_record_number_is_one_patients(database: Database) -> None:
    patient(database, ZOE)
    other, _ = patient(database, ZOE_AGAIN)
    with database.write() as conn, pytest.raises(Refused, match="is another patient's"):
        store.put_identity(conn, NORA, other, Identity(family_name="X", given_name="Y", record_number="h 204-881"))
    with database.write() as conn, pytest.raises(Refused, match="no such patient"):
        store.put_identity(conn, NORA, "nobody", ZOE_AGAIN)


def test_a_number_of_a_record_that_became_another_leads_to_the_patient_who_was_kept(database: Database) -> None:
    zoe, _ = patient(database, ZOE, "01", leaves=True)
    again, _ = patient(database, ZOE_AGAIN, "02", leaves=True)
    merge(database, again, zoe)
    as_typed = Identity(family_name="Mueller", given_name="Z", record_number="t9")
    with database.write() as conn:
        with pytest.raises(Refused) as refused:
            store.put_identity(conn, NORA, store.admit_patient(conn, NORA, UNIT, None), as_typed)
        assert refused.value.message == (
            "Record number t9 is that of a record that became one with another patient's. Find that patient by the"
            " number"
        )
        with pytest.raises(Refused, match="t9 is this patient's already"):
            store.put_identity(conn, NORA, zoe, as_typed)
        store.put_identity(conn, NORA, zoe, msgspec.structs.replace(ZOE, given_name="Zoe"))


def test_a_search_says_how_many_there_are_beyond_those_it_shows(database: Database) -> None:
    for number in range(14):
        patient(database, Identity(family_name="Silva", given_name="Rui", record_number=f"S {number}"))
    with database.read() as conn:
        found = store.find_patients(conn, NORA, "silva")
        but_one = store.find_patients(conn, NORA, "silva", but=found.patients[0].patient_id)
    assert (len(found.patients), found.count) == (12, 14)
    assert (len(but_one.patients), but_one.count) == (12, 13)


def test_a_patient_whose_name_is_not_kept_is_found_by_the_bed_and_by_a_number_that_became_theirs(
    database: Database,
) -> None:
    nameless, stay = patient(database, None, "03")
    patient(database, ZOE, "02")
    with database.read() as conn:
        [one] = store.find_patients(conn, NORA, "03").patients
    assert (one.patient_id, one.who, one.open_stay, one.bed) == (nameless, None, stay, "03")
    mistaken, _ = patient(database, ZOE_AGAIN, "04", leaves=True)
    merge(database, mistaken, nameless)
    assert found(database, "t9") == [nameless]
    with database.read() as conn:
        assert store.find_patients(conn, NORA, "t9").patients[0].also == (ZOE_AGAIN,)


def test_after_a_merge_both_numbers_find_one_person_with_all_stays(database: Database, settings: Settings) -> None:
    zoe, before = patient(database, ZOE, "01", leaves=True)
    again, now = patient(database, ZOE_AGAIN, "02")
    merge(database, again, zoe)
    assert found(database, "h204") == found(database, "t9") == [zoe]
    with database.read() as conn:
        assert {store.stay_of(conn, NORA, each).patient_id for each in (before, now)} == {zoe}
        one = store.find_patients(conn, NORA, "mueller").patients[0]
        assert (one.who, one.also, one.open_stay) == (ZOE, (ZOE_AGAIN,), now)
        assert store.merged_with(conn, NORA, zoe) == {again: ZOE_AGAIN}
        assert store.kept_patient(conn, NORA, again) == zoe
        assert audit.verify(conn, sub_key(read_key(settings.home), "audit")).is_whole


def test_undoing_a_merge_gives_every_stay_back_but_those_begun_since(database: Database) -> None:
    zoe, _ = patient(database, ZOE, "01", leaves=True)
    again, now = patient(database, ZOE_AGAIN, "02", leaves=True)
    merge(database, again, zoe)
    with database.write() as conn:
        since = store.open_stay(conn, NORA, zoe)
        store.undo_merge(conn, CLEO, again, "they met", MONDAY)
    with database.read() as conn:
        assert store.stay_of(conn, NORA, now).patient_id == again
        assert store.stay_of(conn, NORA, since).patient_id == zoe
        assert store.merged_with(conn, NORA, zoe) == {}
        kept = conn.execute(select(merging.c.into_id, merging.c.by, merging.c.reason).order_by(merging.c.seq)).all()
    assert kept == [(zoe, "cleo", "same face, same scar"), (None, "cleo", "they met")]
    assert found(database, "t9") == [again]
    merge(database, again, zoe)
    assert found(database, "t9") == [zoe]


def test_a_chain_of_merges_ends_at_one_person_and_is_undone_from_its_end(database: Database) -> None:
    first, _ = patient(database, Identity(family_name="A", given_name="A", record_number="A1"), "01", leaves=True)
    second, _ = patient(database, Identity(family_name="B", given_name="B", record_number="B2"), "02", leaves=True)
    third, _ = patient(database, Identity(family_name="C", given_name="C", record_number="C3"), "03", leaves=True)
    merge(database, first, second)
    merge(database, second, third)
    assert found(database, "a1") == found(database, "b2") == [third]
    with database.write() as conn, pytest.raises(Refused, match="undo that first"):
        store.undo_merge(conn, CLEO, first, "no", MONDAY)
    with database.write() as conn:
        store.undo_merge(conn, CLEO, second, "no", MONDAY)
        store.undo_merge(conn, CLEO, first, "no", MONDAY)
    assert found(database, "a1") == [first]


def test_what_cannot_be_merged_is_refused_in_words(database: Database) -> None:
    zoe, _ = patient(database, ZOE, "01")
    again, _ = patient(database, ZOE_AGAIN, "02")
    third, _ = patient(database, None, "03", leaves=True)
    with pytest.raises(Refused, match="Both have an open stay"):
        merge(database, again, zoe)
    with pytest.raises(Refused, match="the same patient already"):
        merge(database, zoe, zoe)
    with pytest.raises(Refused, match="no such patient"):
        merge(database, "nobody", zoe)
    with pytest.raises(Refused, match="Say how it is known"):
        merge(database, third, zoe, " ")
    with database.write() as conn, pytest.raises(Refused, match="not found to be another"):
        store.undo_merge(conn, CLEO, zoe, "no", MONDAY)
