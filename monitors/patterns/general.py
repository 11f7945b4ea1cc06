"""Patterns of all stays: early warning, over-sedation, new confusion, fever."""

from monitors.course import Course
from monitors.deriving import CONSCIOUSNESS
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.verdict import Verdict, any_of

CONFUSED = CONSCIOUSNESS["C"]
POSITIVE = 1.0
A_STAY = 24.0 * 365  # "ever in this stay"


@pattern("GEN-01")
def early_warning_high(course: Course, limit: Limits) -> Grades:
    """The seven come from one vitals entry; those present may already suffice."""
    return grades(critical=course.last("news2") >= limit.total)


@pattern("GEN-02")
def early_warning_medium(course: Course, limit: Limits) -> Grades:
    """From this total up, short of the emergency one; "at least" while incomplete."""
    total = course.last("news2")
    return grades(high=(total >= limit.total) & ~(total >= limit.emergency).certain)


@pattern("GEN-03")
def single_parameter(course: Course, limit: Limits) -> Grades:
    """One parameter alone at its worst, evaluated on whatever is present."""
    worst, total = course.last("news2.worst_part"), course.last("news2")
    return grades(high=(worst >= limit.part) & ~(total >= limit.total).certain)


@pattern("GEN-04")
def early_warning_rising(course: Course, limit: Limits) -> Grades:
    """A climb while the total is still low."""
    total = course.last("news2")
    climbing = course.rise("news2", limit.within_hours) >= limit.rise
    return grades(medium=climbing & total.between(limit.total_low, limit.total_high))


@pattern("GEN-05a")
def over_sedated(course: Course, limit: Limits) -> Grades:
    """Drowsy at any time, or breathing and saturation sinking after a sedating dose."""
    drowsy = course.last("rass").equals(limit.rass) | _poss(course, limit.poss, limit.opioid_hours)
    breaths, spo2 = course.last("respiration_per_min"), course.last("spo2_percent")
    sinking = breaths.between(limit.breaths_low, limit.breaths_high) | (
        spo2.between(limit.spo2_low, limit.spo2_high) & ~course.is_set("flag.spo2_scale_2")
    )
    return grades(high=drowsy | (sinking & _after_sedating_dose(course, limit)))


def _after_sedating_dose(course: Course, limit: Limits) -> Verdict:
    """Whether the newest breathing or saturation was observed within the hours after a sedating dose."""
    newest = course.when_last("respiration_per_min"), course.when_last("spo2_percent")
    given = [
        course.when_last(f"dose.{kind}", moment.up_to(hours)).exists
        for moment in newest
        for kind, hours in (("sedating", limit.dose_hours), ("sedating_long", limit.long_dose_hours))
    ]
    return any_of(*given)


@pattern("GEN-05b")
def dangerously_sedated(course: Course, limit: Limits) -> Grades:
    """Hard to rouse, or breathing or saturation failing, whatever was given."""
    spo2, scale_2 = course.last("spo2_percent"), course.is_set("flag.spo2_scale_2")
    low = ((spo2 < limit.spo2) & ~scale_2) | ((spo2 < limit.spo2_scale_2) & scale_2)
    unsafe = any_of(
        course.last("rass") <= limit.rass,
        course.last("respiration_per_min") <= limit.breaths,
        low,
        _poss(course, limit.poss, limit.opioid_hours),
    )
    return grades(critical=unsafe)


def _poss(course: Course, step: float, opioid_hours: float) -> Verdict:
    """A POSS step that no newer RASS replaced; charting it is a duty only after an opioid."""
    replaced = course.when_last("rass").is_after(course.when_last("poss"))
    at_step = course.last("poss").equals(step) & ~replaced
    owed = course.happened("dose.opioid", opioid_hours)
    return at_step.if_charted | (at_step & owed)


@pattern("GEN-10")
def new_confusion(course: Course, limit: Limits) -> Grades:
    """Confusion that was not there before; never looked at is not "had it before"."""
    orientation = "ciwa_ar.orientation"
    clouded = course.last(orientation) >= limit.orientation
    seen = course.when_last(orientation)
    before = course.highest(orientation, seen.before(A_STAY)) >= limit.orientation
    newest, earlier = course.latest(orientation, 2, A_STAY)
    onset = (newest >= limit.orientation) & (earlier <= limit.clear_orientation)
    rising = (course.rise(orientation, limit.within_hours) >= limit.rise) & clouded
    confused = any_of(
        course.last("consciousness").equals(CONFUSED),
        (course.last("cam") >= POSITIVE).if_charted,
        any_of(rising, clouded & ~before.certain, onset),
    )
    return grades(high=confused)


@pattern("GEN-12")
def fever(course: Course, limit: Limits) -> Grades:
    """High once, or raised on two readings apart."""
    high = course.last("temperature_c") >= limit.temperature
    raised = course.sustained("temperature_c", limit.temperature_twice, limit.apart_minutes, limit.within_hours)
    return grades(high=high | raised)
