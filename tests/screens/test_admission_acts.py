"""What is done at the door, on both databases: whole or not at all, by those who may, each step in the audit."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import func, select

from chart import facts, store
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import EntryId, StayId
from chart.people import Denied
from chart.tables import audit, patient
from dashboard.pages.admissions import actions, queries
from dashboard.pages.admissions.actions import AtDoor
from dashboard.pages.admissions.admit_form import admit_page
from dashboard.pages.admissions.layout import admissions_page, admit_again, found_list
from dashboard.pages.admissions.stay_form import stay_page
from dashboard.pages.admissions.telling import tell
from monitors.admitting import place
from monitors.intake import Told
from monitors.rounds import sweep
from tests.screens.conftest import Unit
from tests.screens.stays import text_of
from tests.ward import ADA, STRANGER

INES = {"family_name": "Almeida", "given_name": "Ines", "birth_on": "14 Mar 1979", "record_number": "J 1", "bed": "02"}
ALCOHOL = {"drug_class1": "alcohol", "precision1": "exact", "last_clock1": "22:00"}


def admit(unit: Unit, patient_id: str = "", protocols: tuple[str, ...] = (), **typed: str) -> StayId:
    """Ines comes to bed 02, unless told otherwise."""
    at_door = AtDoor(store.new_id(), store.new_id(), INES | typed, protocols, patient_id)
    return actions.admit_patient(unit.services, unit.nora, at_door).stay_id


def patients(unit: Unit) -> int:
    with unit.services.ward.database.read() as conn:
        return int(conn.execute(select(func.count()).select_from(patient)).scalar_one())


def contents(unit: Unit, stay_id: StayId) -> list[facts.AnyContent]:
    with unit.services.ward.database.read() as conn:
        return [each.content for each in store.entries_of(conn, unit.nora, stay_id)]


def page(unit: Unit, stay_id: StayId) -> str:
    return text_of(stay_page(queries.bed_and_stay(unit.services, unit.nora, stay_id)))


def test_an_admission_keeps_all_that_was_told_as_entries_of_the_stay(unit: Unit) -> None:
    more = {"ask_prior_dt": "yes", "ask_liver": "no", "edition": "4th", "level": "3.7"}
    stay_id = admit(unit, protocols=("alc-asam",), **ALCOHOL, **more)
    told = contents(unit, stay_id)
    assert told[0] == facts.Admitted("02")
    assert [facts.kind_of(each) for each in told[1:]] == [
        "substance_use", "risk_fact", "risk_fact", "level_of_care", "protocol"
    ]  # fmt: skip
    assert facts.RiskFact("prior_dt", True) in told


def test_a_second_tap_admits_nobody_twice(unit: Unit) -> None:
    at_door = AtDoor(store.new_id(), store.new_id(), INES)
    first = actions.admit_patient(unit.services, unit.nora, at_door)
    again = actions.admit_patient(unit.services, unit.nora, at_door)
    assert (first.is_replay, again.is_replay, first.stay_id) == (False, True, again.stay_id)
    assert (patients(unit), len(contents(unit, first.stay_id))) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"bed": ""}, "Say which bed"),
        ({"bed": "99"}, "There is no bed 99. There are 01, 02, 03, 04"),
        ({"bed": "01"}, "Bed 01 is taken since 02 Mar 09:00. Choose another bed"),
        ({"record_number": "j-0"}, "Record number j-0 is another patient's. Find that patient, or correct the number"),
        ({"clock": "07:00"}, "Seen 120 min ago: more than 60 min needs a reason"),
        ({"drug_class1": "alcohol", "years1": "140"}, "Years of use 140.0 is outside 0 to 100"),
        ({"drug_class1": "alcohol", "drug_class2": "alcohol"}, "A substance is named twice: put it into one place"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(unit: Unit, typed: dict[str, str], sentence: str) -> None:
    admit(unit, bed="01", record_number="J 0")
    with pytest.raises(Refused) as refused:
        admit(unit, **typed)
    assert (refused.value.message, patients(unit)) == (sentence, 1)


def test_who_comes_late_into_the_record_came_at_their_time(unit: Unit) -> None:
    stay_id = admit(unit, clock="07:00", late="no hands free")
    with unit.services.ward.database.read() as conn:
        assert store.admitted_at(conn, unit.nora, stay_id) == unit.clock.now() - timedelta(hours=2)


def test_a_child_is_known_as_one_from_the_date_of_birth(unit: Unit) -> None:
    assert facts.RiskFact("under_16", True) in contents(unit, admit(unit, birth_on="3 Mar 2010"))
    assert len(contents(unit, admit(unit, birth_on="2 Mar 2010", record_number="", bed="03"))) == 1


def test_somebody_without_a_name_is_named_later_and_found(unit: Unit) -> None:
    stay_id = admit(unit, kept="pseudonymous")
    assert "NAME NOT KEPT" in page(unit, stay_id)
    actions.identify(unit.services, unit.nora, queries.patient_of_stay(unit.services, unit.nora, stay_id), INES)
    assert "ALMEIDA Ines" in page(unit, stay_id)
    assert [each.open_stay for each in queries.find(unit.services, unit.nora, "almeida", "").patients] == [stay_id]
    assert queries.find(unit.services, unit.nora, "almeida", stay_id).count == 0


def test_a_readmission_is_a_new_stay_of_the_same_patient_and_never_a_second_open_one(unit: Unit) -> None:
    first = admit(unit)
    known = queries.patient_of_stay(unit.services, unit.nora, first)
    with pytest.raises(Refused, match="has an open stay"):
        admit(unit, patient_id=known, bed="03")
    actions.place_stay(unit.services, unit.nora, first, "discharge", {"disposition": "completed"})
    unit.clock.advance(hours=3)
    second = admit(unit, patient_id=known)
    assert queries.patient_of_stay(unit.services, unit.nora, second) == known
    assert patients(unit) == 1


def test_a_stay_moves_leaves_returns_and_ends(unit: Unit) -> None:
    stay_id = admit(unit)
    for act, typed, said in (
        ("move", {"bed": "03"}, "In bed 03 since"),
        ("leave", {"to": "hospital"}, "hospital. Bed 03 is kept."),
        ("return", {"bed": ""}, "In bed 03 since"),
        ("discharge", {"disposition": "ama", "planned": "no", "eloped": "yes", "reason": "left"}, "Discharged"),
    ):
        unit.clock.advance(hours=1)
        actions.place_stay(unit.services, unit.nora, stay_id, act, typed)
        assert said in page(unit, stay_id)
    assert contents(unit, stay_id)[-1] == facts.Discharged("ama", is_planned=False, is_elopement=True, reason="left")


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("move", {}, "Say which bed"),
        ("move", {"bed": "02"}, "By then the patient lay in bed 02 already"),
        ("leave", {}, "Say where the patient went"),
        ("return", {}, "By then the patient was not on leave"),
        ("discharge", {}, "Choose how the stay ended"),
        ("fly", {}, "Choose what happened"),
    ],
)
def test_what_cannot_be_done_with_a_stay_is_refused_in_words(
    unit: Unit, act: str, typed: dict[str, str], sentence: str
) -> None:
    stay_id = admit(unit)
    unit.clock.advance(hours=1)
    with pytest.raises(Refused) as refused:
        actions.place_stay(unit.services, unit.nora, stay_id, act, typed)
    assert refused.value.message == sentence


def test_a_wrong_bed_is_corrected_and_a_wrong_discharge_taken_back_and_both_stay_legible(unit: Unit) -> None:
    stay_id = admit(unit)
    entries = [row.entry for row in queries.bed_and_stay(unit.services, unit.nora, stay_id).rows]
    actions.correct(unit.services, unit.nora, entries[0].id, {"bed": "04", "why": "misread"})
    assert "In bed 04 since" in page(unit, stay_id)
    assert "Corrected by Nora Lindqvist: misread" in page(unit, stay_id)
    unit.clock.advance(minutes=5)
    gone = actions.place_stay(unit.services, unit.nora, stay_id, "discharge", {"disposition": "death"})
    actions.take_back(unit.services, unit.nora, gone.entry.id, {"why": "wrong patient"})
    assert "In bed 04 since" in page(unit, stay_id)
    with pytest.raises(Refused, match="Say why"):
        actions.take_back(unit.services, unit.nora, gone.entry.id, {})


def test_an_admission_that_was_taken_back_frees_its_bed(unit: Unit) -> None:
    stay_id = admit(unit)
    came = queries.bed_and_stay(unit.services, unit.nora, stay_id).rows[0].entry
    actions.take_back(unit.services, unit.nora, came.id, {"why": "wrong unit"})
    view = queries.admissions(unit.services, unit.nora)
    assert (view.rows, view.free) == ((), ("01", "02", "03", "04"))
    assert "This admission was taken back." in page(unit, stay_id)


def test_only_comings_and_goings_are_corrected_here(unit: Unit) -> None:
    stay_id = admit(unit)
    charted = unit.chart(stay_id, facts.Weight(70.0))
    with pytest.raises(Refused, match="Only comings and goings"):
        actions.correct(unit.services, unit.nora, charted.entry.id, {"why": "x"})


def test_a_clinicians_word_on_a_risk_stands_beside_what_the_rules_said(unit: Unit) -> None:
    stay_id = admit(unit, ask_prior_dt="yes")
    actions.judge_risk(unit.services, unit.pham, stay_id, "seizure_delirium", {"level": "high"})
    with pytest.raises(Refused, match="The rules say none found, not raised: say why"):
        actions.judge_risk(unit.services, unit.pham, stay_id, "suicide", {"level": "raised"})
    actions.judge_risk(unit.services, unit.pham, stay_id, "suicide", {"level": "raised", "reason": "low mood"})
    said = page(unit, stay_id)
    assert "High, confirmed by Dr Minh Pham, Mon 2 Mar 09:00 · Now the rules say high" in said
    assert (
        "Raised by Dr Minh Pham, Mon 2 Mar 09:00, where the rules said none found: low mood"
        " · Now the rules say none found yet" in said
    )
    assert facts.RiskLevel("suicide", "raised", "none found", "low mood") in contents(unit, stay_id)
    with pytest.raises(Refused, match="Choose a level"):
        actions.judge_risk(unit.services, unit.pham, stay_id, "suicide", {})
    with pytest.raises(Refused, match="no such risk"):
        actions.judge_risk(unit.services, unit.pham, stay_id, "feet", {"level": "high"})


def test_two_records_of_one_person_become_one_and_two_again(unit: Unit) -> None:
    old = admit(unit)
    actions.place_stay(unit.services, unit.nora, old, "discharge", {"disposition": "completed"})
    unit.clock.advance(hours=1)
    now = admit(unit, family_name="Almeda", record_number="")
    kept = queries.patient_of_stay(unit.services, unit.nora, old)
    mistaken = queries.patient_of_stay(unit.services, unit.nora, now)
    actions.merge(unit.services, unit.nora, mistaken, kept, {"reason": "same papers"})
    assert "ALMEIDA Ines" in page(unit, now)
    assert "ALMEDA Ines was found to be this patient" in page(unit, now)
    actions.undo_merge(unit.services, unit.nora, mistaken, {"reason": "they met"})
    assert "ALMEDA Ines" in page(unit, now)


def test_the_page_says_who_is_here_who_came_and_left_and_which_beds_are_free(unit: Unit) -> None:
    admit(unit)
    away = admit(unit, bed="03", record_number="J 2", family_name="Brito")
    gone = admit(unit, bed="04", record_number="J 3", family_name="Castro")
    unit.clock.advance(minutes=30)
    actions.place_stay(unit.services, unit.nora, away, "leave", {"where": "dentist"})
    actions.place_stay(unit.services, unit.nora, gone, "discharge", {"disposition": "transfer_sud"})
    said = text_of(admissions_page(queries.admissions(unit.services, unit.nora)))
    assert "2 of 4 beds taken. Free: 01, 04" in said
    assert "Away since 09:30: dentist" in said
    assert "Castro I. 09:30 · Discharged to another programme" in said
    assert said.index("ALMEIDA Ines") < said.index("BRITO Ines") < said.index("Came today")


def test_what_is_learned_late_is_an_entry_and_only_what_changed(unit: Unit) -> None:
    stay_id = admit(unit, protocols=("alc-asam",), ask_liver="no", ask_heart="yes", **ALCOHOL)
    before = len(contents(unit, stay_id))
    history = {"ask_liver": "no", "ask_heart": "", "ask_epilepsy": "yes"}
    for act, typed in (
        ("history", history),
        ("substance", {"drug_class1": "opioid", "agent1": "heroin"}),
        ("watch", {"protocols": "opi,news2"}),
        ("plan", {"ahead": "0", "clock": "15:00"}),
    ):
        told_of = {**typed, "told": str(queries.bed_and_stay(unit.services, unit.nora, stay_id).told_seq)}
        tell(unit.services, unit.pham if act == "watch" else unit.nora, stay_id, act, told_of)
    told = contents(unit, stay_id)[before:]
    at_three = unit.clock.now() + timedelta(hours=6)  # 15:00 in the unit, where it is 9
    assert told == [
        facts.RiskFact("epilepsy", True),
        facts.RiskFact("heart", None),
        facts.SubstanceUse("opioid", "heroin"),
        facts.ProtocolAssigned("news2"),
        facts.ProtocolAssigned("opi"),
        facts.ProtocolAssigned("alc-asam", is_on=False),
        facts.DischargePlanned(at_three),
    ]
    drawn = str(queries.bed_and_stay(unit.services, unit.nora, stay_id).told_seq)
    with pytest.raises(Refused, match="Nothing is changed yet"):
        tell(unit.services, unit.nora, stay_id, "watch", {"protocols": "news2,opi", "told": drawn})
    with pytest.raises(Refused, match="Somebody told more of this stay meanwhile"):
        tell(unit.services, unit.nora, stay_id, "watch", {"protocols": "news2", "told": "1"})
    assert "Leaves today 02 Almeida I. 15:00 · planned" in text_of(
        admissions_page(queries.admissions(unit.services, unit.nora))
    )
    tell(unit.services, unit.nora, stay_id, "plan", {"ahead": "none"})
    assert "No day is planned." in page(unit, stay_id)
    with pytest.raises(Refused, match="Choose the day"):
        tell(unit.services, unit.nora, stay_id, "plan", {"clock": "11:00"})


def test_a_stay_without_a_protocol_says_that_nothing_falls_due(unit: Unit) -> None:
    assert "No protocol is in force, so nothing falls due." in page(unit, admit(unit))


def test_an_empty_unit_says_so(unit: Unit) -> None:
    said = text_of(admissions_page(queries.admissions(unit.services, unit.nora)))
    assert "Nobody is in the unit." in said
    assert "Nobody came today." in said


ACTS: tuple[Callable[[Unit, Actor, StayId], object], ...] = (
    lambda unit, who, stay: queries.admissions(unit.services, who),
    lambda unit, who, stay: queries.admit_form(unit.services, who, "", {}),
    lambda unit, who, stay: queries.bed_and_stay(unit.services, who, stay),
    lambda unit, who, stay: queries.find(unit.services, who, "almeida", ""),
    lambda unit, who, stay: actions.admit_patient(unit.services, who, AtDoor("s", "a", INES)),
    lambda unit, who, stay: actions.place_stay(unit.services, who, stay, "move", {"bed": "03"}),
    lambda unit, who, stay: actions.correct(unit.services, who, "e", {"why": "x"}),
    lambda unit, who, stay: actions.take_back(unit.services, who, "e", {"why": "x"}),
    lambda unit, who, stay: actions.judge_risk(unit.services, who, stay, "suicide", {"level": "high"}),
    lambda unit, who, stay: actions.identify(unit.services, who, "p", INES),
    lambda unit, who, stay: actions.merge(unit.services, who, "p", "q", {"reason": "x"}),
    lambda unit, who, stay: actions.undo_merge(unit.services, who, "p", {"reason": "x"}),
)


@pytest.mark.parametrize("number", range(len(ACTS)))
def test_who_does_not_admit_reads_and_writes_nothing_here(unit: Unit, number: int) -> None:
    stay_id = admit(unit)
    with pytest.raises(Denied):
        ACTS[number](unit, ADA, stay_id)


def test_another_unit_finds_nothing_and_moves_nobody(unit: Unit) -> None:
    stay_id = admit(unit)
    assert queries.find(unit.services, STRANGER, "almeida", "").count == 0
    with pytest.raises(Refused):
        queries.bed_and_stay(unit.services, STRANGER, stay_id)
    with pytest.raises(Refused):
        actions.place_stay(unit.services, STRANGER, stay_id, "move", {"bed": "1"})


def test_every_step_is_in_the_audit_without_a_name(unit: Unit) -> None:
    stay_id = admit(unit)
    unit.clock.advance(hours=1)
    actions.place_stay(unit.services, unit.nora, stay_id, "move", {"bed": "03"})
    with unit.services.ward.database.read() as conn:
        rows = conn.execute(select(audit.c.act, audit.c.category, audit.c.subjects, audit.c.detail)).all()
    assert ("admit", "stay") in [(row.act, row.category) for row in rows]
    assert ("record", "moved") in [(row.act, row.category) for row in rows]
    assert "Almeida" not in str(rows)


def test_another_time_of_an_old_coming_is_of_its_own_day(unit: Unit) -> None:
    stay_id = admit(unit)
    first = store_entries(unit, stay_id)[0]
    unit.clock.advance(days=3)
    zone = unit.services.zone
    actions.correct(unit.services, unit.nora, first.id, {"clock": "07:30", "why": "typed wrongly"})
    newest = store_entries(unit, stay_id)[-1]
    assert newest.observed_at.astimezone(zone).date() == first.observed_at.astimezone(zone).date()
    assert newest.observed_at.astimezone(zone).strftime("%H:%M") == "07:30"


def test_a_new_word_on_a_substance_keeps_what_was_known_of_it(unit: Unit) -> None:
    stay_id = admit(unit, **ALCOHOL, years1="20", ended1="abrupt")
    known = contents(unit, stay_id)[1]
    tell(unit.services, unit.nora, stay_id, "substance", {"drug_class1": "alcohol", "amount1": "1 bottle"})
    told = contents(unit, stay_id)[-1]
    assert isinstance(known, facts.SubstanceUse)
    assert told == msgspec.structs.replace(known, amount="1 bottle")


def test_a_last_use_without_how_exactly_it_is_known_is_asked_for_and_not_dropped(unit: Unit) -> None:
    with pytest.raises(Refused, match="how exactly the last use is known"):
        admit(unit, drug_class1="alcohol", last_clock1="22:00")


def test_a_stay_whose_admission_was_charted_anew_is_open_and_holds_its_bed(unit: Unit) -> None:
    stay_id = admit(unit)
    first = store_entries(unit, stay_id)[0]
    actions.take_back(unit.services, unit.nora, first.id, {"why": "wrong patient"})
    again = NewEntry(
        id=EntryId(store.new_id()), stay_id=stay_id, observed_at=unit.clock.now(), content=facts.Admitted("02")
    )
    place(unit.services.ward, unit.nora, again)
    with unit.services.ward.database.read() as conn:
        assert stay_id in [each.stay_id for each in store.open_stays(conn, unit.nora)]
    with pytest.raises(Refused, match="Bed 02 is taken"):
        admit(unit, record_number="J 2")


def test_what_was_saved_at_the_door_and_not_looked_at_says_so_until_the_next_sweep(unit: Unit) -> None:
    stay_id = admit(unit)
    assert "not yet looked at" not in page(unit, stay_id)
    unit.clock.advance(hours=1)
    moved = NewEntry(
        id=EntryId(store.new_id()), stay_id=stay_id, observed_at=unit.clock.now(), content=facts.Moved("03")
    )
    with unit.services.ward.database.write() as conn:
        store.record_entry(conn, unit.nora, moved, unit.clock)  # the process ended before it looked
    said = page(unit, stay_id)
    assert "In bed 03 since" in said
    assert "Saved, not yet looked at. The monitor looks at it within a minute. Do not wait for an alert." in said
    sweep(unit.services.ward)
    assert "not yet looked at" not in page(unit, stay_id)


def test_what_the_rules_say_now_stands_beside_what_a_clinician_said_days_ago(unit: Unit) -> None:
    stay_id = admit(unit)
    actions.judge_risk(unit.services, unit.pham, stay_id, "seizure_delirium", {"level": "none found"})
    unit.clock.advance(days=2)
    told = {"ask_prior_dt": "yes", "told": str(queries.bed_and_stay(unit.services, unit.nora, stay_id).told_seq)}
    tell(unit.services, unit.nora, stay_id, "history", told)
    said = page(unit, stay_id)
    assert "None found, confirmed by Dr Minh Pham, Mon 2 Mar 09:00 · Now the rules say high" in said


def test_the_form_names_each_dimension_by_its_topic_and_both_editions_where_they_differ(unit: Unit) -> None:
    form = queries.admit_form(unit.services, unit.nora, "", {"stay": "s", "admission": "a"})
    said = text_of(admit_page(form, Told(unit.clock.now())))
    assert "2 · body" in said
    assert "4 · 3rd: readiness to change · 4th: risks of use" in said


def test_a_search_shows_twelve_says_of_how_many_and_names_the_bed_of_somebody_without_a_name(unit: Unit) -> None:
    admit(unit, kept="pseudonymous", bed="03")
    by_bed = text_of(found_list(queries.find(unit.services, unit.nora, "03", ""), admit_again))
    assert "NAME NOT KEPT Born unknown · No. unknown · Bed 03" in by_bed
    assert "shown" not in by_bed
    for number in range(13):
        gone = admit(unit, family_name="Silva", record_number=f"S {number}", bed="04")
        unit.clock.advance(minutes=1)
        actions.place_stay(unit.services, unit.nora, gone, "discharge", {"disposition": "completed"})
        unit.clock.advance(minutes=1)
    said = text_of(found_list(queries.find(unit.services, unit.nora, "silva", ""), admit_again))
    assert "12 of 13 are shown. Type more of the name or the number." in said


def test_whether_somebody_left_without_telling_stays_not_charted_until_it_is_chosen(unit: Unit) -> None:
    for number, (chosen, kept) in enumerate({"": None, "no": False, "yes": True}.items()):
        stay_id = admit(unit, record_number=f"J {number}")
        unit.clock.advance(hours=1)
        actions.place_stay(unit.services, unit.nora, stay_id, "discharge", {"disposition": "ama", "eloped": chosen})
        assert store_entries(unit, stay_id)[-1].content == facts.Discharged("ama", is_elopement=kept)


def store_entries(unit: Unit, stay_id: StayId) -> list[facts.Entry]:
    with unit.services.ward.database.read() as conn:
        return store.entries_of(conn, unit.nora, stay_id)
