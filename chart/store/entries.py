"""Entries: adding one, a whole history, and reading them back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Row,
    Select,
    Text,
    bindparam,
    cast,
    insert,
    select,
    type_coerce,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import TypeEngine

from chart.actor import EVERY_UNIT, Actor
from chart.clock import Clock
from chart.entries import Conflict, NewEntry, Recorded, check_correction, check_storable, is_same
from chart.errors import Refused
from chart.facts import AnyContent, Entry, EntryId, PersonId, StayId, Void
from chart.store.patients import check_unit, is_superseded, stay_of
from chart.tables import entry, examined
from chart.ticks import MILLISECOND, to_moment, to_tick

CONTENT: msgspec.json.Decoder[AnyContent] = msgspec.json.Decoder(AnyContent)
AnyRow = Row[*tuple[Any, ...]]
Selected = Select[*tuple[Any, ...]]


def record_entry(conn: Connection, actor: Actor, new: NewEntry, clock: Clock) -> Recorded:
    """Add an entry under the stay's lock, or find that it stands already.

    Its time of recording is after all that was recorded or examined of the stay, so that replay equals live.
    Refused: not in this unit, superseded twice, without a reason. Conflict: the id stands with another body.
    """
    check_storable(new)
    new = msgspec.structs.replace(new, observed_at=to_moment(to_tick(new.observed_at)))
    held = _hold(conn, actor, new.stay_id)
    if (stands := _find(conn, new.id)) is not None:
        return _replayed(stands, new)
    _check_supersedes(conn, new)
    made = Entry(
        id=new.id, unit_id=held.unit_id, stay_id=new.stay_id, observed_at=new.observed_at,
        recorded_at=_recorded_at(held, clock.now()), recorded_by=PersonId(actor.id), content=new.content,
        seq=held.last_seq + 1, device=new.device, supersedes=new.supersedes, reason=new.reason,
    )  # fmt: skip
    try:
        conn.execute(insert(entry).values(_row(made)))
    except IntegrityError:  # saved at this very moment for another stay
        raise Conflict("Another entry stands under this id", "id") from None
    _advance(conn, made)
    return Recorded(made, is_replay=False)


def record_history(conn: Connection, actor: Actor, entries: Sequence[Entry]) -> None:
    """A whole stay with its own times of recording, into a stay that has none yet."""
    if not entries:
        return
    held = _hold(conn, actor, entries[0].stay_id)
    if held.last_seq:
        raise Refused("This stay has entries already", "stay_id")
    ordered = sorted(entries, key=lambda each: (each.recorded_at, each.seq))
    rows = [_row(each) | {"seq": seq, "unit_id": held.unit_id} for seq, each in enumerate(ordered, start=1)]
    conn.execute(insert(entry), rows)
    _advance(conn, msgspec.structs.replace(ordered[-1], seq=len(rows)))


def entries_of(conn: Connection, actor: Actor, stay_id: StayId, after_seq: int = 0) -> list[Entry]:
    """What was recorded of a stay after a place in its order, in order; corrections and what they corrected alike."""
    asked = _OF_STAY[conn.dialect.name]
    found = _read(conn, asked, {"stay": stay_id, "after": after_seq})
    if found:
        check_unit(actor, found[0].unit_id)
    else:
        stay_of(conn, actor, stay_id)
    return found


def entry_of(conn: Connection, actor: Actor, entry_id: EntryId) -> Entry:
    """One entry, for those of its unit."""
    found = _find(conn, entry_id)
    if found is None:
        raise Refused("There is no such entry", "id")
    check_unit(actor, found.unit_id)
    return found


def admitted_at(conn: Connection, actor: Actor, stay_id: StayId) -> datetime | None:
    """When a stay began, by the admission that stands."""
    stay_of(conn, actor, stay_id)
    admission = (entry.c.stay_id == stay_id, entry.c.kind == "admitted", ~is_superseded())
    asked = select(entry.c.observed_at).where(*admission).order_by(entry.c.observed_at.desc())
    return conn.execute(asked).scalars().first()


def current_entries(conn: Connection, actor: Actor, kinds: Iterable[str], since: datetime | None = None) -> list[Entry]:
    """Entries of some kinds in the actor's unit that nothing supersedes, oldest observation first."""
    asked = _ENTRIES[conn.dialect.name].where(entry.c.kind.in_(list(kinds)), ~is_superseded())
    if actor.unit_id != EVERY_UNIT:
        asked = asked.where(entry.c.unit_id == actor.unit_id)
    if since is not None:
        asked = asked.where(entry.c.observed_at >= since)
    return _read(conn, asked.order_by(entry.c.observed_at, entry.c.recorded_at, entry.c.id))


