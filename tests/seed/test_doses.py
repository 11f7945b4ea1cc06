"""A dose in a pretend stay helps and wears off, and somebody comes to see what it does."""

from dataclasses import replace
from random import Random

import pytest

from chart import facts
from chart.instrument import instruments
from seed_data.cast import STORIES
from seed_data.charting import charted
from seed_data.medicines import BUPRENORPHINE, DIAZEPAM, LORAZEPAM, scheduled
from seed_data.relief import relieved
from seed_data.signs import Signs
from seed_data.stay import PretendStay, Told, Use
from tests.ward import MONDAY

BAD = Signs(withdrawal=0.6)
SHAKY = PretendStay("shaky", "01", (Use("alcohol", "alcohol", 8.0),), {"withdrawal": ((0, 0.6), (200, 0.6))})
SICK = PretendStay("sick", "02", (Use("opioid", "heroin", 12.0),), {"withdrawal": ((0, 0.5), (200, 0.5))})


def hours_of(stay: PretendStay, until: float = 30.0) -> list[tuple[float, facts.AnyContent]]:
    rows = charted(stay, MONDAY, until, Random(5))
    return [((at - MONDAY).total_seconds() / 3600, content) for at, content in rows]


def totals(stay: PretendStay, scale: str) -> list[tuple[float, int]]:
    scored = [(at, made) for at, made in hours_of(stay) if isinstance(made, facts.Assessment)]
    return [
        (at, instruments()[scale].counted(made.answers).total or 0) for at, made in scored if made.instrument == scale
    ]


def doses(stay: PretendStay) -> list[tuple[float, facts.Dose]]:
    return [(at, made) for at, made in hours_of(stay) if isinstance(made, facts.Dose)]


@pytest.mark.parametrize(
    ("dose", "after_hours", "left"),
    [
        (DIAZEPAM, 0.1, 1.0), (DIAZEPAM, 1.0, 0.5), (DIAZEPAM, 21.0, 1.0),
        (LORAZEPAM, 0.4, 0.4), (LORAZEPAM, 13.0, 1.0), (BUPRENORPHINE, 18.0, 0.5),
    ],
)  # fmt: skip
def test_a_dose_helps_within_the_hour_more_by_needle_and_wears_off(
    dose: facts.Dose, after_hours: float, left: float
) -> None:
    assert relieved(BAD, [(10.0, dose)], 10.0 + after_hours, 1.0).withdrawal == pytest.approx(0.6 * left)


def test_a_dose_still_to_come_and_one_for_something_else_help_nothing() -> None:
    other = facts.Dose("Thiamine", ("thiamine",), "im")
    assert relieved(BAD, [(11.0, DIAZEPAM), (1.0, other)], 10.0, 1.0) == BAD


def test_resistant_withdrawal_hardly_gives_way_however_much_is_given() -> None:
    many = [(float(hour), DIAZEPAM) for hour in range(8)]
    assert relieved(BAD, many, 8.0, 0.2).withdrawal >= 0.6 * 0.84
    assert relieved(BAD, many, 8.0, 1.0).withdrawal == pytest.approx(0.6 * 0.2)


@pytest.mark.parametrize(("stay", "scale", "fall"), [(SHAKY, "ciwa_ar", 3), (SICK, "cows", 4)])
def test_the_score_after_a_dose_is_lower_and_is_charted_in_time(stay: PretendStay, scale: str, fall: int) -> None:
    given_at = next(at for at, dose in doses(stay) if dose.for_withdrawal)
    scored = totals(stay, scale)
    before = [total for at, total in scored if at <= given_at][-1]
    after = [(at, total) for at, total in scored if given_at + 0.75 <= at <= given_at + 1.25]
    assert after
    assert before - after[0][1] >= fall


def test_the_first_buprenorphine_is_looked_after_three_times() -> None:
    given_at = next(at for at, dose in doses(SICK) if "buprenorphine" in dose.classes)
    looked = [at - given_at for at, _ in totals(SICK, "cows") if given_at < at < given_at + 2.3]
    assert [min(abs(each - wanted) for each in looked) < 0.2 for wanted in (0.5, 1.0, 2.0)] == [True] * 3


def test_after_naloxone_somebody_looks_every_hour_for_four_hours() -> None:
    naloxone = facts.Dose("Naloxone", ("naloxone",), "intranasal")
    stay = replace(SICK, treats=False, told=(Told(5.0, facts.Event("naloxone")), Told(5.0, naloxone)))
    looked = [at for at, made in hours_of(stay) if isinstance(made, facts.Assessment) and made.instrument == "rass"]
    assert [any(abs(at - 5.0 - hour) < 0.2 for at in looked) for hour in (1, 2, 3, 4)] == [True] * 4


def test_alcohol_gets_thiamine_on_the_first_day_and_a_sedative_is_tapered() -> None:
    assert [(at, dose.classes) for at, dose in scheduled(SHAKY, 20.0)] == [
        (1.0, ("thiamine",)), (13.0, ("thiamine",)),
    ]  # fmt: skip
    marchetti = next(each.stay for each in STORIES if each.stay.name == "marchetti")
    assert [dose.classes for _, dose in scheduled(marchetti, 20.0)] == [("benzodiazepine",)] * 2
    assert list(scheduled(replace(marchetti, treats=False), 20.0)) == []
    assert len(list(scheduled(replace(marchetti, tapers_hours=10.0), 200.0))) == 1
