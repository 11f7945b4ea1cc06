"""What the alerts page asks the record for."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, select

from alerts import store as alert_store
from alerts.board import Board
from alerts.events import AlertEvent
from alerts.states import Kind
from alerts.store import OpenAlert
from chart.accounts.store import names_of_people
from chart.actor import Actor
from chart.duty.store import people_on_ladder
from chart.facts import PersonId, StayId
from chart.people import Role
from chart.tables import entry
from chart.ticks import to_moment
from dashboard.components.alert_card import AlertCard
from dashboard.components.evidence import Evidence, Row
from dashboard.components.history import Happened
from dashboard.pages.alerts.view import AlertsView, cards_of, choose, line_of
from dashboard.patient import patient_of
from dashboard.queries import course_of, open_alerts, stays
from dashboard.services import Services
from monitors.evidence import Card

MISSING = "not done"
CALLED_BY_PHONE = (Role.PHYSICIAN, Role.MEDICAL_DIRECTOR)


def alerts(services: Services, actor: Actor, stay_id: str | None = None, alert_id: str | None = None) -> AlertsView:
    """Every open alert of the unit, with the evidence of the chosen one (else of the most urgent)."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        found = open_alerts(conn, actor, services.ward.book)
        cards = _cards(services, conn, actor, found)
        chosen = choose(cards, stay_id, alert_id)
        kept = {each.alert.id: each.evidence for stay in found.values() for each in stay}
        card = None if chosen is None else kept[chosen[1].id]
        evidence = None if card is None else _evidence(conn, actor, msgspec.convert(card, Card))
        happened = () if chosen is None else _history(conn, actor, chosen[1].id)
        people = people_on_ladder(conn, actor)
    calling = services.ward.book.protocols.calling
    return AlertsView(
        cards,
        now,
        services.zone,
        actor.id,
        chosen,
        evidence,
        history=happened,
        physicians=tuple((person_id, name) for person_id, (name, role) in people.items() if role in CALLED_BY_PHONE),
        actor_role=actor.role,
        look_again={severity: times.look_again_minutes for severity, times in calling.times.items()},
    )


def _history(conn: Connection, actor: Actor, alert_id: str) -> tuple[Happened, ...]:
    people = names_of_people(conn, actor)
    return tuple(
        Happened(to_moment(told.event.known_at), told.event.kind, _done(told.event), _who(told.event, people))
        for told in alert_store.events_of(conn, actor, alert_id)
    )


def _who(event: AlertEvent, people: Mapping[PersonId, str]) -> str:
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


def _evidence(conn: Connection, actor: Actor, card: Card) -> Evidence:
    entry_ids = {seen.entry_id for line in card.lines for seen in line.seen}
    charted = conn.execute(
        select(entry.c.id, entry.c.recorded_by).where(entry.c.id.in_(entry_ids), entry.c.unit_id == actor.unit_id)
    )
    people = names_of_people(conn, actor)
    return evidence_of(card, {row.id: people.get(row.recorded_by, "unknown") for row in charted})


def evidence_of(card: Card, charted_by: Mapping[str, str]) -> Evidence:
    """The card as it is drawn: a row per reading, the missing ones after them."""
    rows: list[Row] = []
    for line in card.lines:
        newest = line.seen[-1] if line.seen else None
        for seen in line.seen[:-1]:
            rows.append(
                Row(f"{line.text}: before", seen.value, to_moment(seen.observed), charted_by.get(seen.entry_id, ""))
            )
        rows.append(
            Row(
                line.text,
                line.value,
                to_moment(newest.observed) if newest else None,
                charted_by.get(newest.entry_id, "") if newest else "",
                is_met=line.met == "yes",
            )
        )
    for text in card.missing:
        what, _, why = text.partition(": ")
        rows.append(Row(what, why or MISSING, is_missing=True))
    return Evidence(
        rule=card.rule,
        why=card.why,
        action=card.action,
        source=card.source,
        grade=card.evidence,
        version=f"{card.pattern} · {card.version}",
        known_limits=card.known_limits,
        rows=tuple(rows),
        clears=card.clears,
        until=None if card.until is None else to_moment(card.until),
    )
