"""Protocols as data: every number, word and source of the patterns and rounds, one file a drug class.

Shapes are Python (`patterns`), numbers are here. A key that is unknown, missing or mistyped, and a limit beyond the
scale it stands on, is refused with file, pattern and key.
"""

import hashlib
import tomllib
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from alerts.calling import Calling
from alerts.finding import Severity
from chart.errors import RecordError
from chart.ticks import hours
from monitors.calls import CallsOfUnit
from monitors.terms import EvidenceGrade, Round, Terms, Words
from monitors.versions.choosing import in_force

SHIPPED = Path(__file__).parent / "protocols"
TABLES: dict[str, Any] = {"limit": float, "scale": str, "severity": Literal["low", "medium", "high", "critical"]}
Shape = TypeVar("Shape")

DrugClass = Literal["alcohol", "benzodiazepine", "barbiturate", "ghb", "opioid", "stimulant"]
SeverityName = Literal["low", "medium", "high", "critical"]


class Ends(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a medium or low alert closes by itself; exactly one is given."""

    instrument: str | None = None
    minutes: int | None = None
    at_once: bool = False

    def __post_init__(self) -> None:
        if [self.instrument is not None, self.minutes is not None, self.at_once].count(True) != 1:
            raise ValueError("ends needs one of instrument, minutes, at_once")


NO_END = Ends(at_once=True)  # what only points to others ends with them
OF_A_PATTERN = ("rule", "cause", "ends", "severity")
OF_NO_POINTER = (*OF_A_PATTERN, "limit", "scale", "supersedes", "about", "kind", "of")


class PatternText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One pattern, in words and numbers. rule may quote limits as {name}.

    severity: what each grade of the formula is called on this unit. scale: the code whose scale a limit stands on;
    limits that end in a unit need none. supersedes: patterns that say the same, milder.
    about: codes of events; the pattern is then asked of each such event by itself, as of when it happened.
    kind and of: a simple threshold made from the file alone.
    points_to: other patterns, for whose alerts this has words of its own class; it is then never judged itself.
    shown: as an alert, as a banner, or as advice before a dose is saved, which is never an alert (`advice`).
    """

    title: Words
    why: Words
    action: Words
    source: Words
    evidence: EvidenceGrade
    rule: str = ""
    cause: str = ""
    ends: Ends = NO_END
    severity: dict[SeverityName, SeverityName] = {}
    limit: dict[str, float] = {}
    scale: dict[str, str] = {}
    status: Literal["live", "silent"] = "live"
    shown: Literal["alert", "before saving", "banner"] = "alert"
    applies_to: tuple[DrugClass, ...] = ()
    supersedes: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    known_limits: str = ""
    kind: str | None = None
    of: str | None = None
    points_to: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        given = {key for key in OF_NO_POINTER if getattr(self, key)} - ({"ends"} if self.ends is NO_END else set())
        if self.points_to and given:
            raise ValueError(f"what points to other patterns has no {min(given)}")
        if not self.points_to and (lacking := [key for key in OF_A_PATTERN if key not in given]):
            raise ValueError(f"{lacking[0]} is missing")

    def said(self, formula_grade: Severity) -> Severity:
        """What the unit calls a grade of the formula."""
        return Severity[self.severity[formula_grade.name.lower()].upper()] if formula_grade else Severity.NONE  # type: ignore[index]


class ProtocolFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One file: a drug class, or `general` for all stays."""

    protocol: Words
    version: Words
    title: Words
    approver_role: Words
    review_by: date
    patterns: dict[str, PatternText]
    approved_on: date | None = None
    effective_from: date | None = None
    rounds: tuple[Round, ...] = ()
    terms: Terms | None = None
    calling: CallsOfUnit | None = None


class Protocols(msgspec.Struct, frozen=True, dict=True):
    """All files in force together, by file name; and the zone in which their days and clock times are meant.

    texts: the files as they are written. coming: versions that take effect on a later day.
    """

    by_file: dict[str, ProtocolFile]
    digest: str
    zone: ZoneInfo
    texts: dict[str, str]
    coming: dict[str, ProtocolFile]

    @property
    def files(self) -> tuple[ProtocolFile, ...]:
        """The files, in the order of their names."""
        return tuple(self.by_file.values())

    def where(self, pattern: str) -> str:
        """File and pattern, as a refusal names them."""
        return next(f"{name}: pattern {pattern}" for name, file in self.by_file.items() if pattern in file.patterns)

    @cached_property
    def patterns(self) -> dict[str, PatternText]:
        """Every pattern that is judged, by id."""
        return {name: text for name, text in self._texts.items() if not text.points_to}

    @cached_property
    def pointers(self) -> dict[str, PatternText]:
        """What only has words for the alerts of other patterns, by id."""
        return {name: text for name, text in self._texts.items() if text.points_to}

    @property
    def _texts(self) -> dict[str, PatternText]:
        return {name: text for file in self.files for name, text in file.patterns.items()}

    @cached_property
    def file_of(self) -> dict[str, ProtocolFile]:
        """The file that each pattern stands in."""
        return {name: file for file in self.files for name in file.patterns}

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Every round of every protocol."""
        return tuple(each for file in self.files for each in file.rounds)

    @cached_property
    def terms(self) -> Terms:
        """The terms of the general file."""
        return next(file.terms for file in self.files if file.terms is not None)

    @cached_property
    def calling(self) -> Calling:
        """How the unit calls people."""
        return next(file.calling for file in self.files if file.calling is not None).in_zone(self.zone)

    @cached_property
    def current_ticks(self) -> dict[str, int]:
        """Code (or the part before the first dot) → ticks for which a value is current."""
        return {each.code: hours(each.hours) for each in self.terms.current_for}


def read_protocols(*folders: Path, zone: str = "UTC", instead: Path | None = None, on: date = date.max) -> Protocols:
    """The protocol files in force on a day; one in a later folder stands in for the file of its name in an earlier.

    Of several versions of a protocol the one that took effect last counts. instead: a draft, for the file of the same
    protocol. Raises RecordError naming file, pattern and key.
    """
    paths = {path.name: path for folder in (SHIPPED, *folders) for path in sorted(folder.glob("*.toml"))}
    texts = {name: path.read_bytes() for name, path in sorted(paths.items())}
    by_file, coming = in_force({name: _read(name, text) for name, text in texts.items()}, on)
    if instead is not None:
        name, text, file = _stand_in(instead, by_file)
        texts[name], by_file[name] = text, file
    _check_once("pattern", [(pattern, name) for name, file in by_file.items() for pattern in file.patterns])
    _check_once("round", [(f"{r.protocol} {r.title}", name) for name, file in by_file.items() for r in file.rounds])
    for table in ("terms", "calling"):
        found = [name for name, file in by_file.items() if getattr(file, table) is not None]
        if len(found) != 1:
            listed = ", ".join(found) or "none"
            raise RecordError(f"exactly one protocol file carries [{table}], not {len(found)}: {listed}")
    written = {name: texts[name] for name in by_file}
    digest = hashlib.sha256(b"\0".join([*written.values(), zone.encode()])).hexdigest()
    plain = {name: text.decode() for name, text in written.items()}
    return Protocols(by_file, digest, ZoneInfo(zone), plain, coming)


def _stand_in(draft: Path, by_file: dict[str, ProtocolFile]) -> tuple[str, bytes, ProtocolFile]:
    """The name of the file that a draft is for, its text, and what it says."""
    try:
        text = draft.read_bytes()
    except OSError as error:
        raise RecordError(f"{draft.name} cannot be read: {error.strerror}") from error
    file = _read(draft.name, text)
    name = next((name for name, other in by_file.items() if other.protocol == file.protocol), None)
    if name is None:
        known = ", ".join(other.protocol for other in by_file.values())
        raise RecordError(f"{draft.name}: protocol {file.protocol} is none of those in force: {known}")
    return name, text, file


def _check_once(what: str, found: list[tuple[str, str]]) -> None:
    """Nothing of one name stands twice, not even in two files."""
    first: dict[str, str] = {}
    for name, file in found:
        if name in first:
            raise RecordError(f"{file}: {what} {name} stands in {first[name]} too")
        first[name] = file


def _read(name: str, text: bytes) -> ProtocolFile:
    try:
        written = tomllib.loads(text.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"{name} is not TOML: {error}") from error
    for pattern, keys in _tables(written.get("patterns")).items():
        _convert(f"{name}: pattern {pattern}", keys, PatternText)
    rounds = written.get("rounds")
    for each in rounds if isinstance(rounds, list) else ():
        _convert(f"{name}: round {_tables(each).get('title', 'without a title')}", each, Round)
    return _convert(name, written, ProtocolFile)


def _convert(where: str, written: object, shape: type[Shape]) -> Shape:
    """The table as its shape; of a table within it that is wrong, the very key is named."""
    for table, item in TABLES.items() if shape is PatternText else ():
        for key, value in _tables(_tables(written).get(table)).items():
            _convert(f"{where}: {table} {key}", value, item)
    try:
        return msgspec.convert(written, shape)
    except msgspec.ValidationError as error:
        raise RecordError(f"{where}: {error}") from error


def _tables(written: object) -> dict[str, object]:
    return written if isinstance(written, dict) else {}
