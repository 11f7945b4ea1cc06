"""Many stays as of many moments: the questions of `monitors.course`, answered in columns.

The formulas are the same. What each question means is written there; here is only how it is found in arrays.
"""

from collections.abc import Mapping

from monitors.columns.amounts import AmountColumns
from monitors.columns.column import Column
from monitors.columns.duties import DutyColumns
from monitors.columns.runs import RunColumns
from monitors.columns.sight import Asked
from monitors.columns.times import TimeColumns
from monitors.columns.uses import UseColumns
from monitors.protocol import Protocols


class ColumnCourse(UseColumns, TimeColumns, AmountColumns, DutyColumns, RunColumns):
    """Everything a formula may ask."""


def course_of(columns: Mapping[str, Column], protocols: Protocols, asked: Asked) -> ColumnCourse:
    """A block's columns, as of these moments."""
    return ColumnCourse(columns, protocols, asked)
