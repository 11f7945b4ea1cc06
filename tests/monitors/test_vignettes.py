"""The worked vignettes hold line by line, at the moment and over time."""

import pytest

from tests.monitors.ask import answer, said, told, unsaid
from tests.monitors.draw import stay
from tests.monitors.vignettes import VIGNETTES

LINES = [
    pytest.param(vignette, expected, id=f"{name} at {expected.at}")
    for name, vignette in VIGNETTES.items()
    for expected in vignette.expected
]


@pytest.mark.parametrize(("vignette", "expected"), LINES)
def test_what_fires_what_stays_silent_and_what_cannot_be_judged(vignette, expected):
    drawn = stay(vignette.table)
    assert said(drawn, expected.at) == expected.fires
    assert {name: answer(drawn, name, expected.at) for name in expected.silent} == dict.fromkeys(expected.silent, "no")
    assert set(expected.unknown) <= set(unsaid(drawn, expected.at))


def test_v2_is_told_in_the_order_in_which_it_shows():
    assert told(stay(VIGNETTES["V2"].table), "13:30") == [
        "12:00 ALC-01 raised critical",
        "12:00 ALC-04 raised critical",
        "12:00 ALC-02 raised high",
        "12:00 ALC-03 raised high",
        "12:00 ALC-13 raised medium",
        "13:15 GEN-06 raised high",
    ]


def test_v5_keeps_the_milder_sedation_pattern_as_a_line_of_the_louder():
    drawn = stay(VIGNETTES["V5"].table)
    assert answer(drawn, "GEN-05a", "15:00") == "high"
    assert "GEN-05a" not in said(drawn, "15:00")


def test_v12_is_told_once_and_grows_by_the_clock_alone():
    assert told(stay(VIGNETTES["V12 asam"].table), "20:00", only="GEN-06") == [
        "16:30 GEN-06 raised medium",
        "18:00 GEN-06 worsened high",
    ]
