"""What the board asks the record for."""

from datetime import datetime

from sqlalchemy import Connection

from alerts.store import OpenAlert
from chart import store as record
from chart.actor import Actor
from chart.facts import UnitId
from chart.ticks import to_tick
from dashboard.components.tile import Tile
from dashboard.pages.beds.board import Beds
from dashboard.pages.beds.view import tile_of
from dashboard.patient import patient_of
from dashboard.queries import StayRow, course_of, open_alerts, open_stays
from dashboard.services import Services
from monitors.due import tasks


def beds(services: Services, actor: Actor) -> Beds:
    """Every bed of the actor's unit in bed order; a stay without a known bed stands at the end."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        unit = record.unit_of(conn, actor, UnitId(actor.unit_id))
        alerts = open_alerts(conn, actor, services.ward.book)
        taken = [_tile(services, conn, actor, row, alerts.get(row.stay_id, []), now) for row in open_stays(conn, actor)]
    in_bed = {tile.bed: tile for tile in taken if tile.bed in unit.beds}
    elsewhere = sorted((tile for tile in taken if in_bed.get(tile.bed) is not tile), key=lambda tile: tile.bed)
    return Beds((*(in_bed.get(bed, Tile(bed)) for bed in unit.beds), *elsewhere), now, services.zone)


def _tile(
    services: Services, conn: Connection, actor: Actor, row: StayRow, alerts: list[OpenAlert], now: datetime
) -> Tile:
    with course_of(conn, actor, services.courses, row) as kept:
        due = tasks(kept.cadence(services.ward.book.protocols), to_tick(now))
        return tile_of(
            patient_of(row.stay_id, row.named, kept.known), kept.known, due, [each.alert for each in alerts], now
        )
