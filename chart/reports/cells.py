"""The counts of a report as somebody may see them: each by class and in all, small ones hidden where they must be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chart.reports.length_of_stay import ENDINGS, LEAVING_EDGES_H, LONGEST_BAR, LengthReport, Measure
from chart.reports.small_cells import SMALLEST_GROUP, Key, hidden, is_small
from chart.reports.stay_times import GROUPS

UNDER = f"<{SMALLEST_GROUP}"
HIDDEN = "hidden"
MEASURES: tuple[Measure, ...] = ("midnights", "hours")
NO_LENGTH = "no length"
BARS = (*range(LONGEST_BAR + 1), NO_LENGTH)
ROWS: dict[str, tuple[object, ...]] = {"midnights": BARS, "hours": BARS, "ending": ENDINGS}
ALONE = (
    "stays",
    "here",
    "no admission",
    "no end",
)  # of these each has one row, ""; all rows of a table above are "stays"


@dataclass(frozen=True, slots=True)
class Cells:
    """Counts by (table, row, group), a group of None being all; `closed` are not told."""

    counts: Mapping[Key, int]
    closed: frozenset[Key] = frozenset()

    def count(self, table: str, row: object = "", group: str | None = None) -> int | None:
        """One count; None if it is hidden."""
        key = (table, row, group)
        return None if key in self.closed else self.counts[key]

    def why_hidden(self, table: str, row: object = "", group: str | None = None) -> str:
        """What stands in the place of a count that is hidden: that it is small, or that it protects one."""
        return UNDER if is_small(self.counts[table, row, group]) else HIDDEN


def cells_of(report: LengthReport, is_protected: bool) -> Cells:
    """The counts of a report of all classes; is_protected: as for somebody who may not see small groups.

    All tables are protected together, so that one never gives away what another hides.
    """
    counts: dict[Key, int] = {("stays", "", group): 0 for group in GROUPS}
    for measure in MEASURES:
        counts |= {(measure, bar, group): count for (bar, group), count in report.distribution(measure).items()}
        counts |= {(measure, NO_LENGTH, group): 0 for group in GROUPS}
    counts |= {("ending", ending, group): count for (ending, group), count in report.endings.items()}
    counts |= {("here", "", group): report.here(group) for group in GROUPS}
    counts |= {("no admission", "", group): report.without_admission(group) for group in GROUPS}
    counts |= {("no end", "", group): report.without_end(group) for group in GROUPS}
    measured = {each.stay.stay_id for each in report.lengths}
    for stay in report.discharged:
        counts["stays", "", stay.group] += 1
        for measure in MEASURES:
            counts[measure, NO_LENGTH, stay.group] += stay.stay_id not in measured
    for table, row in _rows():
        counts[table, row, None] = sum(counts[table, row, group] for group in GROUPS)
    return Cells(counts, hidden(counts, list(_sums())) if is_protected else frozenset())


def leaving_cells(report: LengthReport, is_protected: bool) -> Cells:
    """How many left against advice, by stretch of hours, "" being all of them; by class and in all."""
    stretches = range(len(LEAVING_EDGES_H) - 1)
    groups = (*GROUPS, None)
    found = {group: report.leaving(group) for group in groups}
    counts: dict[Key, int] = {("left", row, group): found[group][row][0] for row in stretches for group in groups}
    counts |= {("left", "", group): sum(left for left, _ in found[group]) for group in groups}
    sums: list[tuple[Key, list[Key]]] = [
        (("left", row, None), [("left", row, group) for group in GROUPS]) for row in (*stretches, "")
    ]
    sums += [(("left", "", group), [("left", row, group) for row in stretches]) for group in groups]
    return Cells(counts, hidden(counts, sums) if is_protected else frozenset())


def _rows() -> Iterator[tuple[str, object]]:
    yield from ((table, "") for table in ALONE)
    for table, rows in ROWS.items():
        yield from ((table, row) for row in rows)


def _sums() -> Iterator[tuple[Key, list[Key]]]:
    """Every sum that a reader knows to hold: over classes, and over the rows of each table."""
    for table, row in _rows():
        yield (table, row, None), [(table, row, group) for group in GROUPS]
    for table, rows in ROWS.items():
        for group in (*GROUPS, None):
            yield ("stays", "", group), [(table, row, group) for row in rows]
