"""What is typed at the door, and what it says."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chart.entries import Identity
from chart.errors import Refused
from chart.facts import LevelOfCare, SubstanceUse
from dashboard.pages.admissions.reading import answers_of, birth_of, care_of, identity_of, moment_of, use_of
from tests.ward import MONDAY

OSLO = ZoneInfo("Europe/Oslo")  # MONDAY is 09:00 there


def oslo(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=OSLO).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "born"),
    [("14 Mar 1979", date(1979, 3, 14)), ("1979-03-14", date(1979, 3, 14)), ("1 December 1960", date(1960, 12, 1)),
     ("", None)],
)  # fmt: skip
def test_a_birth_date_that_cannot_be_misread(text: str, born: date | None) -> None:
    assert birth_of(text) == born


@pytest.mark.parametrize("text", ["14.3.1979", "3/4/1979", "31 Feb 1979", "14 Foo 1979", "yesterday", "1979-13-01"])
def test_a_birth_date_that_could_be_misread_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="write it as 14 Mar 1979"):
        birth_of(text)


def test_a_name_is_whole_or_not_kept_at_all() -> None:
    whole = {"family_name": " Almeida ", "given_name": "Ines", "birth_on": "14 Mar 1979", "record_number": ""}
    assert identity_of(whole) == Identity(family_name="Almeida", given_name="Ines", birth_on="1979-03-14")
    assert identity_of({"kept": "pseudonymous", "family_name": "Almeida"}) is None
    for missing in ("family_name", "given_name"):
        with pytest.raises(Refused) as refused:
            identity_of({**whole, missing: " "})
        assert refused.value.field == missing


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ({}, MONDAY),
        ({"day": "0"}, MONDAY),
        ({"clock": "08:10"}, oslo(2, 8, 10)),
        ({"clock": "22:30"}, oslo(1, 22, 30)),
        ({"clock": "22:30", "day": "1"}, oslo(1, 22, 30)),
        ({"clock": "0810", "day": "2"}, oslo(1, 8, 10) - timedelta(days=1)),
    ],
)
def test_a_day_and_a_time_of_the_units_clock(typed: dict[str, str], moment: datetime) -> None:
    assert moment_of(typed, MONDAY, OSLO) == moment


@pytest.mark.parametrize("typed", [{"day": "1"}, {"clock": "25:00"}, {"clock": "soon"}])
def test_half_a_time_is_refused(typed: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        moment_of(typed, MONDAY, OSLO)
    assert refused.value.field == "clock"


def test_a_substance_with_everything_that_can_be_told() -> None:
    typed = {"drug_class2": "opioid", "agent2": "fentanyl", "amount2": "1 g", "years2": "2,5", "route2": "smoked",
             "precision2": "6", "last_day2": "1", "last_clock2": "22:00", "ended2": "abrupt"}  # fmt: skip
    assert use_of(typed, 2, MONDAY, OSLO) == SubstanceUse(
        drug_class="opioid", agent="fentanyl", last_use_at=oslo(1, 22), last_use_within_hours=6.0, amount="1 g",
        years=2.5, is_tapered=False, route="smoked",
    )  # fmt: skip
    assert use_of(typed, 1, MONDAY, OSLO) is None


def test_what_is_not_told_of_a_substance_stays_unknown() -> None:
    assert use_of({"drug_class1": "alcohol"}, 1, MONDAY, OSLO) == SubstanceUse(drug_class="alcohol", agent="alcohol")
    unknown = {"drug_class1": "opioid", "precision1": "unknown", "last_clock1": "22:00"}
    assert use_of(unknown, 1, MONDAY, OSLO) == SubstanceUse(drug_class="opioid", agent="unknown opioid")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"agent1": "something"}, "drug_class1"),
        ({"drug_class1": "alcohol", "years1": "long"}, "years1"),
        ({"drug_class1": "alcohol", "precision1": "exact"}, "last_clock1"),
        ({"drug_class1": "alcohol", "precision1": "exact", "last_clock1": "99"}, "last_clock1"),
    ],
)
def test_half_a_substance_is_refused_at_its_field(typed: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        use_of(typed, 1, MONDAY, OSLO)
    assert refused.value.field == field


def test_only_questions_that_were_answered_are_answers() -> None:
    typed = {"ask_epilepsy": "yes", "ask_pregnancy": "no", "ask_liver": ""}
    assert answers_of(typed) == {"epilepsy": True, "pregnancy": False}


def test_the_level_of_care_is_text_with_its_edition() -> None:
    assert care_of({}) is None
    typed = {"edition": "4th", "level": " 3.7 BIO ", "dimension_2": "liver"}
    assert care_of(typed) == LevelOfCare("4th", "3.7 BIO", dimension_2="liver")
    with pytest.raises(Refused, match="edition"):
        care_of({"level": "3.7"})
    with pytest.raises(Refused, match="which level"):
        care_of({"edition": "3rd", "dimension_1": "severe"})
