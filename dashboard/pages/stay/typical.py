"""The withdrawal clock: how each substance's withdrawal typically goes, and the stretches to watch, by last use."""

from dataclasses import dataclass

from chart.ticks import to_tick
from chart.withdrawal import TypicalCourse, course_of
from monitors.intake_course import newest_uses
from monitors.known import Known


@dataclass(frozen=True, slots=True)
class Typical:
    """One substance of the stay with its typical course. used_at: the tick of its last use."""

    agent: str
    used_at: int
    course: TypicalCourse


def typical_of(known: Known) -> tuple[Typical, ...]:
    """Every substance whose last use is known and whose course is written down; nothing is drawn for the others."""
    return tuple(
        Typical(use.agent, to_tick(use.last_use_at), course)
        for use in newest_uses(known)
        if use.last_use_at is not None and (course := course_of(use.agent)) is not None
    )
