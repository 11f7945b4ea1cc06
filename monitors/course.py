"""A stay as of one moment: the questions that formulas ask, named as a clinician would.

The plain Course: sorted lists and `bisect`, one stay, one moment. It serves save, sweep, recovery and evidence. Every
value is current or missing, whatever the window; a formula is a pure function of what it is told here.
"""

from monitors.amounts import Amounts
from monitors.days import Days
from monitors.duties import Duties
from monitors.runs import Runs
from monitors.times import Times
from monitors.uses import Uses
from monitors.values import Values


class Course(Values, Runs, Amounts, Times, Uses, Days, Duties):
    """Everything a formula may ask."""

    __slots__ = ()
