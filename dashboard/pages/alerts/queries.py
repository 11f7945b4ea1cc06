"""What the alerts page asks the record for."""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from alerts import store as alert_store
from alerts.board import Board
from alerts.events import AlertEvent
from alerts.states import Kind
from alerts.store import OpenAlert, Told
from chart.accounts.store import names_of_people
from chart.actor import Actor
from chart.duty.store import people_on_ladder
from chart.facts import PersonId, StayId
from chart.people import Role
from chart.ticks import to_moment, to_tick
from dashboard.components.alert_card import AlertCard
from dashboard.components.evidence import Evidence
from dashboard.components.history import Happened
from dashboard.pages.alerts.evidence_rows import People, evidence_of
from dashboard.pages.alerts.view import AlertsView, cards_of, choose, line_of
from dashboard.pages.alerts.window import window_of
from dashboard.patient import patient_of
from dashboard.queries import course_of, open_alerts, stay_row, stays
from dashboard.services import Services
from monitors.amended import Charted
from monitors.evidence import Card

CALLED_BY_PHONE = (Role.PHYSICIAN, Role.MEDICAL_DIRECTOR)


def alerts(services: Services, actor: Actor, stay_id: str | None = None, alert_id: str | None = None) -> AlertsView:
    """Every open alert of the unit, with the evidence of the chosen one (else of the most urgent)."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        found = open_alerts(conn, actor, services.ward.book)
        cards = _cards(services, conn, actor, found)
        chosen = choose(cards, stay_id, alert_id)
        by_id = {each.alert.id: each for stay in found.values() for each in stay}
        names = names_of_people(conn, actor)
        told = [] if chosen is None else alert_store.events_of(conn, actor, chosen[1].id)
        evidence = None if chosen is None else _evidence(services, conn, actor, by_id[chosen[1].id], told, names)
        people = people_on_ladder(conn, actor)
    calling = services.ward.book.protocols.calling
    return AlertsView(
        cards,
        now,
        services.zone,
        actor.id,
        chosen,
        evidence,
        history=_history(told, names),
        physicians=tuple((person_id, name) for person_id, (name, role) in people.items() if role in CALLED_BY_PHONE),
        actor_role=actor.role,
        look_again={severity: times.look_again_minutes for severity, times in calling.times.items()},
    )


def _history(told: Sequence[Told], people: People) -> tuple[Happened, ...]:
    return tuple(
        Happened(to_moment(each.event.known_at), each.event.kind, _done(each.event), _who(each.event, people))
        for each in told
    )


def _who(event: AlertEvent, people: People) -> str:
    by_phone = event.kind is Kind.TOLD_BY_PHONE
    return event.detail.owner_name if by_phone else people.get(PersonId(event.by), "") if event.by else ""


def _done(event: AlertEvent) -> str:
    """What was done, else why it is so."""
    return "; ".join(part for part in (event.detail.action, event.reason) if part)


def _cards(
    services: Services, conn: Connection, actor: Actor, found: Mapping[StayId, list[OpenAlert]]
) -> tuple[AlertCard, ...]:
    lines = []
    for row in stays(conn, actor, list(found)):
        with course_of(conn, actor, services.courses, row) as kept:
            patient = patient_of(row.stay_id, row.named, kept.known)
        board = Board(row.stay_id, {each.alert.id: each.alert for each in found[row.stay_id]})
        calling = services.ward.book.protocols.calling
        lines += [(patient, line_of(each.alert, board, calling)) for each in found[row.stay_id]]
    return cards_of(lines)


def _evidence(
    services: Services, conn: Connection, actor: Actor, chosen: OpenAlert, told: Sequence[Told], people: People
) -> Evidence | None:
    """The evidence of one alert, with what became of each reading since; None if there is none."""
    if chosen.evidence is None:
        return None
    card, now = msgspec.convert(chosen.evidence, Card), to_tick(services.ward.clock.now())
    earlier = [msgspec.convert(each.event.evidence, Card) for each in told if each.event.evidence]
    with course_of(conn, actor, services.courses, stay_row(conn, actor, chosen.stay_id)) as kept:
        window = window_of(card, kept.cadence(services.ward.book.protocols), chosen.alert.since, now)
        return evidence_of(card, Charted(kept.known, kept.entries), people, earlier, window)
