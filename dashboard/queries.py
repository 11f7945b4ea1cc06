"""What several pages ask the record for: who is in the unit, how far each stay has come, its open alerts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from alerts import store as alert_store
from alerts.alert import AlertState
from alerts.finding import Severity
from alerts.states import Kind
from alerts.store import OpenAlert
from chart import store as record
from chart.actor import Actor
from chart.entries import Identity
from chart.errors import Refused
from chart.facts import Entry, StayId, UnitId
from chart.tables import alert, alert_event, examined, identity, stay
from dashboard.courses import Courses, Kept
from dashboard.patient import BannerLine, Named, Patient, named, patient_of
from monitors.book import Book

CLOSING = (Kind.RESOLVED.value, Kind.CLOSED.value)
SENDING = (Kind.NOTIFIED.value, Kind.FAILED_TO_NOTIFY.value)


@dataclass(frozen=True, slots=True)
class StayRow:
    """One stay of the unit: whose it is, and the newest entry it has. is_examined: every entry was looked at."""

    stay_id: StayId
    named: Named
    last_seq: int
    is_examined: bool = True


def open_stays(conn: Connection, actor: Actor) -> list[StayRow]:
    """Every stay of the actor's unit that has not ended."""
    ids = [each.stay_id for each in record.open_stays(conn, actor)]
    return stays(conn, actor, ids)


def stay_row(conn: Connection, actor: Actor, stay_id: str) -> StayRow:
    """One stay of the actor's unit; any other is Refused, as if it did not exist."""
    found = stays(conn, actor, [StayId(stay_id)])
    if not found:
        raise Refused("There is no such stay in your unit", "stay_id")
    return found[0]


@dataclass(frozen=True, slots=True)
class ClosedAlert:
    """An alert that is no longer open. by: who closed it, None: nobody had to; reason: in their words."""

    stay_id: StayId
    alert: AlertState
    closed_at: datetime
    by: str | None
    reason: str


@contextmanager
def course_of(conn: Connection, actor: Actor, courses: Courses, row: StayRow) -> Iterator[Kept]:
    """All that is known of a stay, read on from where it was last read."""

    def read(after_seq: int) -> list[Entry]:
        return record.entries_of(conn, actor, row.stay_id, after_seq=after_seq)

    with courses.looked_at(row.stay_id, row.last_seq, read) as kept:
        yield kept


def patients(conn: Connection, actor: Actor, courses: Courses, ids: Iterable[StayId]) -> dict[StayId, Patient]:
    """Who lies in these stays, as far as they are in the actor's unit."""
    found = {}
    for row in stays(conn, actor, list(ids)):
        with course_of(conn, actor, courses, row) as kept:
            found[row.stay_id] = patient_of(row.stay_id, row.named, kept.known)
    return found


def open_alerts(conn: Connection, actor: Actor, book: Book) -> dict[StayId, list[OpenAlert]]:
    """The open alerts of the actor's unit by stay, the most urgent first.

    Silent ones are not for a ward, and what stands as a line in the patient's banner is no alert to answer.
    """
    found: dict[StayId, list[OpenAlert]] = defaultdict(list)
    for each in alert_store.open_alerts(conn, actor, UnitId(actor.unit_id)):
        if not is_banner(book, each.alert.pattern, each.alert.worst):
            found[each.stay_id].append(each)
    return found


def is_banner(book: Book, pattern: str, worst: Severity) -> bool:
    """Whether a pattern's finding only stands in the patient's banner: by its file, and never one above low."""
    known = book.by_name.get(pattern)
    return known is not None and known.is_banner(worst)


def banner_lines(alerts: Iterable[AlertState], book: Book) -> tuple[BannerLine, ...]:
    """What stands in the banner of the stay these alerts are of, as far as anybody knows."""
    return tuple(
        BannerLine(each.title, book.by_name[each.pattern].text.why)
        for each in sorted(alerts, key=lambda alert: alert.pattern)
        if each.is_open and each.stands and not each.is_silent and is_banner(book, each.pattern, each.worst)
    )


def alerts_of(conn: Connection, actor: Actor, stay_id: StayId) -> list[AlertState]:
    """Every alert a stay ever had, open or not."""
    rows = conn.execute(
        select(alert.c.state).where(alert.c.stay_id == stay_id, alert.c.unit_id == actor.unit_id)
    ).scalars()
    return [msgspec.convert(state, AlertState) for state in rows]


def closed_alerts(conn: Connection, actor: Actor, book: Book, since: datetime) -> list[ClosedAlert]:
    """What was closed on the actor's unit from a moment of ward time on, the newest first; no silent one, no banner."""
    end = alert_event.c
    asked = (
        select(alert.c.stay_id, alert.c.state, end.known_at, end.by, end.reason)
        .join(alert_event, alert_event.c.alert_id == alert.c.id)
        .where(alert.c.unit_id == actor.unit_id, alert.c.last_event_at >= since, ~alert.c.is_open, ~alert.c.is_silent)
        .where(alert_event.c.event.in_(CLOSING), alert_event.c.known_at >= since)
        .order_by(alert_event.c.seq.desc())
    )
    found = [
        ClosedAlert(StayId(row.stay_id), msgspec.convert(row.state, AlertState), row.known_at, row.by, row.reason)
        for row in conn.execute(asked)
    ]
    return [each for each in found if not is_banner(book, each.alert.pattern, each.alert.worst)]


@dataclass(frozen=True, slots=True)
class Doing:
    """One event of an alert: its number, when it was noticed, by whom (None: by the monitor)."""

    seq: int
    event: str
    noticed_at: datetime
    by: str | None

    def is_news(self, since: datetime, person_id: str) -> bool:
        """Whether it is news to somebody who looked at a moment; that a page was sent is none, nor what one did."""
        return self.noticed_at > since and self.event not in SENDING and self.by != person_id


def doings(conn: Connection, actor: Actor, alert_ids: Collection[str]) -> dict[str, list[Doing]]:
    """All that was done about these alerts of the actor's unit, by alert, in order."""
    asked = (
        select(alert_event.c.alert_id, *(alert_event.c[name] for name in Doing.__slots__))
        .where(alert_event.c.alert_id.in_(alert_ids), alert_event.c.unit_id == actor.unit_id)
        .order_by(alert_event.c.seq)
    )
    found: dict[str, list[Doing]] = defaultdict(list)
    for alert_id, *done in conn.execute(asked):
        found[alert_id].append(Doing(*done))
    return found


def stays(conn: Connection, actor: Actor, ids: Sequence[StayId]) -> list[StayRow]:
    """These stays, as far as they are in the actor's unit."""
    names = [identity.c[name] for name in Identity.__struct_fields__]
    rows = conn.execute(
        select(stay.c.id, examined.c.last_seq, examined.c.examined_seq, identity.c.patient_id, *names)
        .join(examined, examined.c.stay_id == stay.c.id)
        .outerjoin(identity, identity.c.patient_id == stay.c.patient_id)
        .where(stay.c.unit_id == actor.unit_id, stay.c.id.in_(ids))
    )
    return [
        StayRow(StayId(row.id), _named(row), row.last_seq, is_examined=row.examined_seq >= row.last_seq) for row in rows
    ]


def _named(row: Any) -> Named:
    if row.patient_id is None:
        return named(None)
    return named(Identity(**{name: getattr(row, name) for name in Identity.__struct_fields__}))
