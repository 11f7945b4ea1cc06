"""The book of patterns: every file joined to its formulas, checked, with the codes that each formula reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from alerts.finding import Severity
from chart.errors import RecordError
from chart.instrument import instruments
from monitors import patterns as formulas
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.grades import NAMES, Grades
from monitors.known import Known
from monitors.pattern import FORMULAS, PART, SHAPES, Formula, Limits, graded
from monitors.protocol import PatternText, Protocols
from monitors.scales import range_of
from monitors.terms import Approval, Round

UNITS = ("_hours", "_minutes", "_ml", "_mg", "_percent", "_signs", "_count", "_per_hour", "_ratio")
LARGEST = 10_000.0
OTHER_TASKS = ("vitals", "safety_check", "weight", "orthostatic", "fluids", "sedation", "breathing")
__all__ = ["Book", "Pattern", "book_of", "formulas"]
_BOOKS: dict[str, "Book"] = {}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern ready to judge: words, numbers, formula, the codes it reads, and those that space its readings.

    version, approval: of its protocol. parts: the other patterns that it asks.
    """

    name: str
    text: PatternText
    version: str
    approval: Approval
    formula: Formula
    limits: Limits
    inputs: frozenset[str]
    spacing: frozenset[str]
    parts: frozenset[str]

    def judge(self, course: Course) -> Grades:
        """The formula's answer at the course's moment."""
        return graded(course, self.name, self.formula, self.limits)

    def severity(self, grade: Severity) -> Severity:
        """What the unit calls a grade."""
        return self.text.said(grade)

    def is_banner(self, worst: int) -> bool:
        """Whether it stands as a line in the patient's banner, and among no alerts: as long as it was never worse."""
        return self.text.shown == "banner" and worst <= Severity.LOW


@dataclass(frozen=True, slots=True)
class Book:
    """Every pattern in force, which of them read a code or are spaced by it, and what else a class says of them."""

    protocols: Protocols
    by_name: dict[str, Pattern]
    reading: dict[str, frozenset[str]]
    spaced_by: dict[str, frozenset[str]]
    pointing_to: dict[str, tuple[PatternText, ...]]

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
    for file, written in protocols.by_file.items():
        for each in written.rounds:
            _check_round(file, each)
    found = {name: _ready(name, text, protocols) for name, text in protocols.patterns.items()}
    if unused := sorted(set(FORMULAS) - set(found)):
        raise RecordError(f"pattern {unused[0]} has a formula but stands in no protocol file")
    reading = _by_code({name: each.inputs for name, each in found.items()})
    spaced_by = _by_code({name: each.spacing for name, each in found.items()})
    return Book(protocols, found, reading, spaced_by, _pointing_to(protocols))


def _pointing_to(protocols: Protocols) -> dict[str, tuple[PatternText, ...]]:
    found: dict[str, tuple[PatternText, ...]] = {}
    for name, text in protocols.pointers.items():
        for other in text.points_to:
            if other not in protocols.patterns:
                raise RecordError(f"{protocols.where(name)}: points_to {other}, which is no pattern")
            found[other] = (*found.get(other, ()), text)
    return found


