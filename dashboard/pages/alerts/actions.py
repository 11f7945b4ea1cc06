"""What can be done about alerts from their page."""

from datetime import datetime

from chart.actor import Actor
from chart.errors import Refused
from chart.people import Act, require
from dashboard.components.alert_card import AlertCard
from dashboard.pages.alerts.queries import alerts
from dashboard.services import Services
from monitors import answers

OTHER = "Other"


def accept(services: Services, actor: Actor, alert_id: str, action: str, again_at: str) -> None:
    """Accept an alert, and with it those of the same patient and cause that nobody owns yet."""
    require(actor, Act.ACKNOWLEDGE)
    if not action.strip():
        raise Refused("Choose what is done", "action")
    if not again_at:
        raise Refused("Choose when to look again", "recheck_at")
    recheck_at = datetime.fromisoformat(again_at)
    card = _card(services, actor, alert_id)
    line = card.line(alert_id)
    takes_over = line.is_accepted and line.owner != actor.id
    answers.acknowledge(services.ward, actor, alert_id, action, recheck_at, takes_over=takes_over)
    for other in card.joined(alert_id):
        if other.id != alert_id and not other.is_accepted:
            answers.acknowledge(services.ward, actor, other.id, action, recheck_at)


def resolve(services: Services, actor: Actor, alert_id: str, reason: str) -> None:
    """Resolve one alert with a reason."""
    require(actor, Act.RESOLVE)
    if not reason.strip():
        raise Refused("Say why it is resolved", "reason")
    answers.resolve(services.ward, actor, alert_id, reason)


def _card(services: Services, actor: Actor, alert_id: str) -> AlertCard:
    cards = alerts(services, actor).cards
    found = next((card for card in cards if any(line.id == alert_id for line in card.lines)), None)
    if found is None:
        raise Refused("This alert is no longer open", "alert_id")
    return found
