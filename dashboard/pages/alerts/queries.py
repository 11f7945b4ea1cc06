"""What the alerts page asks the record for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

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
from chart.looks.store import looked_before
from chart.people import Role
from chart.tables import entry
from chart.ticks import to_moment
from dashboard.components.alert_card import AlertCard, AlertLine, Closed
from dashboard.components.evidence import Evidence, Row
from dashboard.components.history import Happened
from dashboard.pages.alerts.sorting import TABS, Asked, Tab, cards_of, listed, marked, ordered, picked
from dashboard.pages.alerts.view import AlertsView, choose, closed_line, line_of
from dashboard.patient import Patient, patient_of
from dashboard.queries import ClosedAlert, changed_alerts, closed_alerts, course_of, open_alerts, stays
from dashboard.services import Services
from monitors.evidence import Card
from monitors.store import newest_sweep

MISSING = "not done"
EVERYTHING = Asked()
CLOSED_FOR = timedelta(hours=24)
CALLED_BY_PHONE = (Role.PHYSICIAN, Role.MEDICAL_DIRECTOR)


def alerts(
    services: Services, actor: Actor, asked: Asked = EVERYTHING, stay_id: str | None = None, alert_id: str | None = None
) -> AlertsView:
    """The alerts that are asked for, with the evidence of the chosen one (else of the first)."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        found = _lists(services, conn, actor, asked, now)
        chosen = choose(found.cards, stay_id, alert_id)
        card = None if chosen is None else found.kept[chosen[1].id].evidence
        evidence = None if card is None else _evidence(conn, actor, msgspec.convert(card, Card))
        happened = () if chosen is None else _history(conn, actor, chosen[1].id)
        people = people_on_ladder(conn, actor)
        swept = newest_sweep(conn)
    calling = services.ward.book.protocols.calling
    return AlertsView(
        found.cards,
        now,
        services.zone,
        actor.id,
        chosen,
        evidence,
        history=happened,
        physicians=tuple((person_id, name) for person_id, (name, role) in people.items() if role in CALLED_BY_PHONE),
        actor_role=actor.role,
        look_again={severity: times.look_again_minutes for severity, times in calling.times.items()},
        asked=asked,
        counts=found.counts,
        looked_at=found.looked_at,
        changed=found.changed,
        swept=swept,
    )


@dataclass(frozen=True, slots=True)
class Lists:
    """cards: those that are shown. counts: how many patients each list has. kept: whatever is in any, by its id.

    looked_at: when the actor's visit before this one ended; changed: how many patients have changed since.
    """

    cards: tuple[AlertCard, ...]
    counts: dict[Tab, int]
    kept: dict[str, OpenAlert | ClosedAlert]
    looked_at: datetime | None
    changed: int


def _lists(services: Services, conn: Connection, actor: Actor, asked: Asked, now: datetime) -> Lists:
    """Everything open on the unit, and what was closed within a day, as one asks to see it."""
    found = open_alerts(conn, actor, services.ward.book)
    closed = closed_alerts(conn, actor, services.ward.book, now - CLOSED_FOR)
    kept: dict[str, OpenAlert | ClosedAlert] = {each.alert.id: each for each in closed}
    kept |= {each.alert.id: each for stay in found.values() for each in stay}
    since = looked_before(conn, actor)
    changed = changed_alerts(conn, actor, list(kept), since) if since else frozenset()
    every = marked(cards_of(_open_lines(services, conn, actor, found)), changed)
    by_tab = {tab: listed(every, tab, actor.id) for tab in TABS}
    if asked.tab == "closed":
        shown = _closed_cards(services, conn, actor, closed)
    else:
        shown = ordered(picked(by_tab[asked.tab], asked.only), asked.order)
    counts = {tab: len(cards) for tab, cards in by_tab.items()} | {"closed": len({each.stay_id for each in closed})}
    return Lists(shown, counts, kept, since, sum(card.is_changed for card in every))


def _open_lines(
    services: Services, conn: Connection, actor: Actor, found: Mapping[StayId, list[OpenAlert]]
) -> list[tuple[Patient, AlertLine]]:
    patients = _patients(services, conn, actor, found)
    calling = services.ward.book.protocols.calling
    lines = []
    for stay_id, patient in patients.items():
        board = Board(stay_id, {each.alert.id: each.alert for each in found[stay_id]})
        lines += [(patient, line_of(each.alert, board, calling)) for each in found[stay_id]]
    return lines


def _closed_cards(
    services: Services, conn: Connection, actor: Actor, closed: Iterable[ClosedAlert]
) -> tuple[AlertCard, ...]:
    """One card a patient, the newest first, whoever has left by now among them."""
    by_stay: dict[StayId, list[AlertLine]] = {}
    people = names_of_people(conn, actor)
    for each in closed:
        who = people.get(PersonId(each.by), "") if each.by else ""
        line = closed_line(each.alert, Closed(each.closed_at, who, each.reason))
        by_stay.setdefault(each.stay_id, []).append(line)
    patients = _patients(services, conn, actor, by_stay)
    return tuple(AlertCard(patients[stay_id], tuple(lines)) for stay_id, lines in by_stay.items())


def _patients(services: Services, conn: Connection, actor: Actor, ids: Iterable[StayId]) -> dict[StayId, Patient]:
    found = {}
    for row in stays(conn, actor, list(ids)):
        with course_of(conn, actor, services.courses, row) as kept:
            found[row.stay_id] = patient_of(row.stay_id, row.named, kept.known)
    return found


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
