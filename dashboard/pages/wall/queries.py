"""What the wall asks the record for; no name is read."""

from sqlalchemy import Connection, select

from alerts.states import Stage
from alerts.store import OpenAlert
from chart import store as record
from chart.actor import Actor
from chart.facts import UnitId
from chart.people import Act, require
from chart.tables import examined
from chart.ticks import to_tick
from dashboard.pages.beds.view import bedside_due
from dashboard.pages.wall.view import Wall, WallBed
from dashboard.patient import PSEUDONYMOUS, bed_of
from dashboard.queries import StayRow, course_of, open_alerts
from dashboard.services import Services
from monitors.due import tasks


def wall(services: Services, actor: Actor) -> Wall:
    """Every bed of the actor's unit; somebody without a known bed stands at the end."""
    require(actor, Act.VIEW_WALL)
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        beds = record.unit_of(conn, actor, UnitId(actor.unit_id)).beds
        alerts = open_alerts(conn, actor, services.ward.book)
        taken = [_bed(services, conn, actor, row, alerts.get(row.stay_id, [])) for row in _rows(conn, actor)]
    in_bed = {each.bed: each for each in taken if each.bed in beds}
    elsewhere = sorted((each for each in taken if in_bed.get(each.bed) is not each), key=lambda each: each.bed)
    shown = (*(in_bed.get(bed, WallBed(bed)) for bed in beds), *elsewhere)
    return Wall(shown, services.unit_name, now, services.zone)


def _rows(conn: Connection, actor: Actor) -> list[StayRow]:
    ids = [each.stay_id for each in record.open_stays(conn, actor)]
    found = conn.execute(select(examined.c.stay_id, examined.c.last_seq).where(examined.c.stay_id.in_(ids)))
    return [StayRow(row.stay_id, PSEUDONYMOUS, row.last_seq) for row in found]


def _bed(services: Services, conn: Connection, actor: Actor, row: StayRow, alerts: list[OpenAlert]) -> WallBed:
    now = services.ward.clock.now()
    worst = alerts[0].alert if alerts else None
    with course_of(conn, actor, services.courses, row) as kept:
        due = tasks(kept.cadence(services.ward.book.protocols), to_tick(now))
        return WallBed(
            bed=bed_of(kept.known),
            is_taken=True,
            severity=(worst.severity or worst.worst) if worst else None,
            is_accepted=worst is not None and worst.stage is not Stage.WAITING,
            is_paused=worst is not None and worst.stage is Stage.PAUSED,
            due=bedside_due(due, kept.known, now),
        )
