"""What the alerts page shows: one card a patient, its alerts as lines, and the evidence of the one that is open."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from alerts.alert import AlertState
from alerts.board import Board
from alerts.calling import Calling, next_call_at
from alerts.finding import Severity
from alerts.states import Stage
from chart.people import role_words
from chart.ticks import NEVER, to_moment
from dashboard.components.alert_card import AlertCard, AlertLine, Called, Closed
from dashboard.components.evidence import Evidence
from dashboard.components.history import Happened
from dashboard.pages.alerts.sorting import Asked, Tab
from monitors.store import Sweep


@dataclass(frozen=True, slots=True)
class AlertsView:
    """The whole page. asked, counts: which list is shown, and how many patients are in each.

    chosen: the card and line that are open; None when nothing is. looked_at: when one's visit before this one ended;
    changed: how many of the listed have changed since. swept: the newest sweep, where nothing is listed.
    version: of the news all this goes by; versions: of each listed alert, another as soon as its evidence or history
    may be another.
    history: what was said and done about the chosen one. physicians: id and name of whom one may have phoned.
    look_again: minutes after which one usually looks again, by severity.
    """

    cards: tuple[AlertCard, ...]
    now: datetime
    zone: ZoneInfo
    actor_id: str
    chosen: tuple[AlertCard, AlertLine] | None = None
    evidence: Evidence | None = None
    history: tuple[Happened, ...] = ()
    physicians: tuple[tuple[str, str], ...] = ()
    actor_role: str = ""
    asked: Asked = field(default_factory=Asked)
    counts: dict[Tab, int] = field(default_factory=dict)
    version: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    looked_at: datetime | None = None
    changed: int = 0
    swept: Sweep | None = None
    look_again: dict[Severity, int] = field(default_factory=dict)


def line_of(alert: AlertState, board: Board, calling: Calling) -> AlertLine:
    """One open alert as a line. board: every open alert of its stay, since one cause is called for once."""
    return replace(_line(alert), called=_called(alert, board, calling))


def closed_line(alert: AlertState, closed: Closed) -> AlertLine:
    """One alert that is no longer open as a line."""
    return replace(_line(alert), closed=closed)


def _line(alert: AlertState) -> AlertLine:
    return AlertLine(
        id=alert.id,
        pattern=alert.pattern,
        title=alert.title,
        cause=alert.cause,
        severity=alert.severity,
        worst=alert.worst,
        condition=alert.condition,
        stage=alert.stage,
        raised_at=to_moment(alert.raised_at),
        owner=alert.owner,
        owner_name=alert.owner_name,
        action=alert.action,
        recheck_at=None if alert.recheck_at is None else to_moment(alert.recheck_at),
        pause_ends_at=None if alert.pause_ends_at is None else to_moment(alert.pause_ends_at),
    )


def _called(alert: AlertState, board: Board, calling: Calling) -> Called | None:
    if alert.stage is not Stage.WAITING or not alert.called_at:
        return None
    next_at = next_call_at(board, alert, calling)
    return Called(
        role_words(calling.ladder[alert.step]),
        to_moment(alert.called_at),
        is_first=alert.step == 0,
        next_at=None if next_at >= NEVER else to_moment(next_at),
    )


def choose(
    cards: tuple[AlertCard, ...], stay_id: str | None, alert_id: str | None
) -> tuple[AlertCard, AlertLine] | None:
    """The card and line somebody chose, as far as they are still there; else the most urgent."""
    if not cards:
        return None
    card = next((card for card in cards if card.patient.stay_id == stay_id), cards[0])
    return card, card.line(alert_id)
