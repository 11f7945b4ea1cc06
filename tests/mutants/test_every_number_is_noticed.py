"""Every number of every pattern, moved by its least step either way, makes a case of that pattern say otherwise."""

from dataclasses import replace
from functools import cache

import pytest

from chart.vitals import MEASUREMENTS, VITALS
from monitors.book import Pattern
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.known import Known
from monitors.pattern import Limits
from monitors.scales import range_of
from tests.monitors.ask import BOOK, shown
from tests.monitors.draw import stay, tick
from tests.monitors.vignettes import CASES, Case

# The least step of a limit that stands on no scale, by the unit at the end of its name.
A_MINUTE = 1 / 60
STEPS = {
    "_hours": A_MINUTE, "_minutes": 1.0, "_ml": 1.0, "_mg": 1.0, "_percent": 0.5, "_signs": 1.0, "_count": 1.0,
    "_per_hour": 0.01, "_ratio": 0.01,
}  # fmt: skip
# Moves that no drawn stay can show.
UNNOTICED = {
    ("GEN-09", "cows_rise", "down"): "who has settled is at 7 or less, and the 13 that is needed lies 6 above that",
    (
        "OPI-08",
        "near_hours",
        "up",
    ): "how near the score before lies is only said on the card (tests/monitors/test_cards)",
    ("OPI-08", "near_hours", "down"): "as above",
    ("STI-12", "slept_hours", "up"): "hours of sleep are typed to the tenth, and 16.1 is drawn",
}


def least_step(pattern: Pattern, limit: str) -> float:
    """A point of a score, the last place in which a vital sign is typed, a minute, one of what is counted."""
    code = pattern.text.scale.get(limit)
    if code is None:
        return next(step for unit, step in STEPS.items() if limit.endswith(unit))
    vital = (VITALS | MEASUREMENTS).get(code.removeprefix("resting."))
    return 1.0 if vital is None else 10.0**-vital.decimals


def moves() -> list[tuple[str, str, str]]:
    """Pattern, limit, up or down; without those that would leave the scale, which `tidewatch check` refuses."""
    return [
        (name, limit, way)
        for name, pattern in BOOK.by_name.items()
        for limit in pattern.text.limit
        for way in ("up", "down")
        if _is_on_scale(pattern, limit, moved(pattern, limit, way))
    ]


def moved(pattern: Pattern, limit: str, way: str) -> float:
    """The limit, one least step up or down."""
    step = least_step(pattern, limit)
    return pattern.text.limit[limit] + (step if way == "up" else -step)


def _is_on_scale(pattern: Pattern, limit: str, value: float) -> bool:
    scale = range_of(pattern.text.scale[limit]) if limit in pattern.text.scale else (0.0, float("inf"))
    return scale is not None and scale[0] <= value <= scale[1]


@cache
def drawn(case: Case) -> tuple[Cadence, int]:
    """What was known of a case, and when it is asked."""
    return Cadence(Known(stay(case.table).known_at(case.at)), BOOK.protocols), tick(case.at)


def notices(pattern: Pattern) -> list[str]:
    """The cases that say otherwise of this form of a pattern."""
    return [case.shows for case in CASES[pattern.name] if shown(pattern.judge(Course(*drawn(case)))) != case.says]


@pytest.mark.parametrize(("name", "limit", "way"), moves())
def test_a_number_moved_by_its_least_step_is_noticed(name, limit, way):
    pattern = BOOK.by_name[name]
    numbers = {**pattern.text.limit, limit: moved(pattern, limit, way)}
    other = replace(pattern, limits=Limits(name, numbers))
    assert bool(notices(other)) is ((name, limit, way) not in UNNOTICED)


def test_unmoved_nothing_is_noticed():
    assert [pattern.name for pattern in BOOK.by_name.values() if notices(pattern)] == []
