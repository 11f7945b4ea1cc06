"""The duty roster in the database."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from chart.actor import Actor
from chart.columns import UtcDateTime
from chart.duty.roster import Roster, Turn
from chart.errors import Refused
from chart.facts import PersonId
from chart.people import Act, Role, require, role_words
from chart.store import new_id
from chart.tables import duty, person
from chart.ticks import to_tick

ROLES = (Role.NURSE, Role.CHARGE_NURSE, Role.PHYSICIAN, Role.MEDICAL_DIRECTOR)
LONGEST = timedelta(hours=36)
REACH = timedelta(hours=48)


class NewTurn(msgspec.Struct, frozen=True, kw_only=True):
    """A turn as somebody writes it down."""

    person_id: PersonId
    role: str
    starts_at: datetime
    ends_at: datetime


class WrittenTurn(msgspec.Struct, frozen=True, kw_only=True):
    """A turn as it stands in the roster."""

    id: str
    person_id: PersonId
    name: str
    role: str
    starts_at: datetime
    ends_at: datetime


_AROUND = select(duty.c.person_id, duty.c.role, duty.c.starts_at, duty.c.ends_at).where(
    duty.c.unit_id == bindparam("unit"),
    duty.c.ends_at > bindparam("after", type_=UtcDateTime),
    duty.c.starts_at < bindparam("before", type_=UtcDateTime),
)


def roster_around(conn: Connection, unit_id: str, at: datetime) -> Roster:
    """The turns near a moment: those that may matter to an answer given lately."""
    rows = conn.execute(_AROUND, {"unit": unit_id, "after": at - REACH, "before": at + REACH})
    return Roster(
        tuple(
            Turn(person_id=row.person_id, role=row.role, starts_at=to_tick(row.starts_at), ends_at=to_tick(row.ends_at))
            for row in rows
        )
    )


def turns_between(conn: Connection, actor: Actor, starts_at: datetime, ends_at: datetime) -> list[WrittenTurn]:
    """Every turn of the actor's unit that touches a period, by time, then by the ladder, then by name."""
    require(actor, Act.VIEW_BOARD)
    asked = (
        select(duty.c.id, duty.c.person_id, person.c.name, duty.c.role, duty.c.starts_at, duty.c.ends_at)
        .join_from(duty, person, person.c.id == duty.c.person_id)
        .where(duty.c.unit_id == actor.unit_id, duty.c.ends_at > starts_at, duty.c.starts_at < ends_at)
    )
    turns = [WrittenTurn(**row._mapping) for row in conn.execute(asked)]
    return sorted(turns, key=lambda turn: (turn.starts_at, ROLES.index(Role(turn.role)), turn.name))


def add_turns(conn: Connection, actor: Actor, turns: Iterable[NewTurn]) -> list[str]:
    """Write turns down, all or none; Refused with whom, when and why."""
    require(actor, Act.WRITE_ROSTER)
    ids = []
    for turn in turns:
        name = _check(conn, actor, turn)
        _check_free(conn, turn, name)
        ids.append(new_id())
        row = {"id": ids[-1], "unit_id": actor.unit_id, **msgspec.structs.asdict(turn)}
        conn.execute(insert(duty).values(row))
    return ids


def remove_turn(conn: Connection, actor: Actor, turn_id: str) -> None:
    """Take one turn out; Refused if it is not there."""
    require(actor, Act.WRITE_ROSTER)
    gone = conn.execute(delete(duty).where(duty.c.id == turn_id, duty.c.unit_id == actor.unit_id))
    if not gone.rowcount:
        raise Refused("This turn is no longer in the roster", "turn")


def people_on_ladder(conn: Connection, actor: Actor) -> dict[PersonId, tuple[str, str]]:
    """Whom the roster may name: id → (name, role), by role and name; disabled people are left out."""
    require(actor, Act.VIEW_BOARD)
    asked = select(person.c.id, person.c.name, person.c.role).where(
        person.c.unit_id == actor.unit_id, person.c.role.in_(ROLES), ~person.c.is_disabled
    )
    rows = sorted(conn.execute(asked), key=lambda row: (ROLES.index(Role(row.role)), row.name))
    return {PersonId(row.id): (row.name, row.role) for row in rows}


def _check(conn: Connection, actor: Actor, turn: NewTurn) -> str:
    people = people_on_ladder(conn, actor)
    if turn.person_id not in people:
        raise Refused(
            "Choose somebody of this unit who is called: a nurse, charge nurse, physician or director", "person"
        )
    name, _ = people[turn.person_id]
    if turn.role not in ROLES:
        allowed = ", ".join(role_words(role) for role in ROLES)
        raise Refused(f"{name}: {role_words(turn.role)} is not called; allowed are {allowed}", "role")
    length = turn.ends_at - turn.starts_at
    if not timedelta() < length <= LONGEST:
        hours = length / timedelta(hours=1)
        raise Refused(f"{name}: a turn of {hours:.0f} h; it must end after it starts and within 36 h", "ends_at")
    return name


def _check_free(conn: Connection, turn: NewTurn, name: str) -> None:
    overlap = select(duty.c.id).where(
        duty.c.person_id == turn.person_id,
        duty.c.role == turn.role,
        duty.c.ends_at > turn.starts_at,
        duty.c.starts_at < turn.ends_at,
    )
    if conn.execute(overlap).first() is not None:
        raise Refused(f"{name} is on duty in that time already: take that turn out first", "starts_at")
