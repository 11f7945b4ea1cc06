"""The figures that were worked by hand in the clinical reference are the figures on the evidence."""

import pytest

from monitors.reading import Reading
from tests.monitors.ask import course, evidence
from tests.monitors.draw import stay
from tests.monitors.vignettes import VIGNETTES


@pytest.mark.parametrize(
    ("vignette", "at", "code", "figure"),
    [
        ("V1 severe", "08:00", "ciwa_ar.total", 19),
        ("V1 severe", "08:00", "ciwa_ar.perception", 2),
        ("V1 moderate", "08:00", "ciwa_ar.total", 18),
        ("V2", "08:00", "ciwa_ar.total", 8),
        ("V2", "08:00", "ciwa_ar.perception", 1),
        ("V2", "10:00", "ciwa_ar.total", 12),
        ("V2", "10:00", "ciwa_ar.perception", 2),
        ("V2", "12:00", "ciwa_ar.total", 20),
        ("V2", "12:00", "ciwa_ar.perception", 4),
        ("V3", "3 12:00", "ciwa_ar.total", 37),
        ("V3", "3 12:00", "ciwa_ar.perception", 5),
        ("V3", "3 12:00", "news2", 9),
        ("V3b", "3 12:00", "ciwa_ar.total", 21),
        ("V3b", "3 12:00", "news2", 1),
        ("V4", "08:00", "ciwa_ar.total", 6),
        ("V4", "08:00", "news2", 2),
        ("V5", "15:00", "news2", 8),
        ("V6 moderate", "08:00", "cows.total", 24),
        ("V6 moderately severe", "08:00", "cows.total", 26),
        ("V7", "2 18:00", "standing.systolic_fall_mmhg", 22),
        ("V7", "2 18:00", "standing.diastolic_fall_mmhg", 14),
        ("V7b", "2 08:00", "standing.systolic_fall_mmhg", 8),
        ("V7b", "2 08:00", "standing.diastolic_fall_mmhg", 4),
        ("V9", "08:00", "phq9.total", 16),
        ("V9 without item 9", "08:00", "phq9.total", 15),
        ("V10 scale 2", "08:00", "news2", 7),
        ("V10 scale 1", "08:00", "news2", 6),
        ("V10 on air", "08:00", "news2", 0),
        ("V11 a", "10:00", "ciwa_ar.total", 22),
        ("V11 a", "11:05", "ciwa_ar.total", 21),
        ("V11 b", "10:00", "ciwa_ar.total", 14),
        ("V13", "11:30", "news2", 4),
        ("V13", "11:30", "news2.worst_part", 2),
        ("V13 voice", "11:30", "news2", 7),
        ("V14 high risk", "08:00", "pawss.total", 4),
        ("V14 below the cut", "08:00", "pawss.total", 3),
        ("V14 trend", "08:00", "ciwa_b.total", 42),
    ],
)
def test_a_score_and_a_measure_are_as_by_hand(vignette, at, code, figure):
    found = course(stay(VIGNETTES[vignette].table), at).newest(code)
    assert _exact(found) == pytest.approx(figure)


@pytest.mark.parametrize(
    ("vignette", "code", "hours", "figure"),
    [
        ("V7", "emesis", 8, 4),
        ("V7", "fluid.in_ml", 12, 600),
        ("V7", "fluid.out_ml", 12, 1950),
        ("V7b", "fluid.in_ml", 24, 1800),
        ("V7b", "fluid.out_ml", 24, 2100),
        ("V7b", "fluid.urine_ml", 24, 1700),
    ],
)
def test_fluids_add_up_as_by_hand(vignette, code, hours, figure):
    played = VIGNETTES[vignette]
    assert _exact(course(stay(played.table), played.expected[-1].at).total(code, hours)) == figure


@pytest.mark.parametrize(
    ("vignette", "pattern", "at", "line", "figure"),
    [
        ("V2", "ALC-01", "12:00", "Tremor, rise in 8 h: 2 or more", "2 → 4"),
        ("V2", "ALC-01", "12:00", "Touch, hearing or sight, rise in 8 h: 2 or more", "1 → 4"),
        ("V2", "ALC-03", "12:00", "CIWA-Ar total, rise in 4 h: 10 or more", "8 → 20"),
        ("V7", "OPI-02", "2 18:00", "Emeses and loose stools together, count in 12 h: 6 or more", "9"),
        ("V7", "OPI-03", "2 18:00", "More lost than taken (mL), total in 12 h: 1000 or more", "1350"),
        ("V7", "OPI-04", "2 18:00", "Weight loss (%) 3 or more", "4"),
        ("V7", "OPI-06", "2 18:00", "Urine (mL/kg/h), per hour over at least 12 h: below 0.5", "0.41"),
        ("V8", "OPI-08", "11:00", "COWS above the score before the dose 6 or more", "8"),
        ("V9", "STI-01", "2 08:00", "Mood, fall in 24 h: 3 or more", "6 → 3"),
        ("V9", "STI-01", "2 16:00", "Mood, fall in 24 h: 3 or more", "5 → 2"),
        ("V11 a", "GEN-08", "11:05", "CIWA-Ar fall after the dose below 3", "1"),
    ],
)
def test_the_evidence_shows_the_figure_worked_by_hand(vignette, pattern, at, line, figure):
    lines = {each.text: each.value for each in evidence(stay(VIGNETTES[vignette].table), pattern, at).lines}
    assert lines[line] == figure


def test_v7_five_of_six_signs_of_fluid_loss_are_there_and_the_resting_pulse_is_not():
    lines = [line.text for line in evidence(stay(VIGNETTES["V7"].table), "OPI-01", "2 18:00").lines]
    for sign in ("Emesis", "More lost than taken", "Weight loss", "Systolic fall on standing", "Urine"):
        assert any(line.startswith(sign) for line in lines), sign
    assert not any("heart rate" in line.lower() for line in lines)


def _exact(reading: Reading) -> float:
    assert reading.low == reading.high
    return reading.low
