import pytest

from chart import facts
from chart.instrument import instruments
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.reading import Refusals, asked, is_started, key_of, read_answers, read_form

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


def test_a_form_is_started_by_a_word_and_not_by_spaces() -> None:
    assert is_started({"text": "a"})
    assert not is_started({"text": "  ", "other": ""})


def test_another_value_is_another_question() -> None:
    first = asked({"vitals": facts.Vitals(temperature_c=38.6)})["vitals"][0]
    second = asked({"vitals": facts.Vitals(temperature_c=38.7)})["vitals"][0]
    assert key_of(first) != key_of(second)
    assert key_of(first) == key_of(asked({"vitals": facts.Vitals(temperature_c=38.6)})["vitals"][0])


def test_forms_of_one_visit_are_read_beside_each_other() -> None:
    rass = facts.Assessment(instrument="rass", answers={"rass": -3})
    both = asked({"vitals": facts.Vitals(consciousness="A"), "rass": rass})
    assert any("seldom go together" in question.sentence for question in both["vitals"])
