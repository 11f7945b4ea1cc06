"""Suicide risk by the C-SSRS triage."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern

SCREENING, SINCE = "cssrs", "cssrs.since"


@pattern("GEN-07")
def suicide_screening(course: Course, limit: Limits) -> Grades:
    """What ever was is told once, when it was first asked; after that what is new since the last screening."""
    later = course.when_last(SCREENING).is_after(course.when_first("cssrs.q6_lifetime")).silent
    whole, since = course.last(SCREENING), course.last(SINCE)
    return grades(
        medium=(~later & (whole >= limit.low)) | (later & (since >= limit.low)),
        high=(~later & (whole >= limit.moderate)) | (later & (since >= limit.moderate)),
        critical=(~later & (whole >= limit.high)) | (later & (since >= limit.high)),
    )
