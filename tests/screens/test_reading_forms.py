import pytest

from chart import facts
from chart.instrument import instruments
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.reading import Refusals, asked, is_started, key_of, read_answers, read_form
from dashboard.pages.charting.view import form_of

VITALS = FORMS["vitals"]


@pytest.mark.parametrize(
    ("form", "typed", "content"),
    [
        (
            "vitals",
            {"heart_rate_bpm": "96", "temperature_c": "38,6"},
            facts.Vitals(heart_rate_bpm=96, temperature_c=38.6),
        ),
        ("vitals", {"on_oxygen": "no", "consciousness": "A"}, facts.Vitals(on_oxygen=False, consciousness="A")),
        (
            "vitals",
            {"on_oxygen": "yes", "oxygen_flow_l_min": "2.5"},
            facts.Vitals(on_oxygen=True, oxygen_flow_l_min=2.5),
        ),
        ("fluid", {"way": "urine", "volume_ml": "1 250"}, facts.Fluid(way="urine", volume_ml=1250)),
        ("fluid", {"way": "urine"}, facts.Fluid(way="urine")),
        ("fluid", {"way": "urine", "is_none": "yes"}, facts.Fluid(way="urine", is_none=True)),
        (
            "fluid",
            {"way": "stool", "bristol": "7", "has_blood": "yes"},
            facts.Fluid(way="stool", bristol=7, has_blood=True),
        ),
        (
            "dose",
            {"medicine": "thiamine", "classes": "thiamine", "route": "iv"},
            facts.Dose(medicine="thiamine", classes=("thiamine",), route="iv"),
        ),
        (
            "dose",
            {"medicine": "x", "classes": "other", "is_sedating": "yes"},
            facts.Dose(medicine="x", is_sedating=True),
        ),
        ("event", {"code": "fall", "with_head_strike": "yes"}, facts.Event(code="fall", with_head_strike=True)),
        ("weight", {"weight_kg": "67.2", "is_same_scale": "yes"}, facts.Weight(weight_kg=67.2, is_same_scale=True)),
        ("note", {"text": "slept well"}, facts.Note(text="slept well")),
        (
            "orthostatic",
            {"lying_systolic_mmhg": "128", "standing_systolic_mmhg": "104", "standing_minutes": "3"},
            facts.Orthostatic(lying_systolic_mmhg=128, standing_systolic_mmhg=104, standing_minutes=3),
        ),
        ("orthostatic", {"is_unable_to_stand": "yes"}, facts.Orthostatic(is_unable_to_stand=True)),
        ("glucose", {"code": "glucose_mg_dl", "value": "110"}, facts.Measurement(code="glucose_mg_dl", value=110)),
        ("glucose", {"code": "glucose_mmol_l", "value": "6,1"}, facts.Measurement(code="glucose_mmol_l", value=6.1)),
        (
            "glucose",
            {"code": "glucose_mg_dl", "word": "LO"},
            facts.Measurement(code="glucose_mg_dl", value=None, word="LO"),
        ),
        ("breath_alcohol", {"value": "0.085"}, facts.Measurement(code="brac_g_210l", value=0.085)),
        ("qtc", {"value": "441"}, facts.Measurement(code="qtc_ms", value=441)),
        ("safety_check", {"seen": "asleep"}, facts.SafetyCheck(seen="asleep")),
        ("observation_level", {"level": "1:1"}, facts.ObservationLevel(level="1:1")),
        ("precaution", {"code": "falls", "is_set": "yes"}, facts.Precaution(code="falls", is_set=True)),
        ("allergies", {"is_set": "no"}, facts.Flag(code="allergies", is_set=False)),
        (
            "allergies",
            {"is_set": "yes", "detail": "penicillin"},
            facts.Flag(code="allergies", is_set=True, detail="penicillin"),
        ),
        (
            "code_status",
            {"detail": "no resuscitation"},
            facts.Flag(code="code_status", is_set=True, detail="no resuscitation"),
        ),
        ("flag", {"code": "ataxia", "is_set": "no"}, facts.Flag(code="ataxia", is_set=False)),
        ("flag", {"code": "headache", "is_set": "yes"}, facts.Flag(code="headache", is_set=True)),
        ("plan", {"code": "low_dose_start", "is_set": "yes"}, facts.Flag(code="low_dose_start", is_set=True)),
        (
            "plan",
            {"code": "gaba_stop_documented", "is_set": "no"},
            facts.Flag(code="gaba_stop_documented", is_set=False),
        ),
        ("event", {"code": "suspected_use"}, facts.Event(code="suspected_use")),
        (
            "creatine_kinase",
            {"value": "1 240", "upper_limit": "190"},
            facts.Measurement(code="ck_u_l", value=1240, upper_limit=190),
        ),
        ("hours_slept", {"value": "3,5"}, facts.Measurement(code="hours_slept", value=3.5)),
        (
            "taper_step",
            {"substance": "lorazepam", "diazepam_mg_per_day": "30"},
            facts.TaperStep("lorazepam", 30),
        ),
        (
            "status",
            {"state": "asleep", "respiration_per_min": "14", "is_rousable": "yes"},
            facts.Status(state="asleep", respiration_per_min=14, is_rousable=True),
        ),
    ],
)
def test_what_is_filled_in_is_what_is_charted(form: str, typed: dict[str, str], content: facts.AnyContent) -> None:
    assert read_form(FORMS[form], typed) == content


