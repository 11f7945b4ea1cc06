"""Coming and going: checked as every entry is, recorded whole, then the stay is looked at like after any save."""

from datetime import datetime

import msgspec

from chart import store as record
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import Admitted, Moved, Returned, StayId
from chart.people import Act, require
from chart.plausible import refusals, time_refusals
from chart.store import Admission
from monitors.rounds import Saved, look, save
from monitors.ward import Ward


class Begun(msgspec.Struct, frozen=True):
    """What an admission did. is_replay: the stay stood already, and nothing was written."""

    stay_id: StayId
    is_replay: bool
    is_examined: bool


def admit(ward: Ward, actor: Actor, admission: Admission) -> Begun:
    """Begin a stay with all that is told of it; nothing of it is kept if any of it is Refused."""
    require(actor, Act.ADMIT)
    if not isinstance(admission.admitted.content, Admitted):
        raise Refused("A stay begins with an admission to a bed", "bed")
    for new in (admission.admitted, *admission.told):
        check_entry(ward, new, admission.admitted.observed_at)
    with ward.database.write() as conn:
        is_new = record.begin_stay(conn, actor, admission, ward.clock)
    return Begun(admission.stay_id, not is_new, look(ward, admission.stay_id) is not None)


def place(ward: Ward, actor: Actor, new: NewEntry) -> Saved:
    """A move, leave, return or discharge, or the correction of one; Refused as it stands in the way of another."""
    require(actor, Act.ADMIT)
    with ward.database.read() as conn:
        began_at = record.admitted_at(conn, actor, new.stay_id)
        if isinstance(new.content, Admitted | Moved | Returned) and new.content.bed:
            record.check_bed_exists(conn, actor, new.content.bed)
    check_entry(ward, new, began_at)
    return save(ward, actor, new)


def check_entry(ward: Ward, new: NewEntry, admitted_at: datetime | None) -> None:
    """Refused for the first thing of an entry that cannot be true."""
    now = ward.clock.now()
    found = refusals(new.content) + time_refusals(
        new.content, new.observed_at, now, admitted_at=admitted_at, reason=new.reason
    )
    if found:
        raise found[0]
