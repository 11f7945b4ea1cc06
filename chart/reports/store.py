"""What reports ask the record for: when each stay began, was interrupted and ended, as known at a moment."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Text, case, cast, exists, func, select, type_coerce

from chart.actor import Actor
from chart.facts import Disposition, DrugClass, StayId, UnitId
from chart.people import Act, require
from chart.reports.stay_times import KINDS, SILENT_AFTER, Charted, Row, StayTimes, times_of
from chart.tables import entry, examined, stay


class _Said(msgspec.Struct, frozen=True):
    """What a report needs of an entry's content; the rest is left unread."""

    disposition: Disposition | None = None
    drug_class: DrugClass | None = None


SAID = msgspec.json.Decoder(_Said)


def stay_times(conn: Connection, actor: Actor, known_at: datetime) -> list[StayTimes]:
    """Every stay of the actor's unit as the record knew it at a moment; names and charts are not read.

    The same question asked later about the same moment has the same answer, whatever was corrected since.
    """
    require(actor, Act.READ_REPORTS)
    return times_of_unit(conn, actor.unit_id, known_at)


def times_of_unit(conn: Connection, unit_id: UnitId, known_at: datetime) -> list[StayTimes]:
    """The same, of a unit that nobody in person asks for."""
    return _times(conn, select(stay.c.id).where(stay.c.unit_id == unit_id), entry.c.unit_id == unit_id, known_at)


def times_of_judged(conn: Connection, actor: Actor, known_at: datetime, since: datetime) -> list[StayTimes]:
    """The stays that the monitor has ever judged, of those in the unit at a moment or later; no others are read.

    What came in as history was never judged, and has no alerts.
    """
    require(actor, Act.READ_REPORTS)
    which = select(examined.c.stay_id).where(
        examined.c.unit_id == actor.unit_id,
        examined.c.last_recorded_at >= since - SILENT_AFTER,
        examined.c.standing.is_not(None),
    )
    return _times(conn, which, entry.c.stay_id.in_(which), known_at)


def _times(conn: Connection, stays: Select[Any], theirs: ColumnElement[bool], known_at: datetime) -> list[StayTimes]:
    """stays: which; theirs: what their entries have in common."""
    rows: dict[StayId, list[Row]] = {StayId(each): [] for each in conn.scalars(stays)}
    for stay_id, row in _rows(conn, theirs, known_at):
        rows[stay_id].append(row)
    unclear = [
        stay_id for stay_id, said in rows.items() if not {"admitted", "discharged"} <= {row.kind for row in said}
    ]
    charted = _charted(conn, unclear, known_at)
    found = (times_of(stay_id, said, charted.get(stay_id, Charted())) for stay_id, said in rows.items())
    return [each for each in found if each is not None]


def _rows(conn: Connection, theirs: ColumnElement[bool], known_at: datetime) -> Iterable[tuple[StayId, Row]]:
    """What stood at a moment of the kinds that matter, oldest observation first."""
    newer = entry.alias("newer")
    is_replaced = exists().where(newer.c.supersedes == entry.c.id, newer.c.recorded_at <= known_at)
    text = Text()
    content = type_coerce(entry.c.content, text) if conn.dialect.name == "sqlite" else cast(entry.c.content, text)
    found = conn.execute(
        select(entry.c.stay_id, entry.c.kind, entry.c.observed_at, content)
        .where(theirs, entry.c.kind.in_(KINDS), entry.c.recorded_at <= known_at)
        .where(~is_replaced)
        .order_by(entry.c.observed_at, entry.c.recorded_at, entry.c.seq)
    )
    for stay_id, kind, at, content in found:
        said = SAID.decode(content)
        yield StayId(stay_id), Row(kind, at, said.disposition, said.drug_class)


def _charted(conn: Connection, stays: list[StayId], known_at: datetime) -> dict[StayId, Charted]:
    """When stays were seen first and charted last whose admission or end is not known; those in which anything was."""
    was_admitted = func.max(case((entry.c.kind == "admitted", 1), else_=0))
    asked = (
        select(entry.c.stay_id, func.min(entry.c.observed_at), func.max(entry.c.recorded_at), was_admitted)
        .where(entry.c.stay_id.in_(stays), entry.c.recorded_at <= known_at)
        .group_by(entry.c.stay_id)
    )
    found = conn.execute(asked)
    return {StayId(stay_id): Charted(first_at, last_at, bool(came)) for stay_id, first_at, last_at, came in found}
