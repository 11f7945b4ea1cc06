"""Coming to the unit: patient, stay and all that is known at the door, done whole or not at all."""

import msgspec
from sqlalchemy import Connection, select

from chart import audit
from chart.actor import Actor
from chart.clock import Clock
from chart.entries import Identity, NewEntry
from chart.errors import Refused
from chart.facts import Admitted, StayId, UnitId
from chart.people import Act, require
from chart.store.beds import hold_unit
from chart.store.entries import record_entry
from chart.store.identities import check_identity, kept_patient, open_stay_of
from chart.store.patients import admit_patient, check_unit, has_patient, open_stay, unit_of
from chart.tables import stay


class Admission(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody comes. patient_id: who was here before; else `who` is a new patient, None a pseudonymous one.

    stay_id and the ids of the entries are made where the form is filled in, so that a second tap admits nobody twice.
    """

    stay_id: StayId
    admitted: NewEntry
    told: tuple[NewEntry, ...] = ()
    patient_id: str | None = None
    who: Identity | None = None


def begin_stay(conn: Connection, actor: Actor, admission: Admission, clock: Clock) -> bool:
    """Open a stay with everything that is known of it; False if it stands already.

    Refused: a bed that is not there or taken, a second open stay, a record number that is another patient's.
    """
    require(actor, Act.ADMIT)
    hold_unit(conn, actor.unit_id)
    if any(new.stay_id != admission.stay_id for new in (admission.admitted, *admission.told)):
        raise Refused("All that is told at the door is about the stay that begins", "stay_id")
    stands = conn.execute(select(stay.c.unit_id).where(stay.c.id == admission.stay_id)).scalar()
    if stands is not None:
        check_unit(actor, stands)
        return False
    if isinstance(admission.admitted.content, Admitted):
        check_bed_exists(conn, actor, admission.admitted.content.bed)
    patient_id = _patient_of(conn, actor, admission)
    open_stay(conn, actor, patient_id, admission.stay_id)
    for new in (admission.admitted, *admission.told):
        record_entry(conn, actor, new, clock)
    audit.write(conn, actor, "admit", "stay", [patient_id, admission.stay_id], "done")
    return True


def check_bed_exists(conn: Connection, actor: Actor, bed: str) -> None:
    """Refused for a bed that the actor's unit does not have."""
    beds = unit_of(conn, actor, UnitId(actor.unit_id)).beds
    if bed not in beds:
        raise Refused(f"There is no bed {bed[:10]}. There are {', '.join(beds)}" if bed else "Choose a bed", "bed")


def _patient_of(conn: Connection, actor: Actor, admission: Admission) -> str:
    if admission.patient_id is None:
        if admission.who is not None:
            check_identity(conn, actor, admission.who)
        return admit_patient(conn, actor, UnitId(actor.unit_id), admission.who)
    if not has_patient(conn, actor, admission.patient_id):
        raise Refused("There is no such patient", "patient_id")
    patient_id = kept_patient(conn, actor, admission.patient_id)
    if open_stay_of(conn, patient_id) is not None:
        raise Refused("This patient has an open stay: discharge it, or take its admission back, first", "patient_id")
    return patient_id
