"""The list of entries: what each one said, who charted it when, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from chart import facts
from chart.facts import Entry, PersonId
from chart.instrument import instruments
from chart.item import in_sentence
from chart.vitals import FLUIDS, MEASUREMENTS, VITALS
from dashboard import words
from dashboard.asam import care_words
from dashboard.components.small import PRECAUTIONS
from dashboard.pages.charting.forms import EVENTS, POSITIONS, STATES
from dashboard.pages.charting.forms_doses import ROUTES
from dashboard.pages.charting.forms_standing import PLANS, SEEN, SIGNS
from dashboard.pages.charting.view import form_of, score_words


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry in words. struck: it was corrected or taken back; note: by whom and why.

    form: where it can be corrected, None where it cannot.
    """

    id: str
    observed_at: datetime
    recorded_at: datetime
    kind: str
    said: str
    by: str
    struck: bool
    note: str
    form: str | None


def rows_of(entries: Iterable[Entry], names: Mapping[PersonId, str]) -> tuple[EntryRow, ...]:
    """Every entry, newest observation first; a correction stands beside what it corrected."""
    listed = list(entries)
    by_superseded = {entry.supersedes: entry for entry in listed if entry.supersedes}
    rows = [
        _row(entry, by_superseded.get(entry.id), names) for entry in listed if not isinstance(entry.content, facts.Void)
    ]
    return tuple(sorted(rows, key=lambda row: (row.observed_at, row.recorded_at), reverse=True))


def _row(entry: Entry, correction: Entry | None, names: Mapping[PersonId, str]) -> EntryRow:
    kind, said = entry_words(entry.content)
    note = ""
    if correction is not None:
        what = "Taken back" if isinstance(correction.content, facts.Void) else "Corrected"
        note = f"{what} by {names.get(correction.recorded_by, 'unknown')}: {correction.reason}"
    elif entry.supersedes is not None:
        note = f"Correction: {entry.reason}"
    elif entry.reason:
        note = f"Late: {entry.reason}"
    return EntryRow(
        id=entry.id,
        observed_at=entry.observed_at,
        recorded_at=entry.recorded_at,
        kind=kind,
        said=said,
        by=names.get(entry.recorded_by, "unknown"),
        struck=correction is not None,
        note=note,
        form=form_of(entry.content) if correction is None else None,
    )


def entry_words(content: facts.AnyContent) -> tuple[str, str]:
    """The kind of an entry and what it says, in one line of ward words."""
    match content:
        case facts.Assessment():
            return _assessment(content)
        case facts.Vitals():
            return "Vitals", _vitals(content)
        case facts.Fluid():
            return FLUIDS[content.way].name, _fluid(content)
        case facts.Dose():
            return "Dose", " ".join(
                filter(None, (content.medicine, content.amount, dict(ROUTES)[content.route].lower()))
            )
        case facts.Event():
            name = dict(EVENTS).get(content.code, content.code.replace("_", " ").capitalize())
            return "Event", " · ".join(
                filter(None, (name, "head struck" if content.with_head_strike else "", content.detail))
            )
        case facts.Weight():
            return "Weight", VITALS["weight_kg"].with_unit(content.weight_kg)
        case facts.Status():
            return "Not done", _status(content)
        case facts.Note():
            return "Note", content.text
        case facts.Measurement():
            return _measurement(content)
        case facts.Orthostatic():
            return "Lying and standing", _orthostatic(content)
        case _:
            return _course(content)


def _course(content: facts.AnyContent) -> tuple[str, str]:
    """The entries that make the stay itself."""
    match content:
        case facts.Admitted() | facts.Moved():
            return ("Admitted" if isinstance(content, facts.Admitted) else "Moved"), f"to bed {content.bed}"
        case facts.Returned():
            return "Back on the unit", f"bed {content.bed}" if content.bed else ""
        case facts.WentOnLeave():
            return "Left for a while", content.to
        case facts.Discharged():
            return "Discharged", _ending(content)
        case facts.RiskLevel():
            said = f"{content.domain.replace('_', ' ')}: {content.level}"
            return "Risk", " · ".join(filter(None, (said, content.reason)))
        case facts.LevelOfCare():
            return "Level of care", care_words(content)
        case facts.SubstanceUse():
            return "Substance use", " · ".join(filter(None, (content.agent, content.amount)))
        case facts.Precaution():
            name = PRECAUTIONS.get(content.code, ("", content.code.replace("_", " ")))[1]
            return "Precaution", name if content.is_set else f"{name} ended"
        case facts.Flag():
            return _flag(content)
        case facts.SafetyCheck():
            return "Safety check", " · ".join(filter(None, (dict(SEEN)[content.seen].lower(), content.place)))
        case facts.RiskFact():
            answer = {True: "yes", False: "no", None: "not asked"}[content.answer]
            return "History", f"{content.code.replace('_', ' ')}: {answer}"
        case facts.ObservationLevel():
            return "Watched", content.level
        case facts.FluidsOrdered():
            return "Fluids", "measured from now on" if content.is_measured else "no longer measured"
        case facts.ProtocolAssigned():
            return "Protocol", f"{content.protocol}{'' if content.is_on else ' ended'}"
        case facts.DoseScheduled():
            return "Ordered for later", content.medicine
        case facts.TaperStep():
            amount = f"{words.plain(content.diazepam_mg_per_day)} mg diazepam equivalent a day"
            return "Taper step", f"{content.substance}, {amount}"
        case facts.DischargePlanned():
            return "Discharge planned", ""
        case _:
            return facts.kind_of(content).replace("_", " ").capitalize(), ""


