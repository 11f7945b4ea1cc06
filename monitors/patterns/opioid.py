"""Opioid withdrawal and fluid loss."""

from math import ceil

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, part, pattern
from monitors.patterns.sedation import drowsy_by_poss
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
    medium = _if_judged(measured, half_day >= limit.net_medium_ml)
    high = _if_judged(measured, half_day >= limit.net_high_ml) | _if_judged(measured_day, day >= limit.net_day_ml)
    return grades(medium=medium, high=high)


def _if_judged(can_be: Verdict, holds: Verdict) -> Verdict:
    """Whether it holds; open where it cannot be judged, whatever the little that was charted says."""
    return (can_be.else_unknown & holds) | ~can_be.else_unknown


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
    """Against the admission weight, on the same scale; with that weight alone nothing can be said."""
    lately = course.admission().after(0, limit.baseline_hours)
    base, first = course.first("weight_kg", lately), course.when_first("weight_kg", lately)
    since = course.hours_between(course.when_last("weight_same_scale_kg"), first).named("weight.since_admission")
    again, in_time = since > 0.0, since <= limit.within_hours
    lost = ((base - course.last("weight_same_scale_kg")) / base * 100.0).named("weight_loss_percent")
    return grades(
        medium=in_time & _if_judged(again, lost >= limit.loss_medium_percent),
        high=in_time & _if_judged(again, lost >= limit.loss_high_percent),
    )


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


@pattern("OPI-10")
def breathing_depressed(course: Course, limit: Limits) -> Grades:
    """An opioid at work, and breathing, saturation or rousing failing."""
    exposed = any_of(
        course.happened("dose.opioid", limit.exposed_hours),
        course.used_within("opioid", 0.0, limit.exposed_hours),
        course.happened("event.suspected_use", limit.exposed_hours),
    )
    breaths, spo2 = course.last("respiration_per_min"), course.last("spo2_percent")
    scale_2 = course.is_set("flag.spo2_scale_2")
    slow = any_of(
        breaths <= limit.breaths_high,
        (spo2 <= limit.spo2_high) & ~scale_2,
        drowsy_by_poss(course, limit.poss_high, limit.opioid_hours),
    )
    failing = any_of(
        breaths < limit.breaths_low,
        ((spo2 < limit.spo2_low) & ~scale_2) | ((spo2 < limit.spo2_scale_2) & scale_2),
        drowsy_by_poss(course, limit.poss_critical, limit.opioid_hours),
    )
    return grades(high=exposed & slow, critical=exposed & failing)


@pattern("OPI-13")
def adulterant_withdrawal(course: Course, limit: Limits) -> Grades:
    """Illicit fentanyl, and a storm that opioid withdrawal alone does not make."""
    trembling = any_of(course.last("cows.tremor") >= limit.tremor, course.if_charted("ciwa_ar.tremor") >= limit.tremor)
    storm = at_least(
        int(limit.some_signs),
        course.last("heart_rate_bpm") >= limit.heart_rate,
        course.last("systolic_mmhg") >= limit.systolic,
        trembling,
        course.count("emesis", limit.emesis_hours) >= limit.emesis_count,
        course.last("rass") >= limit.rass,
        part(course, "GEN-10"),
    )
    return grades(critical=course.used_within("fentanyl", 0.0, limit.within_hours) & storm)


@pattern("OPI-15")
def pregnancy(course: Course, limit: Limits) -> Grades:
    """Pregnant, as told or tested; not asked is not no."""
    return grades(high=course.history("pregnancy"))


@pattern("OPI-16")
def poor_intake(course: Course, limit: Limits) -> Grades:
    """Little drunk or given over a day that was charted from its beginning."""
    sides = [course.when_first(code) for code in ("fluid.in_ml", "fluid.out_ml")]
    charted = any_of(*(course.hours_since(first) >= limit.day_hours for first in sides)).else_unknown
    measured = _measured(course, limit.day_hours, limit.shift_hours)
    return grades(low=all_of(charted, measured, course.total("fluid.drunk_ml", limit.day_hours) < limit.intake_ml))
