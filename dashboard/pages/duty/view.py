"""What the page of the roster shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from alerts.sending.store import Failed
from chart.duty.store import WrittenTurn


@dataclass(frozen=True, slots=True)
class DutyView:
    """The ladder of roles with who is on now and how they are reached, and the turns of the coming days.

    names: whom the form may take. channels: the names of each role's channels. failed: pages of the last day that
    reached nobody. channels_fault: why no page is sent at all; "" if they are.
    """

    now: datetime
    zone: ZoneInfo
    ladder: tuple[str, ...]
    turns: tuple[WrittenTurn, ...]
    may_write: bool
    names: tuple[str, ...]
    channels: Mapping[str, tuple[str, ...]]
    failed: tuple[Failed, ...] = ()
    channels_fault: str = ""

    def on_now(self, role: str) -> list[WrittenTurn]:
        """Who is on duty in a role at this moment."""
        return [turn for turn in self.turns if turn.role == role and turn.starts_at <= self.now < turn.ends_at]

    @property
    def by_day(self) -> dict[date, list[WrittenTurn]]:
        """The turns by the day of the unit's clock on which they start."""
        days: dict[date, list[WrittenTurn]] = {}
        for turn in self.turns:
            days.setdefault(turn.starts_at.astimezone(self.zone).date(), []).append(turn)
        return days
