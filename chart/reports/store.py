"""What reports ask the record for: when each stay began, was interrupted and ended, as known at a moment."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Text, cast, exists, func, select, type_coerce

from chart.actor import Actor
from chart.facts import Disposition, DrugClass, StayId
from chart.people import Act, require
from chart.reports.stay_times import GROUP_OF_CLASS, UNKNOWN_CLASS, StayTimes
from chart.tables import entry, stay

KINDS = ("admitted", "went_on_leave", "returned", "discharged", "substance_use")


class _Said(msgspec.Struct, frozen=True):
    """What a report needs of an entry's content; the rest is left unread."""

    disposition: Disposition | None = None
    drug_class: DrugClass | None = None


class _Row(msgspec.Struct, frozen=True):
    kind: str
    at: datetime
    said: _Said


SAID = msgspec.json.Decoder(_Said)


def stay_times(conn: Connection, actor: Actor, known_at: datetime) -> list[StayTimes]:
    """Every stay of the actor's unit as the record knew it at a moment; names and charts are not read.

    The same question asked later about the same moment has the same answer, whatever was corrected since.
    """
    require(actor, Act.READ_REPORTS)
    rows: dict[StayId, list[_Row]] = {each: [] for each in _stays(conn, actor)}
    for stay_id, row in _rows(conn, actor, known_at):
        rows[stay_id].append(row)
    never_left = [stay_id for stay_id, said in rows.items() if not any(each.kind == "discharged" for each in said)]
    charted = _charted_last(conn, never_left, known_at)
    return [_times(stay_id, said, charted.get(stay_id)) for stay_id, said in rows.items() if said or stay_id in charted]


def _stays(conn: Connection, actor: Actor) -> Iterable[StayId]:
    return (StayId(each) for each in conn.scalars(select(stay.c.id).where(stay.c.unit_id == actor.unit_id)))


def _rows(conn: Connection, actor: Actor, known_at: datetime) -> Iterable[tuple[StayId, _Row]]:
    """What stood at a moment of the kinds that matter, oldest observation first."""
    newer = entry.alias("newer")
    is_replaced = exists().where(newer.c.supersedes == entry.c.id, newer.c.recorded_at <= known_at)
    text = Text()
    content = type_coerce(entry.c.content, text) if conn.dialect.name == "sqlite" else cast(entry.c.content, text)
    found = conn.execute(
        select(entry.c.stay_id, entry.c.kind, entry.c.observed_at, content)
        .where(entry.c.unit_id == actor.unit_id, entry.c.kind.in_(KINDS), entry.c.recorded_at <= known_at)
        .where(~is_replaced)
        .order_by(entry.c.observed_at, entry.c.recorded_at, entry.c.seq)
    )
    for stay_id, kind, at, said in found:
        yield StayId(stay_id), _Row(kind, at, SAID.decode(said))


def _charted_last(conn: Connection, stays: list[StayId], known_at: datetime) -> dict[StayId, datetime]:
    """When something was charted last in stays that nobody ended; only those in which something was."""
    asked = (
        select(entry.c.stay_id, func.max(entry.c.recorded_at))
        .where(entry.c.stay_id.in_(stays), entry.c.recorded_at <= known_at)
        .group_by(entry.c.stay_id)
    )
    return {StayId(stay_id): at for stay_id, at in conn.execute(asked)}


def _times(stay_id: StayId, rows: list[_Row], charted_at: datetime | None) -> StayTimes:
    """One stay from its entries, oldest first: the newest admission and discharge count, the first substance."""
    admitted = [row for row in rows if row.kind == "admitted"]
    discharged = [row for row in rows if row.kind == "discharged"]
    first_class = next((row.said.drug_class for row in rows if row.said.drug_class), None)
    return StayTimes(
        stay_id=stay_id,
        group=GROUP_OF_CLASS[first_class] if first_class else UNKNOWN_CLASS,
        admitted_at=admitted[-1].at if admitted else None,
        discharged_at=discharged[-1].at if discharged else None,
        disposition=discharged[-1].said.disposition if discharged else None,
        leaves=_leaves(rows),
        last_charted_at=charted_at,
    )


def _leaves(rows: list[_Row]) -> tuple[tuple[datetime, datetime | None], ...]:
    """Each going away with the return after it; None while there is none."""
    found: list[tuple[datetime, datetime | None]] = []
    left_at: datetime | None = None
    for row in rows:
        if row.kind == "went_on_leave" and left_at is None:
            left_at = row.at
        elif row.kind == "returned" and left_at is not None:
            found.append((left_at, row.at))
            left_at = None
    return tuple(found) if left_at is None else (*found, (left_at, None))
