"""Section 5.2: weight, lying and standing, and fluids while fluid may be lost."""

import pytest

from monitors.protocol import read_protocols
from tests.monitors.wanted import every, rounds_at, wanted

FLUIDS = """
    class opioid; protocol opi-fluids; admitted 11:00
    time  | weight | orthostatic             | in
    11:30 | 70     | 118/76 84 > 112/72 90   | 200
"""


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2 05:44", "2 06:00 upcoming"),
        ("2 05:45", "2 06:00 due soon"),
        ("2 06:00", "2 06:00 due"),
        ("2 10:00", "2 06:00 due"),
        ("2 10:01", "2 06:00 overdue"),
        ("3 06:01", "2 06:00 critically overdue"),
    ],
)
def test_weight_each_morning_between_6_and_10(at, expected):
    assert wanted(FLUIDS, "weight", at) == expected


@pytest.mark.parametrize(
    ("says", "weighed", "due"),
    [
        ("an hour early it is this morning's", "2 05:00", "3 06:00"),
        ("in the night it is not", "2 04:59", "2 06:00"),
        ("late it is this day's all the same", "2 23:00", "3 06:00"),
    ],
)
def test_a_weight_belongs_to_its_morning(says, weighed, due):
    assert wanted(FLUIDS + f"    {weighed} | 70 | |\n", "weight", weighed)[:7] == due, says


def test_morning_is_where_the_unit_is():
    vienna = read_protocols(zone="Europe/Vienna")
    utc, there = (rounds_at(FLUIDS, "12:00", each)["weight"].due_at for each in (read_protocols(), vienna))
    assert (utc - there) / 3_600_000 in (1, 2)


def test_weight_is_wanted_four_hours_after_the_order_where_nobody_was_weighed():
    table = """
        class opioid; protocol opi-fluids
        time  | mood
        11:00 | 5
    """
    assert wanted(table, "weight", "11:00") == "15:00 upcoming"


def test_lying_and_standing_daily():
    assert every(FLUIDS, "orthostatic", "12:00") == 1440
    assert wanted(FLUIDS, "orthostatic", "12:00")[:7] == "2 11:30"


@pytest.mark.parametrize(
    ("says", "table", "at", "minutes"),
    [
        ("OPI-02: three emeses in eight hours", " 12:00 | | | |100,?,? |||", "20:00", 720),
        ("and not when the first is older", " 12:00 | | | |100,?,? |||", "20:01", 1440),
        ("two are not enough", " 12:00 | | | |100,? |||", "12:00", 1440),
        ("OPI-02: four loose stools", " 12:00 | | | | |? loose,? loose,? loose,? loose ||", "12:00", 720),
        ("formed ones are not", " 12:00 | | | | |? formed,? formed,? formed,? formed ||", "12:00", 1440),
        ("OPI-02: blood", " 12:00 | | | |50 blood |||", "2 11:20", 720),
        ("OPI-03: a litre more lost than drunk in twelve hours", " 12:00 | | | | | |1200|", "2 00:00", 720),
        ("999 mL is less", " 12:00 | | | | | |1199|", "12:00", 1440),
        ("what was drunk and not measured may be enough", " 12:00 | | |?| | |1200|", "12:00", 1440),
        ("OPI-04: three of a hundred", " 12:00 |67.9| | | | ||", "2 11:20", 720),
        ("a little less", " 12:00 |68.0| | | | ||", "12:00", 1440),
        ("on another scale", " 12:00 |66 other scale| | | | ||", "12:00", 1440),
        ("OPI-05: systolic falls by 20", " 12:00 | |118/76 84 > 98/72 90| | | ||", "2 11:20", 720),
        ("by 19", " 12:00 | |118/76 84 > 99/72 90| | | ||", "12:00", 1440),
        ("OPI-05: cannot stand", " 12:00 | |unable| | | ||", "12:00", 720),
    ],
)
def test_lying_and_standing_every_twelve_hours_while_fluid_is_lost(says, table, at, minutes):
    drawn = f"""
        class opioid; protocol opi-fluids; admitted 11:00
        time  | weight | orthostatic             | in  | emesis | stool | void | mood
        11:30 | 70     | 118/76 84 > 112/72 90   | 200 |        |       |      |
       {table}
    """
    assert every(drawn, "orthostatic", at) == minutes, says


@pytest.mark.parametrize(
    ("says", "row", "due"),
    [
        ("a drink", "15:00 | | | 200", "23:00"),
        ("none, declared", "15:00 | | | none", "23:00"),
        ("nothing", "15:00 | | | ", "19:30"),
    ],
)
def test_fluids_are_charted_or_said_to_be_none_every_eight_hours(says, row, due):
    assert wanted(FLUIDS + f"    {row}\n", "fluids", "15:00") == f"{due} upcoming", says


def test_fluids_have_an_hours_grace_and_sleep_puts_them_not_off():
    table = """
        class opioid; protocol opi-fluids
        time  | in  | visit
        08:00 | 200 |
        15:00 |     | asleep rr 14 spo2 96 rousable
    """
    assert [wanted(table, "fluids", at) for at in ("16:00", "17:00", "17:01")] == [
        "16:00 due", "16:00 due", "16:00 overdue",
    ]  # fmt: skip
