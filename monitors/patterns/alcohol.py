"""Alcohol withdrawal: tremor, perception, clouding, and the body's alarm."""

from monitors.codes import CONSCIOUSNESS
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.moment import newest_of
from monitors.pattern import Limits, part, pattern
from monitors.verdict import Verdict, all_of, any_of, at_least

TOTAL = "ciwa_ar.total"
TREMOR = "ciwa_ar.tremor"
PERCEPTION = "ciwa_ar.perception"
ORIENTATION = "ciwa_ar.orientation"
AGITATION = "ciwa_ar.agitation"
SWEATS = "ciwa_ar.sweats"
CONFUSED = CONSCIOUSNESS["C"]
POSITIVE = 1.0
SEIZURE = "event.seizure"
BREATH_ALCOHOL = "brac_g_210l"
DOSE = "dose.for_withdrawal"
THIAMINE = ("dose.thiamine", "dose.medicine.thiamine")  # by its class, or by its name alone
AT_THAT_MOMENT = 0.0
A_STAY = 24.0 * 365  # "ever in this stay"
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
        course.happened(SEIZURE, limit.seizure_hours),
    )
    return grades(high=severe, critical=severe & complicated)


@pattern("ALC-05")
def seizure(course: Course, limit: Limits) -> Grades:
    """Each seizure by itself, as of when it happened."""
    return grades(critical=course.happened(SEIZURE, AT_THAT_MOMENT))


@pattern("ALC-06")
def seizure_risk_window(course: Course, limit: Limits) -> Grades:
    """In the hours after the last drink, with a history that speaks of seizures, and signs that withdrawal is on."""
    history = any_of(
        course.history("prior_withdrawal_seizure"),
        course.history("prior_dt"),
        course.history("seizure_this_episode"),
        course.happened(SEIZURE, A_STAY),
        course.if_charted("pawss.total") >= limit.pawss,
    )
    signs = any_of(
        course.last(TOTAL) >= limit.total,
        course.last(TREMOR) >= limit.tremor,
        course.last("heart_rate_bpm") >= limit.heart_rate,
    )
    return grades(high=all_of(course.used_within("alcohol", limit.from_hours, limit.to_hours), history, signs))


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


@pattern("ALC-08")
def early_clouding(course: Course, limit: Limits) -> Grades:
    """Disoriented after being clear, or at the first look; worst where nothing is known any more."""
    settled = int(limit.settled_count)
    return grades(
        high=course.unsettled(ORIENTATION, limit.orientation, None, settled),
        critical=course.unsettled(ORIENTATION, limit.orientation_lost, None, settled),
    )


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


@pattern("ALC-10")
def resistant_withdrawal(course: Course, limit: Limits) -> Grades:
    """Doses in a row with a severe score after each; the newest is left out while it has none."""
    scored = course.when_last(TOTAL, course.when_nth(DOSE, 1).later(limit.within_hours)).exists
    before = ~scored.certain & _severe_after_each(course, limit, newest=2)
    return grades(high=_severe_after_each(course, limit, newest=1) | before)


def _severe_after_each(course: Course, limit: Limits, newest: int) -> Verdict:
    """Whether as many doses as it takes, back from the newest but so many, each had a severe score as their first."""
    doses = [course.when_nth(DOSE, newest + earlier) for earlier in range(int(limit.dose_count))]
    scores = [course.first(TOTAL, dose.later(limit.within_hours)) >= limit.total for dose in doses]
    return all_of(doses[-1].exists, course.hours_since(doses[-1]) <= limit.within_hours, *scores)


@pattern("ALC-11")
def withdrawing_while_intoxicated(course: Course, limit: Limits) -> Grades:
    """In withdrawal with alcohol still on the breath."""
    withdrawing = course.last(TOTAL) >= limit.total
    breath = course.if_charted(BREATH_ALCOHOL)
    return grades(
        medium=withdrawing & (breath >= limit.breath_medium), high=withdrawing & (breath >= limit.breath_high)
    )


@pattern("ALC-12")
def no_thiamine(course: Course, limit: Limits) -> Grades:
    """Confused, unsteady or with eye signs, and no thiamine was given: an order is not a dose."""
    signs = any_of(part(course, "GEN-10"), course.is_set("flag.ataxia"), course.is_set("flag.eye_movement"))
    given = any_of(*(course.happened(code, limit.thiamine_hours) for code in THIAMINE))
    return grades(high=signs & ~given)


@pattern("ALC-13")
def climbing_from_a_low_start(course: Course, limit: Limits) -> Grades:
    """Three totals in a row, each a step up: a slow climb is invisible to fixed thresholds."""
    third, second, first = course.latest(TOTAL, 3, limit.within_hours)
    steps = [
        (later - earlier).named("ciwa_ar.step") >= limit.step for later, earlier in ((third, second), (second, first))
    ]
    return grades(medium=all_of(*steps, third >= limit.total))
