"""Protocols as data: every number, word and source of the patterns and rounds, one file a drug class.

Shapes are Python (`patterns`), numbers are here. A key that is unknown, missing or mistyped, and a limit beyond the
scale it stands on, is refused with file, pattern and key.
"""

import hashlib
import tomllib
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from alerts.finding import Severity
from chart.errors import RecordError

SHIPPED = Path(__file__).parent / "protocols"

DrugClass = Literal["alcohol", "benzodiazepine", "barbiturate", "ghb", "opioid", "stimulant"]
SeverityName = Literal["low", "medium", "high", "critical"]
EvidenceGrade = Literal["sourced", "unverified", "unit default"]


class Ends(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a medium or low alert closes by itself; exactly one is given."""

    instrument: str | None = None
    minutes: int | None = None
    at_once: bool = False

    def __post_init__(self) -> None:
        if [self.instrument is not None, self.minutes is not None, self.at_once].count(True) != 1:
            raise ValueError("ends needs one of instrument, minutes, at_once")


class PatternText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One pattern, in words and numbers. rule may quote limits as {name}.

    severity: what each grade of the formula is called on this unit. scale: the code whose scale a limit stands on;
    limits that end in a unit need none. supersedes: patterns that say the same, milder.
    kind and of: a simple threshold made from the file alone.
    """

    title: str
    rule: str
    why: str
    action: str
    source: str
    evidence: EvidenceGrade
    cause: str
    ends: Ends
    severity: dict[SeverityName, SeverityName]
    limit: dict[str, float] = {}
    scale: dict[str, str] = {}
    status: Literal["live", "silent"] = "live"
    applies_to: tuple[DrugClass, ...] = ()
    supersedes: tuple[str, ...] = ()
    known_limits: str = ""
    kind: str | None = None
    of: str | None = None

    def said(self, formula_grade: Severity) -> Severity:
        """What the unit calls a grade of the formula."""
        return Severity[self.severity[formula_grade.name.lower()].upper()] if formula_grade else Severity.NONE  # type: ignore[index]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"at_least": "from"}):
    """From this value up (or until so many hours of stay) look every so many minutes."""

    minutes: int
    level: Literal["mild", "moderate", "severe"] | None = None
    at_least: int | None = None
    until_hours: float | None = None


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"at_least": "from"}):
    """An item that counts as the highest step from this value up."""

    code: str
    at_least: int


class Settled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the longest interval may be proposed: calm for so long, past the early hours, no withdrawal dose lately."""

    below: int
    hours: float
    minutes: int
    early_hours: float
    medicated_hours: float


class AfterEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For so many hours after an event, at least every so many minutes."""

    event: str
    hours: float
    minutes: int


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a protocol wants done how often. driver: the code whose newest value chooses the step, or "stay"."""

    protocol: str
    title: str
    tasks: tuple[str, ...]
    driver: str
    steps: tuple[Step, ...]
    source: str
    evidence: EvidenceGrade
    first_minutes: int
    any_part_3: int | None = None  # minutes once any NEWS2 parameter alone is at its worst
    is_screening: bool = False
    signs: tuple[Sign, ...] = ()
    settled: Settled | None = None
    after: tuple[AfterEvent, ...] = ()


class CurrentFor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a value of a code counts as current, in hours; never shorter than its interval and grace."""

    code: str
    hours: float


class GraceStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Up to this interval, so much grace."""

    up_to_minutes: int
    minutes: int


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the whole unit goes by, whatever the drug class."""

    current_for: tuple[CurrentFor, ...]
    grace: tuple[GraceStep, ...]
    grace_at_most_share: float
    late_minutes: int


class ProtocolFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One file: a drug class, or `general` for all stays."""

    protocol: str
    version: str
    title: str
    approver_role: str
    review_by: date
    patterns: dict[str, PatternText]
    approved_on: date | None = None
    effective_from: date | None = None
    rounds: tuple[Round, ...] = ()
    terms: Terms | None = None


class Protocols(msgspec.Struct, frozen=True, dict=True):
    """All files in force together."""

    files: tuple[ProtocolFile, ...]
    digest: str

    @cached_property
    def patterns(self) -> dict[str, PatternText]:
        """Every pattern by id."""
        return {name: text for file in self.files for name, text in file.patterns.items()}

    @cached_property
    def version_of(self) -> dict[str, str]:
        """Protocol and version that each pattern is judged under."""
        return {name: f"{file.protocol} {file.version}" for file in self.files for name in file.patterns}

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Every round of every protocol."""
        return tuple(each for file in self.files for each in file.rounds)

    @cached_property
    def terms(self) -> Terms:
        """The terms of the general file."""
        return next(file.terms for file in self.files if file.terms is not None)

    @cached_property
    def current_ticks(self) -> dict[str, int]:
        """Code (or the part before the first dot) → ticks for which a value is current."""
        return {each.code: round(each.hours * 3_600_000) for each in self.terms.current_for}


def read_protocols(*folders: Path) -> Protocols:
    """All protocol files; one in a later folder stands in for the file of the same name in an earlier.

    Raises RecordError naming file, pattern and key.
    """
    paths = {path.name: path for folder in (SHIPPED, *folders) for path in sorted(folder.glob("*.toml"))}
    texts = {name: path.read_bytes() for name, path in sorted(paths.items())}
    files = tuple(_read(name, text) for name, text in texts.items())
    names = [name for file in files for name in file.patterns]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise RecordError(f"pattern {twice[0]} stands in two protocol files")
    if sum(file.terms is not None for file in files) != 1:
        raise RecordError("exactly one protocol file carries [terms]")
    return Protocols(files, hashlib.sha256(b"\0".join(texts.values())).hexdigest())


def _read(name: str, text: bytes) -> ProtocolFile:
    try:
        return msgspec.convert(tomllib.loads(text.decode()), ProtocolFile)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"{name} is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise RecordError(f"{name}: {error}") from error
