"""Shapes that a site can use from its file alone: `kind` names one of these, `of` the code it reads."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Formula, Limits, generic


@generic("score_at_least")
def score_at_least(code: str) -> Formula:
    """Medium from the one value up, high from the other."""

    def formula(course: Course, limit: Limits) -> Grades:
        value = course.last(code)
        return grades(medium=value >= limit.medium, high=value >= limit.high)

    return formula


@generic("rise")
def rise(code: str) -> Formula:
    """A rise by so much within the hours is medium."""

    def formula(course: Course, limit: Limits) -> Grades:
        return grades(medium=course.rise(code, limit.within_hours) >= limit.rise)

    return formula


@generic("outside")
def outside(code: str) -> Formula:
    """Below the one or above the other limit is high."""

    def formula(course: Course, limit: Limits) -> Grades:
        value = course.last(code)
        return grades(high=(value < limit.lowest) | (value > limit.highest))

    return formula
