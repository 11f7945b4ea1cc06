"""The independent script on rows whose answer a person can work out; the product says the same."""

from pathlib import Path

import pytest

from bench.real.mimic import real_stays
from tests.real import independent
from tests.real.comparing import said
from tests.real.tables import ALCOHOL, AWAKE, WELL, ciwa, tables, vitals

COMPLETE = {**WELL, **AWAKE, "o2_flow_lpm": 2}  # NEWS2 2: oxygen
SHAKING = {"tremor": 4, "visual": 4}
DRINKS = [{"hadm_id": 7, **ALCOHOL}]


def later(clock: str) -> dict[str, object]:
    """A weight: something that becomes known, and says nothing about any of the seven."""
    return vitals((clock, {"weight_kg": 70}))[0]


# Each: rows by table, and what is surely so: pattern and clock times on 2 May.
TABLE = {
    "well": ({"vitals": vitals(("09:00", WELL))}, {}),
    "7 from five parts": (  # breathing 3, SpO2 3, heart 1; consciousness and oxygen unknown
        {"vitals": vitals(("09:00", {**WELL, "rr": 25, "spo2": 91, "hr": 91}))},
        {"GEN-01": ["09:00"]},
    ),
    "6 from five parts": (
        {"vitals": vitals(("09:00", {**WELL, "rr": 25, "spo2": 91}))},
        {"GEN-02": ["09:00"]},
    ),
    "5 complete": (  # oxygen 2, breathing 3
        {"vitals": vitals(("09:00", {**COMPLETE, "rr": 25}))},
        {"GEN-02": ["09:00"]},
    ),
    "4 with a single 3": (
        {"vitals": vitals(("09:00", {**WELL, "rr": 25, "hr": 91}))},
        {"GEN-03": ["09:00"]},
    ),
    "one part alone is looked at": (
        {"vitals": vitals(("09:00", {"nbp_sys": 90, "nbp_dia": 50}))},
        {"GEN-03": ["09:00"]},
    ),
    "4 without a 3": ({"vitals": vitals(("09:00", {**WELL, "rr": 21, "spo2": 93}))}, {}),
    "cold": ({"vitals": vitals(("09:00", {"temp_c": 35.0}), ("10:00", {"temp_c": 35.1}))}, {"GEN-03": ["09:00"]}),
    "a GCS of 14 is not counted as confusion": ({"vitals": vitals(("09:00", {**WELL, **AWAKE, "gcs_eye": 3}))}, {}),
    "a set is never mixed from two": (
        {"vitals": vitals(("09:00", {"rr": 25}), ("09:16", {"spo2": 91}))},
        {"GEN-03": ["09:00", "09:16"]},
    ),
    "a set is current for 4 h, its ends included": (
        {"vitals": [*vitals(("09:00", {"rr": 25})), later("13:00"), later("13:01")]},
        {"GEN-03": ["09:00", "13:00"]},
    ),
    "what fires asks for hourly sets, so a complete one is current for 4 h too": (  # oxygen 2, breathing 3
        {"vitals": [*vitals(("09:00", {**COMPLETE, "rr": 8})), later("13:00"), later("13:01")]},
        {"GEN-02": ["09:00", "13:00"], "GEN-05b": ["09:00", "13:00"]},
    ),
    "an incomplete set with a 3 shortens what a calm complete one allowed": (
        {"vitals": [*vitals(("09:00", COMPLETE), ("09:20", {"rr": 8})), later("13:20"), later("13:21")]},
        {"GEN-03": ["09:20", "13:20"], "GEN-05b": ["09:20", "13:20"]},
    ),
    "each input of over-sedation ages by itself": (
        {"vitals": [*vitals(("09:00", {"rass": -3}), ("12:00", {"spo2": 89})), later("13:01"), later("16:01")]},
        {"GEN-05b": ["09:00", "12:00", "13:01"], "GEN-03": ["12:00", "13:01"]},
    ),
    "deeply sedated": (
        {"vitals": vitals(("09:00", {"rass": -2}), ("10:00", {"rass": -3}), ("11:00", {"rass": 0}))},
        {"GEN-05b": ["10:00"]},
    ),
    "breathing and saturation each by themselves": (
        {
            "vitals": vitals(
                ("09:00", {"rr": 8}), ("09:30", {"spo2": 97}), ("10:00", {"rr": 9}), ("10:30", {"spo2": 89})
            )
        },
        {"GEN-05b": ["09:00", "09:30", "10:30"], "GEN-03": ["09:00", "10:30"]},
    ),
    "a refused row never existed": ({"vitals": vitals(("09:00", {"rr": 8, "hr": 0})), "ciwa_ar": [ciwa("10:00")]}, {}),
    "severe band": (  # 7 + 7 + 5 = 19; current for 12 h
        {
            "vitals": [later("22:00"), later("22:01")],
            "ciwa_ar": [ciwa("10:00", tremor=7, anxiety=7, paroxysmal_sweats=5)],
            "diagnoses_substance": DRINKS,
        },
        {"ALC-04": ["10:00", "22:00"]},
    ),
    "18 is not severe": (
        {"ciwa_ar": [ciwa("10:00", tremor=7, anxiety=7, paroxysmal_sweats=4)], "diagnoses_substance": DRINKS},
        {},
    ),
    "no alcohol diagnosis, no alcohol pattern": ({"ciwa_ar": [ciwa("10:00", tremor=7, anxiety=7, agitation=7)]}, {}),
    "tremor and sight rising by 2 within 8 h": (
        {
            "ciwa_ar": [ciwa("08:00", tremor=2, visual=1), ciwa("16:00", tremor=4, visual=3)],
            "diagnoses_substance": DRINKS,
        },
        {"ALC-01": ["16:00"]},
    ),
    "from lowest to last, not from before to last": (
        {
            "ciwa_ar": [ciwa("08:00"), ciwa("12:00", tremor=1, tactile=2), ciwa("14:00", tremor=2, visual=2)],
            "diagnoses_substance": DRINKS,
        },
        {"ALC-01": ["14:00"]},
    ),
    "tremor alone": (
        {"ciwa_ar": [ciwa("08:00"), ciwa("12:00", tremor=4)], "diagnoses_substance": DRINKS},
        {},
    ),
    "more than 8 h between": (
        {"ciwa_ar": [ciwa("08:00"), ciwa("16:01", tremor=2, visual=2)], "diagnoses_substance": DRINKS},
        {},
    ),
    "a hallucination begins, and ends with two without": (
        {
            "ciwa_ar": [ciwa("08:00", visual=3), ciwa("12:00", visual=4), ciwa("14:00"), ciwa("16:00")],
            "diagnoses_substance": DRINKS,
        },
        {"ALC-02": ["12:00", "14:00"]},
    ),
    "a hallucination at the first look is new": (
        {"ciwa_ar": [ciwa("08:00", auditory=5)], "diagnoses_substance": DRINKS},
        {"ALC-02": ["08:00"]},
    ),
    "a score of somebody deeply sedated is none": (
        {
            "vitals": vitals(("10:20", {"rass": -3})),
            "ciwa_ar": [ciwa("10:00", tremor=7, anxiety=7, agitation=7)],
            "diagnoses_substance": DRINKS,
        },
        {"ALC-04": ["10:00"], "GEN-05b": ["10:20"]},  # at 10:00 nobody knew of the RASS yet
    ),
    "of two sedation scores the nearer counts": (
        {
            "vitals": vitals(("09:45", {"rass": -3}), ("10:10", {"rass": 0})),
            "ciwa_ar": [ciwa("10:00", tremor=7, anxiety=7, agitation=7)],
            "diagnoses_substance": DRINKS,
        },
        {"ALC-04": ["10:10"], "GEN-05b": ["09:45", "10:00"]},
    ),
    "an alcohol protocol keeps a RASS for 4.5 h": (  # CIWA-Ar below 10: every 240 min, 30 of grace
        {
            "vitals": [*vitals(("10:00", {"rass": -4})), later("14:30"), later("14:31")],
            "ciwa_ar": [ciwa("09:00")],
            "diagnoses_substance": DRINKS,
        },
        {"GEN-05b": ["10:00", "14:30"]},
    ),
}


