"""When a medium or low alert closes by itself, and when time alone does it. Louder ones wait for a person."""

from alerts.alert import AlertState
from alerts.states import Condition
from chart.ticks import MINUTE, NEVER

ASSESSMENTS_NEEDED = 2


def why_closed(alert: AlertState, at: int) -> str:
    """Why software may close it at this tick, in words; empty while it may not."""
    if not alert.is_open or alert.needs_a_person:
        return ""
    ending = alert.ending
    match alert.condition:
        case Condition.RETRACTED:
            return "taken back by a correction"
        case Condition.HISTORIC:
            return "already over when it became known"
        case Condition.ENDED if ending.at_once:
            return "done"
        case Condition.ENDED if ending.instrument and alert.clear_assessments >= ASSESSMENTS_NEEDED:
            return f"{ASSESSMENTS_NEEDED} complete assessments without it"
        case Condition.ENDED if closes_at(alert) <= at:
            return f"{ending.minutes} min without it"
        case _:
            return ""


def closes_at(alert: AlertState) -> int:
    """The tick at which time alone closes it, if nothing is charted until then; NEVER if time alone does not."""
    minutes = alert.ending.minutes
    if minutes is None or alert.quiet_since is None or alert.condition is not Condition.ENDED:
        return NEVER
    if not alert.is_open or alert.needs_a_person:
        return NEVER
    return alert.quiet_since + minutes * MINUTE
