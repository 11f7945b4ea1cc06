"""What a pattern answers: how bad it surely is, and how bad it may be."""

from alerts.finding import Severity
from chart.ticks import NEVER
from monitors.note import NO, YES, VerdictNote
from monitors.verdict import Verdict

NAMES = {severity.name.lower(): severity for severity in Severity if severity}


class Grades:
    """An interval of severities. surely 3, possibly 3: high. 0, 4: not evaluable, may be critical."""

    __slots__ = ("possibly", "surely", "until", "verdicts")

    def __init__(self, verdicts: dict[Severity, Verdict]) -> None:
        self.verdicts = verdicts
        self.surely = self.possibly = Severity.NONE
        self.until = NEVER
        for severity, verdict in verdicts.items():
            if verdict.value == YES and severity > self.surely:
                self.surely = severity
            if verdict.value != NO and severity > self.possibly:
                self.possibly = severity
            if verdict.until < self.until:
                self.until = verdict.until

    @property
    def notes(self) -> dict[Severity, VerdictNote]:
        """The trace of each grade, when asked with tracing on."""
        return {severity: verdict.note for severity, verdict in self.verdicts.items() if verdict.note}

    def any(self) -> Verdict:
        """Whether the pattern holds at any grade, as a part of another pattern."""
        parts = list(self.verdicts.values())
        whole = parts[0]
        for part in parts[1:]:
            whole = whole | part
        return whole

    def unless(self, other: Verdict) -> "Grades":
        """Dropped only where `other` is surely so: an unknown never silences."""
        return Grades({severity: verdict & ~other.certain for severity, verdict in self.verdicts.items()})


def grades(**verdicts: Verdict) -> Grades:
    """low=, medium=, high=, critical=: the verdict of each grade, in no particular order."""
    graded = getattr(next(iter(verdicts.values()), None), "graded", Grades)
    return graded({NAMES[name]: verdict for name, verdict in verdicts.items()})
