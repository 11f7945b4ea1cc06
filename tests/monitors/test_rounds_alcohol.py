"""Section 5.1, row by row: how often CIWA-Ar, vital signs and RASS are done in alcohol withdrawal."""

import pytest

from tests.monitors.wanted import every, rounds_at, wanted

CALM_DAY = """
    class alcohol; protocol alc-asam; admitted 08:00
    time    | ciwa_ar | longer
    08:00   | 4       |
    12:00   | 4       |
    2 08:00 | 4       |
    2 20:00 | {last}  | yes
"""


@pytest.mark.parametrize(
    ("says", "score", "minutes"),
    [
        ("19 and more", "19", 60),
        ("18", "18", 120),
        ("10", "10", 120),
        ("9", "9", 240),
        ("low, but something is touched, heard or seen that is not there", "0 0 0 0 0 0 4 0 0 0", 60),
        ("no disturbance of 4", "0 0 0 0 0 3 3 3 0 0", 240),
        ("low, but disoriented by more than two days", "0 0 0 0 0 0 0 0 0 2", 60),
        ("unsure of the date", "0 0 0 0 0 0 0 0 0 1", 240),
    ],
)
def test_the_last_complete_score_says_how_often(says, score, minutes):
    table = f"""
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        08:00 | {score} | calm   | 0
    """
    found = {task: every(table, task, "08:01") for task in ("ciwa_ar", "vitals", "rass")}
    assert found == dict.fromkeys(found, minutes), says


@pytest.mark.parametrize(
    ("says", "score", "minutes"), [("above 15", "16", 60), ("15", "15", 120), ("8", "8", 120), ("7", "7", 240)]
)
def test_units_that_use_8_and_15(says, score, minutes):
    table = f"""
        class alcohol; protocol alc-classic
        time  | ciwa_ar
        08:00 | {score}
    """
    assert every(table, "ciwa_ar", "08:01") == minutes, says


def test_below_10_for_a_day_and_past_the_early_hours_every_8_hours():
    assert every(CALM_DAY.format(last=9), "ciwa_ar", "2 20:01") == 480


def test_calm_for_a_day_but_hardly_oriented_is_not_calm():
    assert every(CALM_DAY.format(last="0 0 0 0 0 0 0 0 0 2"), "ciwa_ar", "2 20:01") == 60


@pytest.mark.parametrize(
    ("says", "table", "at"),
    [
        (
            "36 h of the stay are not over",
            """
            class alcohol; protocol alc-asam; admitted 08:00
            time    | ciwa_ar | longer
            08:00   | 4       |
            2 08:00 | 4       | yes
            2 19:59 | 4       | yes
            """,
            "2 20:00",
        ),
        (
            "medicated within a day",
            """
            class alcohol; protocol alc-asam; admitted 08:00
            time    | ciwa_ar | dose                                | longer
            08:00   | 4       |                                     |
            2 08:00 | 4       | lorazepam benzodiazepine withdrawal |
            3 07:00 | 4       |                                     | yes
            """,
            "3 07:01",
        ),
        (
            "12 at hour 40, 8 at hour 44",
            """
            class alcohol; protocol alc-asam; admitted 08:00
            time    | ciwa_ar | longer
            08:00   | 4       |
            3 00:00 | 12      |
            3 04:00 | 8       | yes
            """,
            "3 04:01",
        ),
        (
            "nobody confirmed the longer one",
            """
            class alcohol; protocol alc-asam; admitted 08:00
            time    | ciwa_ar
            08:00   | 4
            2 08:00 | 4
            2 20:00 | 4
            """,
            "2 20:01",
        ),
    ],
)
def test_otherwise_every_4_hours(says, table, at):
    assert every(table, "ciwa_ar", at) == 240, says


DOSED = """
    class alcohol; protocol alc-asam
    time  | ciwa_ar | vitals | rass | dose
    08:00 | 12      | calm   | 0    |
    08:10 |         |        |      | lorazepam benzodiazepine {dose}
"""


