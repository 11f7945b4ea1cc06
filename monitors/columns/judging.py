"""What every pattern said of a block of stays: judged at news, and again whenever time alone may turn it.

The same loop as `follow`, for all stays at once: what a pattern says never depends on who looked when.
"""

from typing import NamedTuple, cast

import numpy as np

from alerts.finding import Severity
from chart.ticks import NEVER
from monitors.book import Pattern
from monitors.columns.answers import GradeColumns
from monitors.columns.block import Block
from monitors.columns.column import FURTHEST, SHIFT, Ints, keyed
from monitors.columns.course import ColumnCourse, course_of
from monitors.columns.sight import Asked
from monitors.course import Course
from monitors.protocol import Protocols


class Said(NamedTuple):
    """What one pattern said, moment by moment: `key` is stay and tick, in order; severities as the unit calls them."""

    key: Ints
    surely: Ints
    possibly: Ints

    @property
    def stay(self) -> Ints:
        """The stay of each moment."""
        return np.asarray(self.key >> SHIFT)

    @property
    def tick(self) -> Ints:
        """The tick of each moment."""
        return np.asarray(self.key & FURTHEST)

    def changes(self) -> "Said":
        """Only the moments at which it said something else than before; nothing said is nothing new."""
        is_first = np.concatenate([[True], self.stay[1:] != self.stay[:-1]]) if len(self.key) else np.zeros(0, np.bool_)
        before = [np.where(is_first, 0, np.roll(part, 1)) for part in (self.surely, self.possibly)]
        kept = (before[0] != self.surely) | (before[1] != self.possibly)
        return Said(self.key[kept], self.surely[kept], self.possibly[kept])


def said(block: Block, protocols: Protocols, pattern: Pattern) -> Said:
    """Everything a pattern said of the stays of a block, exactly, up to where each is followed."""
    news = block.changes_of(inputs_of(pattern))
    found, asked = [], news
    bounds = _next_news(news, block.ends)
    while len(asked):
        answer, until = judged_at(block, protocols, pattern, Asked(asked >> SHIFT, asked & FURTHEST))
        found.append((asked, answer.surely, answer.possibly))
        again = (until < bounds) & (until <= block.ends[asked >> SHIFT])
        asked, bounds = keyed(asked[again] >> SHIFT, until[again]), bounds[again]
    return _in_order(pattern, found)


def inputs_of(pattern: Pattern) -> frozenset[str]:
    """The codes of which news may turn a pattern's verdict."""
    return pattern.inputs | pattern.spacing | {"admitted", "discharged"}


def _next_news(news: Ints, ends: Ints) -> Ints:
    """For each moment of news, the tick of the stay's next; NEVER for its last."""
    is_last = np.concatenate([(news[1:] >> SHIFT) != (news[:-1] >> SHIFT), [True]])[: len(news)]
    return np.where(is_last, NEVER, np.roll(news, -1) & FURTHEST)


def judged_at(
    block: Block, protocols: Protocols, pattern: Pattern, asked: Asked, here: Asked | None = None
) -> tuple[GradeColumns, Ints]:
    """Grades where the pattern applies, none elsewhere; and until when each answer stands.

    here: the moments at which it is asked whether it applies, where these are others.
    """
    course = course_of(block.columns, protocols, asked)
    answer = cast(GradeColumns, pattern.formula(cast(Course, course), pattern.limits))
    applies, until = _applies(course if here is None else course_of(block.columns, protocols, here), pattern)
    answer.surely, answer.possibly = answer.surely * applies, answer.possibly * applies
    return answer, np.where(applies, np.minimum(answer.until, until), until)


def _applies(course: ColumnCourse, pattern: Pattern) -> tuple["np.ndarray", Ints]:
    """For whom it is judged: on the unit, and of a class the pattern speaks about."""
    admitted, discharged = course.sight("admitted"), course.sight("discharged")
    applies = (admitted.row_known > admitted.row_begin) & (discharged.row_end == discharged.row_begin)
    uses = [course.sight(f"uses.{each}") for each in pattern.text.applies_to]
    if uses:
        applies &= np.logical_or.reduce([sight.row_end > sight.row_begin for sight in uses])
    return applies, np.minimum.reduce([sight.next_after for sight in (admitted, discharged, *uses)])


def _in_order(pattern: Pattern, found: list[tuple[Ints, Ints, Ints]]) -> Said:
    """All that was found, by stay and tick, in the severities that the unit gives to the grades."""
    if not found:
        return Said(*(np.zeros(0, np.int64),) * 3)
    key, surely, possibly = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.argsort(key, kind="stable")
    called = severities(pattern)
    return Said(key[order], called[surely[order]], called[possibly[order]])


def severities(pattern: Pattern) -> Ints:
    """What the unit calls each grade of a pattern, by the grade's number."""
    given = {Severity[name.upper()]: pattern.severity(Severity[name.upper()]) for name in pattern.text.severity}
    return np.array([int(given.get(grade, Severity.NONE)) for grade in Severity], np.int64)
