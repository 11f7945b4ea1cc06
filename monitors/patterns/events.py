"""What happened: each event is told by itself, as of when it happened."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.verdict import any_of

EMERGENCIES = ("seizure", "syncope", "head_strike", "chest_pain", "haematemesis", "melaena")


@pattern("GEN-13")
def emergency(course: Course, limit: Limits) -> Grades:
    """Seizure, syncope, a fall on the head, chest pain, blood vomited or passed."""
    return grades(critical=any_of(*(course.happened(f"event.{each}", 0.0) for each in EMERGENCIES)))
