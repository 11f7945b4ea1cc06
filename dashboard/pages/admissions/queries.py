"""What the pages of admissions ask the record for."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from chart import facts, store
from chart.accounts.store import names_of_people
from chart.actor import Actor
from chart.census import held_beds
from chart.errors import Refused
from chart.facts import Entry, EntryId, PersonId, RiskGrade, StayId, UnitId
from chart.instrument import instruments
from chart.people import Act, may, require
from chart.store import Found
from chart.ticks import to_tick
from dashboard import words
from dashboard.pages.admissions.rows import PLACES, away_to, place_rows, planned, protocols_on
from dashboard.pages.admissions.view import Admissions, AdmitForm, BedAndStay, BedRow, Judgement, Passing, born
from dashboard.pages.stay.entries import entry_words
from dashboard.patient import named, patient_of
from dashboard.queries import course_of, open_stays, stay_row, stays
from dashboard.services import Services
from monitors.intake import profile
from monitors.intake_course import answers_of, newest_uses, told_of
from monitors.known import Known
from monitors.stopping import may_stop

TOLD = ("risk_fact", "flag", "protocol", "void")  # what the forms of history and protocols are drawn from
SCREENS = ("pawss", "cssrs", "phq9")


def admissions(services: Services, actor: Actor) -> Admissions:
    """Who is here, who came and left today, and which beds are free."""
    require(actor, Act.ADMIT)
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        unit = store.unit_of(conn, actor, UnitId(actor.unit_id))
        taken = _bed_rows(services, conn, actor, now)
        came, left = _today(services, conn, actor, now)
        free = _free(conn, actor, now)
    in_order = {bed: number for number, bed in enumerate(unit.beds)}
    ordered = sorted(taken, key=lambda each: (in_order.get(each.patient.bed, len(in_order)), each.patient.bed))
    return Admissions(tuple(ordered), came, left, unit.beds, free, now, services.zone)


def admit_form(services: Services, actor: Actor, patient_id: str, ids: Mapping[str, str]) -> AdmitForm:
    """An empty form; patient_id: of somebody who was here before."""
    require(actor, Act.ADMIT)
    with services.ward.database.read() as conn:
        free = _free(conn, actor, services.ward.clock.now())
        known = None
        if patient_id:
            if not store.has_patient(conn, actor, patient_id):
                raise Refused("There is no such patient in your unit", "patient_id")
            known = named(store.identity_of(conn, actor, patient_id))
    return AdmitForm(free, tuple(protocol_titles(services).items()), ids, patient_id, known)


def protocol_titles(services: Services) -> dict[str, str]:
    """The protocols that can be chosen, with what their rounds are called; checks come with the observation level."""
    titles: dict[str, list[str]] = {}
    for each in services.ward.book.protocols.rounds:
        if "safety_check" not in each.tasks:
            titles.setdefault(each.protocol, []).append(each.title)
    return {code: ", ".join(several) for code, several in titles.items()}


def bed_and_stay(services: Services, actor: Actor, stay_id: str) -> BedAndStay:
    """Everything about where one stay is and was, and its intake profile."""
    require(actor, Act.ADMIT)
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        patient_id = store.stay_of(conn, actor, row.stay_id).patient_id
        who = store.identity_of(conn, actor, patient_id)
        people = names_of_people(conn, actor)
        with course_of(conn, actor, services.courses, row) as kept:
            known, entries = kept.known, list(kept.entries)
            patient = patient_of(row.stay_id, row.named, known)
            risks = profile(told_of(known, born(who), now, services.zone))
            judged, answers = _judged(known, people, now, services.zone), answers_of(known)
            protocols, planned_at, uses = protocols_on(known), planned(known), newest_uses(known)
            proposals = may_stop(kept.cadence(services.ward.book.protocols), to_tick(now))
        return BedAndStay(
            patient=patient,
            patient_id=patient_id,
            who=who,
            where=store.beds_of(conn, actor, row.stay_id),
            away_to=away_to(entries),
            free=_free(conn, actor, now),
            rows=place_rows(entries, people),
            risks=tuple(risks),
            judged=judged,
            merged=store.merged_with(conn, actor, patient_id),
            answers=answers,
            protocols=protocols,
            uses=uses,
            told_seq=max((each.seq for each in entries if each.kind in TOLD), default=0),
            titles=protocol_titles(services),
            planned_at=planned_at,
            now=now,
            zone=services.zone,
            screens=tuple((code, instruments()[code].short_name) for code in SCREENS if code in instruments()),
            is_examined=row.is_examined,
            endings=tuple(each for each in proposals if each.is_met and each.protocol in protocols),
            may_end=may(actor.role, Act.END_WATCH),
            may_prescribe=may(actor.role, Act.PRESCRIBE),
        )


def find(services: Services, actor: Actor, typed: str, stay_id: str) -> Found:
    """Patients that a search finds, but the one whose stay is looked at."""
    with services.ward.database.read() as conn:
        own = store.stay_of(conn, actor, StayId(stay_id)).patient_id if stay_id else ""
        return store.find_patients(conn, actor, typed, but=own)


def proposed_level(services: Services, actor: Actor, stay_id: str, domain: str) -> RiskGrade:
    """What the rules say of one risk of a stay now."""
    risks = bed_and_stay(services, actor, stay_id).risks
    found = next((risk.level for risk in risks if risk.domain == domain), None)
    if found is None:
        raise Refused("There is no such risk", "domain")
    return found


def born_on(services: Services, actor: Actor, patient_id: str) -> date | None:
    """When a known patient was born."""
    with services.ward.database.read() as conn:
        return born(store.identity_of(conn, actor, patient_id))


def entry(services: Services, actor: Actor, entry_id: str) -> Entry:
    """A coming or going of the actor's unit, to be corrected."""
    with services.ward.database.read() as conn:
        found = store.entry_of(conn, actor, EntryId(entry_id))
    if found.kind not in PLACES:
        raise Refused("Only comings and goings are corrected here", "entry_id")
    return found


