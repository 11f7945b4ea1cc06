"""Who is known by which name and number: found again, given a name later, and two patients who are one person."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from chart import audit
from chart.actor import Actor
from chart.entries import Identity
from chart.errors import Refused
from chart.facts import StayId
from chart.news.store import announce
from chart.people import Act, require
from chart.store.beds import beds_of, hold_unit
from chart.store.patients import admitted, check_unit, goes_on, has_patient, open_stays
from chart.tables import entry, identity, merging, stay

MOST_FOUND = 12
SHORTEST = 2  # letters or digits to search for


class KnownPatient(msgspec.Struct, frozen=True, kw_only=True):
    """A patient of the unit as a search finds them. who: None where no name is kept.

    also: what they were called before two were found to be one. bed: that of the open stay.
    """

    patient_id: str
    who: Identity | None
    also: tuple[Identity, ...] = ()
    open_stay: StayId | None = None
    bed: str = ""


class Found(msgspec.Struct, frozen=True):
    """What a search finds: the first MOST_FOUND of `count` patients."""

    patients: tuple[KnownPatient, ...]
    count: int


def find_patients(conn: Connection, actor: Actor, words: str, but: str = "") -> Found:
    """Patients whose record number begins as typed, or whose names begin with every word; one row a person.

    Somebody without a name is found by the bed they lie in. but: who is not looked for.
    """
    require(actor, Act.ADMIT)
    if len(_plain(words)) < SHORTEST:
        raise Refused(f"Type at least {SHORTEST} letters of a name or a record number", "search")
    names = _identities(conn, actor)
    into = _merged(conn, actor)
    meant = [each for each, who in names.items() if _is_meant(who, words)] + _nameless_in(conn, actor, words, names)
    found = dict.fromkeys(_kept(into, each) for each in meant)
    found.pop(but, None)
    shown = tuple(_known(conn, actor, each, names, into) for each in list(found)[:MOST_FOUND])
    return Found(shown, len(found))


def check_identity(conn: Connection, actor: Actor, who: Identity, patient_id: str | None = None) -> None:
    """Refused for a record number that is another record's, in words that lead to the patient who has it.

    patient_id: whose it may be.
    """
    names = _identities(conn, actor)
    wanted = _plain(who.record_number or "")
    holders = [each for each, other in names.items() if wanted and _plain(other.record_number or "") == wanted]
    if not holders or patient_id in holders:
        return
    holder, kept = holders[0], kept_patient(conn, actor, holders[0])
    if kept == holder:
        said = "another patient's. Find that patient, or correct the number"
    elif kept == patient_id:
        said = "this patient's already: it came with the record that was found to be the same, and finds them"
    else:
        said = "that of a record that became one with another patient's. Find that patient by the number"
    raise Refused(f"Record number {who.record_number} is {said}", "record_number")


def put_identity(conn: Connection, actor: Actor, patient_id: str, who: Identity) -> None:
    """Give a patient a name, or correct it; the audit keeps that it was done and by whom."""
    require(actor, Act.ADMIT)
    hold_unit(conn, actor.unit_id)
    if not has_patient(conn, actor, patient_id):
        raise Refused("There is no such patient", "patient_id")
    check_identity(conn, actor, who, patient_id)
    said = msgspec.structs.asdict(who)
    changed = conn.execute(update(identity).where(identity.c.patient_id == patient_id).values(said))
    if not changed.rowcount:
        conn.execute(insert(identity).values(patient_id=patient_id, unit_id=actor.unit_id, **said))
    _tell(conn, patient_id)
    audit.write(conn, actor, "identify", "patient", [patient_id], "done")


def merge(conn: Connection, actor: Actor, mistaken_id: str, kept_id: str, reason: str, at: datetime) -> None:
    """From now on two patients are one: the stays of the mistaken one are the kept one's; both numbers find them.

    Refused while both have an open stay, since nobody lies in two beds.
    """
    require(actor, Act.ADMIT)
    hold_unit(conn, actor.unit_id)
    into = _merged(conn, actor)
    for each in (mistaken_id, kept_id):
        if not has_patient(conn, actor, each):
            raise Refused("There is no such patient", "patient_id")
        if each in into:
            raise Refused("This patient was found to be another one before: choose that one", "patient_id")
    if mistaken_id == kept_id:
        raise Refused("This is the same patient already", "patient_id")
    if not reason.strip():
        raise Refused("Say how it is known that both are one person", "reason")
    if open_stay_of(conn, mistaken_id) and open_stay_of(conn, kept_id):
        raise Refused("Both have an open stay: discharge one, or take its admission back, first", "patient_id")
    moved = list(conn.execute(select(stay.c.id).where(stay.c.patient_id == mistaken_id)).scalars())
    _hand_over(conn, moved, kept_id)
    _note(conn, actor, (mistaken_id, kept_id), moved, reason, at)
    audit.write(conn, actor, "merge", "patient", [mistaken_id, kept_id], "done")


def undo_merge(conn: Connection, actor: Actor, mistaken_id: str, reason: str, at: datetime) -> None:
    """They are two after all: the stays that changed hands go back."""
    require(actor, Act.ADMIT)
    hold_unit(conn, actor.unit_id)
    into = _merged(conn, actor)
    kept_id = into.get(mistaken_id)
    if kept_id is None:
        raise Refused("This patient was not found to be another one", "patient_id")
    if kept_id in into:
        raise Refused("That patient was found to be yet another one since: undo that first", "patient_id")
    if not reason.strip():
        raise Refused("Say how it is known that they are two", "reason")
    newest = select(merging.c.stays).where(merging.c.patient_id == mistaken_id).order_by(merging.c.seq.desc()).limit(1)
    moved = conn.execute(newest).scalar_one()
    _hand_over(conn, moved, mistaken_id)
    _note(conn, actor, (mistaken_id, None), moved, reason, at)
    audit.write(conn, actor, "undo merge", "patient", [mistaken_id, kept_id], "done")


def merged_with(conn: Connection, actor: Actor, patient_id: str) -> dict[str, Identity | None]:
    """The patients who were found to be this one, by id, with what they were called."""
    names = _identities(conn, actor)
    return {each: names.get(each) for each, kept in _merged(conn, actor).items() if kept == patient_id}


def kept_patient(conn: Connection, actor: Actor, patient_id: str) -> str:
    """The patient somebody is, after all that was found out."""
    return _kept(_merged(conn, actor), patient_id)


def open_stay_of(conn: Connection, patient_id: str) -> StayId | None:
    """The newest open stay of a patient that they were admitted to, if there is one."""
    own = list(conn.execute(select(stay.c.id).where(stay.c.patient_id == patient_id)).scalars())
    among = entry.c.stay_id.in_(own)
    asked = select(stay.c.id).where(stay.c.id.in_(own), goes_on(among), stay.c.id.in_(admitted(among)))
    return conn.execute(asked.order_by(stay.c.id.desc())).scalars().first()


def _known(
    conn: Connection, actor: Actor, patient_id: str, names: dict[str, Identity], into: dict[str, str]
) -> KnownPatient:
    also = tuple(names[each] for each in into if each in names and _kept(into, each) == patient_id)
    open_stay = open_stay_of(conn, patient_id)
    return KnownPatient(
        patient_id=patient_id,
        who=names.get(patient_id),
        also=also,
        open_stay=open_stay,
        bed=_bed_of(conn, actor, open_stay) if open_stay else "",
    )


def _nameless_in(conn: Connection, actor: Actor, bed: str, names: dict[str, Identity]) -> list[str]:
    """Who lies in a bed, if no name of theirs is kept."""
    nameless = [each for each in open_stays(conn, actor) if each.patient_id not in names]
    return [each.patient_id for each in nameless if _plain(_bed_of(conn, actor, each.stay_id)) == _plain(bed)]


def _bed_of(conn: Connection, actor: Actor, stay_id: StayId) -> str:
    """The bed that is a stay's now, "" before any."""
    spans = beds_of(conn, actor, stay_id).spans
    return spans[-1].bed if spans else ""


