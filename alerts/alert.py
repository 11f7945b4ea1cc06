"""One alert: what it is now, and what one more event makes of it."""

from typing import Any

import msgspec

from alerts.events import AlertEvent
from alerts.finding import Ending, Severity
from alerts.states import CONDITIONS, OPEN, Condition, Kind, Stage, stage_after

Key = tuple[str, str]  # pattern, and the event it is about: at most one of a key is open


class AlertState(msgspec.Struct, frozen=True, kw_only=True):
    """One alert as it stands: the fold of its events. Times are ticks.

    severity: now; worst: since it opened. before_unknown: what the condition was when it could last be judged.
    quiet_since: since when the condition has been surely false without a break. clear_assessments: complete ones
    since then, the one that turned it counted; counted_at: the look of the last of them. hindsight_since: the start
    of the newest episode that became known only when it was over. missing: while it can't be judged.
    called_at, step: when somebody was last called for it while nobody owned it, and which role of the ladder.
    has_returned: since somebody last owned it.
    """

    id: str
    pattern: str
    about: str
    cause: str
    title: str
    stage: Stage
    condition: Condition
    severity: Severity
    worst: Severity
    since: int
    raised_at: int
    last_event_at: int
    ending: Ending
    version: str = ""
    is_silent: bool = False
    is_late: bool = False
    superseded_by: str = ""
    before_unknown: Condition = Condition.HOLDS
    quiet_since: int | None = None
    clear_assessments: int = 0
    counted_at: int | None = None
    hindsight_since: int | None = None
    missing: tuple[str, ...] = ()
    owner: str | None = None
    owner_name: str = ""
    owner_role: str = ""
    action: str = ""
    accepted_at: int | None = None
    recheck_at: int | None = None
    pause_ends_at: int | None = None
    called_at: int = 0
    step: int = 0
    has_returned: bool = False

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.pattern, self.about

    @property
    def is_open(self) -> bool:
        """Whether it is on the board."""
        return self.stage in OPEN

    @property
    def needs_a_person(self) -> bool:
        """Whether software must never close it: ever high or critical, or about an event."""
        return self.worst >= Severity.HIGH or bool(self.about)

    @property
    def stands(self) -> bool:
        """Whether its condition holds as far as anybody knows."""
        known = self.before_unknown if self.condition is Condition.UNKNOWN else self.condition
        return known is Condition.HOLDS


def after(before: AlertState | None, event: AlertEvent) -> AlertState:
    """An alert after one event: stage and condition by the tables, the rest by what the event carries."""
    stage = stage_after(event.kind, before.stage if before else None)
    if before is None:
        return _raised(event, stage)
    condition = CONDITIONS.get(event.kind, before.condition)
    changed = _heard(before, event) | _answered(event)
    if before.stage is Stage.PAUSED and stage is Stage.WAITING:
        changed = _NOBODY | changed  # what it was quiet about is over, or worse
    return msgspec.structs.replace(before, stage=stage, condition=condition, last_event_at=event.known_at, **changed)


def _raised(event: AlertEvent, stage: Stage) -> AlertState:
    finding = event.detail.finding
    if finding is None:
        raise ValueError("an alert is raised by a finding")
    is_historic = finding.is_historic
    return AlertState(
        id=event.alert_id, pattern=event.pattern, about=event.about, cause=event.cause, title=finding.title,
        stage=stage, condition=Condition.HISTORIC if is_historic else CONDITIONS[event.kind],
        severity=event.severity, worst=event.severity, since=event.since, raised_at=event.known_at,
        last_event_at=event.known_at, ending=finding.ending, version=finding.version, is_silent=finding.is_silent,
        is_late=finding.is_late, superseded_by=finding.superseded_by,
        hindsight_since=finding.since if is_historic else None, called_at=event.known_at,
    )  # fmt: skip


def _heard(before: AlertState, event: AlertEvent) -> dict[str, Any]:
    """What the chart's events change."""
    detail = event.detail
    match event.kind:
        case Kind.WORSENED | Kind.EASED | Kind.RETURNED | Kind.KNOWN_AGAIN:
            return _holds(before, event)
        case Kind.BECAME_UNKNOWN:
            return {"before_unknown": before.condition, "quiet_since": None, "missing": detail.missing}
        case Kind.CONDITION_ENDED | Kind.RETRACTED:
            counted = {"clear_assessments": detail.clear_assessments, "counted_at": event.known_at}
            return {"quiet_since": event.known_at, "missing": ()} | counted
        case Kind.CLEAR_ASSESSMENT:
            return {"clear_assessments": detail.clear_assessments, "counted_at": event.known_at}
        case Kind.FOUND_LATE:
            return {"worst": max(before.worst, event.severity), "hindsight_since": event.since}
        case _:
            return {}


def _holds(before: AlertState, event: AlertEvent) -> dict[str, Any]:
    changed: dict[str, Any] = {
        "severity": event.severity, "worst": max(before.worst, event.severity), "since": event.since,
        "quiet_since": None, "clear_assessments": 0, "missing": (),
    }  # fmt: skip
    if (finding := event.detail.finding) is not None:
        changed |= {
            "is_silent": finding.is_silent, "version": finding.version, "title": finding.title,
            "ending": finding.ending, "superseded_by": finding.superseded_by, "is_late": finding.is_late,
        }  # fmt: skip
    return changed


_NOBODY: dict[str, Any] = {
    "owner": None, "owner_name": "", "owner_role": "", "action": "", "accepted_at": None, "recheck_at": None,
    "pause_ends_at": None,
}  # fmt: skip


def _answered(event: AlertEvent) -> dict[str, Any]:
    """What changes about its owner and about who is called: people's answers, and what voids them."""
    detail = event.detail
    match event.kind:
        case Kind.WORSENED | Kind.RETURNED:
            has_returned = {"has_returned": True} if event.kind is Kind.RETURNED else {}
            return _NOBODY | {"called_at": event.known_at, "step": 0} | has_returned
        case Kind.ACKNOWLEDGED | Kind.TOLD_BY_PHONE:
            return {
                "owner": detail.owner, "owner_name": detail.owner_name, "owner_role": detail.owner_role,
                "action": detail.action, "accepted_at": event.known_at, "recheck_at": detail.recheck_at,
                "pause_ends_at": None, "step": detail.step, "has_returned": False,
            }  # fmt: skip
        case Kind.PAUSED:
            return _NOBODY | {
                "owner": detail.owner, "owner_name": detail.owner_name, "owner_role": detail.owner_role,
                "pause_ends_at": detail.ends_at, "has_returned": False,
            }  # fmt: skip
        case Kind.PAUSE_ENDED | Kind.RECHECK_DUE | Kind.SHIFT_CHANGED:
            return _NOBODY | {"called_at": event.known_at, "step": detail.step}
        case Kind.ESCALATED:
            return {"called_at": event.known_at, "step": detail.step}
        case _:
            return {}