@pytest.mark.parametrize(
    ("form", "typed", "field", "words"),
    [
        ("vitals", {"heart_rate_bpm": "1280"}, "heart_rate_bpm", "1280 is outside 20 to 300"),
        ("vitals", {"heart_rate_bpm": "fast"}, "heart_rate_bpm", "“fast” is not a number"),
        ("vitals", {"heart_rate_bpm": "inf"}, "heart_rate_bpm", "is not a number"),
        ("vitals", {"heart_rate_bpm": "96.5"}, "heart_rate_bpm", "must be a whole number"),
        ("vitals", {"temperature_c": "101"}, "temperature_c", "If it was 101.0 °F"),
        ("vitals", {"systolic_mmhg": "80", "diastolic_mmhg": "120"}, "diastolic_mmhg", "not below systolic"),
        ("fluid", {"volume_ml": "200"}, "way", "say which"),
        ("dose", {"route": "iv"}, "medicine", "say which"),
        ("weight", {"is_same_scale": "yes"}, "weight_kg", "say which"),
        ("orthostatic", {"lying_heart_rate_bpm": "12"}, "lying_heart_rate_bpm", "12 is outside 20 to 300"),
        ("glucose", {"value": "110"}, "code", "say which"),
        ("glucose", {"code": "glucose_mmol_l", "value": "110"}, "value", "110.0 is outside 0.6 to 83.3 mmol/L"),
        ("breath_alcohol", {"value": "0.7"}, "value", "0.700 is outside 0.000 to 0.600 g/210 L"),
        ("qtc", {"value": "900"}, "value", "900 is outside 250 to 800 ms"),
        ("safety_check", {"place": "day room"}, "seen", "say which"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(form: str, typed: dict[str, str], field: str, words: str) -> None:
    with pytest.raises(Refusals) as found:
        read_form(FORMS[form], typed)
    assert [refused.field for refused in found.value.refused] == [field]
    assert words in found.value.refused[0].message


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Refusals) as found:
        read_form(VITALS, {"heart_rate_bpm": "900", "spo2_percent": "abc", "respiration_per_min": "200"})
    assert {refused.field for refused in found.value.refused} == {
        "heart_rate_bpm",
        "spo2_percent",
        "respiration_per_min",
    }


def test_an_item_that_was_not_answered_is_not_in_the_assessment() -> None:
    scale = instruments()["ciwa_ar"]
    assert read_answers(scale, {"tremor": "0", "visual": ""}).answers == {"tremor": 0}
    assert read_answers(instruments()["rass"], {"rass": "-2"}).answers == {"rass": -2}
    assert read_answers(instruments()["poss"], {"poss": "S"}).answers == {"poss": "S"}


def test_yes_and_no_are_answers_and_a_figure_is_typed() -> None:
    given = read_answers(instruments()["cssrs"], {"q1": "true", "q2": "false", "q3": ""}).answers
    assert given == {"q1": True, "q2": False}
    assert read_answers(instruments()["ciwa_b"], {"q21": "6", "q1": "2"}).answers == {"q1": 2, "q21": 6}
    with pytest.raises(Refusals, match='CIWA-B hours slept "25" is not a whole number from 0 to 24'):
        read_answers(instruments()["ciwa_b"], {"q21": "25"})


def test_every_entry_that_a_form_makes_is_corrected_on_that_form() -> None:
    for code, typed in (
        ("glucose", {"code": "glucose_mmol_l", "value": "6.1"}),
        ("breath_alcohol", {"value": "0.085"}),
        ("qtc", {"value": "441"}),
        ("allergies", {"is_set": "no"}),
        ("code_status", {"detail": "full resuscitation"}),
        ("flag", {"code": "ataxia", "is_set": "yes"}),
        ("safety_check", {"seen": "calm"}),
    ):
        assert form_of(read_form(FORMS[code], typed)) == code
    assert form_of(facts.Measurement(code="pupil_mm", value=3)) is None


def test_a_form_is_started_by_a_word_and_not_by_spaces() -> None:
    assert is_started({"text": "a"})
    assert not is_started({"text": "  ", "other": ""})


def test_another_value_is_another_question() -> None:
    first = asked({"vitals": facts.Vitals(temperature_c=38.6)})["vitals"][0]
    second = asked({"vitals": facts.Vitals(temperature_c=38.7)})["vitals"][0]
    assert key_of(first) != key_of(second)
    assert key_of(first) == key_of(asked({"vitals": facts.Vitals(temperature_c=38.6)})["vitals"][0])


def test_a_low_figure_in_the_other_unit_is_asked_about_once() -> None:
    low = {"glucose": facts.Measurement(code="glucose_mg_dl", value=6)}
    assert "where the others are in mmol/L" in asked(low, has_glucose_in_mmol=True)["glucose"][0].sentence


def test_forms_of_one_visit_are_read_beside_each_other() -> None:
    rass = facts.Assessment(instrument="rass", answers={"rass": -3})
    both = asked({"vitals": facts.Vitals(consciousness="A"), "rass": rass})
    assert any("seldom go together" in question.sentence for question in both["vitals"])
