"""What can be done about alerts from their page."""

from collections.abc import Callable
from datetime import datetime

from alerts.acts import Told
from chart.actor import Actor
from chart.duty.store import people_on_ladder
from chart.errors import Refused
from chart.facts import PersonId
from chart.looks.store import note_look
from chart.people import Act, Role, require
from dashboard.components.alert_card import AlertCard
from dashboard.pages.alerts.unit_alerts import unit_alerts
from dashboard.services import Services
from monitors import answers

OTHER = "Other"
Parts = dict[str, str]  # what was filled in, by the part of the form


def look(services: Services, actor: Actor) -> None:
    """Note that somebody looks at the alerts, so that they are told later what has changed since."""
    note_look(services.ward.database, actor, services.ward.clock.now())


def accept(services: Services, actor: Actor, alert_id: str, parts: Parts) -> None:
    """Accept an alert, and with it those of the same patient and cause that nobody owns yet."""
    require(actor, Act.ACKNOWLEDGE)
    action = parts["words"] if parts["action"] == OTHER else parts["action"]
    if not action.strip():
        raise Refused("Choose what is done", "action")
    recheck_at = _moment(parts["again"], "Choose when to look again", "recheck_at")
    card = _card(services, actor, alert_id)
    line = card.line(alert_id)
    takes_over = line.is_accepted and line.owner != actor.id
    answers.acknowledge(services.ward, actor, alert_id, action, recheck_at, takes_over=takes_over)
    for other in _unowned_of_its_cause(card, alert_id):
        answers.acknowledge(services.ward, actor, other, action, recheck_at)


def phone(services: Services, actor: Actor, alert_id: str, parts: Parts) -> None:
    """Somebody was told by phone: they own the alert, and those of its cause that nobody owns."""
    require(actor, Act.ACKNOWLEDGE)
    told = _told(services, actor, parts)
    if not parts["action"]:
        raise Refused("Choose what they said", "action")
    recheck_at = _moment(parts["again"], "Choose when to look again", "recheck_at")
    others = _unowned_of_its_cause(_card(services, actor, alert_id), alert_id)
    for each in (alert_id, *others):
        answers.tell_by_phone(services.ward, actor, each, told, parts["action"], recheck_at)


def pause(services: Services, actor: Actor, alert_id: str, parts: Parts) -> None:
    """Pause one alert with a reason and an end."""
    require(actor, Act.ACKNOWLEDGE)
    if not parts["reason"].strip():
        raise Refused("Say why it is paused", "reason")
    ends_at = _moment(parts["until"], "Choose when the pause ends", "ends_at")
    answers.pause(services.ward, actor, alert_id, parts["reason"], ends_at)


def resolve(services: Services, actor: Actor, alert_id: str, parts: Parts) -> None:
    """Resolve one alert with a reason."""
    require(actor, Act.RESOLVE)
    reason = ". ".join(filter(None, (parts["reason"], parts["words"].strip())))
    if not reason:
        raise Refused("Say why it is resolved", "reason")
    answers.resolve(services.ward, actor, alert_id, reason)


ANSWERS: dict[str, Callable[[Services, Actor, str, Parts], None]] = {
    "accept": accept,
    "phone": phone,
    "pause": pause,
    "resolve": resolve,
}


def _told(services: Services, actor: Actor, parts: Parts) -> Told:
    read_back = bool(parts["read_back"])
    with services.ward.database.read() as conn:
        person = people_on_ladder(conn, actor).get(PersonId(parts["who"]))
    if person is not None:
        return Told(person[0], person[1], parts["who"], read_back)
    return Told(parts["name"], Role.PHYSICIAN, None, read_back)


def _moment(text: str, otherwise: str, field: str) -> datetime:
    if not text:
        raise Refused(otherwise, field)
    return datetime.fromisoformat(text)


def _unowned_of_its_cause(card: AlertCard, alert_id: str) -> list[str]:
    return [other.id for other in card.joined(alert_id) if other.id != alert_id and not other.is_accepted]


def _card(services: Services, actor: Actor, alert_id: str) -> AlertCard:
    cards = unit_alerts(services, actor, is_fresh=True).cards
    found = next((card for card in cards if any(line.id == alert_id for line in card.lines)), None)
    if found is None:
        raise Refused("This alert is no longer open", "alert_id")
    return found
