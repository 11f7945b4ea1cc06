"""What a form asks once before it saves."""

import pytest

from chart.facts import Assessment, Measurement, Note, Vitals, Weight
from chart.plausible import Beside, Question, questions


def asked(content, **beside):
    return [question.field for question in questions(content, Beside(**beside))]


def test_an_unusual_figure_is_asked_about_with_what_is_usual():
    assert questions(Vitals(temperature_c=38.6)) == [
        Question("temperature_c", "Temperature 38.6 °C is outside the usual 35.5 to 38.4. Is it right?")
    ]


def test_no_breath_is_an_emergency_first_and_a_question_second():
    (question,) = questions(Vitals(respiration_per_min=0))
    assert question.sentence == "No breath is an emergency: call for help first. Is 0 right?"


@pytest.mark.parametrize(("consciousness", "is_asked"), [("A", False), ("C", True), ("V", True), ("U", True)])
def test_whoever_is_not_alert_is_asked_about(consciousness, is_asked):
    assert bool(questions(Vitals(consciousness=consciousness))) is is_asked


@pytest.mark.parametrize(
    ("beside", "times"),
    [
        ({}, 0),
        ({"rass": -1, "poss": "2"}, 0),
        ({"rass": -2}, 1),
        ({"poss": "3"}, 1),
        ({"rass": -4, "poss": "4"}, 2),
    ],
)
def test_alert_and_sedated_at_once_is_asked_about(beside, times):
    assert asked(Vitals(consciousness="A"), **beside) == ["consciousness"] * times


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (Assessment(instrument="rass", answers={"rass": -1}), []),
        (Assessment(instrument="rass", answers={"rass": -2}), ["rass", "rass"]),
        (Assessment(instrument="rass", answers={"rass": 2}), ["rass"]),
        (Assessment(instrument="poss", answers={"poss": "S"}), []),
        (Assessment(instrument="poss", answers={"poss": "3"}), ["poss", "poss"]),
    ],
)
def test_sedated_beside_a_charted_alert_is_asked_about(content, fields):
    assert asked(content, consciousness="A") == fields


@pytest.mark.parametrize(
    ("pulse", "heart_rate_bpm", "reason", "is_asked"),
    [
        (1, 104, "", True),
        (2, 104, "", False),
        (1, None, "", False),
        (1, 104, "Counted again at rest", False),
        (1, 104, " ", True),
    ],
)
def test_v6_a_pulse_item_against_the_heart_rate_needs_a_reason(pulse, heart_rate_bpm, reason, is_asked):
    content = Assessment(instrument="cows", answers={"pulse": pulse}, override_reason=reason)
    expected = [
        Question(
            "pulse",
            "Heart rate 104 makes resting pulse 2, not 1. Change it, or say why",
            needs_reason=True,
        )
    ]
    assert questions(content, Beside(heart_rate_bpm=heart_rate_bpm)) == (expected if is_asked else [])


@pytest.mark.parametrize(
    ("before", "now", "is_asked"),
    [
        (None, 39.9, True),
        (None, 130.0, False),
        (70.0, 67.9, False),  # exactly 3 %
        (70.0, 67.8, True),
        (70.0, 72.1, False),
        (70.0, 72.2, True),
        (140.0, 137.0, False),  # exactly 3 kg
        (140.0, 136.9, True),
        (135.0, 135.0, False),
    ],
)
def test_a_weight_is_compared_with_the_one_before_exactly(before, now, is_asked):
    assert asked(Weight(weight_kg=now), weight_kg=before) == (["weight_kg"] if is_asked else [])


@pytest.mark.parametrize(
    ("code", "value", "in_mmol", "sentence"),
    [
        ("glucose_mg_dl", 39, True, "Glucose 39 mg/dL, where the others are in mmol/L. Is the unit right?"),
        ("glucose_mg_dl", 39, False, "Glucose 39 mg/dL is outside the usual 70 to 250. Is it right?"),
        ("glucose_mg_dl", 40, True, "Glucose 40 mg/dL is outside the usual 70 to 250. Is it right?"),
        ("glucose_mg_dl", None, True, None),
        ("glucose_mmol_l", 5.4, True, None),
    ],
)
def test_a_glucose_in_the_other_unit_is_asked_about(code, value, in_mmol, sentence):
    content = Measurement(code=code, value=value, word=None if value else "LO")
    asked_now = [question.sentence for question in questions(content, Beside(has_glucose_in_mmol=in_mmol))]
    assert asked_now == ([sentence] if sentence else [])


def test_a_note_asks_nothing():
    assert questions(Note(text="Slept.")) == []
