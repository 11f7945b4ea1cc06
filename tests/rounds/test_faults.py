"""A rule with a fault costs no entry, silences no other rule, and is told like any other finding."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from alerts.finding import Severity
from alerts.states import Condition, Kind
from chart.facts import Vitals
from monitors.book import Book
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.judged import FAULTS
from monitors.pattern import SHAPES, Formula, Limits, generic
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.rounds.charting import (
    admitted,
    begun_anew,
    ciwa,
    hand,
    of_pattern,
    open_alerts,
    replayed,
    said,
    save,
    site_book,
)


@pytest.fixture(params=["medium", "critical"])
def faulty(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Book]:
    """A book with a rule of the unit's own whose formula nobody tried with a heart rate of exactly its limit.

    The rule has one grade: a fault must not take it for one that it does not have.
    """

    @generic("inverse")
    def inverse(code: str) -> Formula:
        def formula(course: Course, limit: Limits) -> Grades:
            value = course.newest(code)
            return grades(**{request.param: value >= 1 / (limit.high - value.low)})

        return formula

    yield site_book(
        tmp_path / "protocols", kind='"inverse"', severity=f'{{ {request.param} = "high" }}', limit="{ high = 120 }",
        scale='{ high = "heart_rate_bpm" }', rule='"Above {high:g}"',
    )  # fmt: skip
    del SHAPES["inverse"]


def test_a_fault_in_a_formula_costs_no_entry_and_is_told(ward: Ward, faulty: Book) -> None:
    ward = begun_anew(ward, faulty)
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=2))
    hand(ward).advance(hours=4)
    saved = save(ward, stay, Vitals(heart_rate_bpm=120))
    assert saved.is_examined
    [told] = of_pattern(said(ward, stay), FAULTS)
    assert (told.kind, told.severity) == (Kind.RAISED, Severity.HIGH)
    assert told.detail.finding is not None
    assert told.detail.finding.title == "Rules not checked: SITE-01"

    save(ward, stay, ciwa(tremor=4, visual=2))
    assert {"ALC-01", FAULTS} <= set(open_alerts(ward, stay))
    assert said(ward, stay) == replayed(ward, stay)


def test_a_fault_is_remembered_by_the_next_process(ward: Ward, faulty: Book) -> None:
    ward = begun_anew(ward, faulty)
    stay = admitted(ward)
    save(ward, stay, Vitals(heart_rate_bpm=120))
    hand(ward).advance(minutes=5)
    save(begun_anew(ward), stay, ciwa(tremor=4, visual=2))
    assert open_alerts(ward, stay)[FAULTS].condition is Condition.HOLDS
    assert said(ward, stay) == replayed(ward, stay)


def test_the_next_value_that_the_rule_can_judge_ends_the_condition_and_a_person_the_alert(
    ward: Ward, faulty: Book
) -> None:
    ward = begun_anew(ward, faulty)
    stay = admitted(ward)
    save(ward, stay, Vitals(heart_rate_bpm=120))
    hand(ward).advance(minutes=5)
    save(begun_anew(ward), stay, Vitals(heart_rate_bpm=119))
    assert open_alerts(ward, stay)[FAULTS].condition is Condition.ENDED
    sweep(begun_anew(ward))
    assert said(ward, stay) == replayed(ward, stay)


def test_a_late_value_that_could_be_judged_then_does_not_hide_that_the_newest_cannot(ward: Ward, faulty: Book) -> None:
    ward = begun_anew(ward, faulty)
    stay = admitted(ward)
    hand(ward).advance(hours=3)
    save(ward, stay, Vitals(heart_rate_bpm=120))
    hand(ward).advance(minutes=5)
    save(ward, stay, Vitals(heart_rate_bpm=90), late_minutes=120)
    assert open_alerts(ward, stay)[FAULTS].condition is Condition.HOLDS
    assert said(ward, stay) == replayed(ward, stay)
