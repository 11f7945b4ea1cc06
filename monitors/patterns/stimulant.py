"""Stimulant withdrawal: falling mood."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.verdict import all_of

MOOD = "mood"


@pattern("STI-01")
def mood_fall(course: Course, limit: Limits) -> Grades:
    """A fall within a day."""
    fall = course.fall(MOOD, limit.within_hours)
    return grades(medium=fall >= limit.fall_medium, high=fall >= limit.fall_high)


@pattern("STI-02")
def very_low_mood(course: Course, limit: Limits) -> Grades:
    """Low whatever it was before."""
    return grades(high=course.last(MOOD) <= limit.mood)


@pattern("STI-03")
def steady_decline(course: Course, limit: Limits) -> Grades:
    """Three ratings in a row, each lower."""
    third, second, first = course.latest(MOOD, 3, limit.within_hours)
    steps = [(earlier - later).named("mood.step") > 0.0 for earlier, later in ((first, second), (second, third))]
    return grades(medium=all_of(*steps, (first - third).named("mood.decline") >= limit.fall))
