"""One alert as the budget counts it: when it was said, called, answered and over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from alerts.finding import Severity
from alerts.states import Kind

ANSWERS = frozenset({Kind.ACKNOWLEDGED, Kind.TOLD_BY_PHONE, Kind.PAUSED, Kind.RESOLVED})
WITH_ACTION = frozenset({Kind.ACKNOWLEDGED, Kind.TOLD_BY_PHONE})  # neither is taken without what is being done
CALLS = frozenset({Kind.RAISED, Kind.WORSENED, Kind.RETURNED})
OVERS = frozenset({Kind.CONDITION_ENDED, Kind.RETRACTED, Kind.CLOSED})


@dataclass(frozen=True, slots=True)
class Said:
    """One event of an alert, of which stay and pattern; worst: of the alert's whole life. about: "" or its event."""

    alert_id: str
    stay_id: str
    pattern: str
    about: str
    worst: Severity
    is_historic: bool
    kind: Kind
    severity: Severity
    at: datetime


@dataclass(frozen=True, slots=True)
class Life:
    """One alert. has_called: it was medium or worse while it held. escalated_at: the next role was first called.

    over_at: first ended, taken back or closed, or when it became known if it was over by then. returned: how often it
    held again while it was open.
    """

    stay_id: str
    pattern: str
    about: str
    worst: Severity
    raised_at: datetime
    has_called: bool = False
    escalated_at: datetime | None = None
    answered_at: datetime | None = None
    over_at: datetime | None = None
    has_action: bool = False
    is_retracted: bool = False
    returned: int = 0


def lives_of(events: Iterable[Said]) -> list[Life]:
    """The alerts of some events; of each alert all its events, one after the other in the order they were said."""
    return [_life(list(said)) for _, said in groupby(events, key=attrgetter("alert_id"))]


def _life(events: Sequence[Said]) -> Life:
    first = events[0]
    calls = any(each.kind in CALLS and each.severity >= Severity.MEDIUM for each in events)
    return Life(
        stay_id=first.stay_id, pattern=first.pattern, about=first.about, worst=first.worst, raised_at=first.at,
        has_called=calls and not first.is_historic, escalated_at=_first(events, frozenset({Kind.ESCALATED})),
        answered_at=_first(events, ANSWERS), over_at=first.at if first.is_historic else _first(events, OVERS),
        has_action=any(each.kind in WITH_ACTION for each in events),
        is_retracted=any(each.kind is Kind.RETRACTED for each in events),
        returned=sum(each.kind is Kind.RETURNED for each in events),
    )  # fmt: skip


def _first(events: Sequence[Said], kinds: frozenset[Kind]) -> datetime | None:
    return next((each.at for each in events if each.kind in kinds), None)
