"""The chain's rows: written in the transaction of the act itself, so that neither stands without the other."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select, update

from chart.actor import EVERY_UNIT, Actor
from chart.audit.chain import START, Head, Row, Verified, mac_of, verify_rows
from chart.clock import real_now
from chart.database import audit_key_of
from chart.tables import audit, audit_head
from chart.ticks import to_moment, to_tick

Result = Literal["done", "denied", "failed"]
Detail = Mapping[str, str | int | bool | None]
ROWS_AT_ONCE = 2_000


def write(
    conn: Connection,
    actor: Actor,
    act: str,
    category: str,
    subjects: Sequence[str],
    result: Result,
    origin: str | None = None,
    detail: Detail | None = None,
) -> None:
    """Add a row to the audit, in the caller's transaction. act: what was done; category: to which kind of record.

    subjects: ids of the patients or stays concerned, never names. Whoever writes next waits until this one commits, so
    it is the last thing a transaction does.
    """
    moved = update(audit_head).values(seq=audit_head.c.seq + 1).returning(audit_head.c.seq, audit_head.c.mac)
    seq, prev_mac = conn.execute(moved).one()
    row = Row(
        seq=seq, unit_id=None if actor.unit_id == EVERY_UNIT else actor.unit_id, at=to_moment(to_tick(real_now())),
        actor=actor.id, role=actor.role, act=act, category=category, subjects=list(subjects), origin=origin,
        result=result, detail=_storable(detail), prev_mac=prev_mac, mac=START,
    )  # fmt: skip
    row = msgspec.structs.replace(row, mac=mac_of(row, audit_key_of(conn)))
    conn.execute(insert(audit).values(msgspec.structs.asdict(row)))
    conn.execute(update(audit_head).values(mac=row.mac))


def head(conn: Connection) -> Head:
    """How far the chain has come."""
    return Head(*conn.execute(select(audit_head.c.seq, audit_head.c.mac)).one())


def verify(conn: Connection, key: bytes, anchor: Head | None = None) -> Verified:
    """Look at every row of the chain. anchor: a head that was kept elsewhere; only it shows that the tail was cut."""
    heads = [head(conn)] if anchor is None else [head(conn), anchor]
    asked = select(audit).order_by(audit.c.seq)
    with conn.execute(asked, execution_options={"yield_per": ROWS_AT_ONCE}) as found:
        return verify_rows((Row(*row) for row in found), key, heads)


def _storable(detail: Detail | None) -> dict[str, str | int | bool | None] | None:
    """The detail without what no database stores: a denial must not fail because somebody sent nonsense."""
    if detail is None:
        return None
    return {
        name: said.replace("\0", "\ufffd").encode(errors="replace").decode() if isinstance(said, str) else said
        for name, said in detail.items()
    }
