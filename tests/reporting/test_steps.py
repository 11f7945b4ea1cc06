"""Weeks and months of the unit's calendar."""

from datetime import date

import pytest

from chart.errors import Refused
from chart.reports.period import Period
from chart.reports.steps import By, Step, step_at, step_of

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("by", "day", "code", "period"),
    [
        ("week", date(2026, 11, 29), "2026-W48", Period(date(2026, 11, 23), date(2026, 11, 30))),
        ("week", date(2027, 1, 1), "2026-W53", Period(date(2026, 12, 28), date(2027, 1, 4))),
        ("week", date(2024, 12, 31), "2025-W01", Period(date(2024, 12, 30), date(2025, 1, 6))),
        ("month", date(2026, 12, 31), "2026-12", Period(date(2026, 12, 1), date(2027, 1, 1))),
        ("month", date(2024, 2, 29), "2024-02", Period(date(2024, 2, 1), date(2024, 3, 1))),
    ],
)
def test_a_day_lies_in_a_week_and_a_month(by: By, day: date, code: str, period: Period) -> None:
    step = step_at(by, day)
    assert (step.code, step.period) == (code, period)
    assert step_of(by, code, date(2027, 6, 1)) == step


def test_without_a_code_it_is_the_one_of_today() -> None:
    assert step_of("week", "", TODAY) == Step("week", TODAY)
    assert step_of("month", "", TODAY).later(-11).code == "2025-12"
    assert step_of("week", "", TODAY).later(-1).code == "2026-W48"


@pytest.mark.parametrize(
    ("by", "code"),
    [("week", "2026-11"), ("month", "2026-W48"), ("week", "2026-W54"), ("month", "2026-13"), ("week", "soon")],
)
def test_what_is_no_week_or_month_is_refused_with_an_example(by: By, code: str) -> None:
    with pytest.raises(Refused, match=f"There is no {by} {code}: write it as 2026-"):
        step_of(by, code, TODAY)


@pytest.mark.parametrize(("by", "code"), [("week", "2026-W50"), ("month", "2026-12")])
def test_what_is_still_to_come_is_refused(by: By, code: str) -> None:
    with pytest.raises(Refused, match="is still to come"):
        step_of(by, code, TODAY)
