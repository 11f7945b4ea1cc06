"""What is late, in columns: looked up where the plain cadence wrote it down. See `monitors.duties`."""

import numpy as np

from monitors.columns.answers import Verdicts
from monitors.columns.asking import ColumnAsking
from monitors.columns.column import NONE
from monitors.columns.duty_lines import LATE
from monitors.columns.sight import take
from monitors.note import NO, YES


class DutyColumns(ColumnAsking):
    """What is to be charted, and by when."""

    def overdue(self) -> dict[str, Verdicts]:
        """Whether a task is late at each step."""
        return {step: self._late(step) for step in LATE}

    def _late(self, step: str) -> Verdicts:
        sight, place, until = self._newest(f"late.{step}")
        tick = take(sight.column.low, place, np.inf)
        is_late = (place != NONE) & (self.at >= tick)
        turns = np.where(is_late | np.isinf(tick), until, np.minimum(until, np.minimum(tick, 2.0**62).astype(np.int64)))
        return self._verdicts(np.where(is_late, YES, NO), turns)
