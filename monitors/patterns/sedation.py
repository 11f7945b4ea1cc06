"""How sedated a patient is, as every pattern of over-sedation reads it."""

from monitors.course import Course
from monitors.verdict import Verdict


def drowsy_by_poss(course: Course, step: float, opioid_hours: float) -> Verdict:
    """A POSS step that no newer RASS replaced; charting it is a duty only so many hours after an opioid."""
    replaced = course.when_last("rass").is_after(course.when_last("poss"))
    owed = course.happened("dose.opioid", opioid_hours)
    return ((course.if_charted("poss") >= step) | ((course.last("poss") >= step) & owed)) & ~replaced
