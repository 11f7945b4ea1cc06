"""What is to be said when a stay was looked at: findings against the board. Pure, and said once."""

from collections.abc import Iterator

import msgspec

from alerts.alert import AlertState, Key, after
from alerts.board import Board
from alerts.endings import ASSESSMENTS_NEEDED, closes_at, why_closed
from alerts.events import AlertEvent, Detail, alert_id
from alerts.finding import Finding, Look, Severity, Unknown
from alerts.states import Condition, Kind


class Seen(msgspec.Struct, frozen=True):
    """A look, ordered by what it is about."""

    look: Look
    current: dict[Key, Finding]
    over: dict[Key, Finding]  # became known only when it was over
    unknown: dict[str, Unknown]

    @classmethod
    def of(cls, look: Look) -> "Seen":
        """The look in order; once the stay has ended nothing holds and nothing is unknown."""
        if look.is_over:
            return cls(look, {}, {}, {})
        current: dict[Key, Finding] = {}
        over: dict[Key, Finding] = {}
        for finding in look.findings:
            (over if finding.is_historic else current)[finding.pattern, finding.about] = finding
        return cls(look, current, over, {unknown.pattern: unknown for unknown in look.unknowns})


def reconcile(look: Look, board: Board) -> list[AlertEvent]:
    """Every event that this look adds to the board; none if it was already heard.

    What time did since the last look is said first, at the tick at which it happened.
    """
    events = time_passed(board, look.at)
    board = board.applied(events)
    seen = _with_louder_ones(Seen.of(look), board)
    for alert in sorted(board.alerts.values(), key=lambda each: (each.key, each.raised_at)):
        if alert.is_open or alert.stands:
            events += _followed(alert, seen)
    events += _raised(seen, board.newest, board.stay_id)
    return events


def time_passed(board: Board, until: int) -> list[AlertEvent]:
    """What time alone did before a tick, in its order: alerts that had been quiet long enough have closed."""
    due = sorted((closes_at(alert), alert.id) for alert in board.alerts.values() if closes_at(alert) < until)
    return [_said(board.alerts[name], Kind.CLOSED, at, why_closed(board.alerts[name], at)) for at, name in due]


def _with_louder_ones(seen: Seen, board: Board) -> Seen:
    """Superseded only by what is itself told: not by a silent pattern, nor by one that a person has resolved."""
    newest = board.newest
    told = {
        finding.pattern
        for key, finding in seen.current.items()
        if not finding.is_silent and not _is_quiet(newest.get(key), finding)
    }
    current = {
        key: finding if finding.superseded_by in {"", *told} else msgspec.structs.replace(finding, superseded_by="")
        for key, finding in seen.current.items()
    }
    return msgspec.structs.replace(seen, current=current)


def _is_quiet(alert: AlertState | None, finding: Finding) -> bool:
    """Whether a person resolved it while it held, and it has neither ended since nor become worse."""
    return alert is not None and not alert.is_open and alert.stands and finding.severity <= alert.severity


def _followed(alert: AlertState, seen: Seen) -> Iterator[AlertEvent]:
    """What the look says about an alert that is open, or was resolved while its condition held."""
    finding = seen.current.get(alert.key)
    if finding is not None:
        event = _holding(alert, finding, seen.look)
    elif alert.pattern in seen.unknown:
        event = _not_known(alert, seen.unknown[alert.pattern], seen.look.at)
    else:
        event = _not_holding(alert, seen.look)
    if event is not None:
        yield event
        alert = after(alert, event)
    late = seen.over.get(alert.key)
    if late is not None and alert.is_open and _is_news(alert, late):
        event = _from_finding(alert, Kind.FOUND_LATE, seen.look.at, late, "a late entry shows that it held earlier")
        yield event
        alert = after(alert, event)
    if why := why_closed(alert, seen.look.at):
        yield _said(alert, Kind.CLOSED, seen.look.at, why)


def _holding(alert: AlertState, finding: Finding, look: Look) -> AlertEvent | None:
    now = _severity_now(alert, finding)
    if not alert.is_open:
        return _eased(alert, finding, look) if now < alert.severity else None
    if not alert.stands:
        return _from_finding(alert, Kind.RETURNED, look.at, finding, "it holds again")
    if alert.is_silent and not finding.is_silent:
        return _from_finding(alert, Kind.RETURNED, look.at, finding, "its pattern went live")
    if now > alert.severity:
        reason = f"{_word(alert.severity)} before, {_word(now)} now"
        return _from_finding(alert, Kind.WORSENED, look.at, finding, reason)
    if now < alert.severity:
        return _eased(alert, finding, look)
    if alert.condition is Condition.UNKNOWN:
        return _from_finding(alert, Kind.KNOWN_AGAIN, look.at, finding, "it can be judged again, and still holds")
    return None


def _severity_now(alert: AlertState, finding: Finding) -> Severity:
    """As bad as it surely is; as bad as it was, as long as nothing shows that it is not: missing never eases."""
    return max(finding.severity, min(alert.severity, finding.possibly))


def _eased(alert: AlertState, finding: Finding, look: Look) -> AlertEvent:
    now = _severity_now(alert, finding)
    reason = f"{_word(alert.severity)} before, {_word(now)} now"
    return _from_finding(alert, Kind.EASED, look.at, finding, "; ".join([reason, *_corrected(alert, look)]))


