"""Many stays as of many moments: the questions of `monitors.course`, answered in columns.

The formulas are the same. What each question means is written there; here is only how it is found in arrays.
"""

from functools import reduce

import numpy as np

from monitors.columns.amounts import AmountColumns
from monitors.columns.block import Block
from monitors.columns.column import Flags, Ints
from monitors.columns.duties import DutyColumns
from monitors.columns.runs import RunColumns
from monitors.columns.sight import Asked
from monitors.columns.times import TimeColumns
from monitors.columns.uses import UseColumns
from monitors.protocol import Protocols


class ColumnCourse(UseColumns, TimeColumns, AmountColumns, DutyColumns, RunColumns):
    """Everything a formula may ask, and for whom it is judged."""

    def applies(self, classes: tuple[str, ...]) -> tuple[Flags, Ints]:
        """Whether the patient is on the unit and of one of the classes (none named: any); and until when."""
        admitted, discharged = self.sight("admitted"), self.sight("discharged")
        is_so = (admitted.row_known > admitted.row_begin) & (discharged.row_end == discharged.row_begin)
        uses = [self.sight(f"uses.{each}") for each in classes]
        if uses:
            is_so = is_so & np.logical_or.reduce([sight.row_end > sight.row_begin for sight in uses])
        return is_so, reduce(np.minimum, [sight.next_after for sight in (admitted, discharged, *uses)])


def course_of(block: Block, protocols: Protocols, asked: Asked) -> ColumnCourse:
    """A block of stays, as of these moments."""
    return ColumnCourse(block, protocols, asked)
