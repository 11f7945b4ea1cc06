"""Entries: adding one, a whole history, and reading them back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from chart.actor import EVERY_UNIT, Actor
from chart.census import is_about_beds
from chart.clock import Clock
from chart.entries import Conflict, NewEntry, Recorded, acts_wanted, check_correction, check_storable, is_same
from chart.errors import Refused
from chart.facts import Entry, EntryId, PersonId, StayId, Void
from chart.people import Act, require
from chart.store.beds import check_beds
from chart.store.patients import check_unit, is_superseded, stay_of
from chart.store.reading import ENTRIES, OF_STAY, find_entry, read_entries
from chart.tables import entry, examined
from chart.ticks import MILLISECOND, to_moment, to_tick

AnyRow = Row[*tuple[Any, ...]]


def record_entry(conn: Connection, actor: Actor, new: NewEntry, clock: Clock) -> Recorded:
    """Add an entry under the stay's lock, or find that it stands already.

    Its time of recording is after all that was recorded or examined of the stay, so that replay equals live.
    Refused: not in this unit, superseded twice, without a reason. Conflict: the id stands with another body.
    """
    check_storable(new)
    new = msgspec.structs.replace(new, observed_at=to_moment(to_tick(new.observed_at)))
    held = _hold(conn, actor, new.stay_id)
    if (stands := find_entry(conn, new.id)) is not None:
        return _replayed(stands, new)
    replaced = _check_supersedes(conn, new)
    made = Entry(
        id=new.id, unit_id=held.unit_id, stay_id=new.stay_id, observed_at=new.observed_at,
        recorded_at=_recorded_at(held, clock.now()), recorded_by=PersonId(actor.id), content=new.content,
        seq=held.last_seq + 1, device=new.device, supersedes=new.supersedes, reason=new.reason,
    )  # fmt: skip
    for act in acts_wanted(made.content, replaced.content if replaced else None):
        require(actor, act)
    if is_about_beds(made, replaced):
        require(actor, Act.ADMIT)
        check_beds(conn, made)
    try:
        conn.execute(insert(entry).values(_row(made)))
    except IntegrityError:  # saved at this very moment for another stay
        raise Conflict("Another entry stands under this id", "id") from None
    _advance(conn, made)
    return Recorded(made, is_replay=False)


def record_history(conn: Connection, actor: Actor, entries: Sequence[Entry]) -> None:
    """A whole stay with its own times of recording, into a stay that has none yet.

    It is taken as it was kept elsewhere: whose bed was whose at the time is not judged here.
    """
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
    asked = OF_STAY[conn.dialect.name]
    found = read_entries(conn, asked, {"stay": stay_id, "after": after_seq})
    if found:
        check_unit(actor, found[0].unit_id)
    else:
        stay_of(conn, actor, stay_id)
    return found


def entry_of(conn: Connection, actor: Actor, entry_id: EntryId) -> Entry:
    """One entry, for those of its unit."""
    found = find_entry(conn, entry_id)
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
    asked = ENTRIES[conn.dialect.name].where(entry.c.kind.in_(list(kinds)), ~is_superseded())
    if actor.unit_id != EVERY_UNIT:
        asked = asked.where(entry.c.unit_id == actor.unit_id)
    if since is not None:
        asked = asked.where(entry.c.observed_at >= since)
    return read_entries(conn, asked.order_by(entry.c.observed_at, entry.c.recorded_at, entry.c.id))


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


def _check_supersedes(conn: Connection, new: NewEntry) -> Entry | None:
    """The entry that a correction replaces or takes back, if that may be."""
    if new.supersedes is None:
        if isinstance(new.content, Void):
            raise Refused("A void names the entry it takes back", "supersedes")
        return None
    replaced = find_entry(conn, new.supersedes)
    check_correction(new, replaced)
    if conn.execute(select(entry.c.id).where(entry.c.supersedes == new.supersedes)).first() is not None:
        raise Refused("This entry was corrected before: correct the newer one", "supersedes")
    return replaced


def _replayed(stands: Entry, new: NewEntry) -> Recorded:
    if not is_same(stands, new):
        raise Conflict("Another entry stands under this id", "id")
    return Recorded(stands, is_replay=True)


def _row(made: Entry) -> dict[str, Any]:
    return msgspec.structs.asdict(made) | {"kind": made.kind}


_HELD = select(
    examined.c.unit_id, examined.c.last_seq, examined.c.last_recorded_at, examined.c.through_at
).with_for_update()