def _not_known(alert: AlertState, unknown: Unknown, at: int) -> AlertEvent | None:
    """Unknown ends nothing; what is closed, over or never was has nothing left to be unknown."""
    if not alert.is_open or alert.condition not in (Condition.HOLDS, Condition.ENDED):
        return None
    reason = f"it can't be judged: {', '.join(unknown.missing) or 'something is missing'}"
    return _said(alert, Kind.BECAME_UNKNOWN, at, reason, detail=Detail(missing=unknown.missing))


def _not_holding(alert: AlertState, look: Look) -> AlertEvent | None:
    if alert.condition is Condition.ENDED:
        return _one_more_clear(alert, look)
    if alert.condition in (Condition.RETRACTED, Condition.HISTORIC):
        return None
    if alert.stands and _corrected(alert, look):
        first = look.corrections[0]
        reason = "; ".join(_corrected(alert, look))
        return _said(alert, Kind.RETRACTED, look.at, reason, by=first.by, detail=Detail(corrections=look.corrections))
    counted = alert.clear_assessments + (alert.ending.instrument in look.assessed)
    reason = "the stay has ended" if look.is_over else "it no longer holds"
    return _said(alert, Kind.CONDITION_ENDED, look.at, reason, detail=Detail(clear_assessments=counted))


def _one_more_clear(alert: AlertState, look: Look) -> AlertEvent | None:
    """Counted only where counting can close it, and once per look."""
    if alert.ending.instrument not in look.assessed or alert.counted_at == look.at:
        return None
    if not alert.is_open or alert.needs_a_person:
        return None
    counted = alert.clear_assessments + 1
    reason = f"complete assessment without it, {counted} of {ASSESSMENTS_NEEDED}"
    return _said(alert, Kind.CLEAR_ASSESSMENT, look.at, reason, detail=Detail(clear_assessments=counted))


def _corrected(alert: AlertState, look: Look) -> list[str]:
    """The reasons of the corrections that changed what this pattern says; none if it was not judged for them."""
    if alert.pattern not in look.judged:
        return []
    return [f"corrected: {correction.reason}" for correction in look.corrections]


def _raised(seen: Seen, newest: dict[Key, AlertState], stay_id: str) -> Iterator[AlertEvent]:
    """New alerts, worst first; what was already over is told, and closed at once unless a person must see it."""
    for finding in sorted(seen.current.values(), key=lambda each: (-each.severity, each.pattern, each.about)):
        before = newest.get((finding.pattern, finding.about))
        if before is None or not (before.is_open or _is_quiet(before, finding)):
            reason = "it holds; the entry came late" if finding.is_late else "it holds"
            yield _first(finding, _next_id(finding, before, stay_id, seen.look.at), seen.look.at, reason)
    for key, finding in sorted(seen.over.items()):
        before = newest.get(key)
        is_said = before is not None and (before.is_open or before.raised_at == seen.look.at)
        if is_said or key in seen.current:
            continue
        name = _next_id(finding, before, stay_id, seen.look.at)
        event = _first(finding, name, seen.look.at, "a late entry shows that it held; it no longer did when known")
        yield event
        if why := why_closed(after(None, event), seen.look.at):
            yield _said(after(None, event), Kind.CLOSED, seen.look.at, why)


def _is_news(alert: AlertState, late: Finding) -> bool:
    """Whether an open alert has not been told of this earlier episode, or not as bad as it was."""
    return alert.hindsight_since != late.since or late.severity > alert.worst


def _next_id(finding: Finding, before: AlertState | None, stay_id: str, at: int) -> str:
    """The new alert's name; where one of this very tick is closed already (other protocols came in), another one."""
    name = alert_id(stay_id, finding.pattern, finding.about, at)
    return name if before is None or before.id != name else alert_id(name, finding.pattern, finding.about, at)


def _first(finding: Finding, name: str, at: int, reason: str) -> AlertEvent:
    return AlertEvent(
        alert_id=name, pattern=finding.pattern, about=finding.about,
        cause=finding.cause, kind=Kind.RAISED, severity=finding.severity, since=finding.since, known_at=at,
        reason=reason, detail=Detail(finding=finding),
    )  # fmt: skip


def _from_finding(alert: AlertState, kind: Kind, at: int, finding: Finding, reason: str) -> AlertEvent:
    is_fresh = kind in (Kind.RETURNED, Kind.FOUND_LATE)
    return AlertEvent(
        alert_id=alert.id, pattern=alert.pattern, about=alert.about, cause=alert.cause, kind=kind,
        severity=finding.severity if is_fresh else _severity_now(alert, finding),
        since=finding.since if is_fresh else alert.since, known_at=at, reason=reason, detail=Detail(finding=finding),
    )  # fmt: skip


def _said(
    alert: AlertState, kind: Kind, at: int, reason: str, *, by: str | None = None, detail: Detail | None = None
) -> AlertEvent:
    return AlertEvent(
        alert_id=alert.id, pattern=alert.pattern, about=alert.about, cause=alert.cause, kind=kind,
        severity=alert.severity, since=alert.since, known_at=at, by=by, reason=reason, detail=detail or Detail(),
    )  # fmt: skip


def _word(severity: Severity) -> str:
    return severity.name.lower()
