"""Own beds in the database. They are forgotten with the shift: yesterday's beds are nobody's today."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, delete, insert, select

from chart.actor import Actor
from chart.duty.store import roster_around
from chart.errors import Refused
from chart.facts import UnitId
from chart.people import Act, require
from chart.store import unit_of
from chart.tables import own_beds
from chart.ticks import to_moment, to_tick

SHIFT = timedelta(hours=12)  # of whom the roster knows nothing


class OwnBeds(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's beds in the order of the unit, until they are forgotten (ward time)."""

    beds: tuple[str, ...]
    until: datetime


def own_beds_of(conn: Connection, actor: Actor, now: datetime) -> OwnBeds | None:
    """The actor's beds; None while they have not said which."""
    require(actor, Act.CHART)
    asked = select(own_beds).where(own_beds.c.person_id == actor.id, own_beds.c.until_at > now)
    row = conn.execute(asked).one_or_none()
    return None if row is None else OwnBeds(beds=tuple(row.beds), until=row.until_at)


def choose_own_beds(conn: Connection, actor: Actor, beds: Sequence[str], now: datetime) -> None:
    """The actor looks after these beds until their turn ends; none: after all of them."""
    require(actor, Act.CHART)
    known = unit_of(conn, actor, UnitId(actor.unit_id)).beds
    if strange := [bed for bed in beds if bed not in known]:
        raise Refused(f"There is no bed {strange[0]} in this unit", "beds")
    conn.execute(delete(own_beds).where(own_beds.c.person_id == actor.id))
    if beds:
        leaves_at = roster_around(conn, actor.unit_id, now).leaves_at(actor.id, to_tick(now))
        until = now + SHIFT if leaves_at is None else to_moment(leaves_at)
        chosen = [bed for bed in known if bed in beds]
        conn.execute(insert(own_beds).values(person_id=actor.id, unit_id=actor.unit_id, beds=chosen, until_at=until))
