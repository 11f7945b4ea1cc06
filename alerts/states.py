"""The life of an alert as tables: what each event does to it, what each event says of its condition, who may do what.

Two things are true of an alert at once and are kept apart. Its *stage* is about people: does anybody own it, is it
closed. Its *condition* is about the chart: does the pattern still hold. Nothing else in the house decides either.
"""

from collections.abc import Iterable
from enum import StrEnum

from alerts.finding import Severity
from chart.errors import Refused


class Stage(StrEnum):
    """How far people have come with it."""

    WAITING = "waiting"  # nobody owns it
    ACCEPTED = "accepted"  # somebody owns it and has said when to look again
    PAUSED = "paused"  # somebody asked for quiet, until an end
    RESOLVED = "resolved"  # a person closed it
    CLOSED = "closed"  # it closed by itself: medium and low only


OPEN = frozenset({Stage.WAITING, Stage.ACCEPTED, Stage.PAUSED})


class Condition(StrEnum):
    """What the chart says of the pattern now."""

    HOLDS = "holds"
    UNKNOWN = "unknown"  # can't be judged; ends nothing
    ENDED = "ended"
    RETRACTED = "retracted"  # a correction showed that it was never so
    HISTORIC = "historic"  # became known when it was already over


class Kind(StrEnum):
    """What can happen to an alert."""

    RAISED = "raised"
    WORSENED = "worsened"
    EASED = "eased"
    RETURNED = "returned"
    BECAME_UNKNOWN = "became_unknown"
    KNOWN_AGAIN = "known_again"
    CONDITION_ENDED = "condition_ended"
    CLEAR_ASSESSMENT = "clear_assessment"
    RETRACTED = "retracted"
    FOUND_LATE = "found_late"
    CLOSED = "closed"
    ACKNOWLEDGED = "acknowledged"
    TOLD_BY_PHONE = "told_by_phone"
    RECHECK_DUE = "recheck_due"
    ESCALATED = "escalated"
    SHIFT_CHANGED = "shift_changed"
    PAUSED = "paused"
    PAUSE_ENDED = "pause_ended"
    RESOLVED = "resolved"
    NOTIFIED = "notified"
    FAILED_TO_NOTIFY = "failed_to_notify"


def _to(stage: Stage, *before: Stage) -> dict[Stage | None, Stage]:
    return dict.fromkeys(before, stage)


def _stays(before: Iterable[Stage]) -> dict[Stage | None, Stage]:
    return {stage: stage for stage in before}


_WAITING, _ACCEPTED, _PAUSED, _RESOLVED, _CLOSED = Stage

# What happens × the stage before → the stage after. None: there was no alert. No cell: it can't happen then.
# A resolved alert is still told what becomes of its condition, so that it is known when the next one is a new one.
STAGES: dict[Kind, dict[Stage | None, Stage]] = {
    Kind.RAISED: {None: _WAITING},
    Kind.WORSENED: _to(_WAITING, _WAITING, _ACCEPTED, _PAUSED),
    Kind.EASED: _stays((_WAITING, _ACCEPTED, _PAUSED, _RESOLVED)),
    Kind.RETURNED: _to(_WAITING, _WAITING, _ACCEPTED, _PAUSED),
    Kind.BECAME_UNKNOWN: _stays((_WAITING, _ACCEPTED, _PAUSED)),
    Kind.KNOWN_AGAIN: _stays((_WAITING, _ACCEPTED, _PAUSED)),
    Kind.CONDITION_ENDED: _stays((_WAITING, _ACCEPTED, _RESOLVED)) | _to(_WAITING, _PAUSED),
    Kind.CLEAR_ASSESSMENT: _stays((_WAITING, _ACCEPTED, _PAUSED)),
    Kind.RETRACTED: _stays((_WAITING, _ACCEPTED, _RESOLVED)) | _to(_WAITING, _PAUSED),
    Kind.FOUND_LATE: _stays((_WAITING, _ACCEPTED, _PAUSED)),
    Kind.CLOSED: _to(_CLOSED, _WAITING, _ACCEPTED, _PAUSED),
    Kind.ACKNOWLEDGED: _to(_ACCEPTED, _WAITING, _ACCEPTED, _PAUSED),
    Kind.TOLD_BY_PHONE: _to(_ACCEPTED, _WAITING, _ACCEPTED, _PAUSED),
    Kind.RECHECK_DUE: _to(_WAITING, _ACCEPTED),
    Kind.ESCALATED: _to(_WAITING, _WAITING),
    Kind.SHIFT_CHANGED: _to(_WAITING, _ACCEPTED),
    Kind.PAUSED: _to(_PAUSED, _WAITING, _ACCEPTED),
    Kind.PAUSE_ENDED: _to(_WAITING, _PAUSED),
    Kind.RESOLVED: _to(_RESOLVED, _WAITING, _ACCEPTED, _PAUSED),
    Kind.NOTIFIED: _stays(Stage),
    Kind.FAILED_TO_NOTIFY: _stays(Stage),
}

# What an event says of the condition; the others say nothing of it.
CONDITIONS: dict[Kind, Condition] = {
    Kind.RAISED: Condition.HOLDS,
    Kind.WORSENED: Condition.HOLDS,
    Kind.EASED: Condition.HOLDS,
    Kind.RETURNED: Condition.HOLDS,
    Kind.BECAME_UNKNOWN: Condition.UNKNOWN,
    Kind.KNOWN_AGAIN: Condition.HOLDS,
    Kind.CONDITION_ENDED: Condition.ENDED,
    Kind.RETRACTED: Condition.RETRACTED,
}

# What the clock says of answers, at the moment it is looked at: a replay of the chart has none of it.
OF_THE_CLOCK = frozenset({Kind.ESCALATED, Kind.RECHECK_DUE, Kind.SHIFT_CHANGED, Kind.PAUSE_ENDED})

# Whoever does it × how bad the alert was at its worst: the role may do it up to this severity.
_UP_TO_CRITICAL = Severity.CRITICAL
RIGHTS: dict[Kind, dict[str, Severity]] = {
    Kind.ACKNOWLEDGED: dict.fromkeys(("nurse", "charge_nurse", "physician"), _UP_TO_CRITICAL),
    Kind.TOLD_BY_PHONE: dict.fromkeys(("nurse", "charge_nurse"), _UP_TO_CRITICAL),
    Kind.PAUSED: dict.fromkeys(("charge_nurse", "physician"), _UP_TO_CRITICAL),
    Kind.RESOLVED: {
        "nurse": Severity.MEDIUM,
        "charge_nurse": Severity.CRITICAL,
        "physician": Severity.CRITICAL,
    },
}


def may(role: str, kind: Kind, worst: Severity) -> bool:
    """Whether somebody of this role may do this to an alert that was as bad as `worst`."""
    return worst <= RIGHTS[kind].get(role, Severity.NONE)


def check(kind: Kind, stage: Stage) -> None:
    """Refuse what can't be done to an alert at this stage."""
    if stage not in STAGES[kind]:
        raise Refused(f"This alert is {stage.value}: it can't be {kind.value.replace('_', ' ')}", "alert_id")


def stage_after(kind: Kind, before: Stage | None) -> Stage:
    """The stage an event leads to; one that the table has no cell for is a fault of ours."""
    after = STAGES[kind].get(before)
    if after is None:
        raise ValueError(f"{kind.value} can't happen to an alert that is {before.value if before else 'not there'}")
    return after
