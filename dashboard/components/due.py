"""When something is next due. Lateness is not an alert colour: the pill goes from plain to outline to blue to solid."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from dash import html

from dashboard import words
from dashboard.icons import icon

SOON = timedelta(minutes=30)
Stage = Literal["upcoming", "near", "due", "overdue", "paused"]


@dataclass(frozen=True, slots=True)
class Due:
    """The next thing to do for a stay.

    what: in ward words. at: when it is due; None while the patient is off the unit. is_due: from a quarter of an hour
    before until its grace ends. is_asleep: put off once, because the patient sleeps.
    """

    what: str
    at: datetime | None
    is_due: bool = False
    is_overdue: bool = False
    is_asleep: bool = False

    def stage(self, now: datetime) -> Stage:
        """How loud the pill is."""
        if self.at is None:
            return "paused"
        if self.is_overdue:
            return "overdue"
        if self.is_due:
            return "due"
        return "near" if self.at - now <= SOON else "upcoming"


def due_words(due: Due, now: datetime, zone: ZoneInfo) -> str:
    """One of "Due 04:34 · 22 min", "Due now", "Overdue 36 min", "Asleep · due 05:30", "Off the unit"."""
    if due.at is None:
        return "Off the unit"
    if due.is_overdue:
        return f"Overdue {words.span(now - due.at)}"
    if due.at <= now:
        return "Due now"
    at = words.moment_words(due.at, zone, now)
    return f"Asleep · due {at}" if due.is_asleep else f"Due {at}"


def due_pill(due: Due | None, now: datetime, zone: ZoneInfo) -> html.Span:
    """The pill itself, with its clock; nothing due says so."""
    if due is None:
        return html.Span([icon("clock"), "Nothing due"], className="tw-due tw-due-upcoming")
    left = due.at is not None and not due.is_overdue and not due.is_asleep and due.at > now
    return html.Span(
        [
            icon("clock"),
            due_words(due, now, zone),
            html.Span(f" · {words.span(due.at - now)}", className="tw-countdown") if left and due.at else None,
        ],
        className=f"tw-due tw-due-{due.stage(now)}",
        title=due.what,
    )
