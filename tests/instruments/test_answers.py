"""What may be answered, what is refused, and in which words."""

import pytest

from chart.errors import Refused
from chart.instrument import instrument, instruments

REFUSALS = [
    ("ciwa_ar", "tremor", 8, "CIWA-Ar tremor 8 is not one of 0, 1, 2, 3, 4, 5, 6, 7"),
    ("ciwa_ar", "orientation", 5, "CIWA-Ar orientation 5 is not one of 0, 1, 2, 3, 4"),
    ("ciwa_ar", "nausea_vomiting", -1, "CIWA-Ar nausea and vomiting -1 is not one of 0, 1, 2, 3, 4, 5, 6, 7"),
    ("cows", "pupils", 3, "COWS pupils 3 is not one of 0, 1, 2, 5"),
    ("cows", "gi", 4, "COWS stomach and bowels 4 is not one of 0, 1, 2, 3, 5"),
    ("cows", "gooseflesh", 1, "COWS gooseflesh 1 is not one of 0, 3, 5"),
    ("cows", "pupils", "2", 'COWS pupils "2" is not one of 0, 1, 2, 5'),
    ("cows", "pupils", 2.0, "COWS pupils 2.0 is not one of 0, 1, 2, 5"),
    ("cows", "pupils", True, "COWS pupils true is not one of 0, 1, 2, 5"),
    ("cows", "pupils", [2], "COWS pupils [2] is not one of 0, 1, 2, 5"),
    ("cows", "pupils", object(), "COWS pupils object is not one of 0, 1, 2, 5"),
    ("cows", "pupils", "x" * 99, f'COWS pupils "{"x" * 38}… is not one of 0, 1, 2, 5'),
    ("poss", "poss", 3, 'POSS sedation level 3 is not one of "S", "1", "2", "3", "4"'),
    ("poss", "poss", "5", 'POSS sedation level "5" is not one of "S", "1", "2", "3", "4"'),
    ("rass", "rass", -6, "RASS agitation or sedation -6 is not one of -5, -4, -3, -2, -1, 0, 1, 2, 3, 4"),
    ("ciwa_b", "q19", 5, "CIWA-B tremor, observed 5 is not one of 0, 1, 2, 3, 4"),
    ("ciwa_b", "q21", 25, "CIWA-B hours slept 25 is not a whole number from 0 to 24"),
    ("ciwa_b", "q22", 7.5, "CIWA-B time to fall asleep 7.5 is not a whole number from 0 to 600"),
    ("sows_gossop", "q8", 4, "SOWS-Gossop yawning 4 is not one of 0, 1, 2, 3"),
    ("cssa", "q17", 8, "CSSA thoughts of suicide 8 is not one of 0, 1, 2, 3, 4, 5, 6, 7"),
    ("awq", "q1", 5, "AWQ craving 5 is not one of 0, 1, 2, 3, 4"),
    ("phq2", "q2", 4, "PHQ-2 low mood 4 is not one of 0, 1, 2, 3"),
    ("phq9", "q9", 4, "PHQ-9 better off dead, self-harm 4 is not one of 0, 1, 2, 3"),
    ("pawss", "q5", 1, "PAWSS withdrawal seizures 1 is not one of false, true"),
    ("cssrs", "q1", "yes", 'C-SSRS wish to be dead "yes" is not one of false, true'),
    ("cam", "q2", 0, "CAM attention poor 0 is not one of false, true"),
    ("pain", "pain", 11, "Pain 11 is not one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
    ("mood", "mood", 11, "Mood 11 is not one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
]


@pytest.mark.parametrize(("code", "item", "answer", "sentence"), REFUSALS)
def test_a_refusal_names_item_value_and_what_is_allowed(code, item, answer, sentence):
    with pytest.raises(Refused) as refused:
        instrument(code).score({item: answer})
    assert (refused.value.message, refused.value.field) == (sentence, item)


def test_everything_wrong_is_told_at_once():
    wrong = instrument("cows").refusals({"pupils": 3, "gi": 4, "yawning": 1, "sneezing": 1})
    assert [refused.field for refused in wrong] == ["pupils", "gi", "sneezing"]


def test_an_item_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(Refused, match=r'^Mood has no item "cheer"\. Its items are mood$'):
        instrument("mood").score({"cheer": 3})


def test_an_instrument_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(
        Refused, match=r'^There is no instrument "sows"\. There are awq, cam, ciwa_ar, .*, sows_gossop$'
    ):
        instrument("sows")


@pytest.mark.parametrize("scale", instruments().values(), ids=lambda scale: scale.code)
def test_every_allowed_answer_is_taken_and_its_neighbours_outside_are_not(scale):
    for item in scale.items:
        for value in item.values:
            assert scale.score(item.asked_if | {item.code: value}).items[item.code] == value
        numbers = {value for value in item.values if type(value) is int}
        for stranger in {number + step for number in numbers for step in (-1, 1)} - numbers:
            assert not item.allows(stranger)


def test_null_is_a_missing_answer_not_a_zero():
    score = instrument("mood").score({"mood": None})
    assert (score.total, score.missing, score.items) == (None, ("mood",), {})


def test_missing_items_are_listed_in_the_order_of_the_form():
    score = instrument("ciwa_ar").score({"headache": 1, "tremor": 1})
    assert score.missing == (
        "nausea_vomiting",
        "sweats",
        "anxiety",
        "agitation",
        "tactile",
        "auditory",
        "visual",
        "orientation",
    )


def test_a_step_without_an_anchor_lies_between_its_neighbours():
    tremor = instrument("ciwa_ar").item("tremor")
    assert tremor.words(4) == "moderate with arms out"
    assert tremor.words(5) == "between “moderate with arms out” and “severe, even with arms down”"
    assert [step.value for step in tremor.steps if step.is_anchor] == [0, 1, 4, 7]


@pytest.mark.parametrize(
    ("code", "answer", "printed"),
    [("rass", 1, "+1"), ("rass", 0, "0"), ("rass", -1, "−1"), ("poss", "S", "S"), ("ciwa_ar", 19, "19")],
)
def test_a_sign_that_belongs_to_the_value_is_always_printed(code, answer, printed):
    assert instrument(code).shown(answer) == printed


@pytest.mark.parametrize(
    ("heart_rate_bpm", "answer"), [(20, 0), (80, 0), (81, 1), (100, 1), (101, 2), (120, 2), (121, 4), (300, 4)]
)
def test_the_pulse_item_of_cows_follows_from_the_heart_rate(heart_rate_bpm, answer):
    rule = instrument("cows").item("pulse").from_vital
    assert rule is not None
    assert rule.answer(heart_rate_bpm) == answer


def test_every_item_says_which_way_is_worse():
    directions = {scale.code: {item.worse for item in scale.items} for scale in instruments().values()}
    others = {"mood": {"lower"}, "poss": {"later"}, "rass": {"away from 0"}, "ciwa_b": {"higher", "lower"}}
    assert directions == {code: others.get(code, {"higher"}) for code in instruments()}
    assert [item.code for item in instrument("ciwa_b").items if item.worse == "lower"] == ["q21"]