@pytest.mark.parametrize(
    ("says", "dose", "due"),
    [
        ("by mouth, for withdrawal", "withdrawal oral", "09:10"),
        ("under the tongue", "withdrawal sublingual", "09:10"),
        ("into a vein", "withdrawal iv", "08:40"),
        ("into a muscle", "withdrawal im", "08:40"),
        ("sedating, for whatever reason", "sedating oral", "09:10"),
        ("neither", "oral", "10:00"),
    ],
)
def test_after_a_dose_once_and_then_by_band(says, dose, due):
    table = DOSED.format(dose=dose)
    found = {task: wanted(table, task, "08:20")[:5] for task in ("ciwa_ar", "vitals", "rass")}
    assert found == dict.fromkeys(found, due), says


def test_a_vitamin_is_not_looked_after():
    table = """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | dose
        08:00 | 12      | thiamine thiamine withdrawal im
    """
    assert wanted(table, "ciwa_ar", "08:10") == "10:00 upcoming"


@pytest.mark.parametrize(
    ("says", "looked", "due"),
    [
        ("too soon to see what the dose did", "08:54", "09:10"),
        ("a quarter of an hour before counts", "08:55", "10:55"),
        ("late counts too", "09:40", "11:40"),
    ],
)
def test_looked_after_once_it_is_the_bands_turn(says, looked, due):
    table = DOSED.format(dose="withdrawal oral") + f"    {looked} | 12 | calm | 0 |\n"
    assert wanted(table, "ciwa_ar", looked)[:5] == due, says


def test_the_hour_after_a_dose_has_the_grace_of_an_hour():
    table = DOSED.format(dose="withdrawal oral")
    assert [wanted(table, "ciwa_ar", at) for at in ("08:54", "08:55", "09:10", "09:25", "09:26", "10:10", "10:11")] == [
        "09:10 upcoming", "09:10 due soon", "09:10 due", "09:10 due", "09:10 overdue", "09:10 overdue",
        "09:10 critically overdue",
    ]  # fmt: skip


def test_a_dose_before_the_protocol_is_not_made_up_for():
    table = """
        class alcohol; admitted 06:00
        time  | dose                                | protocol
        06:00 | lorazepam benzodiazepine withdrawal |
        09:00 |                                     | alc-asam
    """
    assert wanted(table, "ciwa_ar", "09:00") == "09:30 upcoming"


SEIZURE = """
    class alcohol; protocol alc-asam
    time    | ciwa_ar | event
    08:00   | 4       |
    10:00   | 4       | seizure
    {looked} | 4      |
"""


@pytest.mark.parametrize(
    ("says", "looked", "minutes"),
    [
        ("hourly at once", "10:30", 60),
        ("for six hours", "16:00", 60),
        ("then every two", "16:01", 120),
        ("to the end of the day", "2 10:00", 120),
        ("and then by band", "2 10:01", 240),
    ],
)
def test_after_a_seizure(says, looked, minutes):
    assert every(SEIZURE.format(looked=looked), "ciwa_ar", looked) == minutes, says


def test_a_mild_sleeper_puts_the_score_off_once():
    table = """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | visit
        08:00 | {score} |
        11:50 |         | asleep rr 14 spo2 96 rousable
        15:40 |         | asleep rr 14 spo2 96 rousable
    """
    assert wanted(table.format(score=9), "ciwa_ar", "12:00") == "15:50 upcoming"
    assert wanted(table.format(score=9), "ciwa_ar", "15:50") == "15:50 due"
    assert wanted(table.format(score=10), "ciwa_ar", "12:00")[:5] == "10:00"


def test_a_dose_during_a_mild_sleep_is_looked_after_when_it_was_watched_at_that_time():
    table = """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | dose                                | visit
        08:00 | 9       |                                     |
        08:10 |         | lorazepam benzodiazepine withdrawal |
        {at}  |         |                                     | asleep rr 14 spo2 96 rousable
    """
    assert wanted(table.format(at="08:30"), "ciwa_ar", "09:00") == "09:10 due soon"
    assert wanted(table.format(at="09:10"), "ciwa_ar", "09:10") == "13:10 upcoming"


@pytest.mark.parametrize(("task", "due"), [("ciwa_ar", "08:30"), ("vitals", "08:30"), ("rass", "08:30")])
def test_the_first_time(task, due):
    table = """
        class alcohol; protocol alc-asam, intake, intake-alc
        time  | mood
        08:00 | 5
    """
    assert wanted(table, task, "08:00") == f"{due} upcoming"
    assert [rounds_at(table, "08:00")[each].interval_minutes for each in ("pawss", "cssrs", "phq9")] == [240, 240, 1440]
