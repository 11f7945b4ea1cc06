"""What the alerts page asks the record for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from alerts import store as alert_store
from alerts.alert import AlertState
from alerts.events import AlertEvent
from alerts.states import Kind
from alerts.store import Told
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
from dashboard.pages.alerts.sorting import OPEN_TABS, Asked, Tab, listed, marked, ordered, picked
from dashboard.pages.alerts.unit_alerts import CLOSED_FOR, UnitAlerts, unit_alerts
from dashboard.pages.alerts.view import AlertsView, choose, closed_line
from dashboard.pages.alerts.window import window_of
from dashboard.queries import ClosedAlert, course_of, stay_row
from dashboard.services import Services
from monitors.amended import Charted
from monitors.evidence import Card
from monitors.store import newest_sweep

EVERYTHING = Asked()
CALLED_BY_PHONE = (Role.PHYSICIAN, Role.MEDICAL_DIRECTOR)


def alerts(
    services: Services,
    actor: Actor,
    asked: Asked = EVERYTHING,
    stay_id: str | None = None,
    alert_id: str | None = None,
    *,
    is_fresh: bool = True,
) -> AlertsView:
    """The alerts that are asked for, with the evidence of the chosen one (else of the first).

    is_fresh: with all that is stored by now, else with all that was heard of.
    """
    found = unit_alerts(services, actor, is_fresh=is_fresh)
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        view = lists(services, conn, actor, asked, found, now)
        chosen = choose(view.cards, stay_id, alert_id)
        return view if chosen is None else _with_detail(services, conn, actor, view, found, chosen)


def lists(
    services: Services, conn: Connection, actor: Actor, asked: Asked, found: UnitAlerts, now: datetime
) -> AlertsView:
    """The lists of the page as one person asks to see them, nothing being chosen."""
    since = looked_before(conn, actor, now)
    if since is None and asked.only == "changed":
        asked = asked.with_only("all")  # to whoever never looked before, everything is new
    every = marked(found.cards, found.changed(since, actor) if since else ())
    closed = found.closed_since(now - CLOSED_FOR)
    by_tab = {tab: listed(every, tab, actor.id) for tab in OPEN_TABS}
    if asked.tab == "closed":
        shown = _closed_cards(found, closed, names_of_people(conn, actor))
    else:
        shown = ordered(picked(by_tab[asked.tab], asked.only), asked.order)
    counts: dict[Tab, int] = {tab: len(cards) for tab, cards in by_tab.items()}
    counts["closed"] = len({each.stay_id for each in closed})
    return AlertsView(
        shown,
        now,
        services.zone,
        actor.id,
        asked=asked,
        counts=counts,
        version=found.standing.alerts,
        versions={name: version for card in shown for name, version in found.versions(card).items()},
        looked_at=since,
        changed=sum(card.is_changed for card in every),
        swept=None if shown else newest_sweep(conn),
    )


def _closed_cards(found: UnitAlerts, closed: Iterable[ClosedAlert], people: People) -> tuple[AlertCard, ...]:
    """One card a patient, the newest first, whoever has left by now among them."""
    by_stay: dict[StayId, list[AlertLine]] = {}
    for each in closed:
        who = people.get(PersonId(each.by), "") if each.by else ""
        line = closed_line(each.alert, Closed(each.closed_at, who, each.reason))
        by_stay.setdefault(each.stay_id, []).append(line)
    return tuple(AlertCard(found.patients[stay_id], tuple(lines)) for stay_id, lines in by_stay.items())


def _with_detail(
    services: Services,
    conn: Connection,
    actor: Actor,
    view: AlertsView,
    found: UnitAlerts,
    chosen: tuple[AlertCard, AlertLine],
) -> AlertsView:
    card, line = chosen
    names = names_of_people(conn, actor)
    told = alert_store.events_of(conn, actor, line.id)
    people = people_on_ladder(conn, actor)
    calling = services.ward.book.protocols.calling
    return replace(
        view,
        chosen=chosen,
        evidence=_evidence(services, conn, actor, StayId(card.patient.stay_id), found.alerts[line.id], told, names),
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


def _evidence(
    services: Services,
    conn: Connection,
    actor: Actor,
    stay_id: StayId,
    alert: AlertState,
    told: Sequence[Told],
    people: People,
) -> Evidence | None:
    """The evidence of one alert, with what became of each reading since; None if there is none."""
    kept_card = alert_store.evidence_of(conn, actor, alert.id)
    if kept_card is None:
        return None
    card, now = msgspec.convert(kept_card, Card), to_tick(services.ward.clock.now())
    earlier = [msgspec.convert(each.event.evidence, Card) for each in told if each.event.evidence]
    with course_of(conn, actor, services.courses, stay_row(conn, actor, stay_id)) as kept:
        window = window_of(card, kept.cadence(services.ward.book.protocols), alert.since, now)
        return evidence_of(card, Charted(kept.known, kept.entries), people, earlier, window)
