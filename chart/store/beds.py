"""Whose bed is whose: read from the entries about beds, and kept true under the unit's lock."""

from collections import defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from chart.actor import Actor
from chart.census import KINDS, Whereabouts, check_placing, whereabouts
from chart.facts import Entry, StayId, UnitId
from chart.store.patients import check_unit, is_open, is_superseded
from chart.store.reading import ENTRIES, read_entries
from chart.tables import entry, unit


def beds_since(conn: Connection, actor: Actor, since: datetime) -> dict[StayId, Whereabouts]:
    """Where every stay of the actor's unit was that is open, or ended after a moment."""
    check_unit(actor, actor.unit_id)
    return _beds_since(conn, UnitId(actor.unit_id), since)


def beds_of(conn: Connection, actor: Actor, stay_id: StayId) -> Whereabouts:
    """Where one stay was."""
    entries = _of_stays(conn, [stay_id])
    for each in entries:
        check_unit(actor, each.unit_id)
    return whereabouts(entries)


def hold_unit(conn: Connection, unit_id: UnitId) -> ZoneInfo:
    """Take the unit's lock for the rest of the transaction, and say by which zone it lives.

    Of two tablets that want one bed, or one name, the second one sees what the first did. Foreign keys to the unit are
    not held up by it.
    """
    asked = select(unit.c.zone).where(unit.c.id == unit_id).with_for_update(key_share=True)
    return ZoneInfo(conn.execute(asked).scalar_one())


def check_beds(conn: Connection, made: Entry) -> None:
    """Refused if an entry would put two stays into one bed, or one where it cannot have been; under the unit's lock."""
    zone = hold_unit(conn, made.unit_id)
    known = _of_stays(conn, [made.stay_id])
    before, after = whereabouts(known), whereabouts([*known, made])
    since = min((span.begins_at for span in after.spans), default=made.observed_at)
    others = _beds_since(conn, made.unit_id, since)
    others.pop(made.stay_id, None)
    check_placing(before, after, others, zone)


def _beds_since(conn: Connection, unit_id: UnitId, since: datetime) -> dict[StayId, Whereabouts]:
    ended_later = select(entry.c.stay_id).where(
        entry.c.unit_id == unit_id, entry.c.kind == "discharged", entry.c.observed_at > since, ~is_superseded()
    )
    stays = [*conn.execute(is_open(unit_id)).scalars(), *conn.execute(ended_later).scalars()]
    found: dict[StayId, list[Entry]] = defaultdict(list)
    for each in _of_stays(conn, stays):
        found[each.stay_id].append(each)
    return {stay_id: whereabouts(entries) for stay_id, entries in found.items()}


def _of_stays(conn: Connection, stays: list[StayId]) -> list[Entry]:
    """The entries about beds of some stays, and what takes them back."""
    asked = ENTRIES[conn.dialect.name].where(entry.c.stay_id.in_(stays), entry.c.kind.in_([*KINDS, "void"]))
    return read_entries(conn, asked)
