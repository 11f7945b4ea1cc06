"""Withdrawal from benzodiazepines, Z-drugs, barbiturates, GHB. CIWA-B is a trend; what was seen or measured counts."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, part, pattern
from monitors.verdict import Verdict, any_of

TOTAL = "ciwa_b.total"
TREMOR = "ciwa_b.q19"
VISUAL = "ciwa_b.q15"
NUMBNESS = "ciwa_b.q6"
PULSE = "heart_rate_bpm"
SYSTOLIC = "systolic_mmhg"
TEMPERATURE = "temperature_c"
HALLUCINATION = "flag.hallucination"
AT_THAT_MOMENT = 0.0


@pattern("BZD-01")
def score_rising(course: Course, limit: Limits) -> Grades:
    """A climb of the score; its bands are not validated, so it is a trend only."""
    rising = course.rise(TOTAL, limit.within_hours) >= limit.rise
    return grades(medium=rising & (course.last(TOTAL) >= limit.total))


@pattern("BZD-02")
def tremor_and_perception(course: Course, limit: Limits) -> Grades:
    """Motor and perceptual signs climb together."""
    tremor = (course.rise(TREMOR, limit.within_hours) >= limit.tremor_rise) & (course.last(TREMOR) >= limit.tremor)
    climbing = [
        (course.rise(code, limit.within_hours) >= limit.perception_rise) & (course.last(code) >= limit.perception)
        for code in (VISUAL, NUMBNESS)
    ]
    return grades(high=tremor & any_of(*climbing, course.is_set(HALLUCINATION)))


@pattern("BZD-03")
def seizure(course: Course, limit: Limits) -> Grades:
    """Each seizure by itself, as of when it happened; it may come late and without warning."""
    return grades(critical=course.happened("event.seizure", AT_THAT_MOMENT))


@pattern("BZD-05")
def delirium_or_psychosis(course: Course, limit: Limits) -> Grades:
    """Confused or hallucinating, with a sign of the body beside it."""
    disturbed = part(course, "GEN-10") | course.is_set(HALLUCINATION)
    aroused = any_of(
        course.last(PULSE) >= limit.heart_rate,
        course.last(SYSTOLIC) >= limit.systolic,
        course.last(TEMPERATURE) >= limit.temperature,
    )
    return grades(critical=disturbed & aroused)


@pattern("BZD-08")
def autonomic_signs(course: Course, limit: Limits) -> Grades:
    """A fast pulse with pressure or temperature up, and a tremor that is seen."""
    aroused = (course.last(SYSTOLIC) >= limit.systolic) | (course.last(TEMPERATURE) >= limit.temperature)
    return grades(high=(course.last(PULSE) >= limit.heart_rate) & aroused & (course.last(TREMOR) >= limit.tremor))


@pattern("BZD-09")
def ghb_storm(course: Course, limit: Limits) -> Grades:
    """In the days after GHB any one sign is enough. CIWA-Ar is not this stay's scale, and counts if it was charted."""
    signs = any_of(
        course.last("rass") >= limit.rass,
        part(course, "GEN-10"),
        course.last(PULSE) >= limit.heart_rate,
        course.last(TREMOR) >= limit.tremor_seen,
        _if_alcohol_is_scored(course, limit.tremor),
    )
    return grades(critical=course.used_within("ghb", 0.0, limit.to_hours) & signs)


def _if_alcohol_is_scored(course: Course, tremor: float) -> Verdict:
    """Tremor by CIWA-Ar: owed where alcohol is treated too, else only seen if charted."""
    charted = course.if_charted("ciwa_ar.tremor") >= tremor
    return charted | (course.is_set("uses.alcohol").silent & (course.last("ciwa_ar.tremor") >= tremor))
