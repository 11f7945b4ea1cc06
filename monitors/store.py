"""How far each stay has been looked at: the row that is the stay's lock, its counter and its memory."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, union_all, update

from chart.columns import UtcDateTime
from chart.facts import StayId
from chart.tables import examined, heartbeat, leadership


class Sweep(msgspec.Struct, frozen=True):
    """One sweep, as its heartbeat tells it. real_at, ward_at: when it ended, by either clock.

    epoch: how often a monitor has taken the lead; sweep_no: sweeps of the one that leads. stays_seen: those that the
    clock can say something about; stays_judged: those that were due; faults: those of them that could not be looked at.
    """

    real_at: datetime
    ward_at: datetime
    epoch: int
    sweep_no: int
    stays_seen: int
    stays_judged: int
    faults: int


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """One stay's examination as stored; `standing` is what each pattern said."""

    stay_id: str
    unit_id: str
    last_seq: int
    examined_seq: int
    through_at: datetime | None
    next_at: datetime | None
    standing: dict[str, Any] | None


COLUMNS = (
    examined.c.stay_id, examined.c.unit_id, examined.c.last_seq, examined.c.examined_seq, examined.c.through_at,
    examined.c.next_at, examined.c.standing,
)  # fmt: skip


# Made once: making a statement takes longer than running it.
_READ = select(*COLUMNS).where(examined.c.stay_id == bindparam("stay"))
_HOLD = _READ.with_for_update()
_PUT = (
    update(examined)
    .where(examined.c.stay_id == bindparam("stay"))
    .values({name: bindparam(name) for name in ("examined_seq", "through_at", "next_at", "standing")})
)
# Two questions, each with an index of its own: asked as one, they would read every stay there ever was.
_TO_LOOK_AT = union_all(
    select(examined.c.stay_id).where(examined.c.last_seq > examined.c.examined_seq),
    select(examined.c.stay_id).where(examined.c.next_at <= bindparam("now", type_=UtcDateTime)),
)
_WATCHED = select(func.count()).where(examined.c.next_at.is_not(None))


def hold_stay(conn: Connection, stay_id: StayId) -> Examined:
    """Lock a stay for the rest of the transaction and read how far it was looked at."""
    return Examined(**conn.execute(_HOLD, {"stay": stay_id}).one()._mapping)


def examined_of(conn: Connection, stay_id: StayId) -> Examined:
    """How far a stay was looked at, and what was said then; nothing is locked."""
    return Examined(**conn.execute(_READ, {"stay": stay_id}).one()._mapping)


def put_examined(conn: Connection, held: Examined) -> None:
    """Store how far a held stay has now been looked at."""
    now = {name: getattr(held, name) for name in ("examined_seq", "through_at", "next_at", "standing")}
    conn.execute(_PUT, {"stay": held.stay_id, **now})


def stays_to_look_at(conn: Connection, now: datetime) -> list[StayId]:
    """Stays with entries nobody examined yet, and those whose time has come."""
    return list(dict.fromkeys(StayId(stay_id) for (stay_id,) in conn.execute(_TO_LOOK_AT, {"now": now})))


def count_watched(conn: Connection) -> int:
    """How many stays the clock can still say something about."""
    return conn.execute(_WATCHED).scalar_one()


def stays_judged_otherwise(conn: Connection, digest: str) -> list[StayId]:
    """Stays that were last judged by other protocols than those of this digest. Reads what stands of every stay."""
    known = examined.c.standing["digest"].as_string()
    return [StayId(stay_id) for (stay_id,) in conn.execute(select(examined.c.stay_id).where(known != digest))]


def put_heartbeat(conn: Connection, beat: dict[str, Any]) -> None:
    """Replace this process's heartbeat."""
    changed = conn.execute(update(heartbeat).where(heartbeat.c.process == beat["process"]).values(**beat))
    if not changed.rowcount:
        conn.execute(insert(heartbeat).values(**beat))


def newest_sweep(conn: Connection) -> Sweep | None:
    """The newest sweep of the monitor that led last; None if none ever did."""
    beat = heartbeat.c
    asked = select(*(beat[name] for name in Sweep.__struct_fields__)).where(beat.role == "monitor")
    row = conn.execute(asked.order_by(beat.epoch.desc()).limit(1)).one_or_none()
    return None if row is None else Sweep(*row)


def begun_at(conn: Connection, process: str) -> datetime | None:
    """The ward's time in a heartbeat; None if there is none."""
    return conn.execute(select(heartbeat.c.ward_at).where(heartbeat.c.process == process)).scalar_one_or_none()


def become_leader(conn: Connection, holder: str) -> int:
    """Take the next epoch; whoever held an earlier one is refused from now on."""
    row = conn.execute(select(leadership.c.epoch).where(leadership.c.id == 1).with_for_update()).one_or_none()
    epoch = 1 if row is None else row.epoch + 1
    if row is None:
        conn.execute(insert(leadership).values(id=1, epoch=epoch, holder=holder))
    else:
        conn.execute(update(leadership).where(leadership.c.id == 1).values(epoch=epoch, holder=holder))
    return epoch


class Deposed(Exception):
    """Another monitor leads now; this one must not write."""


def check_leads(conn: Connection, epoch: int) -> None:
    """Raise Deposed unless this epoch is still the newest; until the transaction ends nobody else can take over."""
    if conn.execute(select(leadership.c.epoch).where(leadership.c.id == 1).with_for_update()).scalar() != epoch:
        raise Deposed
