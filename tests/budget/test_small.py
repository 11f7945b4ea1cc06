"""What whoever may not read charts may see of the budget."""

import pytest

from alerts.budget.counting import Share
from alerts.budget.life import Life
from alerts.budget.small import closed_steps, may_be_told, stays_of, together
from tests.budget.lives import alert


def of(pattern: str, stays: int, each: int = 1, first: int = 0) -> list[Life]:
    """So many alerts of each of so many stays."""
    numbers = range(first, first + stays)
    return [alert(f"Mon {8 + hour:02}:00", pattern, f"stay {number}") for number in numbers for hour in range(each)]


def test_patterns_of_eleven_stays_stand_alone_and_the_others_together() -> None:
    found = together({"A": of("A", 20), "B": of("B", 11), "C": of("C", 6), "D": of("D", 6, first=6)})
    assert {names: len(lives) for names, lives in found.items()} == {("A",): 20, ("B",): 11, ("C", "D"): 12}


def test_many_alerts_of_few_stays_are_of_few() -> None:
    assert together({"A": of("A", 2, each=9)}) == {}


def test_one_too_few_takes_the_smallest_of_the_others_with_it() -> None:
    found = together({"A": of("A", 20), "B": of("B", 12, first=30), "C": of("C", 1)})
    assert set(found) == {("A",), ("C", "B")}
    assert stays_of(found["C", "B"]) == 13


def test_if_all_together_are_too_few_nothing_is_told() -> None:
    assert together({"A": of("A", 5), "B": of("B", 5)}) == {}
    assert together({}) == {}


def test_a_pattern_that_said_nothing_is_no_row() -> None:
    assert set(together({"A": of("A", 11), "B": []})) == {("A",)}


@pytest.mark.parametrize(
    ("share", "is_told"),
    [
        (Share(0, 30), True), (Share(30, 30), True), (Share(11, 30), True), (Share(10, 30), False),
        (Share(20, 30), False), (Share(19, 30), True), (Share(1, 1), False), (Share(0, 0), True),
    ],
)  # fmt: skip
def test_a_share_is_told_if_neither_side_of_it_is_small(share: Share, is_told: bool) -> None:
    assert may_be_told(share) is is_told


@pytest.mark.parametrize(
    ("stays", "closed"),
    [
        ([12, 15, 20], set()),
        ([12, 5, 20], {0, 1}),
        ([12, 5, 3], {1, 2}),
        ([12, 0, 20], set()),
        ([5, 0], {0}),
    ],
)
def test_a_week_of_few_stays_is_not_told_and_never_alone(stays: list[int], closed: set[int]) -> None:
    assert closed_steps(stays) == closed
