"""Silence is a symptom: what was to be charted, and was not."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern


@pattern("GEN-06")
def assessment_overdue(course: Course, limit: Limits) -> Grades:
    """The worst overdue task decides; very late counts one step more, and is critical beside a high NEWS2."""
    late = course.overdue()
    emergency = course.newest("news2") >= limit.emergency
    return grades(low=late["low"], medium=late["medium"], high=late["high"], critical=late["very"] & emergency)
