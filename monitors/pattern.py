"""What a formula is: a function of a course and its limits, registered under a pattern's id."""

from collections.abc import Callable

from chart.errors import RecordError
from monitors.course import Course
from monitors.grades import Grades
from monitors.verdict import Verdict


class Limits:
    """The numbers of one pattern, by name; one that its file lacks is the file's fault, and said so.

    names: gathers the names that are asked for.
    """

    def __init__(self, where: str, numbers: dict[str, float], names: set[str] | None = None) -> None:
        self._where = where
        self._numbers = numbers
        self._names = names
        if names is None:
            self.__dict__.update(numbers)

    def __getattr__(self, name: str) -> float:
        if self._names is not None:
            self._names.add(name)
        try:
            return self._numbers[name]
        except KeyError:
            raise RecordError(f"{self._where}: limit {name} is missing") from None


PART = "part."  # before the name of a pattern, among the codes that a formula asked for
Formula = Callable[[Course, Limits], Grades]
FORMULAS: dict[str, Formula] = {}
SHAPES: dict[str, Callable[[str], Formula]] = {}


def pattern(name: str) -> Callable[[Formula], Formula]:
    """Register the formula of a pattern under its id."""

    def registered(formula: Formula) -> Formula:
        FORMULAS[name] = formula
        return formula

    return registered


def generic(kind: str) -> Callable[[Callable[[str], Formula]], Callable[[str], Formula]]:
    """Register a shape that a file can use alone, for the code it names."""

    def registered(shape: Callable[[str], Formula]) -> Callable[[str], Formula]:
        SHAPES[kind] = shape
        return shape

    return registered


def graded(course: Course, name: str, formula: Formula, limits: Limits) -> Grades:
    """What a formula answers; of one look it is asked once, whether for itself or as a part of others."""
    told = course.told
    if told is None:
        return formula(course, limits)
    key = ("pattern", name)
    if key not in told:
        told[key] = formula(course, limits)
    answer: Grades = told[key]
    return answer


def part(course: Course, name: str) -> Verdict:
    """Whether another pattern holds, as a part of this one."""
    if course.asked is not None:
        course.asked.add(f"{PART}{name}")
    return graded(course, name, FORMULAS[name], Limits(name, course.cadence.protocols.patterns[name].limit)).any()
