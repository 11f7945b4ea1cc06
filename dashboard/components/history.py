"""What was said and done about one alert, in its order: who, when, why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from alerts.states import Kind
from dashboard import words

SAID = {
    Kind.RAISED: "Raised",
    Kind.WORSENED: "Worse",
    Kind.EASED: "Milder",
    Kind.RETURNED: "Again",
    Kind.BECAME_UNKNOWN: "Cannot be judged",
    Kind.KNOWN_AGAIN: "Judged again",
    Kind.CONDITION_ENDED: "No longer so",
    Kind.CLEAR_ASSESSMENT: "Still gone",
    Kind.RETRACTED: "Taken back by a correction",
    Kind.FOUND_LATE: "Known late",
    Kind.CLOSED: "Closed",
    Kind.ACKNOWLEDGED: "Accepted",
    Kind.TOLD_BY_PHONE: "Told by phone",
    Kind.RECHECK_DUE: "Not looked at again",
    Kind.ESCALATED: "Called",
    Kind.SHIFT_CHANGED: "Shift changed",
    Kind.PAUSED: "Paused",
    Kind.PAUSE_ENDED: "Pause ended",
    Kind.RESOLVED: "Resolved",
    Kind.NOTIFIED: "Sent",
    Kind.FAILED_TO_NOTIFY: "Not delivered",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One event in words. who: nobody where the chart or the clock said it."""

    at: datetime
    kind: Kind
    text: str
    who: str = ""


def history(events: Iterable[Happened], now: datetime, zone: ZoneInfo) -> html.Ol:
    """The newest first: time, what, who and why."""
    rows = sorted(events, key=lambda each: each.at, reverse=True)
    return html.Ol([_row(each, now, zone) for each in rows], className="tw-history")


def _row(each: Happened, now: datetime, zone: ZoneInfo) -> html.Li:
    said: list[Component | str] = [
        html.B(SAID[each.kind]),
        f" · {each.who}" if each.who else "",
        f" · {each.text}" if each.text else "",
    ]
    return html.Li([html.Span(words.moment_words(each.at, zone, now), className="tw-history-time"), html.Span(said)])
