"""Each measurement at the edges of what is possible and of what is usual, as the clinical reference prints them."""

import pytest

from chart.facts import Fluid, Measurement, Orthostatic, Status, Vitals, Weight
from chart.plausible import questions, refusals
from chart.vitals import FLUIDS, MEASUREMENTS, VITALS

LIMITS = [
    # measurement            possible      usual          step
    ("heart_rate_bpm", 20, 300, 45, 140, 1),
    ("systolic_mmhg", 40, 300, 90, 180, 1),
    ("diastolic_mmhg", 20, 200, 50, 110, 1),
    ("respiration_per_min", 0, 80, 10, 24, 1),
    ("spo2_percent", 40, 100, 92, 100, 1),
    ("oxygen_flow_l_min", 0, 60, 0, 6, 0.1),
    ("temperature_c", 25.0, 45.0, 35.5, 38.4, 0.1),
    ("weight_kg", 25.0, 350.0, 40, 130, 0.1),
    ("oral", 0, 3000, 0, 1500, 1),
    ("iv", 0, 10000, 0, 3000, 0.01),
    ("other_in", 0, 10000, 0, 3000, 0.01),
    ("urine", 0, 3000, 0, 1000, 1),
    ("emesis", 0, 3000, 0, 800, 1),
    ("stool", 0, 3000, 0, 800, 1),
    ("other_out", 0, 10000, 0, 3000, 0.01),
    ("glucose_mg_dl", 10, 1500, 70, 250, 1),
    ("glucose_mmol_l", 0.6, 83.3, 3.9, 13.9, 0.1),
    ("brac_g_210l", 0, 0.6, 0, 0.3, 0.001),
    ("blood_alcohol_mg_dl", 0, 1000, 0, 400, 1),
    ("fio2_percent", 21, 100, 21, 40, 1),
    ("height_cm", 100, 250, 140, 210, 1),
    ("pupil_mm", 0.5, 10, 2, 7, 0.1),
    ("qtc_ms", 250, 800, 250, 500, 1),
    ("ck_u_l", 1, 500_000, 20, 1000, 1),
]


def typed(code, value):
    """The content a nurse's figure makes."""
    if code in FLUIDS:
        return Fluid(way=code, volume_ml=value)
    if code in MEASUREMENTS:
        return Measurement(code=code, value=value)
    return Weight(weight_kg=value) if code == "weight_kg" else Vitals(**{code: value})


@pytest.mark.parametrize(("code", "lowest", "highest", "from_", "to", "step"), LIMITS)
def test_a_figure_is_refused_just_outside_the_possible_and_never_at_its_edge(code, lowest, highest, from_, to, step):
    assert refusals(typed(code, lowest)) == []
    assert refusals(typed(code, highest)) == []
    for value in (round(lowest - step, 3), round(highest + step, 3)):
        (refused,) = refusals(typed(code, value))
        assert f" {value}" in refused.message
        assert " is outside " in refused.message


@pytest.mark.parametrize(("code", "lowest", "highest", "from_", "to", "step"), LIMITS)
def test_a_figure_is_asked_about_just_outside_the_usual_and_never_at_its_edge(code, lowest, highest, from_, to, step):
    assert questions(typed(code, from_)) == []
    assert questions(typed(code, to)) == []
    for value in (round(from_ - step, 3), round(to + step, 3)):
        if lowest <= value <= highest:
            (question,) = questions(typed(code, value))
            assert question.sentence.endswith("Is it right?")


def test_no_measurement_is_without_a_line_in_the_table_above():
    not_in_the_reference = {"pulse_pressure_mmhg", "standing_minutes", "hours_slept"}
    assert {*VITALS, *FLUIDS, *MEASUREMENTS} - {code for code, *_ in LIMITS} == not_in_the_reference


def test_every_impossible_figure_is_told_at_once():
    told = refusals(Vitals(heart_rate_bpm=900, spo2_percent=101, temperature_c=38.6))
    assert [(refused.field, refused.message) for refused in told] == [
        ("heart_rate_bpm", "Heart rate 900 is outside 20 to 300 per minute"),
        ("spo2_percent", "Oxygen saturation 101 is outside 40 to 100 %"),
    ]


@pytest.mark.parametrize(
    ("temperature_c", "sentence"),
    [
        (45.1, "Temperature 45.1 is outside 25.0 to 45.0 °C"),
        (76.9, "Temperature 76.9 is outside 25.0 to 45.0 °C"),
        (77.0, "Temperature 77.0 is outside 25.0 to 45.0 °C. If it was 77.0 °F, type 25.0 °C"),
        (100.4, "Temperature 100.4 is outside 25.0 to 45.0 °C. If it was 100.4 °F, type 38.0 °C"),
        (113.0, "Temperature 113.0 is outside 25.0 to 45.0 °C. If it was 113.0 °F, type 45.0 °C"),
        (113.1, "Temperature 113.1 is outside 25.0 to 45.0 °C"),
        (float("nan"), "Temperature nan is outside 25.0 to 45.0 °C"),
    ],
)
def test_a_temperature_in_fahrenheit_is_recognised(temperature_c, sentence):
    assert [refused.message for refused in refusals(Vitals(temperature_c=temperature_c))] == [sentence]


@pytest.mark.parametrize(
    ("systolic", "diastolic", "sentence"),
    [
        (110, 110, "Diastolic pressure 110 is not below systolic 110"),
        (110, 120, "Diastolic pressure 120 is not below systolic 110"),
        (110, 106, "Pulse pressure (110/106) 4 is outside 5 to 280 mmHg"),
        (110, 105, None),
    ],
)
def test_the_lower_pressure_lies_well_below_the_upper(systolic, diastolic, sentence):
    told = refusals(Vitals(systolic_mmhg=systolic, diastolic_mmhg=diastolic))
    assert [(refused.field, refused.message) for refused in told] == (
        [("diastolic_mmhg", sentence)] if sentence else []
    )


@pytest.mark.parametrize(
    ("systolic", "diastolic", "is_asked"), [(110, 90, False), (110, 91, True), (170, 70, False), (171, 70, True)]
)
def test_an_unusual_pulse_pressure_is_asked_about(systolic, diastolic, is_asked):
    asked = questions(Vitals(systolic_mmhg=systolic, diastolic_mmhg=diastolic))
    assert [question.field for question in asked] == (["diastolic_mmhg"] if is_asked else [])


def test_a_standing_pressure_is_measured_against_the_same_limits():
    told = refusals(
        Orthostatic(lying_heart_rate_bpm=10, standing_systolic_mmhg=96, standing_diastolic_mmhg=98, standing_minutes=11)
    )
    assert [(refused.field, refused.message) for refused in told] == [
        ("lying_heart_rate_bpm", "Lying heart rate 10 is outside 20 to 300 per minute"),
        ("standing_minutes", "Minutes standing 11.0 is outside 0.0 to 10.0 min"),
        ("standing_diastolic_mmhg", "Diastolic pressure 98 is not below systolic 96"),
    ]


def test_breathing_counted_on_a_sleeper_has_the_same_limits():
    (refused,) = refusals(Status(state="asleep", respiration_per_min=81))
    assert refused.field == "respiration_per_min"


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ("temperature_c", 38.0, "38.0 °C"),
        ("temperature_c", 38, "38.0 °C"),
        ("temperature_c", 38.64, "38.64 °C"),
        ("heart_rate_bpm", 104, "104 per minute"),
        ("spo2_percent", 91, "91 %"),
    ],
)
def test_a_value_is_printed_with_every_digit_that_was_typed(code, value, printed):
    assert VITALS[code].with_unit(value) == printed
