"""What the alerts page asks the record for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

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
from chart.looks.store import looked_before
from chart.people import Role
from chart.ticks import to_moment, to_tick
from dashboard.components.alert_card import AlertCard, AlertLine, Closed
from dashboard.components.evidence import Evidence
from dashboard.components.history import Happened
from dashboard.pages.alerts.evidence_rows import People, evidence_of
from dashboard.pages.alerts.sorting import OPEN_TABS, Asked, Tab, cards_of, listed, marked, ordered, picked
from dashboard.pages.alerts.view import AlertsView, choose, closed_line, line_of
from dashboard.pages.alerts.window import window_of
from dashboard.patient import Patient, patient_of
from dashboard.queries import ClosedAlert, changed_alerts, closed_alerts, course_of, open_alerts, stay_row, stays
from dashboard.services import Services
from monitors.amended import Charted
from monitors.evidence import Card
from monitors.store import newest_sweep

EVERYTHING = Asked()
CLOSED_FOR = timedelta(hours=24)
Kept = OpenAlert | ClosedAlert
CALLED_BY_PHONE = (Role.PHYSICIAN, Role.MEDICAL_DIRECTOR)


def alerts(
    services: Services, actor: Actor, asked: Asked = EVERYTHING, stay_id: str | None = None, alert_id: str | None = None
) -> AlertsView:
    """The alerts that are asked for, with the evidence of the chosen one (else of the first)."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        found = _lists(services, conn, actor, asked, now)
        chosen = choose(found.cards, stay_id, alert_id)
        names = names_of_people(conn, actor)
        told = [] if chosen is None else alert_store.events_of(conn, actor, chosen[1].id)
        evidence = None if chosen is None else _evidence(services, conn, actor, found.kept[chosen[1].id], told, names)
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
        history=_history(told, names),
        physicians=tuple((person_id, name) for person_id, (name, role) in people.items() if role in CALLED_BY_PHONE),
        actor_role=actor.role,
        look_again={severity: times.look_again_minutes for severity, times in calling.times.items()},
        asked=found.asked,
        counts=found.counts,
        looked_at=found.looked_at,
        changed=found.changed,
        swept=swept,
    )


@dataclass(frozen=True, slots=True)
class Lists:
    """asked: what is shown. cards: those that are. counts: how many patients each list has. kept: all alerts, by id.

    looked_at: when the actor's visit before this one ended; changed: how many patients have changed since.
    """

    asked: Asked
    cards: tuple[AlertCard, ...]
    counts: dict[Tab, int]
    kept: dict[str, Kept]
    looked_at: datetime | None
    changed: int


def _lists(services: Services, conn: Connection, actor: Actor, asked: Asked, now: datetime) -> Lists:
    """Everything open on the unit, and what was closed within a day, as one asks to see it."""
    found = open_alerts(conn, actor, services.ward.book)
    closed = closed_alerts(conn, actor, services.ward.book, now - CLOSED_FOR)
    kept: dict[str, Kept] = {each.alert.id: each for each in closed}
    kept |= {each.alert.id: each for stay in found.values() for each in stay}
    since = looked_before(conn, actor, now)
    if since is None and asked.only == "changed":
        asked = asked.with_only("all")  # to whoever never looked before, everything is new
    changed = changed_alerts(conn, actor, list(kept), since) if since else frozenset()
    every = marked(cards_of(_open_lines(services, conn, actor, found)), changed)
    by_tab = {tab: listed(every, tab, actor.id) for tab in OPEN_TABS}
    if asked.tab == "closed":
        shown = _closed_cards(services, conn, actor, closed)
    else:
        shown = ordered(picked(by_tab[asked.tab], asked.only), asked.order)
    counts: dict[Tab, int] = {tab: len(cards) for tab, cards in by_tab.items()}
    counts["closed"] = len({each.stay_id for each in closed})
    return Lists(asked, shown, counts, kept, since, sum(card.is_changed for card in every))


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


def _evidence(
    services: Services,
    conn: Connection,
    actor: Actor,
    chosen: Kept,
    told: Sequence[Told],
    people: People,
) -> Evidence | None:
    """The evidence of one alert, with what became of each reading since; None if there is none."""
    if chosen.evidence is None:
        return None
    card, now = msgspec.convert(chosen.evidence, Card), to_tick(services.ward.clock.now())
    earlier = [msgspec.convert(each.event.evidence, Card) for each in told if each.event.evidence]
    with course_of(conn, actor, services.courses, stay_row(conn, actor, chosen.stay_id)) as kept:
        window = window_of(card, kept.cadence(services.ward.book.protocols), chosen.alert.since, now)
        return evidence_of(card, Charted(kept.known, kept.entries), people, earlier, window)
