"""Scores that were charted or published elsewhere, beside the project: ours must agree."""

import json
from pathlib import Path

import pytest

from chart.facts import Vitals
from chart.instrument import instrument
from chart.news2 import news2

FOLDER = Path(__file__).parents[2].parent / "shared" / "external" / "scores"
CIWA_ITEMS = {"paroxysmal_sweats": "sweats"}
COWS_ITEMS = {
    "resting_pulse": "pulse",
    "pupil_size": "pupils",
    "bone_joint_aches": "aches",
    "runny_nose_tearing": "nose_tears",
    "gi_upset": "gi",
    "anxiety_irritability": "anxiety",
}
NEWS2_PARTS = {
    "rr": "respiration",
    "spo2": "spo2",
    "o2": "oxygen",
    "sbp": "systolic",
    "pulse": "heart_rate",
    "consciousness": "consciousness",
    "temp": "temperature",
}

pytestmark = pytest.mark.real


def examples(name):
    path = FOLDER / name
    assert path.exists(), f"The real scores are not at {path}: put the folder shared/external beside the project"
    return json.loads(path.read_text(encoding="utf-8"))


def named(answers, names):
    return {names.get(code, code): answer for code, answer in answers.items()}


def test_ciwa_ar_totals_of_real_patients_agree():
    real = examples("ciwa_cows_examples.json")["ciwa_ar_real"]
    assert len(real) == 8
    totals = [instrument("ciwa_ar").score(named(each["in"], CIWA_ITEMS)).total for each in real]
    assert totals == [each["expect"]["total"] for each in real]


def test_cows_totals_and_severities_agree():
    published = examples("ciwa_cows_examples.json")["cows_examples"]
    scores = [instrument("cows").score(named(each["in"], COWS_ITEMS)) for each in published]
    expected = [(each["expect"]["total"], each["expect"]["severity"]) for each in published]
    assert [(score.total, score.band) for score in scores] == expected


def test_news2_parts_totals_and_risks_agree():
    published = examples("news2_examples.json")["examples"]
    assert len(published) == 16
    for each in published:
        given, expected = each["in"], each["expect"]
        score = news2(
            Vitals(
                respiration_per_min=given["rr"],
                spo2_percent=given["spo2"],
                on_oxygen=given["supplemental_o2"],
                systolic_mmhg=given["sbp"],
                heart_rate_bpm=given["pulse"],
                consciousness=given["acvpu"],
                temperature_c=given["temp_c"],
            ),
            given["spo2_scale"],
        )
        assert score.parts == named(expected["components"], NEWS2_PARTS), each["id"]
        assert score.total == expected["total"], each["id"]
        assert score.risk == expected["clinical_risk"], each["id"]
        assert list(score.single_parameter_3) == [NEWS2_PARTS[part] for part in expected["single_parameter_3"]]