def _identities(conn: Connection, actor: Actor) -> dict[str, Identity]:
    """Every name of the actor's unit. They may be sealed, so that the database itself cannot look for one."""
    check_unit(actor, actor.unit_id)
    columns = [identity.c[name] for name in Identity.__struct_fields__]
    rows = conn.execute(select(identity.c.patient_id, *columns).where(identity.c.unit_id == actor.unit_id))
    return {row[0]: Identity(**dict(zip(Identity.__struct_fields__, row[1:], strict=True))) for row in rows}


def _merged(conn: Connection, actor: Actor) -> dict[str, str]:
    """Who was found to be whom, by the newest word on each."""
    newest = select(func.max(merging.c.seq)).where(merging.c.unit_id == actor.unit_id).group_by(merging.c.patient_id)
    asked = select(merging.c.patient_id, merging.c.into_id).where(merging.c.seq.in_(newest))
    return {row[0]: row[1] for row in conn.execute(asked) if row[1] is not None}


def _kept(into: dict[str, str], patient_id: str) -> str:
    while patient_id in into:
        patient_id = into[patient_id]
    return patient_id


def _hand_over(conn: Connection, stays: Iterable[StayId], patient_id: str) -> None:
    conn.execute(update(stay).where(stay.c.id.in_(list(stays))).values(patient_id=patient_id))
    _tell(conn, patient_id)


def _tell(conn: Connection, patient_id: str) -> None:
    """Every page draws anew what it shows of a patient's stays."""
    for each in conn.execute(select(stay.c.id).where(stay.c.patient_id == patient_id)).scalars():
        announce(conn, each)


def _note(
    conn: Connection, actor: Actor, pair: tuple[str, str | None], stays: list[StayId], reason: str, at: datetime
) -> None:
    conn.execute(
        insert(merging).values(
            unit_id=actor.unit_id, patient_id=pair[0], into_id=pair[1], stays=stays, at=at, by=actor.id,
            reason=reason.strip(),
        )
    )  # fmt: skip


def _is_meant(who: Identity, words: str) -> bool:
    if who.record_number and _plain(who.record_number).startswith(_plain(words)):
        return True
    names = f"{who.family_name} {who.given_name}".replace("-", " ").split()
    return all(any(_plain(name).startswith(_plain(word)) for name in names) for word in words.split())


def _plain(text: str) -> str:
    """Letters and digits alone, without accents and case."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if letter.isalnum())
