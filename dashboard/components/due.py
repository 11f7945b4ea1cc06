"""When something is next due. Lateness is not an alert colour: the pill goes from plain to outline to blue to solid."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.icons import icon

SOON = timedelta(minutes=30)
Stage = Literal["upcoming", "near", "due", "overdue", "paused"]


@dataclass(frozen=True, slots=True)
class Due:
    """The next thing to do for a stay.

    what: in ward words. at: when it is due; None while the patient is off the unit. is_due: from a quarter of an hour
    before until its grace ends. is_asleep: put off once, because the patient sleeps. away_to, away_since: where the
    patient is instead, and since when, as far as anybody said.
    """

    what: str
    at: datetime | None
    is_due: bool = False
    is_overdue: bool = False
    is_asleep: bool = False
    away_to: str = ""
    away_since: datetime | None = None

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
    """One of "Due 04:34", "Due now", "Overdue 36 min", "Asleep · due 05:30", "In hospital since 14:10"."""
    if due.at is None:
        return _away_words(due, now, zone)
    if due.is_overdue:
        return f"Overdue {words.span(now - due.at)}"
    if due.at <= now:
        return "Due now"
    at = words.moment_words(due.at, zone, now)
    return f"Asleep · due {at}" if due.is_asleep else f"Due {at}"


def due_pill(due: Due | None, now: datetime, zone: ZoneInfo) -> html.Span:
    """The pill itself, with its clock; nothing due says so. What runs with time is apart, for an old page drops it."""
    if due is None:
        return html.Span([icon("clock"), "Nothing due"], className="tw-due tw-due-upcoming")
    return html.Span(
        [icon("clock" if due.at else "leave"), *_running(due, now, zone)],
        className=f"tw-due tw-due-{due.stage(now)}",
        title=due.what,
    )


def _running(due: Due, now: datetime, zone: ZoneInfo) -> list[Component | str]:
    said = due_words(due, now, zone)
    if due.at is None or due.is_asleep:
        return [said]
    if due.is_overdue:
        was = f"Was due {words.moment_words(due.at, zone, now)}"
        return [html.Span(said, className="tw-live"), html.Span(was, className="tw-when-old")]
    if due.at - now < timedelta(minutes=1):
        return [said]
    return [said, html.Span(f" · {words.span(due.at - now)}", className="tw-countdown")]


def _away_words(due: Due, now: datetime, zone: ZoneInfo) -> str:
    where = (
        "In hospital"
        if "hospital" in due.away_to.lower()
        else f"Away, {due.away_to}"
        if due.away_to
        else "Off the unit"
    )
    return where if due.away_since is None else f"{where} since {words.moment_words(due.away_since, zone, now)}"
