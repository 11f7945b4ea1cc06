"""What the charting page shows: whose chart, which forms the round wants together, and what was charted last time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from chart import facts
from chart.facts import Answer, Entry
from chart.instrument import Instrument, Score, instruments
from chart.item import value_text
from chart.vitals import VITALS
from dashboard import words
from dashboard.components.score_row import Before
from dashboard.pages.charting.forms import FORMS, SINGLE, VITAL_SIGNS, form_for
from dashboard.patient import Patient
from monitors.known import Known

ON_THE_VITALS_FORM = ("rass", "poss")


@dataclass(frozen=True, slots=True)
class ScaleView:
    """One scale to fill in. before: the newest answer of each item; last: its newest complete assessment in words."""

    scale: Instrument
    before: Mapping[str, Before]
    last_words: str = ""
    last_at: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The entry that is being corrected: its form, what it said, and when it was observed."""

    entry_id: str
    form: str
    observed_at: datetime
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that is opened together at one bedside.

    tabs: the forms of this visit, in order. extras: further scales that stand on the vitals form. last: the newest
    vital signs in words, by field. not_theirs: forms that whoever looks may not save.
    """

    patient: Patient
    now: datetime
    zone: ZoneInfo
    tabs: tuple[str, ...]
    scales: Mapping[str, ScaleView]
    extras: tuple[str, ...] = ()
    last: Mapping[str, str] = field(default_factory=dict)
    last_vitals_at: str = ""
    corrected: Corrected | None = None
    not_theirs: frozenset[str] = frozenset()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that can be saved from here, the open one first."""
        return (*self.tabs, *self.extras, *(("status",) if self.can_be_refused else ()))

    @property
    def can_be_refused(self) -> bool:
        """Whether "asleep", "refused" and "unable" make sense here."""
        return self.corrected is None and not set(self.tabs) <= set(SINGLE)

    def typed(self, form: str) -> Mapping[str, str]:
        """What a form is filled with when it opens: nothing, unless it corrects an entry."""
        return self.corrected.typed if self.corrected and self.corrected.form == form else {}


def visit_of(
    patient: Patient,
    known: Known,
    wanted: tuple[str, ...],
    now: datetime,
    zone: ZoneInfo,
    corrected: Entry | None = None,
) -> Visit:
    """The visit of some forms of a stay. wanted: codes of scales or forms, as the round asks for them."""
    extras = _extras(known, wanted) if corrected is None else ()
    tabs = tuple(code for code in wanted if code not in extras)
    vitals = next(reversed(known.of_kind("vitals")), None)
    return Visit(
        patient=patient,
        now=now,
        zone=zone,
        tabs=tabs,
        extras=extras,
        scales={code: _scale_view(code, known, now, zone) for code in (*tabs, *extras) if code in instruments()},
        last=last_vitals(vitals) if vitals else {},
        last_vitals_at=words.moment_words(vitals.observed_at, zone, now) if vitals else "",
        corrected=_corrected(corrected, zone) if corrected else None,
    )


def form_name(code: str) -> str:
    """What a form is called on its tab."""
    return FORMS[code].name if code in FORMS else instruments()[code].short_name


def is_known_form(code: str) -> bool:
    """Whether there is a scale or a form with this code."""
    return code in instruments() or code in FORMS


def form_of(content: facts.AnyContent) -> str | None:
    """The form on which an entry of this content can be corrected; None where there is none."""
    if isinstance(content, facts.Assessment):
        return content.instrument if content.instrument in instruments() else None
    form = form_for(content)
    return form.code if form else None


def last_vitals(entry: Entry) -> dict[str, str]:
    """The newest vital signs in words, by field."""
    content = entry.content
    if not isinstance(content, facts.Vitals):
        return {}
    found = {
        name: f"Last {VITALS[name].shown(value)}"
        for name in VITALS
        if (value := getattr(content, name, None)) is not None
    }
    for field_ in VITAL_SIGNS.fields:
        if field_.kind == "choice" and (value := getattr(content, field_.name)) is not None:
            chosen = ("yes" if value else "no") if isinstance(value, bool) else value
            found[field_.name] = f"Last: {dict(field_.choices)[chosen].lower()}"
    return found


def _extras(known: Known, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Sedation scales that go with the vitals: RASS always, POSS where an opioid is in play."""
    if "vitals" not in wanted:
        return ()
    has_opioid = bool(known.track("uses.opioid").observed or known.track("dose.opioid").observed)
    return tuple(code for code in ON_THE_VITALS_FORM if code != "poss" or has_opioid)


def _scale_view(code: str, known: Known, now: datetime, zone: ZoneInfo) -> ScaleView:
    scale = instruments()[code]
    before: dict[str, Before] = {}
    last_words = last_at = ""
    for entry in known.of_kind("assessment"):
        content = entry.content
        if not isinstance(content, facts.Assessment) or content.instrument != code:
            continue
        at = words.moment_words(entry.observed_at, zone, now)
        before |= {item: Before(answer, at) for item, answer in content.answers.items()}
        score = scale.counted(content.answers)
        if score.is_complete:
            last_at, last_words = at, score_words(scale, score)
    return ScaleView(scale, before, last_words, last_at)


def score_words(scale: Instrument, score: Score) -> str:
    """A score as it is said: "24 of 67 · severe", "moderate"; a scale of one item just says its answer."""
    if len(scale.items) == 1:
        return " · ".join(f"{scale.shown(each)} · {scale.items[0].words(each)}" for each in score.items.values())
    if not score.is_complete:
        sure = f"{score.band}, " if score.band else ""
        return f"{sure}incomplete, {len(score.items)} of {len(score.items) + len(score.missing)} answered"
    if score.total is None:
        return score.band or "does not apply"
    return f"{score.total} of {scale.highest_total}{f' · {band_words(scale, score)}' if score.band else ''}"


def band_words(scale: Instrument, score: Score) -> str:
    """The band, and that it is only for the trend where that is so; "" without one."""
    bands = scale.bands()
    return f"{score.band or ''}{', trend only' if score.band and bands and bands.is_trend_only else ''}"


def _corrected(entry: Entry, zone: ZoneInfo) -> Corrected:
    form = form_of(entry.content)
    if form is None:
        raise LookupError(entry.kind)
    content = entry.content
    if isinstance(content, facts.Assessment):
        typed = {item: value_text(answer) for item, answer in content.answers.items()}
    else:
        typed = {
            each.name: _as_typed(getattr(content, each.name), zone)
            for each in FORMS[form].fields
            if getattr(content, each.name) not in (None, False, (), "")
        }
        if isinstance(content, facts.Vitals) and content.on_oxygen is False:
            typed["on_oxygen"] = "no"
    return Corrected(entry.id, form, entry.observed_at, typed)


def _as_typed(value: Answer | float | tuple[str, ...] | Any, zone: ZoneInfo) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%H:%M}"
    return f"{value:g}" if isinstance(value, float) else str(value)
