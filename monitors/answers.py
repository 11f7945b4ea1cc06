"""What people do about alerts: under the stay's lock, on the board as it stands at that moment."""

from datetime import datetime

from alerts import acts
from alerts import store as alert_store
from alerts.events import AlertEvent
from chart.actor import Actor
from chart.facts import StayId
from chart.news.store import announce
from chart.ticks import to_tick
from monitors import store
from monitors.ward import Ward


def acknowledge(ward: Ward, actor: Actor, alert_id: str, action: str, recheck_at: datetime) -> list[AlertEvent]:
    """Own an alert: what is being done, and when to look again."""
    return _answer(
        ward, actor, alert_id, lambda board, now: acts.acknowledge(board, alert_id, actor, action, recheck_at, now)
    )


def resolve(ward: Ward, actor: Actor, alert_id: str, reason: str) -> list[AlertEvent]:
    """Close an alert, with a reason."""
    return _answer(ward, actor, alert_id, lambda board, now: acts.resolve(board, alert_id, actor, reason, now))
