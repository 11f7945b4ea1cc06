"""What cannot be charted, kind by kind, and the sentence that says so."""

from datetime import datetime
from typing import get_args

import pytest

from chart import facts
from chart.plausible import LONGEST_TEXT, refusals
from chart.ticks import EPOCH

NAIVE = datetime(2026, 1, 5, 8)  # noqa: DTZ001

POSSIBLE = [
    facts.Admitted(bed="4"),
    facts.Moved(bed="5"),
    facts.WentOnLeave(to="hospital"),
    facts.Returned(),
    facts.Returned(bed="4"),
    facts.Discharged(disposition="completed"),
    facts.DischargePlanned(planned_at=None),
    facts.DischargePlanned(planned_at=EPOCH),
    facts.SubstanceUse(drug_class="alcohol", agent="vodka"),
    facts.SubstanceUse(
        drug_class="opioid", agent="heroin", last_use_at=EPOCH, last_use_within_hours=0, years=12, route="iv"
    ),
    facts.RiskFact(code="prior_withdrawal_seizure", answer=None),
    facts.RiskLevel(domain="suicide", level="high", proposed="high"),
    facts.RiskLevel(domain="suicide", level="raised", proposed="high", reason="seen by the psychiatrist"),
    facts.LevelOfCare(edition="4th", level="3.7 BIO"),
    facts.Flag(code="pregnancy", is_set=True),
    facts.Precaution(code="falls", is_set=True),
    facts.ObservationLevel(level="q15"),
    facts.SafetyCheck(seen="asleep"),
    facts.SafetyCheck(seen="calm", place="day room"),
    facts.FluidsOrdered(is_measured=True),
    facts.ProtocolAssigned(protocol="alc-asam"),
    facts.Assessment(instrument="mood", answers={"mood": 3}),
    facts.Assessment(instrument="ciwa_ar", answers={"tremor": 3}),
    facts.Vitals(consciousness="V"),
    facts.Vitals(on_oxygen=True, oxygen_flow_l_min=2),
    facts.Vitals(on_oxygen=False, oxygen_flow_l_min=0),
    facts.Orthostatic(is_unable_to_stand=True),
    facts.Fluid(way="urine"),
    facts.Fluid(way="urine", is_none=True),
    facts.Fluid(way="urine", volume_ml=0),
    facts.Fluid(way="stool", bristol=7, is_loose=True),
    facts.Fluid(way="stool", bristol=5, is_loose=False),
    facts.Fluid(way="stool", bristol=6),
    facts.Dose(medicine="diazepam", classes=("benzodiazepine",)),
    facts.DoseScheduled("Clonidine", EPOCH, ("alpha_2_agonist",)),
    facts.TaperStep("diazepam", 30.0),
    facts.Event(code="seizure"),
    facts.Weight(weight_kg=70.0),
    facts.Measurement(code="glucose_mg_dl", value=None, word="LO"),
    facts.Note(text="Slept.\nSays he is better."),
    facts.Status(state="asleep"),
    facts.Status(state="refused", instrument="ciwa_ar"),
    facts.Status(state="unable", instrument="vitals"),
    facts.Status(state="unable", instrument="news2"),
    facts.Void(),
]

