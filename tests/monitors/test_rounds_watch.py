"""Section 5.2: watched hourly for four hours after a sedation, or two medicines that deepen it."""

import pytest

from tests.monitors.wanted import wanted

HOURLY = ("09:00", "10:00", "11:00", "12:00", "")


def watched(table: str, begun: str) -> list[str]:
    """When it is wanted first, and next when it was done at each full hour."""
    rows, found = table, [wanted(table, "sedation", begun)[:5]]
    for hour in HOURLY[:-1]:
        rows += f"    {hour} | | | | 0 | 15 | 97\n"
        found.append(wanted(rows, "sedation", hour)[:5])
        assert wanted(rows, "breathing", hour)[:5] == found[-1]
    return found


@pytest.mark.parametrize(
    ("says", "rows"),
    [
        ("naloxone as an event", "08:00 | naloxone | | | | | "),
        ("naloxone as a dose", "08:00 | | naloxone naloxone intranasal | | | | "),
        ("awake again by RASS", "07:00 | | | | -2 | |\n    08:00 | | | | -1 | |"),
        ("awake again by POSS", "07:00 | | | 3 | | |\n    08:00 | | | 2 | | |"),
        ("a newer RASS stands for POSS", "07:00 | | | 3 | | |\n    08:00 | | | | 0 | |"),
        ("breathing again", "07:00 | | | | | 8 |\n    08:00 | | | | | 9 |"),
        ("saturated again", "07:00 | | | | | | 89\n    08:00 | | | | | | 90"),
        (
            "an opioid, then a sedative",
            "02:00 | | morphine opioid | | | |\n    08:00 | | diazepam benzodiazepine | | | |",
        ),
        (
            "a sedative, then an opioid",
            "02:00 | | diazepam benzodiazepine long | | | |\n    08:00 | | morphine opioid | | | |",
        ),
    ],
)
def test_watched_hourly_for_four_hours(says, rows):
    table = f"""
    class opioid; admitted 01:00
    time  | event | dose | poss | rass | rr | spo2
    {rows}
    """
    assert watched(table, "08:00") == list(HOURLY), says


@pytest.mark.parametrize(
    ("says", "rows"),
    [
        ("not sedated before", "07:00 | | | | -1 | 10 | 92\n    08:00 | | | | 0 | 14 | 97"),
        ("still sedated", "07:00 | | | | -3 | 8 | 88\n    08:00 | | | | -2 | 8 | 89"),
        ("RASS clears, POSS of that time does not", "07:00 | | | | -2 | |\n    08:00 | | | 3 | 0 | |"),
        ("naloxone within a buprenorphine film", "08:00 | | film opioid buprenorphine naloxone sublingual | | | |"),
        (
            "more than six hours apart",
            "01:59 | | morphine opioid | | | |\n    08:00 | | diazepam benzodiazepine | | | |",
        ),
    ],
)
def test_nothing_to_watch(says, rows):
    table = f"""
    class opioid; admitted 01:00
    time  | event | dose | poss | rass | rr | spo2
    {rows}
    """
    assert wanted(table, "sedation", "08:00") == "", says


def test_on_scale_2_saturation_has_its_own_limit():
    table = """
    class opioid; admitted 01:00; flag spo2_scale_2
    time  | spo2
    07:00 | {low}
    08:00 | 88
    """
    assert wanted(table.format(low=84), "breathing", "08:00") == ""
    assert wanted(table.format(low=83), "breathing", "08:00") == "09:00 upcoming"


def test_what_was_missed_for_hours_is_made_up_for_once():
    table = """
    class opioid; admitted 07:00
    time  | event    | rass | rr | spo2
    08:00 | naloxone |      |    |
    10:50 |          | 0    | 14 | 97
    """
    assert wanted(table, "sedation", "10:49") == "09:00 critically overdue"
    assert wanted(table, "sedation", "10:50") == "12:00 upcoming"


def test_a_clinician_ends_the_watch_and_nobody_else():
    table = """
    class opioid; admitted 07:00
    time  | event    | protocol
    08:00 | naloxone |
    08:10 |          | sedation-watch off
    """
    assert wanted(table, "sedation", "08:05") == "09:00 upcoming"
    assert wanted(table, "sedation", "08:10") == ""
