"""The shapes that a site fills from its file alone, at their limits, just short of them, and for want of data."""

import pytest

from monitors.pattern import SHAPES, Limits
from tests.monitors.ask import course, shown
from tests.monitors.draw import stay


@pytest.mark.parametrize(
    ("score", "says"), [("7", "no"), ("8", "medium"), ("19", "medium"), ("20", "high"), ("refused", "?high")]
)
def test_a_score_of_at_least_so_much(score, says):
    formula = SHAPES["score_at_least"]("cows.total")
    asked = course(stay(f"time | cows\n08:00 | {score}"), "08:00")
    assert shown(formula(asked, Limits("own", {"medium": 8, "high": 20}))) == says


@pytest.mark.parametrize(
    ("first", "pulse", "says"),
    [("08:00", "100", "medium"), ("08:00", "99", "no"), ("07:59", "100", "?medium"), ("08:00", "70", "no")],
)
def test_a_rise_of_so_much_within_the_hours(first, pulse, says):
    formula = SHAPES["rise"]("heart_rate_bpm")
    asked = course(stay(f"time | hr\n{first} | 70\n12:00 | {pulse}"), "12:00")
    assert shown(formula(asked, Limits("own", {"rise": 30, "within_hours": 4}))) == says


@pytest.mark.parametrize(
    ("cell", "says"), [("35.4", "high"), ("35.5", "no"), ("38.5", "no"), ("38.6", "high"), ("", "?high")]
)
def test_outside_a_range(cell, says):
    formula = SHAPES["outside"]("temperature_c")
    asked = course(stay(f"time | temp | hr\n08:00 | {cell} | 80"), "08:00")
    assert shown(formula(asked, Limits("own", {"lowest": 35.5, "highest": 38.5}))) == says
