"""Steps of the machine's clock, told to every unit, until a person of the unit has seen them."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Connection, insert, select, update

from chart import audit
from chart.actor import Actor
from chart.errors import Refused
from chart.news import announce
from chart.people import Act, require
from chart.tables import clock_step, unit


class Step(msgspec.Struct, frozen=True):
    """By how much the clock was set: below 0 it went back. is_at_least: nobody watched meanwhile, it may be more."""

    seconds: float
    is_at_least: bool = False


class ToldStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that nobody of the unit has seen yet. noticed_at: by the clock as it was after."""

    id: int
    noticed_at: datetime
    step: Step


def put_steps(conn: Connection, steps: Iterable[Step], noticed_at: datetime) -> None:
    """Tell every unit of the record."""
    units = conn.execute(select(unit.c.id)).scalars().all()
    for step in steps:
        told = msgspec.structs.asdict(step) | {"noticed_at": noticed_at}
        conn.execute(insert(clock_step), [told | {"unit_id": unit_id} for unit_id in units])


def unseen_steps(conn: Connection, actor: Actor) -> list[ToldStep]:
    """What nobody of the actor's unit has seen yet, in the order in which it was noticed."""
    asked = (
        select(clock_step)
        .where(clock_step.c.unit_id == actor.unit_id, clock_step.c.seen_at.is_(None))
        .order_by(clock_step.c.id)
    )
    return [
        ToldStep(id=row.id, noticed_at=row.noticed_at, step=Step(row.seconds, row.is_at_least))
        for row in conn.execute(asked)
    ]


def see_step(conn: Connection, actor: Actor, step_id: int, now: datetime) -> None:
    """Somebody of the unit has seen it; Refused if there is none such, or somebody else was first."""
    require(actor, Act.ACKNOWLEDGE)
    seen = (
        update(clock_step)
        .where(clock_step.c.id == step_id, clock_step.c.unit_id == actor.unit_id, clock_step.c.seen_at.is_(None))
        .values(seen_by=actor.id, seen_at=now)
    )
    if not conn.execute(seen).rowcount:
        raise Refused("Somebody has seen this already", "step")
    announce(conn, "clock")
    audit.write(conn, actor, "see", "clock", [], "done", detail={"step": step_id})