@pytest.mark.parametrize(("rows", "expected"), TABLE.values(), ids=TABLE.keys())
def test_the_script_and_the_product_say_what_a_person_worked_out(
    tmp_path: Path, rows: dict[str, list[dict[str, object]]], expected: dict[str, list[str]]
) -> None:
    folder = tables(tmp_path, **rows)
    worked_out = {(pattern, clock) for pattern, clocks in expected.items() for clock in clocks}
    truths = independent.truths(folder)
    assert {(pattern, f"{moment:%H:%M}") for _, pattern, moment in truths} == worked_out
    assert said(real_stays(folder), folder) == truths


EDGES = {
    "rr": {8: 3, 9: 1, 11: 1, 12: 0, 20: 0, 21: 2, 24: 2, 25: 3},
    "spo2": {91: 3, 92: 2, 93: 2, 94: 1, 95: 1, 96: 0},
    "systolic": {90: 3, 91: 2, 100: 2, 101: 1, 110: 1, 111: 0, 219: 0, 220: 3},
    "hr": {40: 3, 41: 1, 50: 1, 51: 0, 90: 0, 91: 1, 110: 1, 111: 2, 130: 2, 131: 3},
    "celsius": {35.0: 3, 35.1: 1, 36.0: 1, 36.1: 0, 38.0: 0, 38.1: 1, 39.0: 1, 39.1: 2},
}


@pytest.mark.parametrize(("part", "edges"), EDGES.items(), ids=EDGES.keys())
def test_the_scripts_own_news2_table_has_the_published_edges(part: str, edges: dict[float, int]) -> None:
    sets = independent.pd.DataFrame({name: [float("nan")] * len(edges) for name in independent.PARTS})
    sets[part] = list(edges)
    assert independent.points(sets)[part].tolist() == list(edges.values())
