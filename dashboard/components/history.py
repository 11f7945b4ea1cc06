"""What was said and done about one alert, in its order: who, when, why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
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
    """The newest first: time, what, who and why. The same kind of thing in a row is one line, with how often it was."""
    newest_first = list(events)[::-1]
    rows = [_row(list(alike), now, zone) for _, alike in groupby(newest_first, key=_likeness)]
    return html.Ol(rows, className="tw-history")


def _likeness(each: Happened) -> tuple[Kind, str]:
    """Calls and failures to deliver come in rows; whatever a person did stands by itself."""
    comes_in_rows = each.kind in (Kind.ESCALATED, Kind.FAILED_TO_NOTIFY)
    return each.kind, "" if comes_in_rows else f"{each.at} {each.text}"


def _row(alike: list[Happened], now: datetime, zone: ZoneInfo) -> html.Li:
    newest, first = alike[0], alike[-1]
    often = f" {len(alike)} times since {words.moment_words(first.at, zone, now)}" if len(alike) > 1 else ""
    said: list[Component | str] = [html.B(f"{SAID[newest.kind]}{often}")]
    said += [f" · {part}" for part in (newest.who, newest.text) if part]
    at = html.Span(words.moment_words(newest.at, zone, now), className="tw-history-time")
    return html.Li([at, html.Span(said)])
