"""Alcohol withdrawal: tremor, perception, clouding, and the body's alarm."""

from monitors.codes import CONSCIOUSNESS
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.moment import newest_of
from monitors.pattern import Limits, pattern
from monitors.verdict import all_of, any_of, at_least

TOTAL = "ciwa_ar.total"
TREMOR = "ciwa_ar.tremor"
PERCEPTION = "ciwa_ar.perception"
ORIENTATION = "ciwa_ar.orientation"
AGITATION = "ciwa_ar.agitation"
SWEATS = "ciwa_ar.sweats"
CONFUSED = CONSCIOUSNESS["C"]
POSITIVE = 1.0
VITAL_SIGNS = ("heart_rate_bpm", "systolic_mmhg", "diastolic_mmhg", "temperature_c")


@pattern("ALC-01")
def tremor_and_perception_rising(course: Course, limit: Limits) -> Grades:
    """Motor and perceptual signs climb together."""
    tremor = course.rise(TREMOR, limit.within_hours) >= limit.tremor_rise
    perception = course.rise(PERCEPTION, limit.within_hours) >= limit.perception_rise
    severe = (course.last(TREMOR) >= limit.tremor_severe) & (course.last(PERCEPTION) >= limit.perception_severe)
    return grades(high=tremor & perception, critical=tremor & perception & severe)


@pattern("ALC-02")
def hallucination_onset(course: Course, limit: Limits) -> Grades:
    """A new hallucination, until enough complete assessments in a row are without."""
    return grades(
        high=course.unsettled(PERCEPTION, limit.perception, limit.quiet_hours, int(limit.settled_count)),
    )


@pattern("ALC-03")
def rapid_rise(course: Course, limit: Limits) -> Grades:
    """Speed matters beside level."""
    climb = course.rise(TOTAL, limit.within_hours)
    medium = (climb >= limit.rise_medium) & (course.last(TOTAL) >= limit.total)
    return grades(medium=medium, high=climb >= limit.rise_high)


@pattern("ALC-04")
def severe_band(course: Course, limit: Limits) -> Grades:
    """Severe by total; complicated with a hallucination, disorientation or a seizure."""
    severe = course.last(TOTAL) >= limit.total
    complicated = any_of(
        course.last(PERCEPTION) >= limit.perception,
        course.last(ORIENTATION) >= limit.orientation,
        course.happened("event.seizure", limit.seizure_hours),
    )
    return grades(high=severe, critical=severe & complicated)


@pattern("ALC-07")
def delirium_pattern(course: Course, limit: Limits) -> Grades:
    """Clouding, autonomic storm and motor or perceptual signs within the same hours."""
    inputs = (ORIENTATION, "consciousness", "cam", *VITAL_SIGNS, SWEATS, PERCEPTION, AGITATION, TREMOR)
    together = newest_of(*(course.when_last(code) for code in inputs)).up_to(limit.within_hours)
    near = {code: course.last(code, together) for code in inputs}
    clouded = any_of(
        near[ORIENTATION] >= limit.orientation,
        near["consciousness"].equals(CONFUSED),
        course.if_charted("cam", together) >= POSITIVE,
    )
    storm = at_least(
        int(limit.autonomic_signs),
        near["heart_rate_bpm"] >= limit.heart_rate,
        (near["systolic_mmhg"] >= limit.systolic) | (near["diastolic_mmhg"] >= limit.diastolic),
        near["temperature_c"] >= limit.temperature,
        near[SWEATS] >= limit.sweats,
    )
    stirred = any_of(
        near[PERCEPTION] >= limit.perception, near[AGITATION] >= limit.agitation, near[TREMOR] >= limit.tremor
    )
    return grades(critical=all_of(clouded, storm, stirred))


@pattern("ALC-09")
def masked_withdrawal(course: Course, limit: Limits) -> Grades:
    """The score is low, the body is not: CIWA-Ar has no vitals in it."""
    beside = course.when_last(TOTAL).around(limit.apart_hours)
    low = course.last(TOTAL) < limit.total
    storm = at_least(
        int(limit.autonomic_signs),
        course.last("heart_rate_bpm", beside) >= limit.heart_rate,
        any_of(
            course.last("systolic_mmhg", beside) >= limit.systolic,
            course.last("diastolic_mmhg", beside) >= limit.diastolic,
        ),
        course.last("temperature_c", beside) >= limit.temperature,
        course.last("respiration_per_min", beside) >= limit.breaths,
    )
    return grades(high=low & storm)


@pattern("ALC-13")
def climbing_from_a_low_start(course: Course, limit: Limits) -> Grades:
    """Three totals in a row, each a step up: a slow climb is invisible to fixed thresholds."""
    third, second, first = course.latest(TOTAL, 3, limit.within_hours)
    steps = [
        (later - earlier).named("ciwa_ar.step") >= limit.step for later, earlier in ((third, second), (second, first))
    ]
    return grades(medium=all_of(*steps, third >= limit.total))
