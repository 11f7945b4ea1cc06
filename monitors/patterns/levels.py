"""Single figures that are dangerous by themselves: glucose, blood pressure."""

from monitors.codes import CONSCIOUSNESS
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.verdict import Verdict, any_of

ALERT = CONSCIOUSNESS["A"]
HEADACHE = "ciwa_ar.headache"
LEAST = 0.0


@pattern("GEN-11")
def glucose_out_of_range(course: Course, limit: Limits) -> Grades:
    """Too low or too high; low is worse beside a patient who is not alert. Nobody is bound to measure it."""
    glucose = course.if_charted("glucose_mg_dl")
    low = glucose < limit.low
    dulled = low & (course.last("consciousness") > ALERT)
    return grades(
        medium=low | (glucose > limit.high),
        high=glucose > limit.very_high,
        critical=(glucose < limit.very_low) | dulled,
    )


@pattern("GEN-15")
def pressure_dangerously_high(course: Course, limit: Limits) -> Grades:
    """Very high pressure, with or without a sign that an organ suffers from it."""
    high = any_of(
        course.last("systolic_mmhg") >= limit.systolic,
        course.last("diastolic_mmhg") >= limit.diastolic,
    )
    signs = any_of(
        course.happened("event.chest_pain", limit.chest_pain_hours),
        *(course.is_set(f"flag.{sign}") for sign in ("neuro_sign", "visual_change", "headache")),
        _new_headache(course, limit) & _is_headache_asked(course),
    )
    return grades(high=high, critical=high & signs)


def _new_headache(course: Course, limit: Limits) -> Verdict:
    return (course.last(HEADACHE) >= limit.headache) & (
        course.rise(HEADACHE, limit.headache_hours) >= limit.headache_rise
    )


def _is_headache_asked(course: Course) -> Verdict:
    """Headache is an item of CIWA-Ar: where that is not the stay's instrument, it counts if it was charted."""
    return (course.is_set("uses.alcohol") | (course.if_charted(HEADACHE) >= LEAST)).silent
