"""Saving what was filled in at one bedside: everything checked before anything is stored, each form once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from chart import facts
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import AnyContent, EntryId, StayId
from chart.instrument import instruments
from chart.limits import Question
from chart.people import Act, require
from chart.plausible import time_refusals
from dashboard import words
from dashboard.pages.charting import queries
from dashboard.pages.charting.advising import Advice
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.reading import Refusals, Seen, Typed, asked, is_started, key_of, read_answers, read_form
from dashboard.services import Services
from monitors.rounds import Saved, save

UNSAID = ZoneInfo("UTC")
FIRST = ("rass", "poss", "vitals")  # sedation before scores: a score is read against it


class Unconfirmed(Exception):
    """Something unusual, by form, or something to be read before a dose, that nobody has confirmed yet."""

    def __init__(self, questions: Mapping[str, list[Question]], advice: Sequence[Advice] = ()) -> None:
        super().__init__("unconfirmed")
        self.questions = questions
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Filled:
    """What the page sends. typed: by form, by item or field. ids: of each form's entry, made when it was opened.

    confirmed: keys of the questions answered with yes. why: reasons for answers that need one, by form.
    """

    stay_id: str
    ids: Mapping[str, str]
    typed: Mapping[str, Typed]
    observed_at: datetime
    reason: str = ""
    corrects: str | None = None
    correction_reason: str = ""
    confirmed: frozenset[str] = frozenset()
    why: Mapping[str, str] = field(default_factory=dict)
    goes_longer: bool = False
    weight_kg: float | None = None
    has_glucose_in_mmol: bool = False
    admitted_at: datetime | None = None
    zone: ZoneInfo = UNSAID


def save_visit(services: Services, actor: Actor, filled: Filled) -> list[Saved]:
    """Store every form that was started. Refusals and Unconfirmed store nothing."""
    require(actor, Act.AMEND if filled.corrects else Act.CHART)
    contents = read_visit(filled)
    for form in contents.keys() & FORMS.keys():
        require(actor, FORMS[form].act)
    _check_times(filled, contents, services.ward.clock.now())
    open_questions = {
        form: left
        for form, found in asked(contents, filled.weight_kg, filled.has_glucose_in_mmol).items()
        if (left := [each for each in found if key_of(each) not in filled.confirmed])
    }
    advice = _advice(services, actor, filled, contents)
    if open_questions or advice:
        raise Unconfirmed(open_questions, advice)
    ordered = sorted(contents, key=lambda form: (form not in FIRST, FIRST.index(form) if form in FIRST else 0))
    return [save(services.ward, actor, _new_entry(filled, form, contents[form])) for form in ordered]


def read_visit(filled: Filled) -> dict[str, AnyContent]:
    """The contents of every started form; Refusals names everything that is wrong with any of them."""
    contents: dict[str, AnyContent] = {}
    refused: list[Refused] = []
    for form, typed in filled.typed.items():
        if form not in filled.ids or not is_started(typed):
            continue
        try:
            contents[form] = _read(filled, form, typed)
        except Refusals as found:
            refused += [Refused(each.message, f"{form}.{each.field or ''}") for each in found.refused]
    if refused:
        raise Refusals(refused)
    if not contents:
        raise Refused("Nothing is filled in yet")
    return contents


def observed_at(opened_at: datetime, minutes_back: str, clock: str, now: datetime, zone: ZoneInfo) -> datetime:
    """When it was seen: as the form was opened, so many minutes before, or at a typed time of the unit's clock."""
    if clock.strip():
        found = words.clock_moment(clock, zone, now)
        if found is None:
            raise Refused(words.no_time(clock, "04:10"), "observed_at")
        return found
    return opened_at - timedelta(minutes=int(minutes_back or 0))


def _read(filled: Filled, form: str, typed: Typed) -> AnyContent:
    if form in FORMS:
        return read_form(FORMS[form], typed, Seen(filled.observed_at, filled.zone))
    answers = read_answers(instruments()[form], typed, filled.why.get(form, ""))
    return msgspec.structs.replace(answers, confirms_longer_interval=True) if filled.goes_longer else answers


def _advice(services: Services, actor: Actor, filled: Filled, contents: Mapping[str, AnyContent]) -> list[Advice]:
    """What is to be read before these doses and was not confirmed yet."""
    if not any(isinstance(content, facts.Dose) for content in contents.values()):
        return []
    found = queries.advice(
        services, actor, filled.stay_id, contents, filled.observed_at, (filled.ids.values(), filled.corrects)
    )
    return [each for each in found if each.key not in filled.confirmed]


def _check_times(filled: Filled, contents: Mapping[str, AnyContent], now: datetime) -> None:
    reason = filled.correction_reason if filled.corrects else filled.reason
    for content in contents.values():
        found = time_refusals(content, filled.observed_at, now, admitted_at=filled.admitted_at, reason=reason)
        if found:
            raise found[0]


def _new_entry(filled: Filled, form: str, content: facts.AnyContent) -> NewEntry:
    reason = filled.correction_reason if filled.corrects else filled.reason
    return NewEntry(
        id=EntryId(filled.ids[form]),
        stay_id=StayId(filled.stay_id),
        observed_at=filled.observed_at,
        content=content,
        supersedes=EntryId(filled.corrects) if filled.corrects else None,
        reason=reason.strip() or None,
    )
