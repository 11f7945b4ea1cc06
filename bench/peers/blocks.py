"""Blocks of stays as the product's columns hold them, made from the tables, and what its patterns say of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

import numpy as np

from bench.peers.charted import Table, Tables
from bench.peers.formulas import (
    CIWA,
    COWS,
    EMESIS,
    FLUID_IN,
    FLUID_OUT,
    ORDERED,
    PATTERNS,
    PERCEPTION,
    RATING,
    STOOL,
    TREMBLING,
)
from bench.peers.rules import END, LOSSES, MOOD, NET_FLUID, OVERDUE, REPEATED, SEVERE, TREMOR, Ints, key_of
from chart.ticks import MINUTE
from monitors.columns.answers import GradeColumns
from monitors.columns.block import Block
from monitors.columns.column import SHIFT, keyed
from monitors.columns.course import ColumnCourse, course_of
from monitors.columns.course_copy import STANDS, CourseCopy
from monitors.columns.judging import said
from monitors.columns.sight import Asked
from monitors.course import Course
from monitors.protocol import read_protocols

PROTOCOLS = read_protocols()
# Code of a course: the table and the column it is charted in.
LINES = {
    CIWA: ("ciwa", "total"), TREMBLING: ("ciwa", "tremor"), PERCEPTION: ("ciwa", "perception"),
    ORDERED: ("ciwa", "ordered_minutes"), COWS: ("cows", "total"), FLUID_IN: ("fluid", "in_ml"),
    FLUID_OUT: ("fluid", "out_ml"), EMESIS: ("loss", "emesis"), STOOL: ("loss", "stool"), RATING: ("mood", "rating"),
}  # fmt: skip
# Asked as of now, a finding of these is dated by the newest value of a code, of the others by the sweep.
DATED_BY = {SEVERE: CIWA, TREMOR: TREMBLING, REPEATED: COWS, MOOD: RATING}
# Those asked at the rows of one table share what is found there.
AT_ROWS = {CIWA: (SEVERE, TREMOR), COWS: (REPEATED,), FLUID_IN: (NET_FLUID,), EMESIS: (LOSSES,), RATING: (MOOD,)}
TICKS = (1 << SHIFT) - 1


class Held(NamedTuple):
    """A block, and the number of its first stay."""

    block: Block
    first: int

    def replay(self) -> Ints:
        """The findings of all moments, in order: at each row of the pattern's stream; overdue when it came to be so."""
        found = []
        for row, codes in AT_ROWS.items():
            news = self.block.changes_of((row,))
            found += [self._keys(news[of], code) for code, of in _judged(self._course(news), codes)]
        ((_, spoken),) = said(self.block, PROTOCOLS, [PATTERNS[OVERDUE]])
        found.append(self._keys(spoken.key[spoken.surely > 0], OVERDUE))
        return np.sort(np.concatenate(found), kind="stable")

    def sweep(self) -> Ints:
        """The findings as of the sweep, in order."""
        stay = np.arange(len(self.block.ends))
        now = np.full(stay.shape, END * MINUTE)
        course = self._course(keyed(stay, now))
        found = []
        for code, of in _judged(course, PATTERNS):
            tick = course.when_last(DATED_BY[code]).tick if code in DATED_BY else now
            found.append(self._keys(keyed(of, tick[of]), code))
        return np.sort(np.concatenate(found))

    def _course(self, keys: Ints) -> ColumnCourse:
        return course_of(self.block, PROTOCOLS, Asked(keys >> SHIFT, keys & TICKS))

    def _keys(self, keys: Ints, code: int) -> Ints:
        return np.asarray(key_of((keys >> SHIFT) + self.first, (keys & TICKS) // MINUTE, code))


def _judged(course: ColumnCourse, codes: Iterable[int]) -> Iterator[tuple[int, Ints]]:
    """Of each pattern, which of the moments of a course it is found at."""
    is_here, _ = course.applies(())
    for code in codes:
        answer = cast(GradeColumns, PATTERNS[code].judge(cast(Course, course)))
        yield code, np.flatnonzero((answer.surely > 0) & is_here)


def held_of(tables: Tables, low: int, high: int) -> Held:
    """The stays from low up to high. Everything was known when it was seen, and stands."""
    edges = {name: np.searchsorted(table["stay"], np.arange(low, high + 1)) for name, table in tables.items()}
    copies = [
        _copy({name: _between(table, *edges[name][each : each + 2]) for name, table in tables.items()})
        for each in range(high - low)
    ]
    ends = tables["stay"]["discharged"][low:high].astype(np.int64) * MINUTE
    return Held(Block(copies, ends.tolist()), low)


def _between(table: Table, begin: int, end: int) -> Table:
    return {name: column[begin:end] for name, column in table.items()}


def _copy(tables: Tables) -> CourseCopy:
    """One stay, line by line."""
    lines = {code: (tables[table]["minute"], tables[table][column]) for code, (table, column) in LINES.items()}
    lines |= {each: (tables["stay"][each], tables["stay"][each]) for each in ("admitted", "discharged")}
    codes = tuple(sorted(lines))
    code = np.repeat(np.arange(len(codes), dtype=np.uint16), [len(lines[each][0]) for each in codes])
    minute, value = (np.concatenate([lines[each][place] for each in codes]) for place in range(2))
    tick, low = (minute.astype(np.int64) * MINUTE + 1).astype(np.uint32), value.astype(np.float64)
    return CourseCopy(codes, -1, code, tick, tick, np.full_like(tick, STANDS), low, low, np.zeros(len(tick), np.uint8))