def _hold(conn: Connection, actor: Actor, stay_id: StayId) -> AnyRow:
    """Lock the stay for the rest of the transaction: no other save and no examination of it at the same time."""
    held = conn.execute(_HELD.where(examined.c.stay_id == stay_id)).one_or_none()
    if held is None:
        raise Refused("There is no such stay", "stay_id")
    check_unit(actor, held.unit_id)
    return held


def _recorded_at(held: AnyRow, now: datetime) -> datetime:
    """Now, or the first moment after what was recorded and examined already, should the clock have been set back."""
    moments = [to_moment(to_tick(now))]
    if held.last_recorded_at is not None:
        moments.append(held.last_recorded_at)
    if held.through_at is not None:
        moments.append(held.through_at + MILLISECOND)
    return max(moments)


def _advance(conn: Connection, newest: Entry) -> None:
    conn.execute(
        update(examined)
        .where(examined.c.stay_id == newest.stay_id)
        .values(last_seq=newest.seq, last_recorded_at=newest.recorded_at)
    )


def _check_supersedes(conn: Connection, new: NewEntry) -> None:
    if new.supersedes is None:
        if isinstance(new.content, Void):
            raise Refused("A void names the entry it takes back", "supersedes")
        return
    check_correction(new, _find(conn, new.supersedes))
    if conn.execute(select(entry.c.id).where(entry.c.supersedes == new.supersedes)).first() is not None:
        raise Refused("This entry was corrected before: correct the newer one", "supersedes")


def _replayed(stands: Entry, new: NewEntry) -> Recorded:
    if not is_same(stands, new):
        raise Conflict("Another entry stands under this id", "id")
    return Recorded(stands, is_replay=True)


def _find(conn: Connection, entry_id: str) -> Entry | None:
    found = _read(conn, _ENTRIES[conn.dialect.name].where(entry.c.id == entry_id))
    return found[0] if found else None


def _row(made: Entry) -> dict[str, Any]:
    return msgspec.structs.asdict(made) | {"kind": made.kind}


def _read(conn: Connection, asked: Selected, told: Mapping[str, Any] | None = None) -> list[Entry]:
    """The entries asked for, past the column types: a content is decoded once, from JSON text straight into facts."""
    decode, moment = CONTENT.decode, _MOMENT[conn.dialect.name]
    rows = conn.execute(asked, told).all()
    return [
        Entry(
            id=id_, unit_id=unit_id, stay_id=stay_id, observed_at=moment(observed), recorded_at=moment(recorded),
            recorded_by=by, content=decode(content), seq=seq, device=device, supersedes=supersedes, reason=reason,
        )
        for id_, unit_id, stay_id, observed, recorded, by, content, seq, device, supersedes, reason in rows
    ]  # fmt: skip


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _selected(time: TypeEngine[Any], content: ColumnElement[Any]) -> Selected:
    return select(
        entry.c.id, entry.c.unit_id, entry.c.stay_id, type_coerce(entry.c.observed_at, time),
        type_coerce(entry.c.recorded_at, time), entry.c.recorded_by, content, entry.c.seq, entry.c.device,
        entry.c.supersedes, entry.c.reason,
    )  # fmt: skip


_MOMENT: dict[str, Callable[[Any], datetime]] = {"sqlite": datetime.fromisoformat, "postgresql": _in_utc}
_ENTRIES = {
    "sqlite": _selected(Text(), type_coerce(entry.c.content, Text())),
    "postgresql": _selected(DateTime(timezone=True), cast(entry.c.content, Text())),
}
_OF_STAY = {
    name: asked.where(entry.c.stay_id == bindparam("stay"), entry.c.seq > bindparam("after")).order_by(entry.c.seq)
    for name, asked in _ENTRIES.items()
}
_HELD = select(
    examined.c.unit_id, examined.c.last_seq, examined.c.last_recorded_at, examined.c.through_at
).with_for_update()