def _bed_rows(services: Services, conn: Connection, actor: Actor, now: datetime) -> list[BedRow]:
    found = []
    for row in open_stays(conn, actor):
        where = store.beds_of(conn, actor, row.stay_id).at(now)
        with course_of(conn, actor, services.courses, row) as kept:
            patient = patient_of(row.stay_id, row.named, kept.known)
            to, planned_at = away_to(kept.entries), planned(kept.known)
        is_away = where is not None and where.is_away
        found.append(BedRow(patient, planned_at, where.begins_at if where and is_away else None, to if is_away else ""))
    return found


def _today(
    services: Services, conn: Connection, actor: Actor, now: datetime
) -> tuple[tuple[Passing, ...], tuple[Passing, ...]]:
    """Who came and who left since midnight of the unit."""
    today = now.astimezone(services.zone).date()
    midnight = datetime.combine(today, time(), services.zone)
    came = store.current_entries(conn, actor, ["admitted", "returned"], since=midnight)
    left = store.current_entries(conn, actor, ["discharged", "went_on_leave"], since=midnight)
    rows = {row.stay_id: row for row in stays(conn, actor, [each.stay_id for each in (*came, *left)])}

    def passing(each: Entry) -> Passing:
        kind, said = entry_words(each.content)
        span = store.beds_of(conn, actor, each.stay_id).at(each.observed_at - timedelta(milliseconds=1))
        bed = getattr(each.content, "bed", None) or (span.bed if span else "")
        return Passing(each.stay_id, bed, rows[each.stay_id].named, each.observed_at, f"{kind} {said}".strip())

    return tuple(map(passing, came)), tuple(map(passing, left))


def _free(conn: Connection, actor: Actor, now: datetime) -> tuple[str, ...]:
    beds = store.unit_of(conn, actor, UnitId(actor.unit_id)).beds
    held = held_beds(store.beds_since(conn, actor, now), now)
    return tuple(bed for bed in beds if bed not in held)


def _judged(known: Known, people: Mapping[PersonId, str], now: datetime, zone: ZoneInfo) -> dict[str, Judgement]:
    """The newest word of a clinician on each risk, whose it is, and since when it stands."""
    found = {}
    for each in known.of_kind("risk_level"):
        if isinstance(each.content, facts.RiskLevel):
            when = words.dated(each.observed_at, zone, now)
            found[each.content.domain] = Judgement(each.content, people.get(each.recorded_by, "unknown"), when)
    return found


def patient_of_stay(services: Services, actor: Actor, stay_id: str) -> str:
    """Whose stay it is."""
    with services.ward.database.read() as conn:
        return store.stay_of(conn, actor, StayId(stay_id)).patient_id
