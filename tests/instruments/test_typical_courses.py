"""Typical courses: drawn behind a chart by hours since last use, never a prediction."""

import pytest

from chart.withdrawal import agents_of, course_of, typical_courses

ROWS = """
agent          | onset  | peak    | end
alcohol        | 6-12   | 24-72   | 120-168
lorazepam      | 12-48  | 24-96   | 168-504
Diazepam       | 24-168 | 120-216 | 240-672
phenobarbital  | 48-168 | 96-240  | 240-504
GHB            | 1-6    | 12-72   | 120-360
heroin         | 6-24   | 24-72   | 96-240
fentanyl       | 8-24   | 36-96   | 168-336
methadone      | 12-48  | 72-144  | 240-480
cocaine        | 1-24   | 24-96   | 168-240
methamphetamine| 12-36  | 24-96   | 168-336
"""


def rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in ROWS.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_each_agent_has_the_hours_of_the_reference(row: list[str]) -> None:
    course = course_of(row[0])
    assert course is not None
    told = [f"{low:g}-{high:g}" for low, high in (course.onset, course.peak, course.end)]
    assert told == row[1:]


def test_the_windows_of_alcohol_are_seizure_hallucinosis_and_delirium() -> None:
    course = course_of("alcohol")
    assert course is not None
    assert [(each.name, each.begins, each.ends) for each in course.windows] == [
        ("Seizure", 6, 48), ("Hallucinosis", 12, 48), ("Delirium", 48, 96),
    ]  # fmt: skip


def test_an_agent_nobody_wrote_a_course_for_has_none() -> None:
    assert course_of("kratom") is None


def test_every_course_and_window_says_where_it_comes_from() -> None:
    for course in typical_courses().values():
        assert course.source
        assert all(window.source for window in course.windows)


def test_no_agent_stands_in_two_courses() -> None:
    agents = [agent.casefold() for course in typical_courses().values() for agent in course.agents]
    assert len(agents) == len(set(agents))
    assert agents_of("alcohol") == ("alcohol",)
