"""What the pages of admissions show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chart.census import Whereabouts
from chart.entries import Identity
from chart.facts import Entry, RiskLevel, SubstanceUse
from dashboard.patient import Named, Patient
from monitors.intake import Answer, Risk
from monitors.stopping import Proposal


@dataclass(frozen=True, slots=True)
class BedRow:
    """One open stay as a row. planned_at: when it is meant to end. away_since: on leave since, and where to."""

    patient: Patient
    planned_at: datetime | None = None
    away_since: datetime | None = None
    away_to: str = ""


@dataclass(frozen=True, slots=True)
class Passing:
    """Somebody who came or left today. words: how, in one line."""

    stay_id: str
    bed: str
    who: Named
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Admissions:
    """The whole page. beds: of the unit in order."""

    rows: tuple[BedRow, ...]
    came: tuple[Passing, ...]
    left: tuple[Passing, ...]
    beds: tuple[str, ...]
    free: tuple[str, ...]
    now: datetime
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class AdmitForm:
    """What the form needs to be drawn. known: who was here before and comes again."""

    free: tuple[str, ...]
    protocols: tuple[tuple[str, str], ...]
    ids: Mapping[str, str]
    patient_id: str = ""
    known: Named | None = None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One coming or going in the history of a stay. note: who corrected or took it back, and why."""

    entry: Entry
    kind: str
    words: str
    by: str
    note: str = ""

    @property
    def is_struck(self) -> bool:
        """Whether another entry stands in its place."""
        return bool(self.note)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a clinician last said of one risk. when: with its day, in words: it may be older than what is known now."""

    said: RiskLevel
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class BedAndStay:
    """The page of one stay: where it is, where it was, and what the intake profile says.

    told_seq: the newest entry among the answers and protocols, so that two people do not undo each other's.
    is_examined: nothing was saved that no rule has looked at yet. endings: protocols whose end may be proposed.
    may_end, may_prescribe: what whoever looks may sign for.
    """

    patient: Patient
    patient_id: str
    who: Identity | None
    where: Whereabouts
    away_to: str
    free: tuple[str, ...]
    rows: tuple[PlaceRow, ...]
    risks: tuple[Risk, ...]
    judged: Mapping[str, Judgement]
    merged: Mapping[str, Identity | None]
    answers: Mapping[str, Answer]
    protocols: frozenset[str]
    uses: tuple[SubstanceUse, ...]
    told_seq: int
    titles: Mapping[str, str]
    planned_at: datetime | None
    now: datetime
    zone: ZoneInfo
    screens: tuple[tuple[str, str], ...] = field(default=())
    is_examined: bool = True
    endings: tuple[Proposal, ...] = ()
    may_end: bool = False
    may_prescribe: bool = False

    @property
    def is_over(self) -> bool:
        """Whether the patient was discharged, or never came."""
        return not self.where.spans or self.where.ended_at is not None

    @property
    def is_away(self) -> bool:
        """Whether the patient is on leave now."""
        return not self.is_over and self.where.spans[-1].is_away


def born(who: Identity | None) -> date | None:
    """The date of birth, as far as it is known."""
    return date.fromisoformat(who.birth_on) if who and who.birth_on else None
