"""Section 5.2, row by row: COWS, buprenorphine, methadone."""

import pytest

from tests.monitors.wanted import every, wanted


@pytest.mark.parametrize(("score", "minutes"), [(25, 60), (24, 240), (13, 240), (12, 360), (5, 360), (4, 480)])
def test_cows_by_its_band(score, minutes):
    table = f"""
        class opioid; protocol opi
        time  | cows    | vitals
        08:00 | {score} | calm
    """
    assert (every(table, "cows", "08:01"), every(table, "vitals", "08:01")) == (minutes, minutes)


@pytest.mark.parametrize(
    ("says", "dose", "due"),
    [
        ("for withdrawal", "clonidine alpha_2_agonist withdrawal oral", "09:10"),
        ("injected it is looked after at half an hour", "clonidine alpha_2_agonist withdrawal im", "08:40"),
        ("sedating alone is not asked for here", "diazepam benzodiazepine sedating oral", "14:00"),
    ],
)
def test_cows_after_a_dose(says, dose, due):
    table = f"""
        class opioid; protocol opi
        time  | cows | dose
        08:00 | 8    |
        08:10 |      | {dose}
    """
    assert wanted(table, "cows", "08:10")[:5] == due, says


def test_cows_after_an_injection_again_at_the_full_hour():
    table = """
        class opioid; protocol opi
        time  | cows | dose
        08:00 | 8    |
        08:10 |      | ondansetron antiemetic withdrawal im
        08:40 | 8    |
    """
    assert wanted(table, "cows", "08:40") == "09:10 upcoming"


BUPRENORPHINE = """
    class opioid; protocol opi-bup-start; admitted 06:00
    time  | cows     | dose
    09:40 | {before} |
    10:00 |          | buprenorphine opioid buprenorphine sublingual
"""


def test_nothing_is_wanted_before_buprenorphine_is_given():
    assert wanted(BUPRENORPHINE.format(before=9), "cows", "09:59") == ""


@pytest.mark.parametrize(("before", "due"), [("9", "10:30"), ("", "10:00")])
def test_cows_at_the_first_dose_or_within_half_an_hour_before(before, due):
    assert wanted(BUPRENORPHINE.format(before=before), "cows", "10:00")[:5] == due


@pytest.mark.parametrize(
    ("done", "due"), [("10:20", "11:00"), ("10:30", "11:00"), ("11:00", "12:00"), ("11:40", "12:00"), ("11:45", "")]
)
def test_cows_at_30_60_and_120_minutes_after_the_first_dose(done, due):
    table = BUPRENORPHINE.format(before=9) + f"    {done} | 9 |\n"
    assert wanted(table, "cows", done)[:5] == due


@pytest.mark.parametrize(
    ("says", "dosed", "done", "due"),
    [
        ("before it, or with it", "14:00", "12:00", "14:00"),
        ("an hour after it", "14:00", "13:40", "15:00"),
        ("within a day of the first", "2 10:00", "2 10:00", "2 11:00"),
        ("not after the day", "2 10:01", "2 10:00", ""),
    ],
)
def test_cows_before_and_an_hour_after_each_further_dose_of_the_first_day(says, dosed, done, due):
    further = f"    {done} | 9 |\n    {dosed} | | buprenorphine opioid buprenorphine sublingual\n"
    table = BUPRENORPHINE.format(before=9) + further
    assert wanted(table, "cows", dosed).rpartition(" ")[0].removesuffix(" due") == due, says


METHADONE = """
    class opioid; protocol opi-methadone
    time    | dose                       | poss   | rr | spo2
    08:00   | methadone opioid methadone |        |    |
    {dosed} | methadone opioid methadone |        |    |
    {done}  |                            | {poss} | 14 | 97
"""


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2 09:59", "due soon"),
        ("2 10:00", "due"),
        ("2 12:00", "due"),
        ("2 12:01", "overdue"),
        ("2 14:01", "critically overdue"),
    ],
)
def test_sedation_and_breathing_two_to_four_hours_after_methadone(at, expected):
    table = METHADONE.format(dosed="2 08:00", done="10:00", poss="2")
    assert wanted(table, "poss", at) == f"2 10:00 {expected}"
    assert wanted(table, "breathing", at) == f"2 10:00 {expected}"


@pytest.mark.parametrize(
    ("says", "dosed", "done", "poss", "due"),
    [
        ("sooner it is not at its height", "2 08:00", "2 09:59", "2", "2 10:00"),
        ("done in time", "2 08:00", "2 10:00", "2", ""),
        ("to the end of the fifth day", "6 08:00", "5 08:00", "2", "6 10:00"),
        ("and no further", "6 08:01", "5 08:00", "2", ""),
    ],
)
def test_methadone_is_looked_after_for_five_days(says, dosed, done, poss, due):
    table = METHADONE.format(dosed=dosed, done=done, poss=poss)
    assert wanted(table, "poss", max(dosed, done))[:7] == due, says
