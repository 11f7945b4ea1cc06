"""What is done at the door: admit, move, leave, return, discharge, correct, and say who somebody is."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast, get_args

import msgspec

from chart import facts, store
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import AnyContent, EntryId, StayId
from chart.people import Act, require
from dashboard.pages.admissions import queries
from dashboard.pages.admissions.reading import (
    SUBSTANCES,
    TRUE,
    Typed,
    answers_of,
    birth_of,
    care_of,
    corrected_moment,
    identity_of,
    moment_of,
    use_of,
)
from dashboard.pages.admissions.rights import check_prescriber
from dashboard.services import Services
from monitors.admitting import Begun, admit, place
from monitors.intake import Told, age
from monitors.rounds import Saved

ADULT_SCORES_FROM = 16  # NEWS2 is not for children


@dataclass(frozen=True, slots=True)
class AtDoor:
    """The admission form as the page sends it. ids: stay and admission, made when the form was opened."""

    stay_id: str
    admission_id: str
    typed: Typed
    protocols: tuple[str, ...] = ()
    patient_id: str = ""


def admit_patient(services: Services, actor: Actor, at_door: AtDoor) -> Begun:
    """Begin a stay with all that the form says. Everything refused stays on the form as it was typed."""
    require(actor, Act.ADMIT)
    now = services.ward.clock.now()
    who = None if at_door.patient_id else identity_of(at_door.typed)
    at = moment_of(at_door.typed, now, services.zone)
    reason = (at_door.typed.get("late") or "").strip() or None
    told = told_at_door(services, actor, at_door, now)

    def entry(content: AnyContent, entry_id: str = "") -> NewEntry:
        return NewEntry(
            id=EntryId(entry_id or store.new_id()), stay_id=StayId(at_door.stay_id), observed_at=at, content=content,
            reason=reason,
        )  # fmt: skip

    return admit(
        services.ward,
        actor,
        store.Admission(
            stay_id=StayId(at_door.stay_id),
            admitted=entry(facts.Admitted(at_door.typed.get("bed") or ""), at_door.admission_id),
            told=tuple(map(entry, told)),
            patient_id=at_door.patient_id or None,
            who=who,
        ),
    )


def told_at_door(services: Services, actor: Actor, at_door: AtDoor, now: datetime) -> list[AnyContent]:
    """Everything the form says besides who and where; Refused where it says nothing that can be."""
    check_prescriber(actor, at_door.typed)
    uses = [use for number in SUBSTANCES if (use := use_of(at_door.typed, number, now, services.zone))]
    agents = [use.agent.casefold() for use in uses]
    if len(set(agents)) < len(agents):
        raise Refused("A substance is named twice: put it into one place", "agent2")
    answers: list[AnyContent] = [facts.RiskFact(code, answer) for code, answer in answers_of(at_door.typed).items()]
    born = _born_on(services, actor, at_door)
    if born and age(born, now.astimezone(services.zone).date()) < ADULT_SCORES_FROM:
        answers.append(facts.RiskFact("under_16", True))
    care = care_of(at_door.typed)
    chosen = [facts.ProtocolAssigned(each) for each in at_door.protocols]
    return [*uses, *answers, *([care] if care else []), *chosen]


def place_stay(services: Services, actor: Actor, stay_id: str, act: str, typed: Typed) -> Saved:
    """A move, a leave, a return or a discharge."""
    require(actor, Act.ADMIT)
    if act not in PLACINGS:
        raise Refused("Choose what happened")
    content = PLACINGS[act](typed)
    at = moment_of(typed, services.ward.clock.now(), services.zone)
    reason = (typed.get("late") or "").strip() or None
    new = NewEntry(id=EntryId(store.new_id()), stay_id=StayId(stay_id), observed_at=at, content=content, reason=reason)
    return place(services.ward, actor, new)


def correct(services: Services, actor: Actor, entry_id: str, typed: Typed) -> Saved:
    """Another time or bed for a coming or going that was charted wrongly; the first version stays, struck through."""
    require(actor, Act.AMEND)
    reason = _why(typed)
    entry = queries.entry(services, actor, entry_id)
    content = entry.content
    if isinstance(content, facts.Admitted | facts.Moved | facts.Returned) and typed.get("bed"):
        content = msgspec.structs.replace(content, bed=typed["bed"])
    at = corrected_moment(typed, entry.observed_at, services.ward.clock.now(), services.zone)
    return _corrected(services, actor, entry, at, content, reason)


def take_back(services: Services, actor: Actor, entry_id: str, typed: Typed) -> Saved:
    """It did not happen: a wrong admission, move or discharge is void, and stays, struck through."""
    require(actor, Act.AMEND)
    reason = _why(typed)
    entry = queries.entry(services, actor, entry_id)
    return _corrected(services, actor, entry, entry.observed_at, facts.Void(), reason)


def judge_risk(services: Services, actor: Actor, stay_id: str, domain: str, typed: Typed) -> Saved:
    """A clinician confirms what the rules say of one risk, or says otherwise with a reason; both are kept."""
    require(actor, Act.ADMIT)
    proposed = queries.proposed_level(services, actor, stay_id, domain)
    level = typed.get("level") or ""
    if level not in get_args(facts.RiskGrade):
        raise Refused("Choose a level, or confirm the one that the rules say", "level")
    said = facts.RiskLevel(domain, cast(facts.RiskGrade, level), proposed, (typed.get("reason") or "").strip())
    new = NewEntry(
        id=EntryId(store.new_id()), stay_id=StayId(stay_id), observed_at=services.ward.clock.now(), content=said
    )
    return place(services.ward, actor, new)


def identify(services: Services, actor: Actor, patient_id: str, typed: Typed) -> None:
    """Give a patient their name, or correct it."""
    require(actor, Act.ADMIT)
    who = identity_of(typed)
    if who is not None:
        with services.ward.database.write() as conn:
            store.put_identity(conn, actor, patient_id, who)


def merge(services: Services, actor: Actor, mistaken_id: str, kept_id: str, typed: Typed) -> None:
    """Two patients are one person."""
    with services.ward.database.write() as conn:
        store.merge(conn, actor, mistaken_id, kept_id, typed.get("reason") or "", services.ward.clock.now())


def undo_merge(services: Services, actor: Actor, mistaken_id: str, typed: Typed) -> None:
    """They are two after all."""
    with services.ward.database.write() as conn:
        store.undo_merge(conn, actor, mistaken_id, typed.get("reason") or "", services.ward.clock.now())


def _moved(typed: Typed) -> AnyContent:
    return facts.Moved(typed.get("bed") or "")


def _left(typed: Typed) -> AnyContent:
    return facts.WentOnLeave((typed.get("where") or "").strip() or typed.get("to") or "")


def _returned(typed: Typed) -> AnyContent:
    return facts.Returned(typed.get("bed") or None)


def _discharged(typed: Typed) -> AnyContent:
    disposition = typed.get("disposition") or ""
    if disposition not in get_args(facts.Disposition):
        raise Refused("Choose how the stay ended", "disposition")
    return facts.Discharged(
        disposition=cast(facts.Disposition, disposition),
        is_planned=TRUE.get(typed.get("planned") or ""),
        is_elopement=TRUE.get(typed.get("eloped") or ""),
        reason=(typed.get("reason") or "").strip(),
    )


PLACINGS: Mapping[str, Callable[[Typed], AnyContent]] = {
    "move": _moved,
    "leave": _left,
    "return": _returned,
    "discharge": _discharged,
}


def _corrected(
    services: Services, actor: Actor, entry: facts.Entry, at: datetime, content: AnyContent, reason: str
) -> Saved:
    new = NewEntry(
        id=EntryId(store.new_id()), stay_id=entry.stay_id, observed_at=at, content=content, supersedes=entry.id,
        reason=reason,
    )  # fmt: skip
    return place(services.ward, actor, new)


def _why(typed: Typed) -> str:
    reason = (typed.get("why") or "").strip()
    if not reason:
        raise Refused("Say why it is corrected", "why")
    return reason


def _born_on(services: Services, actor: Actor, at_door: AtDoor) -> date | None:
    if at_door.patient_id:
        return queries.born_on(services, actor, at_door.patient_id)
    is_nameless = at_door.typed.get("kept") == "pseudonymous"
    return None if is_nameless else birth_of((at_door.typed.get("birth_on") or "").strip())


def told_so_far(services: Services, actor: Actor, at_door: AtDoor) -> Told:
    """What the form says by now; a field that cannot be read yet says nothing."""
    now = services.ward.clock.now()
    uses = []
    for number in SUBSTANCES:
        with suppress(Refused):
            uses.append(use_of(at_door.typed, number, now, services.zone))
    born = None
    with suppress(Refused):
        born = _born_on(services, actor, at_door)
    return Told(now, tuple(use for use in uses if use), answers_of(at_door.typed), born, zone=services.zone)
