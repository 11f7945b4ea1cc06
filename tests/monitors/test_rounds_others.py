"""Section 5.2, row by row: benzodiazepines, GHB, stimulants, and vital signs by NEWS2."""

import pytest

from tests.monitors.wanted import every, wanted


@pytest.mark.parametrize(
    ("says", "first", "second", "minutes"),
    [
        ("moderate", 21, 21, 240),
        ("mild and steady", 20, 20, 480),
        ("mild and rising", 12, 13, 240),
        ("mild and falling", 13, 12, 480),
    ],
)
def test_ciwa_b_by_its_band_or_while_it_rises(says, first, second, minutes):
    table = f"""
        class benzodiazepine; protocol bzd
        time  | ciwa_b   | longer
        08:00 | {first}  |
        16:00 | {second} | yes
    """
    assert every(table, "ciwa_b", "16:01") == minutes, says


def test_a_rise_from_the_day_before_yesterday_is_none():
    table = """
        class benzodiazepine; protocol bzd
        time    | ciwa_b
        08:00   | 12
        2 08:01 | 13
    """
    assert every(table, "ciwa_b", "2 08:02") == 480


@pytest.mark.parametrize(("at", "minutes"), [("2 07:59", 60), ("2 08:00", 240), ("5 07:59", 240), ("6 08:00", 480)])
def test_ghb_by_the_hours_of_the_stay(at, minutes):
    table = f"""
        class ghb; protocol bzd-ghb; admitted 08:00
        time  | ciwa_b | vitals | rass | longer
        {at}  | 4      | calm   | 0    | yes
    """
    assert every(table, "ciwa_b", at) == minutes


@pytest.mark.parametrize(("at", "minutes"), [("2 07:59", 240), ("2 08:00", 480)])
def test_vital_signs_of_the_crash(at, minutes):
    table = f"""
        class stimulant; protocol sti; admitted 08:00
        time | vitals | longer
        {at} | calm   | yes
    """
    assert every(table, "vitals", at) == minutes


def test_mood_each_shift_suicide_risk_and_the_scale_of_the_substance_each_day():
    table = """
        class stimulant; protocol sti, sti-cssrs, sti-awq, sti-cssa, intake; admitted 08:00
        time  | mood | awq | cssa
        08:00 | 5    | 8   | 20
    """
    asked = {task: every(table, task, "08:00") for task in ("mood", "awq", "cssa", "cssrs", "phq9")}
    assert asked == {"mood": 480, "awq": 1440, "cssa": 1440, "cssrs": 240, "phq9": 1440}
    assert wanted(table, "cssrs", "08:00") == "12:00 upcoming"


PLANNED = """
    class stimulant; protocol sti, intake; admitted 08:00
    time    | phq9 | planned
    09:00   | 8    |
    {told}  |      | {planned}
    {asked} | {answer} |
"""


@pytest.mark.parametrize(
    ("says", "told", "planned", "asked", "answer", "due"),
    [
        ("four hours before", "2 09:00", "4 12:00", "2 08:00", "8", "4 08:00"),
        ("asked on the day before is asked", "2 09:00", "4 12:00", "3 12:00", "8", ""),
        ("asked earlier it is not", "2 09:00", "4 12:00", "3 11:59", "8", "4 08:00"),
        ("told at the last moment, an hour later", "4 11:00", "4 12:00", "2 08:00", "8", "4 12:00"),
        ("given up", "2 09:00", "off", "2 08:00", "8", ""),
    ],
)
def test_phq9_at_intake_and_again_before_a_planned_discharge(says, told, planned, asked, answer, due):
    table = PLANNED.format(told=told, planned=planned, asked=asked, answer=answer)
    assert wanted(table, "phq9", max(told, asked))[:7] == due, says


@pytest.mark.parametrize(
    ("says", "signs", "minutes"),
    [
        ("0", "16 | 97 | 76", 720),
        ("1", "16 | 95 | 76", 360),
        ("4", "21 | 95 | 95", 360),
        ("3 in one", "8 | 97 | 76", 60),
        ("5", "21 | 94 | 112", 60),
        ("6", "21 | 93 | 112", 60),
        ("7", "25 | 93 | 112", 15),
    ],
)
def test_vital_signs_by_news2(says, signs, minutes):
    table = f"""
        class alcohol; protocol news2
        time  | vitals | rr | spo2 | hr
        08:00 | calm   | {signs}
    """
    assert every(table, "vitals", "08:00") == minutes, says
