"""Units, patients, who they are, and their stays."""

from typing import Any

import msgspec
import uuid_utils
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, insert, or_, select

from chart.actor import EVERY_UNIT, Actor
from chart.entries import Identity, OpenStay
from chart.errors import Refused
from chart.facts import StayId, UnitId
from chart.tables import entry, examined, identity, patient, stay, unit


class Unit(msgspec.Struct, frozen=True):
    """One unit: its beds in order, and the zone by whose clock it lives."""

    id: UnitId
    name: str
    zone: str
    beds: tuple[str, ...]


def make_unit(conn: Connection, new: Unit) -> None:
    """Put a unit on the map; there again is nothing new."""
    if conn.execute(select(unit.c.id).where(unit.c.id == new.id)).first() is None:
        conn.execute(insert(unit).values(id=new.id, name=new.name, zone=new.zone, beds=list(new.beds)))


def unit_of(conn: Connection, actor: Actor, unit_id: UnitId) -> Unit:
    """The unit, for those who belong to it."""
    check_unit(actor, unit_id)
    row = conn.execute(select(unit).where(unit.c.id == unit_id)).mappings().one_or_none()
    if row is None:
        raise Refused(f"There is no unit {unit_id}", "unit")
    return Unit(row["id"], row["name"], row["zone"], tuple(row["beds"]))


def admit_patient(conn: Connection, actor: Actor, unit_id: UnitId, who: Identity | None) -> str:
    """A new patient; who None: pseudonymous."""
    check_unit(actor, unit_id)
    patient_id = new_id()
    add_patient(conn, patient_id, unit_id, who)
    return patient_id


def add_patient(conn: Connection, patient_id: str, unit_id: UnitId, who: Identity | None) -> None:
    """A patient under an id that was given elsewhere."""
    conn.execute(insert(patient).values(id=patient_id, unit_id=unit_id))
    if who is not None:
        conn.execute(insert(identity).values(patient_id=patient_id, unit_id=unit_id, **msgspec.structs.asdict(who)))


def has_patient(conn: Connection, actor: Actor, patient_id: str) -> bool:
    """Whether a patient is known in the actor's unit."""
    found = conn.execute(select(patient.c.unit_id).where(patient.c.id == patient_id)).scalar_one_or_none()
    if found is not None:
        check_unit(actor, found)
    return found is not None


def open_stay(conn: Connection, actor: Actor, patient_id: str, stay_id: StayId | None = None) -> StayId:
    """A new stay of a patient, with the row that is its lock and counter."""
    unit_id = conn.execute(select(patient.c.unit_id).where(patient.c.id == patient_id)).scalar_one()
    check_unit(actor, unit_id)
    made = stay_id or StayId(new_id())
    conn.execute(insert(stay).values(id=made, unit_id=unit_id, patient_id=patient_id))
    conn.execute(insert(examined).values(stay_id=made, unit_id=unit_id, last_seq=0, examined_seq=0))
    return made


def stay_of(conn: Connection, actor: Actor, stay_id: StayId) -> OpenStay:
    """One stay, for those of its unit."""
    row = conn.execute(select(stay).where(stay.c.id == stay_id)).mappings().one_or_none()
    if row is None:
        raise Refused("There is no such stay", "stay_id")
    check_unit(actor, row["unit_id"])
    return OpenStay(stay_id=row["id"], patient_id=row["patient_id"], unit_id=row["unit_id"])


def stays(conn: Connection, actor: Actor) -> list[OpenStay]:
    """Every stay of the actor's unit, open or not."""
    asked = select(stay.c.id, stay.c.patient_id, stay.c.unit_id).order_by(stay.c.id)
    if actor.unit_id != EVERY_UNIT:
        asked = asked.where(stay.c.unit_id == actor.unit_id)
    return [OpenStay(stay_id=row[0], patient_id=row[1], unit_id=row[2]) for row in conn.execute(asked)]


def open_stays(conn: Connection, actor: Actor) -> list[OpenStay]:
    """Stays of the actor's unit without a standing discharge, whose admission was not taken back."""
    asked = is_open(actor.unit_id).add_columns(stay.c.patient_id, stay.c.unit_id)
    return [OpenStay(stay_id=row[0], patient_id=row[1], unit_id=row[2]) for row in conn.execute(asked)]


def identity_of(conn: Connection, actor: Actor, patient_id: str) -> Identity | None:
    """Who a patient is; None where the record is pseudonymous."""
    row = conn.execute(select(identity).where(identity.c.patient_id == patient_id)).mappings().one_or_none()
    if row is None:
        return None
    check_unit(actor, row["unit_id"])
    return Identity(**{name: row[name] for name in Identity.__struct_fields__})


def new_id() -> str:
    """A UUID v7: unique anywhere, and roughly in order of making."""
    return str(uuid_utils.uuid7())


def check_unit(actor: Actor, unit_id: str) -> None:
    """Refused unless what belongs to this unit is the actor's business."""
    if not actor.is_of(unit_id):
        raise Refused("This is not in your unit", "unit")


def is_superseded() -> ColumnElement[bool]:
    """Whether another entry replaced or voided the one asked about, as SQL."""
    newer = entry.alias("newer")
    return exists().where(newer.c.supersedes == entry.c.id)


def is_open(unit_id: str) -> Select[tuple[Any]]:
    """The ids of a unit's open stays, as SQL."""
    # Asked stay by stay, it would read every entry of every stay; by unit and kind it has an index.
    of_unit = entry.c.unit_id.in_(select(unit.c.id)) if unit_id == EVERY_UNIT else entry.c.unit_id == unit_id
    asked = select(stay.c.id).where(goes_on(of_unit)).order_by(stay.c.id)
    return asked if unit_id == EVERY_UNIT else asked.where(stay.c.unit_id == unit_id)


def goes_on(among: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a stay has no standing discharge and its admission was not taken back, as SQL.

    This is what "open" means wherever the record is asked. among: whose entries are looked at, by unit or by stay.
    """
    left = select(entry.c.stay_id).where(among, entry.c.kind == "discharged", ~is_superseded())
    first = entry.alias("first")
    never = select(entry.c.stay_id).where(
        among, entry.c.kind == "void", entry.c.supersedes == first.c.id, first.c.kind == "admitted"
    )
    # A taken back admission may have been charted anew.
    return and_(stay.c.id.not_in(left), or_(stay.c.id.not_in(never), stay.c.id.in_(admitted(among))))


def admitted(among: ColumnElement[bool]) -> Select[tuple[Any]]:
    """The ids of the stays with a standing admission, as SQL."""
    return select(entry.c.stay_id).where(among, entry.c.kind == "admitted", ~is_superseded())
