"""Opioid withdrawal and fluid loss."""

from math import ceil

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, part, pattern
from monitors.reading import Reading
from monitors.verdict import Verdict, all_of, any_of, at_least

COWS = "cows.total"
PULSE = "resting.heart_rate_bpm"
SYSTOLIC = "resting.systolic_mmhg"
ANSWERED_YES = 1.0


@pattern("OPI-02")
def vomiting_and_loose_stools(course: Course, limit: Limits) -> Grades:
    """Counts, whatever their volume; a stool nobody described may count, and never fires alone."""
    emesis = course.count("emesis", limit.short_hours)
    stools = course.count("loose_stool", limit.short_hours)
    both, day = _emeses_and_stools(course, limit.middle_hours), _emeses_and_stools(course, limit.day_hours)
    some = any_of(emesis >= limit.emesis_count, stools >= limit.stool_count, both >= limit.both_count)
    return grades(medium=some, high=day >= limit.day_count, critical=_blood(course, limit))


def _emeses_and_stools(course: Course, hours: float) -> Reading:
    return (course.count("emesis", hours) + course.count("loose_stool", hours)).named("emeses_and_stools")


def _blood(course: Course, limit: Limits) -> Verdict:
    return any_of(*(course.happened(f"event.{code}", limit.day_hours) for code in ("blood", "haematemesis", "melaena")))


@pattern("OPI-03")
def net_balance(course: Course, limit: Limits) -> Grades:
    """In minus out, only where fluids were ordered as measured and charted in every shift of the window."""
    half_day, day = _deficit(course, limit.half_day_hours), _deficit(course, limit.day_hours)
    measured_day = _measured(course, limit.day_hours, limit.shift_hours)
    measured = _measured(course, limit.half_day_hours, limit.shift_hours)
    medium = measured & (half_day >= limit.net_medium_ml)
    high = (measured & (half_day >= limit.net_high_ml)) | (measured_day & (day >= limit.net_day_ml))
    return grades(medium=medium, high=high)


def _deficit(course: Course, hours: float) -> Reading:
    return (course.total("fluid.out_ml", hours) - course.total("fluid.in_ml", hours)).named("fluid.deficit_ml")


def _measured(course: Course, hours: float, shift_hours: float) -> Verdict:
    """Whether the hours were measured, urine in each shift back from now: uncharted is not empty, so else unknown."""
    ordered = course.hours_since(course.standing_since("fluids_measured")) >= hours
    shifts = range(ceil(hours / shift_hours))
    looked = [course.looked("fluid.looked.urine", shift_hours, shift * shift_hours) for shift in shifts]
    return (ordered & all_of(*looked)).else_unknown


@pattern("OPI-04")
def weight_loss(course: Course, limit: Limits) -> Grades:
    """Against the admission weight, on the same scale."""
    admission = course.admission()
    base = course.first("weight_kg", admission.after(0, limit.baseline_hours))
    weighed = course.when_last("weight_kg", admission.after(0, limit.baseline_hours))
    last = course.last("weight_same_scale_kg", weighed.after(0, limit.within_hours))
    lost = ((base - last) / base * 100.0).named("weight_loss_percent")
    return grades(medium=lost >= limit.loss_medium_percent, high=lost >= limit.loss_high_percent)


@pattern("OPI-05")
def orthostatic_fall(course: Course, limit: Limits) -> Grades:
    """Pressure falls on standing, or the patient cannot stand for dizziness."""
    falls = any_of(
        course.last("standing.systolic_fall_mmhg") >= limit.systolic_fall,
        course.last("standing.diastolic_fall_mmhg") >= limit.diastolic_fall,
        course.last("standing.unable") >= ANSWERED_YES,
    )
    low = course.last("standing.systolic_mmhg") < limit.systolic
    faint = course.last("standing.near_syncope") >= ANSWERED_YES
    return grades(medium=falls, high=low | faint)


@pattern("OPI-06")
def low_urine(course: Course, limit: Limits) -> Grades:
    """Too little urine between voids, by admission weight, or none for too long."""
    weight = course.first("weight_kg", course.admission().after(0, limit.baseline_hours))
    ordered = course.standing_since("fluids_measured")
    low = {
        hours: _measured(course, hours, limit.shift_hours)
        & ((course.per_hour("fluid.urine_ml", hours, ordered) / weight).named("urine_ml_kg_h") < limit.ml_kg_per_hour)
        for hours in (limit.high_hours, limit.critical_hours)
    }
    void = course.hours_since(course.when_last("fluid.urine_ml"))
    awake = (~course.happened("status.asleep", limit.awake_hours)).else_unknown
    none = any_of(
        all_of(void > limit.awake_hours, awake, _measured(course, limit.awake_hours, limit.shift_hours)),
        (void > limit.none_hours) & _measured(course, limit.none_hours, limit.shift_hours),
    )
    return grades(high=low[limit.high_hours] | none, critical=low[limit.critical_hours])


@pattern("OPI-07")
def pulse_against_pressure(course: Course, limit: Limits) -> Grades:
    """Compensation failing while fluid is being lost; values at rest only."""
    losing = part(course, "OPI-02") | part(course, "OPI-03")
    fast = course.sustained(PULSE, limit.heart_rate, limit.apart_minutes, limit.within_hours)
    shocked = (course.last(PULSE) / course.last(SYSTOLIC)).named("shock_index") >= limit.shock_ratio
    collapsing = course.last(SYSTOLIC) < limit.systolic
    return grades(medium=losing & fast, high=losing & shocked, critical=losing & collapsing)


@pattern("OPI-01")
def volume_depletion(course: Course, limit: Limits) -> Grades:
    """Single signs are weak, the pattern is not."""
    signs = [part(course, name) for name in ("OPI-02", "OPI-03", "OPI-04", "OPI-05", "OPI-06")]
    signs.append(course.last(PULSE) >= limit.heart_rate)
    some, many = at_least(int(limit.some_signs), *signs), at_least(int(limit.many_signs), *signs)
    collapsing = course.last(SYSTOLIC) < limit.systolic
    return grades(high=some, critical=many | (some & collapsing))


@pattern("OPI-11")
def withdrawal_score(course: Course, limit: Limits) -> Grades:
    """The score itself, and its speed."""
    total = course.last(COWS)
    rising = (course.rise(COWS, limit.within_hours) >= limit.rise) & (total >= limit.total_medium)
    return grades(medium=rising, high=total >= limit.total_high, critical=total > limit.total_critical)
