"""Which alerts a pattern makes of what it says, as long as nobody answers any: the life of an alert, in a few lines.

The same as `alerts.reconcile` over one pattern of one stay, without people and without the words. What was already over
when it became known is not played here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from alerts.finding import Ending, Severity
from chart.ticks import MINUTE, NEVER

ASSESSMENTS_NEEDED = 2


@dataclass(slots=True)
class Step:
    """One look: what was said at a tick, whether by a correction, and whether beside a complete assessment."""

    at: int
    surely: int
    possibly: int
    is_corrected: bool = False
    is_assessed: bool = False


@dataclass(slots=True)
class Told:
    """One alert. Ticks. returned: whenever it held again while it was open; worst: of its whole life."""

    raised_at: int
    worst: int
    returned: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """Where an open alert stands. held: when it could last be judged. quiet_since None: it holds, or is unknown."""

    told: Told
    severity: int
    held: bool = True
    is_retracted: bool = False
    quiet_since: int | None = None
    clear: int = 0


def alerts_of(steps: Iterable[Step], ending: Ending, *, is_about_an_event: bool = False) -> list[Told]:
    """Every alert that these looks raise, in their order; one about an event never closes by itself."""
    found: list[Told] = []
    alert: _Open | None = None
    for step in steps:
        if alert is not None and not is_about_an_event and _closes_at(alert, ending) < step.at:
            alert = None
        if alert is None:
            if step.surely:
                alert = _Open(Told(step.at, step.surely), step.surely)
                found.append(alert.told)
            continue
        _follow(alert, step)
        if not is_about_an_event and _is_closed(alert, ending, step.at):
            alert = None
    return found


def _follow(alert: _Open, step: Step) -> None:
    if step.surely:
        _hold(alert, step)
    elif step.possibly:
        alert.quiet_since = None
    elif alert.is_retracted and alert.quiet_since is not None:
        return
    elif alert.quiet_since is not None:
        alert.clear += step.is_assessed
    else:
        alert.is_retracted = alert.held and step.is_corrected
        alert.clear += step.is_assessed and not alert.is_retracted
        alert.held, alert.quiet_since = False, step.at


def _hold(alert: _Open, step: Step) -> None:
    if not alert.held:
        alert.told.returned.append(step.at)
        alert.severity = step.surely
    else:
        alert.severity = max(step.surely, min(alert.severity, step.possibly))
    alert.told.worst = max(alert.told.worst, alert.severity)
    alert.held, alert.is_retracted, alert.quiet_since, alert.clear = True, False, None, 0


def _is_closed(alert: _Open, ending: Ending, at: int) -> bool:
    """Whether software may close it: never what was high once."""
    if alert.quiet_since is None or alert.told.worst >= Severity.HIGH:
        return False
    if alert.is_retracted or ending.at_once:
        return True
    if ending.instrument is not None and alert.clear >= ASSESSMENTS_NEEDED:
        return True
    return _closes_at(alert, ending) <= at


def _closes_at(alert: _Open, ending: Ending) -> int:
    if ending.minutes is None or alert.quiet_since is None or alert.told.worst >= Severity.HIGH or alert.is_retracted:
        return NEVER
    return alert.quiet_since + ending.minutes * MINUTE
