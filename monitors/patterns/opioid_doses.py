"""Opioids: what speaks of doses, those given, those due, and the one about to be saved."""

from chart.ticks import HOUR
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.moment import Moment
from monitors.pattern import Limits, pattern
from monitors.patterns.sedation import drowsy_by_poss
from monitors.verdict import Verdict, all_of, any_of

COWS = "cows.total"
BUPRENORPHINE = "dose.buprenorphine"
METHADONE = "dose.methadone"
LEAST = 0.0
AT_ONCE = 0.0
A_STAY = 24.0 * 365  # "ever since"
A_TICK = 1 / HOUR  # windows are closed: what is "less than" so many hours ends one tick short of them
# The kinds of full agonist: how a dose is marked, and the typical courses of what was used before.
KINDS = {"short": ("opioid_short", "fentanyl"), "extended": ("opioid_extended",), "methadone": ("methadone",)}


@pattern("OPI-08")
def precipitated_withdrawal(course: Course, limit: Limits) -> Grades:
    """The score leaps after a partial agonist: each dose against the score before it, and the worse wins."""
    doses = _doses_before_the_score(course, limit)
    score = course.newest(COWS)
    severe = (score >= limit.total) | (course.last("rass") >= limit.rass)
    leaps = [_leapt(course, dose, limit) for dose in doses]
    vomiting = [course.count_in("emesis", dose.later(A_STAY)) >= limit.emesis_count for dose in doses]
    worst = [leap & (severe | often) for leap, often in zip(leaps, vomiting, strict=True)]
    never_scored = course.happened(BUPRENORPHINE, limit.first_hours) & ~(score >= LEAST)
    return grades(high=any_of(*leaps, never_scored), critical=any_of(*worst, never_scored))


def _doses_before_the_score(course: Course, limit: Limits) -> list[Moment]:
    """The newest few doses of the hours before the newest score, one after the other."""
    found = [course.when_last(COWS)]
    for _ in range(int(limit.dose_count)):
        found.append(course.when_last(BUPRENORPHINE, found[-1].before(limit.within_hours)))
    return found[1:]


def _leapt(course: Course, dose: Moment, limit: Limits) -> Verdict:
    """Whether the newest score, soon after a dose of the first day, lies so far above the last one before it."""
    soon = course.hours_between(course.when_last(COWS), dose) <= limit.within_hours
    early = course.hours_between(dose, course.when_first(BUPRENORPHINE)) <= limit.first_hours
    climb = course.newest(COWS) - course.newest(COWS, dose.up_to(limit.baseline_hours))
    is_near = course.when_last(COWS, dose.up_to(limit.near_hours)).exists.certain.silent
    climbed = any_of(
        is_near & (climb.named("cows.since_dose") >= limit.rise),
        ~is_near & (climb.named("cows.since_dose_far") >= limit.rise),
    )
    return all_of(dose.exists, soon.silent, early.silent, climbed)


@pattern("OPI-09")
def before_the_first_dose(course: Course, limit: Limits) -> Grades:
    """Asked of the dose being entered: too early for a first one, or nobody looked; never open afterwards."""
    dose = course.when_last(BUPRENORPHINE)
    entered = course.happened(BUPRENORPHINE, AT_ONCE).silent
    goes_on = course.count_in(BUPRENORPHINE, dose.before(limit.without_hours)) >= 1
    lately = dose.up_to(limit.score_hours)
    unready = any_of(
        course.count_in("done.cows", lately) < 1,
        course.newest(COWS, lately) < limit.total,
        _full_agonist_lately(course, limit),
    )
    return grades(medium=all_of(entered, ~goes_on, ~course.is_set("flag.low_dose_start"), unready))


def _full_agonist_lately(course: Course, limit: Limits) -> Verdict:
    """Given or used less than the hours of its kind ago; one whose kind is not known counts as the slowest."""
    hours = {"short": limit.short_hours, "extended": limit.extended_hours, "methadone": limit.methadone_hours}
    given = [course.happened(f"dose.full_agonist_{kind}", count - A_TICK) for kind, count in hours.items()]
    used = [course.used_within(who, AT_ONCE, hours[kind] - A_TICK) for kind, agents in KINDS.items() for who in agents]
    return any_of(*given, *used, course.happened("dose.opioid_of_no_kind", max(hours.values()) - A_TICK))


@pattern("OPI-12")
def alpha_2_agonist_and_low_pressure(course: Course, limit: Limits) -> Grades:
    """Pressure or pulse is low while an alpha-2 agonist is at work, or about to be."""
    given = course.happened("dose.alpha_2_agonist", limit.within_hours)
    due = course.due_within("alpha_2_agonist", limit.within_hours)
    low = any_of(
        course.last("systolic_mmhg") < limit.systolic,
        course.last("diastolic_mmhg") < limit.diastolic,
        course.last("heart_rate_bpm") < limit.heart_rate,
    )
    return grades(high=(given | due) & low)


@pattern("OPI-14")
def methadone_stacking(course: Course, limit: Limits) -> Grades:
    """Drowsy in the first days of methadone, or a long QTc on it."""
    first = course.when_first(METHADONE)
    begun = first.exists & (course.hours_since(first) <= limit.first_hours)
    drowsy = drowsy_by_poss(course, limit.poss, limit.opioid_hours) | (course.last("rass") <= limit.rass)
    long_qtc = course.happened(METHADONE, limit.dose_hours) & (course.if_charted("qtc_ms") > limit.qtc)
    return grades(high=(begun & drowsy) | long_qtc)
