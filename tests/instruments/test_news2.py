"""The published NEWS2 table at each edge of each parameter, on both scales of saturation."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart.facts import Vitals
from chart.news2 import INPUTS, News2, news2, risk_of, why_not_valid

WELL = Vitals(
    respiration_per_min=16,
    spo2_percent=98,
    on_oxygen=False,
    systolic_mmhg=120,
    heart_rate_bpm=70,
    consciousness="A",
    temperature_c=37.0,
)

# Points from 3 to 3 as the chart prints its columns: each reading is the first or the last of its cell.
EDGES = {
    "respiration_per_min": [(0, 3), (8, 3), (9, 1), (11, 1), (12, 0), (20, 0), (21, 2), (24, 2), (25, 3), (80, 3)],
    "systolic_mmhg": [(40, 3), (90, 3), (91, 2), (100, 2), (101, 1), (110, 1), (111, 0), (219, 0), (220, 3), (300, 3)],
    "heart_rate_bpm": [
        (20, 3),
        (40, 3),
        (41, 1),
        (50, 1),
        (51, 0),
        (90, 0),
        (91, 1),
        (110, 1),
        (111, 2),
        (130, 2),
        (131, 3),
        (300, 3),
    ],
    "temperature_c": [
        (25.0, 3),
        (35.0, 3),
        (35.04, 3),
        (35.05, 1),
        (35.1, 1),
        (36.0, 1),
        (36.1, 0),
        (38.0, 0),
        (38.04, 0),
        (38.05, 1),
        (38.1, 1),
        (39.0, 1),
        (39.1, 2),
        (45.0, 2),
        (38, 0),
    ],
    "consciousness": [("A", 0), ("C", 3), ("V", 3), ("P", 3), ("U", 3)],
    "on_oxygen": [(False, 0), (True, 2)],
}
PARTS = {
    "respiration_per_min": "respiration",
    "spo2_percent": "spo2",
    "on_oxygen": "oxygen",
    "systolic_mmhg": "systolic",
    "heart_rate_bpm": "heart_rate",
    "consciousness": "consciousness",
    "temperature_c": "temperature",
}
SATURATIONS = {
    # (scale, on oxygen): reading, points
    (1, False): [(40, 3), (91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)],
    (1, True): [(91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)],
    (2, False): [(83, 3), (84, 2), (85, 2), (86, 1), (87, 1), (88, 0), (92, 0), (93, 0), (97, 0), (100, 0)],
    (2, True): [
        (83, 3),
        (84, 2),
        (85, 2),
        (86, 1),
        (87, 1),
        (88, 0),
        (92, 0),
        (93, 1),
        (94, 1),
        (95, 2),
        (96, 2),
        (97, 3),
        (100, 3),
    ],
}


@pytest.mark.parametrize("field", EDGES)
def test_each_parameter_scores_as_printed_at_each_edge(field):
    scored = [(reading, news2(changed(field, reading)).parts[PARTS[field]]) for reading, _ in EDGES[field]]
    assert scored == EDGES[field]


@pytest.mark.parametrize(("scale", "on_oxygen"), SATURATIONS)
def test_saturation_scores_as_printed_at_each_edge(scale, on_oxygen):
    edges = SATURATIONS[(scale, on_oxygen)]
    breathing = msgspec.structs.replace(WELL, on_oxygen=on_oxygen)
    scored = [
        (spo2, news2(msgspec.structs.replace(breathing, spo2_percent=spo2), scale).parts["spo2"]) for spo2, _ in edges
    ]
    assert scored == edges


@pytest.mark.parametrize(
    ("total", "has_single_3", "risk"),
    [
        (0, False, "low"),
        (4, False, "low"),
        (3, True, "low-medium"),
        (4, True, "low-medium"),
        (5, False, "medium"),
        (6, True, "medium"),
        (7, False, "high"),
        (20, True, "high"),
    ],
)
def test_risk_follows_from_the_total_and_from_one_parameter_at_3(total, has_single_3, risk):
    assert risk_of(total, has_single_3) == risk


def test_a_well_patient_scores_nothing():
    assert news2(WELL) == News2(
        total=0,
        risk="low",
        at_least=0,
        at_most=0,
        parts=dict.fromkeys(PARTS.values(), 0),
        missing=(),
        single_parameter_3=(),
    )


@pytest.mark.parametrize("field", INPUTS)
def test_one_reading_missing_leaves_no_total_and_says_which(field):
    score = news2(changed(field, None))
    assert (score.total, score.risk, score.is_complete, score.missing) == (None, None, False, (field,))
    assert PARTS[field] not in score.parts


def test_a_single_3_is_told_even_when_the_rest_was_never_charted():
    score = news2(Vitals(respiration_per_min=8))
    assert (score.single_parameter_3, score.at_least, score.at_most, score.total) == (("respiration",), 3, 20, None)


@pytest.mark.parametrize(("spo2", "known"), [(92, True), (93, False)])
def test_on_scale_2_a_high_saturation_says_nothing_until_oxygen_is_charted(spo2, known):
    score = news2(Vitals(spo2_percent=spo2), 2)
    assert ("spo2" in score.parts) is known


@pytest.mark.parametrize(
    ("is_pregnant", "age_years", "reason"),
    [
        (True, 30, "not valid in pregnancy"),
        (False, 15, "not valid under 16 years"),
        (False, 16, ""),
        (None, None, ""),
    ],
)
def test_news2_is_not_for_pregnancy_nor_under_16(is_pregnant, age_years, reason):
    assert why_not_valid(is_pregnant, age_years) == reason


def test_a_score_that_is_not_valid_is_no_good_news():
    score = news2(WELL, 1, "not valid in pregnancy")
    assert (score.total, score.risk, score.parts, score.not_valid) == (None, None, {}, "not valid in pregnancy")
    assert (score.at_least, score.at_most) == (0, 20)


READINGS = {
    "respiration_per_min": st.integers(0, 80),
    "spo2_percent": st.integers(40, 100),
    "on_oxygen": st.booleans(),
    "systolic_mmhg": st.integers(40, 300),
    "heart_rate_bpm": st.integers(20, 300),
    "consciousness": st.sampled_from("ACVPU"),
    "temperature_c": st.integers(250, 450).map(lambda tenths: tenths / 10),
}


@given(st.fixed_dictionaries(READINGS), st.sets(st.sampled_from(INPUTS)), st.sampled_from([1, 2]))
def test_what_is_missing_could_only_ever_be_what_the_bounds_say(readings, missing, scale):
    whole = news2(Vitals(**readings), scale)
    partial = news2(Vitals(**{field: value for field, value in readings.items() if field not in missing}), scale)
    assert partial.at_least <= whole.total <= partial.at_most
    assert partial.total == (None if missing else whole.total)
    assert set(partial.single_parameter_3) <= set(whole.single_parameter_3)
    assert 0 <= whole.total == sum(whole.parts.values()) <= 20


def changed(field, value):
    """The well patient with one reading changed."""
    return msgspec.structs.replace(WELL, **{field: value})
