"""What the charting page asks the record for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from chart import facts
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import Entry, EntryId, PersonId, StayId, UnitId
from chart.instrument import instruments
from chart.people import may, role_words
from chart.store import new_id
from chart.ticks import to_tick
from dashboard.pages.charting.advising import Advice, advice_on
from dashboard.pages.charting.feedback import Feedback, feedback, has_glucose_in_mmol, weight_before
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.reading import Refusals, Seen, Typed, read_answers
from dashboard.pages.charting.rounds import wanted_now
from dashboard.pages.charting.view import Visit, form_of, is_known_form, visit_of
from dashboard.patient import Patient, patient_of
from dashboard.queries import alerts_of, banner_lines, course_of, stay_row
from dashboard.services import Services
from monitors.cadence import Cadence
from monitors.known import Known


@dataclass(frozen=True, slots=True)
class Chart:
    """What checks on a save need of the chart."""

    patient: Patient
    weight_kg: float | None
    has_glucose_in_mmol: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A longer interval that the protocol allows after this score, if the nurse confirms it; both in minutes."""

    form: str
    now_minutes: int
    then_minutes: int


def visit(services: Services, actor: Actor, stay_id: str, form: str = "", corrects: str = "") -> Visit:
    """The forms to open: what the round wants together, or those that were asked for, joined by "+"."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        with course_of(conn, actor, services.courses, row) as kept:
            lines = banner_lines(alerts_of(conn, actor, row.stay_id), services.ward.book)
            patient = replace(patient_of(row.stay_id, row.named, kept.known), lines=lines)
            corrected = _corrected(kept.known, corrects) if corrects else None
            if corrected is not None:
                form = form_of(corrected.content) or ""
            asked = tuple(form.split("+")) if form else ()
            _check_forms(actor, asked)
            wanted = asked or wanted_now(kept, services.ward.book.protocols, patient, now)
            found = visit_of(patient, kept.known, wanted, now, services.zone, corrected)
            not_theirs = frozenset(code for code, each in FORMS.items() if not may(actor.role, each.act))
            return replace(found, not_theirs=not_theirs)


def _check_forms(actor: Actor, forms: tuple[str, ...]) -> None:
    for form in forms:
        if not is_known_form(form):
            raise Refused("There is no such form", "form")
        if form in FORMS and not may(actor.role, FORMS[form].act):
            raise Refused(f"A {role_words(actor.role)} may not {FORMS[form].act}", "form")


def chart(services: Services, actor: Actor, stay_id: str, corrects: str | None = None) -> Chart:
    """What a save is checked against; `corrects` is an entry that stands no longer once it is saved."""
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        with course_of(conn, actor, services.courses, row) as kept:
            patient = patient_of(row.stay_id, row.named, kept.known)
            return Chart(patient, _weight(services, kept.known, corrects), has_glucose_in_mmol(kept.known))


def look(
    services: Services, actor: Actor, stay_id: str, typed: Mapping[str, Typed], corrects: str | None = None
) -> Feedback:
    """What the forms say while they are filled in."""
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        with course_of(conn, actor, services.courses, row) as kept:
            seen = Seen(services.ward.clock.now(), services.zone)
            return feedback(typed, kept.known, _weight(services, kept.known, corrects), seen)


def advice(
    services: Services,
    actor: Actor,
    stay_id: str,
    contents: Mapping[str, facts.AnyContent],
    at: datetime,
    saving: tuple[Collection[str], str | None],
) -> list[Advice]:
    """What the patterns say of the doses of a visit before it is saved. saving: its own ids, and what it corrects."""
    own, corrects = saving
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        with course_of(conn, actor, services.courses, row) as kept:
            entries = [each for each in kept.entries if each.id not in own]
    return list(advice_on(services.ward.book, entries, contents, at, corrects))


def offer(
    services: Services, actor: Actor, stay_id: str, typed: Mapping[str, Typed], complete: Sequence[str]
) -> Offer | None:
    """A longer interval than the one in force, which one of these complete scales would allow."""
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        with course_of(conn, actor, services.courses, row) as kept:
            cadence = kept.cadence(services.ward.book.protocols)
            for form in complete:
                try:
                    content = read_answers(instruments()[form], typed.get(form, {}))
                except Refusals:
                    continue  # told when it is saved
                kept_as_is = _interval(cadence, services, actor, row.stay_id, content)
                confirmed = msgspec.structs.replace(content, confirms_longer_interval=True)
                longer = _interval(cadence, services, actor, row.stay_id, confirmed)
                if kept_as_is is not None and longer is not None and longer > kept_as_is:
                    return Offer(form, kept_as_is, longer)
    return None


def _interval(
    cadence: Cadence, services: Services, actor: Actor, stay_id: StayId, content: facts.Assessment
) -> int | None:
    """The interval after a draft, put on the course and taken off again."""
    now = services.ward.clock.now()
    draft = Entry(
        id=EntryId(new_id()),
        unit_id=UnitId(actor.unit_id),
        stay_id=stay_id,
        observed_at=now,
        recorded_at=now,
        recorded_by=PersonId(actor.id),
        content=content,
    )
    cadence.known.put(draft)
    try:
        return cadence.interval_minutes(content.instrument, to_tick(now))
    finally:
        cadence.known.take_back(draft)


def _weight(services: Services, known: Known, corrects: str | None) -> float | None:
    return weight_before(known, to_tick(services.ward.clock.now()), corrects)


def _corrected(known: Known, entry_id: str) -> Entry:
    found = known.standing.get(entry_id)
    if found is None or form_of(found.entry.content) is None:
        raise Refused("This entry was corrected before, or cannot be corrected here", "corrects")
    return found.entry
