"""What every pattern said of a block of stays: judged at news, and again whenever time alone may turn it.

The same loop as `follow`, for all stays at once: what a pattern says never depends on who looked when.
"""

from collections.abc import Iterable, Iterator
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

AS_OFTEN = 0.6  # a share of the news of the busiest
Judgement = tuple[Ints, Ints, Ints, Ints]  # stay and tick, surely, possibly, until


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


def said(
    block: Block, protocols: Protocols, patterns: Iterable[Pattern], is_exact: bool = True
) -> Iterator[tuple[Pattern, Said]]:
    """Everything that patterns said of the stays of a block, up to where each is followed.

    Those that speak about the same people, and have news about as often, are asked at the same moments, so that they
    share what they find there.
    is_exact False: asked at news alone, not again when time may have turned an answer.
    """
    together: dict[tuple[str, ...], list[Pattern]] = {}
    for pattern in patterns:
        together.setdefault(pattern.text.applies_to, []).append(pattern)
    alike = [(classes, some) for classes, group in together.items() for some in _as_often(block, group)]
    for classes, group in alike:
        news = _of_classes(block, classes, block.changes_of(frozenset().union(*map(inputs_of, group))))
        asked = Asked(news >> SHIFT, news & FURTHEST)
        course, bounds = course_of(block, protocols, asked), _next_news(news, block.ends)
        for pattern in group:
            first = _judged(pattern, course, course)
            if is_exact:
                yield pattern, _said(block, protocols, pattern, (news, *first), bounds)
            else:
                yield pattern, _in_order(pattern, [(news, *first)])


def _as_often(block: Block, patterns: list[Pattern]) -> list[list[Pattern]]:
    """Patterns apart by how often that of their inputs changes of which there is most news, the busiest first."""
    changes = {each.name: block.most_changes_of(inputs_of(each)) for each in patterns}
    found: list[list[Pattern]] = []
    for pattern in sorted(patterns, key=lambda each: -changes[each.name]):
        if found and changes[pattern.name] >= AS_OFTEN * changes[found[-1][0].name]:
            found[-1].append(pattern)
        else:
            found.append([pattern])
    return found


def _of_classes(block: Block, classes: tuple[str, ...], news: Ints) -> Ints:
    """The moments of those stays of which it was ever charted that a class was used; all where none is named."""
    if not classes:
        return news
    is_of = np.zeros(len(block.ends), np.bool_)
    for each in classes:
        is_of[block.items(f"uses.{each}").stay] = True
    return np.asarray(news[is_of[news >> SHIFT]])


def inputs_of(pattern: Pattern) -> frozenset[str]:
    """The codes of which news may turn a pattern's verdict."""
    return pattern.inputs | pattern.spacing | {"admitted", "discharged"}


def _said(block: Block, protocols: Protocols, pattern: Pattern, first: Judgement, bounds: Ints) -> Said:
    """What was said at news, and at every moment before the next at which time alone may have turned it."""
    asked, _, _, until = first
    found = [first]
    while True:
        again = np.flatnonzero((until < bounds) & (until <= block.ends[asked >> SHIFT]))
        if not len(again):
            return _in_order(pattern, found)
        asked, bounds = keyed(asked[again] >> SHIFT, until[again]), bounds[again]
        course = course_of(block, protocols, Asked(asked >> SHIFT, asked & FURTHEST))
        found.append((asked, *_judged(pattern, course, course)))
        until = found[-1][3]


def _next_news(news: Ints, ends: Ints) -> Ints:
    """For each moment of news, the tick of the stay's next; NEVER for its last."""
    is_last = np.concatenate([(news[1:] >> SHIFT) != (news[:-1] >> SHIFT), [True]])[: len(news)]
    return np.where(is_last, NEVER, np.roll(news, -1) & FURTHEST)


def judged_of(block: Block, protocols: Protocols, pattern: Pattern, asked: Asked, here: Asked) -> tuple[Ints, Ints]:
    """(surely, possibly) as of some moments, where the pattern applies as of others."""
    course, now = course_of(block, protocols, asked), course_of(block, protocols, here)
    surely, possibly, _ = _judged(pattern, course, now)
    called = severities(pattern)
    return called[surely], called[possibly]


def _judged(pattern: Pattern, course: ColumnCourse, here: ColumnCourse) -> tuple[Ints, Ints, Ints]:
    """Grades where the pattern applies, none elsewhere; and until when each answer stands."""
    answer = cast(GradeColumns, pattern.judge(cast(Course, course)))
    applies, until = here.applies(pattern.text.applies_to)
    standing = np.where(applies, np.minimum(answer.until, until), until)
    return answer.surely * applies, answer.possibly * applies, standing


def _in_order(pattern: Pattern, found: list[Judgement]) -> Said:
    """All that was found, by stay and tick, in the severities that the unit gives to the grades."""
    key, surely, possibly = (np.concatenate([each[place] for each in found]) for place in range(3))
    if len(found) > 1:
        order = np.argsort(key, kind="stable")
        key, surely, possibly = key[order], surely[order], possibly[order]
    called = severities(pattern)
    return Said(key, called[surely], called[possibly])


def severities(pattern: Pattern) -> Ints:
    """What the unit calls each grade of a pattern, by the grade's number."""
    given = {Severity[name.upper()]: pattern.severity(Severity[name.upper()]) for name in pattern.text.severity}
    return np.array([int(given.get(grade, Severity.NONE)) for grade in Severity], np.int64)
