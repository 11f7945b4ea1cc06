"""Who is called, and for what: one cause, one page."""

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID, uuid5

import msgspec

from alerts.alert import AlertState
from alerts.board import Board
from alerts.calling import Calling, unowned
from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.states import OF_THE_CLOCK, Condition, Kind

_NAMESPACE = UUID("0a4b8a52-1d5e-4c0b-9d0f-7e6f2f5f9c11")
_CALLS = frozenset({Kind.RAISED, Kind.RETURNED, Kind.WORSENED})
FIRST_CALLED = "nurse"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One call for one cause of one stay. dedupe_key: the same for whoever works it out, so that it is sent once."""

    stay_id: str
    cause: str
    severity: Severity
    alert_id: str
    made_at: int
    to_role: str
    dedupe_key: str


def pages(events: Sequence[AlertEvent], board: Board) -> list[Page]:
    """The calls that events make, given the board before them: one per cause, at its worst severity.

    A cause calls when one of its members holds again, when it is about another event, or when it is worse than all
    that stood for it before. Low ones wait for the next round. Silent patterns, and what was over when it became known,
    call nobody; a superseded member is a line of the one that says it louder. The events may be those of several looks:
    what is over by the last of them calls nobody any more.
    """
    told = {event.cause: _standing(board, event.cause) for event in events}
    calling: list[tuple[AlertEvent, Severity]] = []
    for _, said in groupby(events, key=lambda event: event.known_at):
        look = list(said)
        calling += [(event, _heard_before(event, told, board)) for event in look if _may_call(event)]
        board = board.applied(look)
        told = {cause: min(severity, _standing(board, cause)) for cause, severity in told.items()}
    loudest: dict[str, AlertEvent] = {}
    for event, heard in calling:
        alert = board.alerts[event.alert_id]
        if not (alert.is_open and alert.stands) or alert.severity <= heard:
            continue
        if event.cause not in loudest or event.severity > loudest[event.cause].severity:
            loudest[event.cause] = event
    return [_page(event, board.stay_id, _standing(board, cause)) for cause, event in sorted(loudest.items())]


def first_pages(events: Sequence[AlertEvent], stay_id: str) -> list[Page]:
    """The calls that a stay's whole history makes, each moment looked at as it comes; what time calls for is not in."""
    board, found = Board.empty(stay_id), list[Page]()
    for _, said in groupby(events, key=lambda event: event.known_at):
        look = list(said)
        found += pages(look, board)
        board = board.applied(look)
    return found


def call_pages(events: Sequence[AlertEvent], board: Board, calling: Calling) -> list[Page]:
    """The calls that time makes, given the board after its events: one per cause, to the role it has come to."""
    waiting = unowned(board, calling)
    called: dict[str, AlertEvent] = {}
    for event in events:
        if event.kind in OF_THE_CLOCK and any(member.id == event.alert_id for member in waiting.get(event.cause, ())):
            before = called.get(event.cause)
            if before is None or (event.detail.step, event.severity) > (before.detail.step, before.severity):
                called[event.cause] = event
    return [
        _page(event, board.stay_id, _standing(board, cause), calling.ladder[event.detail.step])
        for cause, event in sorted(called.items())
    ]


def taken_back(events: Sequence[AlertEvent], board: Board) -> dict[str, frozenset[str]]:
    """Causes of which a correction took back all there was, given the board after it, each with its alerts.

    Whoever was called for one of these alerts is told. While one of the cause is open that really was so, or that
    cannot be judged, nobody is told otherwise.
    """
    said = {event.alert_id for event in events if event.kind is Kind.RETRACTED}
    found: dict[str, list[AlertState]] = {}
    for cause in sorted({board.alerts[alert_id].cause for alert_id in said}):
        members = [alert for alert in board.alerts.values() if alert.cause == cause and not alert.is_silent]
        found[cause] = [alert for alert in members if alert.is_open or alert.id in said]
    return {
        cause: frozenset(alert.id for alert in members)
        for cause, members in found.items()
        if all(alert.condition is Condition.RETRACTED for alert in members)
    }


def _may_call(event: AlertEvent) -> bool:
    finding = event.detail.finding
    if event.kind not in _CALLS or finding is None or event.severity < Severity.MEDIUM:
        return False
    return not (finding.is_silent or finding.is_historic or finding.superseded_by)


def _heard_before(event: AlertEvent, told: dict[str, Severity], before: Board) -> Severity:
    """How bad its cause was already known to be; what returns, and a new event, call at any severity that calls."""
    told_of = {alert.about for alert in before.alerts.values() if alert.cause == event.cause and alert.is_open}
    is_anew = event.kind is Kind.RETURNED or (event.about and event.about not in told_of)
    return Severity.LOW if is_anew else told[event.cause]


def _standing(board: Board, cause: str) -> Severity:
    """As bad as the open members of a cause now are, silent ones apart."""
    members = (a for a in board.alerts.values() if a.cause == cause and a.is_open and a.stands and not a.is_silent)
    return max((member.severity for member in members), default=Severity.NONE)


def _page(event: AlertEvent, stay_id: str, severity: Severity, to_role: str = FIRST_CALLED) -> Page:
    name = f"{stay_id}\n{event.alert_id}\n{event.kind.value}\n{event.known_at}\n{severity.name}"
    return Page(
        stay_id=stay_id, cause=event.cause, severity=severity, alert_id=event.alert_id, made_at=event.known_at,
        to_role=to_role, dedupe_key=f"{event.cause} {severity.name.lower()} {uuid5(_NAMESPACE, name)}",
    )  # fmt: skip
