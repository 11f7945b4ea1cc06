import pytest

from chart import facts
from chart.facts import AnyContent, PersonId
from dashboard.pages.stay.entries import entry_words, rows_of, sentence
from tests.screens.stays import ciwa, entry
from tests.ward import MONDAY

NAMES = {PersonId("nora"): "Nora Lindqvist"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2), ("CIWA-Ar", "24 of 67 · severe")),
        (ciwa(2, 3), ("CIWA-Ar", "incomplete, 2 of 10 answered")),
        (facts.Assessment(instrument="rass", answers={"rass": 1}), ("RASS", "+1 · restless or anxious")),
        (facts.Assessment(instrument="poss", answers={"poss": "S"}), ("POSS", "S · sleeping, rouses at once")),
        (
            facts.Assessment(instrument="cssrs", answers={"q1": True, "q2": False, "q6_lifetime": False}),
            ("C-SSRS", "low"),
        ),
        (
            facts.Assessment(instrument="cssrs", answers={"q2": True, "q4": True}),
            ("C-SSRS", "high, incomplete, 2 of 6 answered"),
        ),
        (facts.Assessment(instrument="pawss", answers={"threshold": False}), ("PAWSS", "does not apply")),
        (
            facts.Assessment(instrument="ciwa_b", answers={f"q{number}": 2 for number in range(1, 21)}),
            ("CIWA-B", "40 of 80 · moderate, trend only"),
        ),
        (facts.SafetyCheck(seen="calm", place="day room"), ("Safety check", "awake, calm · day room")),
        (facts.Flag(code="allergies", is_set=True, detail="penicillin: rash"), ("Allergies", "penicillin: rash")),
        (facts.Flag(code="allergies", is_set=True), ("Allergies", "yes, not said which")),
        (facts.Flag(code="allergies", is_set=False), ("Allergies", "none known")),
        (
            facts.Flag(code="code_status", is_set=True, detail="full resuscitation"),
            ("Code status", "full resuscitation"),
        ),
        (facts.Vitals(heart_rate_bpm=96, systolic_mmhg=142, position="lying"), ("Vitals", "HR 96 · BP 142/– lying")),
        (
            facts.Vitals(respiration_per_min=0, spo2_percent=90, on_oxygen=True, temperature_c=37, consciousness="C"),
            ("Vitals", "RR 0 · SpO₂ 90 % · on oxygen · 37.0 °C · ACVPU C"),
        ),
        (facts.Fluid(way="urine"), ("Urine", "not measured")),
        (facts.Fluid(way="stool", volume_ml=150, bristol=7, has_blood=True), ("Stool", "150 mL · type 7 · blood")),
        (facts.Fluid(way="emesis", is_none=True), ("Emesis", "none this shift")),
        (facts.Dose(medicine="thiamine", amount="1", route="im"), ("Dose", "thiamine 1 im")),
        (
            facts.Event(code="fall", with_head_strike=True, detail="by the bed"),
            ("Event", "Fall · head struck · by the bed"),
        ),
        (facts.Event(code="own_code"), ("Event", "Own code")),
        (facts.Weight(weight_kg=67.2), ("Weight", "67.2 kg")),
        (
            facts.Status(state="refused", instrument="ciwa_ar", reason="tired"),
            ("Not done", "CIWA-Ar · refused · tired"),
        ),
        (facts.Status(state="asleep"), ("Not done", "asleep")),
        (facts.Status(state="unable", instrument="vitals"), ("Not done", "vitals · unable")),
        (facts.Note(text="slept"), ("Note", "slept")),
        (facts.Measurement(code="glucose_mg_dl", value=110), ("Glucose", "110 mg/dL")),
        (facts.Measurement(code="glucose_mg_dl", value=None, word="LO"), ("Glucose", "LO")),
        (facts.Measurement(code="hair", value=3), ("Hair", "3")),
        (
            facts.Orthostatic(lying_systolic_mmhg=118, lying_diastolic_mmhg=76, standing_systolic_mmhg=96),
            ("Lying and standing", "lying 118/76, standing 96/–"),
        ),
        (facts.Orthostatic(is_unable_to_stand=True), ("Lying and standing", "unable to stand")),
        (facts.Admitted(bed="07"), ("Admitted", "to bed 07")),
        (facts.Moved(bed="08"), ("Moved", "to bed 08")),
        (facts.Returned(bed="08"), ("Back on the unit", "bed 08")),
        (facts.WentOnLeave(to="court"), ("Left for a while", "court")),
        (facts.Discharged(disposition="transfer_acute"), ("Discharged", "to hospital")),
        (
            facts.Discharged(disposition="ama", is_elopement=True),
            ("Discharged", "against advice, left without telling anybody"),
        ),
        (facts.Discharged(disposition="ama", is_elopement=False), ("Discharged", "against advice, told somebody")),
        (
            facts.SubstanceUse(drug_class="alcohol", agent="vodka", amount="1 bottle"),
            ("Substance use", "vodka · 1 bottle"),
        ),
        (
            facts.LevelOfCare("4th", "3.7", dimension_1="long use", dimension_4="craves"),
            (
                "Level of care",
                "3.7, ASAM Criteria 4th edition · withdrawal and medicines: long use · risks of use: craves",
            ),
        ),
        (
            facts.LevelOfCare("3rd", "", dimension_4="unsure"),
            ("Level of care", "not chosen, ASAM Criteria 3rd edition · readiness to change: unsure"),
        ),
        (facts.Precaution(code="falls", is_set=False), ("Precaution", "Falls ended")),
        (facts.Flag(code="ataxia", is_set=True), ("Sign", "unsteady gait")),
        (facts.Flag(code="low_dose_start", is_set=False), ("Plan", "low-dose buprenorphine start, no longer")),
        (facts.Flag(code="pregnancy", is_set=True), ("Sign", "pregnancy")),
        (facts.Event(code="suspected_use"), ("Event", "Use on the unit suspected")),
        (
            facts.Measurement(code="ck_u_l", value=1240, upper_limit=190),
            ("Creatine kinase", "1240 U/L, upper limit 190 U/L"),
        ),
        (facts.Measurement(code="hours_slept", value=3.5), ("Hours slept", "3.5 h")),
        (facts.TaperStep("lorazepam", 30), ("Taper step", "lorazepam, 30 mg diazepam equivalent a day")),
        (facts.DoseScheduled("Clonidine", MONDAY), ("Ordered for later", "Clonidine")),
        (facts.RiskFact(code="epilepsy", answer=None), ("History", "epilepsy: not asked")),
        (facts.ObservationLevel(level="q15"), ("Watched", "q15")),
        (facts.FluidsOrdered(is_measured=True), ("Fluids", "measured from now on")),
        (facts.ProtocolAssigned(protocol="opi", is_on=False), ("Protocol", "opi ended")),
        (facts.DischargePlanned(planned_at=None), ("Discharge planned", "")),
        (facts.Void(), ("Void", "")),
    ],
)
def test_every_kind_of_entry_is_said_in_one_line(content: AnyContent, words: tuple[str, str]) -> None:
    assert entry_words(content) == words


def test_a_correction_strikes_the_first_version_through_and_says_why() -> None:
    first = entry(facts.Weight(weight_kg=76.2), 3)
    second = entry(facts.Weight(weight_kg=67.2), 3, supersedes=first.id, reason="digits swapped")
    rows = {row.id: row for row in rows_of([first, second], NAMES)}
    assert (rows[first.id].struck, rows[first.id].note) == (True, "Corrected by Nora Lindqvist: digits swapped")
    assert (rows[second.id].struck, rows[second.id].note) == (False, "Correction: digits swapped")
    assert rows[first.id].form is None
    assert rows[second.id].form == "weight"


def test_a_void_leaves_the_entry_struck_through_and_is_no_row_of_its_own() -> None:
    first = entry(facts.Weight(weight_kg=76.2), 3)
    void = entry(facts.Void(), 2, supersedes=first.id, reason="other patient")
    (row,) = rows_of([first, void], NAMES)
    assert (row.struck, row.note) == (True, "Taken back by Nora Lindqvist: other patient")


def test_an_entry_is_named_in_a_question_as_one_says_it() -> None:
    (row,) = rows_of([entry(facts.Weight(weight_kg=76.2), 3)], NAMES)
    assert sentence(row) == "weight 76.2 kg"
