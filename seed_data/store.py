"""Put the pretend unit, and whole pretend stays, into the record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from chart import store
from chart.accounts.passwords import Passwords
from chart.accounts.store import NewPerson, add_person
from chart.actor import Actor
from chart.entries import Identity
from chart.facts import Entry, StayId, UnitId
from chart.people import Role
from chart.tables import entry, examined, identity, patient, stay
from seed_data.unit import BEDS, PEOPLE, UNIT_NAME

SYSTEM = "setup"


@dataclass(frozen=True, slots=True)
class History:
    """One whole stay to be put in: whose, with all its entries in the order of recording. who None: known already."""

    stay_id: StayId
    patient_id: str
    who: Identity | None
    entries: Sequence[Entry]


def make_unit(conn: Connection, unit: UnitId, zone: str, password: str, now: datetime) -> Actor:
    """The unit with its beds and people, all with one password; gives the nurse."""
    store.make_unit(conn, store.Unit(unit, UNIT_NAME, zone, BEDS))
    builder = Actor(SYSTEM, Role.SYSTEM_ADMINISTRATOR, unit, "Set-up")
    hashed = Passwords().hash(password)
    ids = {
        login: add_person(conn, builder, NewPerson(login, name, role), password_hash=hashed, now=now)
        for login, name, role in PEOPLE
    }
    return Actor(ids["nora"], Role.NURSE, unit, "Nora Lindqvist")


def put_open(conn: Connection, unit: UnitId, histories: Sequence[History]) -> None:
    """Stays of people who are in a bed now. Nobody looked at them yet: the first sweep does."""
    _put(conn, unit, histories, [_counted(each) for each in histories])


def put_past(conn: Connection, unit: UnitId, histories: Sequence[History]) -> None:
    """Stays that are over, marked as looked at through their end.

    What they would have alarmed about is over for months: no sweep is to find it and page somebody for it. Who asks
    how many alerts there were gets them by replay, which needs nothing but the entries.
    """
    looked = [
        _counted(each) | {"examined_seq": len(each.entries), "through_at": each.entries[-1].recorded_at}
        for each in histories
    ]
    _put(conn, unit, histories, looked)


def stays_there(conn: Connection, stay_ids: Iterable[StayId]) -> set[StayId]:
    """Which of some stays are in the record already."""
    return {StayId(found) for found in conn.execute(select(stay.c.id).where(stay.c.id.in_(list(stay_ids)))).scalars()}


def _put(conn: Connection, unit: UnitId, histories: Sequence[History], looked: list[dict[str, Any]]) -> None:
    new = [each for each in histories if each.who is not None]
    if new:
        conn.execute(insert(patient), [{"id": each.patient_id, "unit_id": unit} for each in new])
        people = [msgspec.structs.asdict(each.who) | {"patient_id": each.patient_id} for each in new if each.who]
        conn.execute(insert(identity), [{"unit_id": unit, **person} for person in people])
    stays = [{"id": each.stay_id, "unit_id": unit, "patient_id": each.patient_id} for each in histories]
    conn.execute(insert(stay), stays)
    conn.execute(insert(examined), [{"unit_id": unit, **row} for row in looked])
    rows = [_row(each, seq) for history in histories for seq, each in enumerate(history.entries, start=1)]
    conn.execute(insert(entry), rows)


def _counted(history: History) -> dict[str, Any]:
    return {
        "stay_id": history.stay_id,
        "last_seq": len(history.entries),
        "last_recorded_at": history.entries[-1].recorded_at,
        "examined_seq": 0,
        "through_at": None,
    }


def _row(made: Entry, seq: int) -> dict[str, Any]:
    return {
        "id": made.id, "unit_id": made.unit_id, "stay_id": made.stay_id, "seq": seq, "kind": made.kind,
        "observed_at": made.observed_at, "recorded_at": made.recorded_at, "recorded_by": made.recorded_by,
        "content": made.content, "supersedes": made.supersedes, "reason": made.reason,
    }  # fmt: skip
