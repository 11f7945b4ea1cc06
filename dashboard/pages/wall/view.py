"""What the wall shows. Nothing of who lies in a bed, or why, is in here at all: it cannot be shown by mistake."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from alerts.finding import Severity
from dashboard import words
from dashboard.components.due import Due


@dataclass(frozen=True, slots=True)
class WallBed:
    """One bed. severity: the worst open alert; None: none is open. due: when somebody has to go there next."""

    bed: str
    is_taken: bool = False
    severity: Severity | None = None
    is_accepted: bool = False
    is_paused: bool = False
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Wall:
    """Every bed of the unit in bed order."""

    beds: tuple[WallBed, ...]
    unit_name: str
    now: datetime
    zone: ZoneInfo

    def count(self, severity: Severity) -> int:
        """How many beds have this as their worst open alert."""
        return sum(1 for bed in self.beds if bed.severity is severity)


def when_words(due: Due | None, now: datetime, zone: ZoneInfo) -> str:
    """When somebody is due at a bed: "Due 04:34", "Due now", "Late 36", "Late 3 h", "Away", "Nothing due"."""
    if due is None:
        return "Nothing due"
    if due.at is None:
        return "Away"
    if due.is_overdue:
        return f"Late {words.span(now - due.at).removesuffix(' min')}"
    return "Due now" if due.at <= now else f"Due {words.clock(due.at, zone)}"
