"""Alerts for the budget, drawn by the unit's clock."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from alerts.budget.counting import Span
from alerts.budget.life import Life
from alerts.calling import Calling, Times
from alerts.finding import Severity
from tests.reporting.past import OSLO, at

CALLING = Calling(
    ladder=("nurse", "physician"),
    times={Severity.MEDIUM: Times(60, 60, 60), Severity.HIGH: Times(15, 15, 30), Severity.CRITICAL: Times(5, 5, 10)},
    zone=ZoneInfo(OSLO.key),
    shifts=(time(7), time(19)),
    patients_per_nurse=5,
)
DAYS = ("before", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "after")
WEEK = Span(at("2026-03-02 00:00"), at("2026-03-09 00:00"))


def alert(
    raised: str,
    pattern: str = "GEN-06",
    stay: str = "one",
    worst: Severity = Severity.HIGH,
    about: str = "",
    answered: str | None = None,
    escalated: str | None = None,
    over: str | None = None,
    returned: int = 0,
    *,
    has_action: bool = False,
    is_retracted: bool = False,
) -> Life:
    """One alert; times of the first week of March: "Mon 08:00"."""
    return Life(
        stay_id=stay, pattern=pattern, about=about, worst=worst, raised_at=moment(raised), answered_at=then(answered),
        escalated_at=then(escalated), over_at=then(over), has_called=worst >= Severity.MEDIUM, returned=returned,
        has_action=has_action, is_retracted=is_retracted,
    )  # fmt: skip


def moment(text: str) -> datetime:
    """A moment of the week; "before 23:00" is of the Sunday before it."""
    day, clock = text.split()
    return at(f"2026-03-{DAYS.index(day) + 1:02} {clock}")


def then(text: str | None) -> datetime | None:
    """The same, or never."""
    return None if text is None else moment(text)
