"""Yes, no or unknown at intake: answers taken together, readings and last uses that are known only as a range."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import inf

from chart.facts import SubstanceUse

Answer = bool | None  # None: unknown
Range = tuple[float, float]  # the least and the most it can be; twice the same where it is one figure


def all_of(answers: Iterable[Answer]) -> Answer:
    """Whether all of it holds; one no decides it, whatever is unknown."""
    said = set(answers)
    return False if False in said else None if None in said else True


def any_of(answers: Iterable[Answer]) -> Answer:
    """Whether some of it holds; one yes decides it, whatever is unknown."""
    said = set(answers)
    return True if True in said else None if None in said else False


def reaches(reading: Range | None, limit: float) -> Answer:
    """Whether a reading is so much or more: surely, surely not, or unknown where its range lies on both sides."""
    if reading is None:
        return None
    least, most = reading
    return True if least >= limit else None if most >= limit else False


def used_between(ago: Range, after_hours: float, within_hours: float) -> Answer:
    """Whether the last use lies between two numbers of hours ago."""
    latest, earliest = ago
    if after_hours <= latest and earliest <= within_hours:
        return True
    return None if earliest >= after_hours and latest <= within_hours else False


def last_use_ago(use: SubstanceUse, admitted_at: datetime | None, now: datetime) -> Range:
    """How many hours ago the last use was at least, and at most.

    Unknown, or told without how exactly it is known: it was before admission, however long; of a use told of the time
    since, any time. Before anybody was admitted it may have been just now.
    """
    at, slack = use.last_use_at, use.last_use_within_hours
    if at is not None and slack is not None:
        told = _hours(now - at)
        return told - slack, told + slack
    if admitted_at is None or (at is not None and at > admitted_at):
        return 0, inf
    return max(0, _hours(now - admitted_at)), inf


def _hours(elapsed: timedelta) -> float:
    return elapsed / timedelta(hours=1)
