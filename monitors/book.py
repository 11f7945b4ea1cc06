"""The book of patterns: every file joined to its formulas, checked, with the codes that each formula reads."""

from dataclasses import dataclass

from alerts.finding import Severity
from chart.errors import RecordError
from chart.instrument import Instrument, instruments
from chart.item import Item
from chart.vitals import VITALS
from monitors import patterns as formulas
from monitors.cadence import Cadence
from monitors.codes import MAXIMA, item_code
from monitors.course import Course
from monitors.grades import NAMES, Grades
from monitors.known import Known
from monitors.pattern import FORMULAS, SHAPES, Formula, Limits
from monitors.protocol import PatternText, Protocols

UNITS = ("_hours", "_minutes", "_ml", "_percent", "_signs", "_count", "_per_hour", "_ratio")
LARGEST = 10_000.0
COMPUTED = {"news2": (0.0, 20.0), "news2.worst_part": (0.0, 3.0), "fall_mmhg": (1.0, 100.0)}
__all__ = ["Book", "Pattern", "book_of", "formulas"]
_BOOKS: dict[str, "Book"] = {}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern ready to judge: words, numbers, formula, the codes it reads, and those that space its readings."""

    name: str
    text: PatternText
    version: str
    formula: Formula
    limits: Limits
    inputs: frozenset[str]
    spacing: frozenset[str]

    def judge(self, course: Course) -> Grades:
        """The formula's answer at the course's moment."""
        return self.formula(course, self.limits)

    def severity(self, grade: Severity) -> Severity:
        """What the unit calls a grade."""
        return self.text.said(grade)


@dataclass(frozen=True, slots=True)
class Book:
    """Every pattern in force, and which of them read a code or are spaced by it."""

    protocols: Protocols
    by_name: dict[str, Pattern]
    reading: dict[str, frozenset[str]]
    spaced_by: dict[str, frozenset[str]]

    def touched_by(self, codes: set[str], is_late: bool) -> set[str]:
        """The patterns that read any of these codes.

        is_late: what changed lies before the newest observation. It may then alter the interval after a reading that
        was there already, and with it how long that counts.
        """
        reading = set().union(*(self.reading.get(code, frozenset()) for code in codes))
        return reading.union(*(self.spaced_by.get(code, frozenset()) for code in codes)) if is_late else reading


def book_of(protocols: Protocols) -> Book:
    """Join the files to their formulas; what does not fit is a RecordError that names pattern and key."""
    if protocols.digest not in _BOOKS:
        _BOOKS[protocols.digest] = _joined(protocols)
    return _BOOKS[protocols.digest]


def _joined(protocols: Protocols) -> Book:
    found = {name: _ready(name, text, protocols) for name, text in protocols.patterns.items()}
    if unused := sorted(set(FORMULAS) - set(found)):
        raise RecordError(f"pattern {unused[0]} has a formula but stands in no protocol file")
    reading = _by_code({name: each.inputs for name, each in found.items()})
    return Book(protocols, found, reading, _by_code({name: each.spacing for name, each in found.items()}))


def _by_code(codes_of: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    codes = frozenset[str]().union(*codes_of.values())
    return {code: frozenset(name for name, read in codes_of.items() if code in read) for code in codes}


def _ready(name: str, text: PatternText, protocols: Protocols) -> Pattern:
    formula = _formula(name, text)
    names: set[str] = set()
    asked = {f"uses.{drug_class}" for drug_class in text.applies_to} | {"admitted", "discharged"}
    cadence = Cadence(Known(), protocols)
    answer = formula(Course(cadence, 0, asked=asked), Limits(name, text.limit, names))
    _check_names(name, text, names, {word for word, severity in NAMES.items() if severity in answer.verdicts})
    _check_scales(name, text)
    spacing = frozenset[str]().union(*(cadence.spacing_codes(code) for code in asked))
    limits = Limits(name, text.limit)
    return Pattern(name, text, protocols.version_of[name], formula, limits, frozenset(asked), spacing)


def _formula(name: str, text: PatternText) -> Formula:
    if text.kind is not None and text.kind in SHAPES and text.of is not None:
        return SHAPES[text.kind](text.of)
    if text.kind is not None:
        raise RecordError(f"pattern {name}: kind {text.kind} needs `of`, and must be one of {', '.join(SHAPES)}")
    if name not in FORMULAS:
        raise RecordError(f"pattern {name} has no formula")
    return FORMULAS[name]


def _check_names(name: str, text: PatternText, names: set[str], given: set[str]) -> None:
    if unknown := sorted(set(text.limit) - names):
        raise RecordError(f"pattern {name}: limit {unknown[0]} is not used by its formula")
    if set(text.severity) != given:
        raise RecordError(f"pattern {name}: severity names {sorted(text.severity)}, its formula grades {sorted(given)}")
    try:
        text.rule.format(**text.limit)
    except (KeyError, IndexError, ValueError) as error:
        raise RecordError(f"pattern {name}: rule quotes {error}, which is no limit of it") from error


def _check_scales(name: str, text: PatternText) -> None:
    for limit, value in text.limit.items():
        if limit in text.scale:
            low, high = _range(name, text.scale[limit])
        elif limit.endswith(UNITS):
            low, high = 0.0, LARGEST
        else:
            raise RecordError(f"pattern {name}: limit {limit} needs a scale, the code it stands on")
        if not low <= value <= high:
            raise RecordError(f"pattern {name}: limit {limit} {value:g} is outside {low:g} to {high:g}")


def _range(name: str, code: str) -> tuple[float, float]:
    """The scale of a code: an instrument's total or item, a vital, or NEWS2."""
    if code in COMPUTED:
        return COMPUTED[code]
    if code in VITALS:
        return float(VITALS[code].lowest), float(VITALS[code].highest)
    for instrument in instruments().values():
        ranges = _ranges(instrument)
        if code in ranges:
            return ranges[code]
    raise RecordError(f"pattern {name}: scale {code} is no code of the chart")


def _ranges(instrument: Instrument) -> dict[str, tuple[float, float]]:
    found = {item_code(instrument, item.code): _numbers(item) for item in instrument.items}
    for maximum, several in MAXIMA.get(instrument.code, {}).items():
        found[f"{instrument.code}.{maximum}"] = (0.0, float(several.highest))
    if instrument.total == "sum":
        found[f"{instrument.code}.total"] = (float(instrument.lowest_total), float(instrument.highest_total))
    return found


def _numbers(item: Item) -> tuple[float, float]:
    numbers = [float(value) for value in item.values if str(value).lstrip("-").isdigit()]
    return min(numbers, default=0.0), max(numbers, default=1.0)