def _by_code(codes_of: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    codes = frozenset[str]().union(*codes_of.values())
    return {code: frozenset(name for name, read in codes_of.items() if code in read) for code in codes}


def _ready(name: str, text: PatternText, protocols: Protocols) -> Pattern:
    where = protocols.where(name)
    formula = _formula(where, name, text)
    names: set[str] = set()
    asked = {f"uses.{drug_class}" for drug_class in text.applies_to} | {"admitted", "discharged"}
    cadence = Cadence(Known(), protocols)
    answer = formula(Course(cadence, 0, asked=asked), Limits(where, text.limit, names))
    _check_names(where, text, names, {word for word, severity in NAMES.items() if severity in answer.verdicts})
    _check_scales(where, text)
    _check_words(where, text, protocols)
    parts = frozenset(code.removeprefix(PART) for code in asked if code.startswith(PART))
    codes = frozenset(code for code in asked if not code.startswith(PART))
    spacing = frozenset[str]().union(*(cadence.spacing_codes(code) for code in codes))
    file = protocols.file_of[name]
    return Pattern(
        name, text, f"{file.protocol} {file.version}", Approval(file.approver_role, file.approved_on), formula,
        Limits(where, text.limit), codes, spacing, parts,
    )  # fmt: skip


def _formula(where: str, name: str, text: PatternText) -> Formula:
    if text.kind is None:
        if name not in FORMULAS:
            raise RecordError(f"{where}: it has no formula, and no `kind` to be made from")
        return FORMULAS[name]
    if text.kind not in SHAPES:
        raise RecordError(f"{where}: kind {text.kind} is not one of {', '.join(SHAPES)}")
    if text.of is None or range_of(text.of) is None:
        raise RecordError(f"{where}: of {text.of} is no code of the chart")
    return SHAPES[text.kind](text.of)


def _check_names(where: str, text: PatternText, names: set[str], given: set[str]) -> None:
    if unknown := sorted(set(text.limit) - names):
        raise RecordError(f"{where}: limit {unknown[0]} is not used by its formula")
    if strange := sorted(set(text.severity) - given):
        raise RecordError(f"{where}: severity {strange[0]} is no grade of its formula, which has {_listed(given)}")
    if lacking := sorted(given - set(text.severity)):
        raise RecordError(f"{where}: severity {lacking[0]} is missing")
    try:
        text.rule.format(**text.limit)
    except (KeyError, IndexError, ValueError) as error:
        raise RecordError(f"{where}: rule quotes {error}, which is no limit of it") from error


def _check_scales(where: str, text: PatternText) -> None:
    for limit, value in text.limit.items():
        if limit in text.scale:
            scale = range_of(text.scale[limit])
            if scale is None:
                raise RecordError(f"{where}: scale {limit} is {text.scale[limit]}, which is no code of the chart")
        elif limit.endswith(UNITS):
            scale = 0.0, LARGEST
        else:
            raise RecordError(f"{where}: limit {limit} needs a scale, the code it stands on")
        if not scale[0] <= value <= scale[1]:
            raise RecordError(f"{where}: limit {limit} {value:g} is outside {scale[0]:g} to {scale[1]:g}")
    if unused := sorted(set(text.scale) - set(text.limit)):
        raise RecordError(f"{where}: scale {unused[0]} has no limit of that name")


def _check_words(where: str, text: PatternText, protocols: Protocols) -> None:
    if strangers := sorted(set(text.supersedes) - set(protocols.patterns)):
        raise RecordError(f"{where}: supersedes {strangers[0]}, which is no pattern")
    instrument = text.ends.instrument
    if instrument is not None and instrument not in {*instruments(), "news2", "vitals"}:
        raise RecordError(f"{where}: ends with instrument {instrument}, which is none of the chart")


def _check_round(file: str, each: Round) -> None:
    """A round names what the chart has, and stands on its driver's scale."""
    where = f"{file}: round {each.title}"
    if strangers := [task for task in each.tasks if task not in {*instruments(), *OTHER_TASKS}]:
        raise RecordError(f"{where}: tasks has {strangers[0]}, which is no instrument of the chart")
    driver = "news2" if each.driver == "news2" else f"{each.driver}.total"
    if each.driver != "stay" and range_of(driver) is None:
        raise RecordError(f"{where}: driver {each.driver} has no total")
    for what, code, value in _limits_of(each, driver):
        scale = range_of(code)
        if scale is None:
            raise RecordError(f"{where}: {what} stands on {code}, which is no code of the chart")
        if not scale[0] <= value <= scale[1]:
            raise RecordError(f"{where}: {what} {value:g} is outside {scale[0]:g} to {scale[1]:g}")


def _limits_of(each: Round, driver: str) -> Iterator[tuple[str, str, float]]:
    """Every limit of a round: its name, the code on whose scale it stands, and its value."""
    yield from (("steps from", driver, step.at_least) for step in each.steps if step.at_least is not None)
    yield from ((f"signs {sign.code} from", sign.code, sign.at_least) for sign in each.signs)
    if each.settled is not None:
        yield "settled below", driver, each.settled.below
    if each.rising is not None:
        yield "rising by", driver, each.rising.by
    if each.stop is not None:
        ends = (("below", each.stop.below), ("at_least", each.stop.at_least))
        yield from ((f"stop {name}", each.stop.code, value) for name, value in ends if value is not None)
        yield from ((f"stop at_most {code}", code, value) for code, value in each.stop.at_most.items())


def _listed(words: set[str]) -> str:
    return ", ".join(sorted(words))