def _ending(content: facts.Discharged) -> str:
    """How the stay ended; whether anybody was told is said only where it was charted."""
    told = {True: "left without telling anybody", False: "told somebody", None: ""}[content.is_elopement]
    return ", ".join(filter(None, (words.ENDINGS[content.disposition].lower(), told)))


def _flag(content: facts.Flag) -> tuple[str, str]:
    if content.code == "allergies":
        return "Allergies", (content.detail or "yes, not said which") if content.is_set else "none known"
    if content.code == "code_status":
        return "Code status", content.detail
    is_plan = content.code in dict(PLANS)
    name = {**dict(SIGNS), **dict(PLANS)}.get(content.code, content.code.replace("_", " "))
    said = in_sentence(name) + ("" if content.is_set else ", no longer")
    return "Plan" if is_plan else "Sign", " · ".join(filter(None, (said, content.detail)))


def _assessment(content: facts.Assessment) -> tuple[str, str]:
    scale = instruments()[content.instrument]
    return scale.short_name, score_words(scale, scale.counted(content.answers))


def _vitals(content: facts.Vitals) -> str:
    upper, lower = content.systolic_mmhg, content.diastolic_mmhg
    position = dict(POSITIONS).get(content.position or "", "").lower()
    parts = [
        f"HR {content.heart_rate_bpm}" if content.heart_rate_bpm is not None else "",
        f"BP {upper or '–'}/{lower or '–'} {position}".strip() if upper or lower else "",
        f"RR {content.respiration_per_min}" if content.respiration_per_min is not None else "",
        f"SpO₂ {content.spo2_percent} %" if content.spo2_percent is not None else "",
        {True: "on oxygen", False: "on air", None: ""}[content.on_oxygen],
        VITALS["temperature_c"].with_unit(content.temperature_c) if content.temperature_c is not None else "",
        f"ACVPU {content.consciousness}" if content.consciousness else "",
    ]
    return " · ".join(filter(None, parts))


def _fluid(content: facts.Fluid) -> str:
    if content.is_none:
        return "none this shift"
    volume = "not measured" if content.volume_ml is None else f"{words.plain(content.volume_ml)} mL"
    kind = f"type {content.bristol}" if content.bristol else ""
    return " · ".join(filter(None, (volume, kind, "blood" if content.has_blood else "")))


def _status(content: facts.Status) -> str:
    scale = instruments().get(content.instrument)
    what = scale.short_name if scale else "" if content.instrument == "all" else content.instrument
    state = dict(STATES)[content.state].lower()
    return " · ".join(filter(None, (what, state, content.reason)))


def _measurement(content: facts.Measurement) -> tuple[str, str]:
    vital = MEASUREMENTS.get(content.code)
    if vital is None:
        return content.code.replace("_", " ").capitalize(), words.plain(content.value or 0)
    said = content.word or vital.with_unit(content.value or 0)
    limit = f", upper limit {vital.with_unit(content.upper_limit)}" if content.upper_limit else ""
    return vital.name, f"{said}{limit}"


def _orthostatic(content: facts.Orthostatic) -> str:
    if content.is_unable_to_stand:
        return "unable to stand"
    pairs = (
        ("lying", content.lying_systolic_mmhg, content.lying_diastolic_mmhg),
        ("standing", content.standing_systolic_mmhg, content.standing_diastolic_mmhg),
    )
    return ", ".join(f"{where} {upper or '–'}/{lower or '–'}" for where, upper, lower in pairs if upper or lower)


def sentence(row: EntryRow) -> str:
    """An entry as it is named in a question: "the vitals HR 116 · …"."""
    return f"{in_sentence(row.kind)} {row.said}".strip()
