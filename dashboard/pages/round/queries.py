"""What a round asks the record for."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from alerts.store import OpenAlert
from chart import store as record
from chart.actor import Actor
from chart.duty.store import roster_around
from chart.facts import UnitId
from chart.own_beds.store import own_beds_of
from chart.ticks import to_moment, to_tick
from dashboard.pages.beds.view import bedside_due, worst_of
from dashboard.pages.round.view import Round, Row, away_row, buckets_of, rows_of
from dashboard.patient import Patient, patient_of
from dashboard.queries import StayRow, course_of, open_alerts, open_stays
from dashboard.services import Services
from monitors.due import tasks

Whose = Literal["", "all"]


def my_round(services: Services, actor: Actor, whose: Whose = "") -> Round:
    """What is to do at the actor's own beds, or at all of the unit's; without own beds at all of them."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        unit_beds = record.unit_of(conn, actor, UnitId(actor.unit_id)).beds
        own = own_beds_of(conn, actor, now)
        ends_at = roster_around(conn, actor.unit_id, now).leaves_at(actor.id, to_tick(now))
        alerts = open_alerts(conn, actor, services.ward.book)
        stays = [_stay(services, conn, actor, row, alerts.get(row.stay_id, []), now) for row in open_stays(conn, actor)]
    shows_all = own is None or whose == "all"
    # Whoever lies in no known bed is shown to everybody: somebody must see them.
    shown = [each for each in stays if own is None or shows_all or each[0].bed not in {*unit_beds} - {*own.beds}]
    return Round(
        buckets=buckets_of(row for _, rows in shown for row in rows),
        now=now,
        zone=services.zone,
        unit_beds=unit_beds,
        beds=None if own is None else own.beds,
        shows_all=shows_all,
        patients=tuple(sorted((patient for patient, _ in shown), key=lambda patient: patient.bed)),
        ends_at=None if ends_at is None else to_moment(ends_at),
    )


def _stay(
    services: Services, conn: Connection, actor: Actor, row: StayRow, alerts: list[OpenAlert], now: datetime
) -> tuple[Patient, list[tuple[str, Row]]]:
    with course_of(conn, actor, services.courses, row) as kept:
        patient = patient_of(row.stay_id, row.named, kept.known)
        found = tasks(kept.cadence(services.ward.book.protocols), to_tick(now))
        due, worst = bedside_due(found, kept.known, now), worst_of([each.alert for each in alerts])
    if due is not None and due.at is None:
        return patient, [away_row(patient, due, worst)]
    return patient, rows_of(patient, found, worst, now)