IMPOSSIBLE = [
    (facts.Admitted(bed=" "), "bed", "Say which bed"),
    (facts.Moved(bed=""), "bed", "Say which bed"),
    (facts.Returned(bed=""), "bed", "Say which bed"),
    (
        facts.RiskLevel(domain="suicide", level="raised", proposed="high", reason=" "),
        "reason",
        "The rules say high, not raised: say why",
    ),
    (facts.LevelOfCare(edition="3rd", level=" "), "level", "Say which level of care"),
    (facts.WentOnLeave(to=""), "to", "Say where the patient went"),
    (facts.DischargePlanned(planned_at=NAIVE), "planned_at", "The planned discharge has no time zone"),
    (facts.SubstanceUse(drug_class="alcohol", agent=""), "agent", "Say which substance"),
    (
        facts.SubstanceUse(drug_class="alcohol", agent="vodka", last_use_at=NAIVE),
        "last_use_at",
        "The last use has no time zone",
    ),
    (
        facts.SubstanceUse(drug_class="alcohol", agent="vodka", last_use_within_hours=2),
        "last_use_within_hours",
        "Within 2 h of an unknown last use says nothing",
    ),
    (
        facts.SubstanceUse(drug_class="alcohol", agent="vodka", last_use_at=EPOCH, last_use_within_hours=-1),
        "last_use_within_hours",
        "Last use within -1 h is outside 0 h and up",
    ),
    (
        facts.SubstanceUse(drug_class="alcohol", agent="vodka", years=101),
        "years",
        "Years of use 101 is outside 0 to 100",
    ),
    (facts.RiskFact(code="", answer=True), "code", 'Code "" is not up to 40 small letters, digits and _'),
    (facts.Flag(code="Ataxia", is_set=True), "code", 'Code "Ataxia" is not up to 40 small letters, digits and _'),
    (facts.Precaution(code="fall s", is_set=True), "code", 'Code "fall s" is not up to 40 small letters, digits and _'),
    (facts.Event(code="f" * 41), "code", f'Code "{"f" * 38}… is not up to 40 small letters, digits and _'),
    (facts.ProtocolAssigned(protocol=""), "protocol", "Say which protocol"),
    (
        facts.Assessment(instrument="sows", answers={"q1": 1}),
        "instrument",
        'There is no instrument "sows". There are awq, cam, ciwa_ar, ciwa_b, cows, cssa, cssrs, mood, pain, pawss, '
        "phq2, phq9, poss, rass, sows_gossop",
    ),
    (
        facts.Assessment(instrument="news2", answers={"q1": 1}),
        "instrument",
        "NEWS2 is computed from vitals, never typed",
    ),
    (
        facts.Assessment(instrument="ciwa_ar", answers={}),
        "answers",
        "Nothing is answered. Say asleep, refused or unable instead",
    ),
    (facts.Assessment(instrument="mood", answers={"mood": True}), "mood", None),
    (facts.Vitals(), None, "Nothing is measured. Say asleep, refused or unable instead"),
    (facts.Vitals(position="lying"), None, "Nothing is measured. Say asleep, refused or unable instead"),
    (facts.Orthostatic(), None, "Nothing is measured. Say asleep, refused or unable instead"),
    (
        facts.Vitals(on_oxygen=False, oxygen_flow_l_min=2),
        "oxygen_flow_l_min",
        "Oxygen flow 2 L/min and breathing air cannot both be true",
    ),
    (
        facts.Fluid(way="urine", is_none=True, volume_ml=100),
        "volume_ml",
        "None this shift and 100 mL cannot both be true",
    ),
    (facts.Fluid(way="stool", bristol=8), "bristol", "Bristol type 8 of stool: a stool has 1 to 7"),
    (facts.Fluid(way="urine", bristol=3), "bristol", "Bristol type 3 of urine: a stool has 1 to 7"),
    (
        facts.Fluid(way="stool", bristol=3, is_loose=True),
        "is_loose",
        "Bristol type 3: loose is type 6 or 7, nothing else",
    ),
    (facts.Dose(medicine=" "), "medicine", "Say which medicine was given"),
    (
        facts.Dose(medicine="diazepam", classes=("Benzo",)),
        "classes",
        'Code "Benzo" is not up to 40 small letters, digits and _',
    ),
    (facts.DoseScheduled(" ", EPOCH), "medicine", "Say which medicine is due"),
    (facts.DoseScheduled("Clonidine", datetime(2026, 3, 1, 8)), "due_at", "The dose has no time zone"),  # noqa: DTZ001
    (facts.TaperStep("", 30.0), "substance", "Say which substance is tapered"),
    (
        facts.TaperStep("diazepam", -1.0),
        "diazepam_mg_per_day",
        "Diazepam equivalent -1 is outside 0 to 1000 mg a day",
    ),
    (
        facts.Measurement(code="ck_u_l", value=900, upper_limit=0),
        "upper_limit",
        "The upper limit of the range is 0, which is none",
    ),
    (facts.Measurement(code="sodium", value=140), "code", None),
    (
        facts.Measurement(code="glucose_mg_dl", value=None),
        "value",
        "Glucose needs a figure, or LO or HI from the meter",
    ),
    (
        facts.Measurement(code="glucose_mg_dl", value=20, word="LO"),
        "value",
        "Glucose needs a figure, or LO or HI from the meter",
    ),
    (facts.Note(text="\n "), "text", "The note is empty"),
    (facts.Note(text="x" * (LONGEST_TEXT + 1)), "text", "10001 characters are too many; at most 10000"),
    (facts.Note(text="a\0b"), "text", "A character in this text cannot be stored"),
    (facts.Event(code="fall", detail="\ud800"), "detail", "A character in this text cannot be stored"),
    (facts.Status(state="asleep", instrument="sows"), "instrument", None),
]


def kind(content):
    return facts.kind_of(content)


@pytest.mark.parametrize("content", POSSIBLE, ids=kind)
def test_what_is_possible_is_not_refused(content):
    assert refusals(content) == []


@pytest.mark.parametrize(("content", "field", "sentence"), IMPOSSIBLE)
def test_what_is_impossible_is_refused_beside_its_field(content, field, sentence):
    (refused,) = refusals(content)
    assert refused.field == field
    assert sentence is None or refused.message == sentence


def test_every_kind_of_entry_has_its_line_above():
    assert {type(content) for content in POSSIBLE} == set(get_args(facts.AnyContent))
