"""Patterns of all stays: early warning, over-sedation, new confusion, fever."""

from monitors.codes import CONSCIOUSNESS
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.reading import Reading
from monitors.verdict import Verdict, any_of

CONFUSED = CONSCIOUSNESS["C"]
ORIENTATION = "ciwa_ar.orientation"
POSITIVE = 1.0
LEAST = 0.0
A_STAY = 24.0 * 365  # "ever in this stay"


@pattern("GEN-01")
def early_warning_high(course: Course, limit: Limits) -> Grades:
    """The seven come from one vitals entry; those present may already suffice."""
    return grades(critical=course.last("news2") >= limit.total)


@pattern("GEN-02")
def early_warning_medium(course: Course, limit: Limits) -> Grades:
    """From this total up, short of the emergency one; "at least" while incomplete."""
    total = course.last("news2")
    return grades(high=(total >= limit.total) & _short_of(total, limit.emergency))


@pattern("GEN-03")
def single_parameter(course: Course, limit: Limits) -> Grades:
    """One parameter alone at its worst, evaluated on whatever is present."""
    worst, total = course.last("news2.worst_part"), course.last("news2")
    return grades(high=(worst >= limit.part) & _short_of(total, limit.total))


def _short_of(total: Reading, limit: float) -> Verdict:
    """Whether a total is not certain to have come to a limit; open where it had, and a newer look had no answer."""
    return ~(total >= limit).certain | (total < limit)


@pattern("GEN-04")
def early_warning_rising(course: Course, limit: Limits) -> Grades:
    """A climb while the total is still low."""
    total = course.last("news2")
    climbing = course.rise("news2", limit.within_hours) >= limit.rise
    return grades(medium=climbing & total.between(limit.total_low, limit.total_high))


@pattern("GEN-05a")
def over_sedated(course: Course, limit: Limits) -> Grades:
    """Drowsy at any time, or breathing or saturation sinking after a sedating dose."""
    drowsy = course.last("rass").equals(limit.rass) | _poss(course, limit.poss, limit.opioid_hours)
    slow = course.last("respiration_per_min").between(limit.breaths_low, limit.breaths_high)
    low = course.last("spo2_percent").between(limit.spo2_low, limit.spo2_high) & ~course.is_set("flag.spo2_scale_2")
    sinking = any_of(
        slow & _after_sedating_dose(course, "respiration_per_min", limit),
        low & _after_sedating_dose(course, "spo2_percent", limit),
    )
    return grades(high=drowsy | sinking)


def _after_sedating_dose(course: Course, code: str, limit: Limits) -> Verdict:
    """Whether the newest value of a code was observed within the hours after a sedating dose."""
    seen = course.when_last(code)
    soon = course.when_last("dose.sedating", seen.up_to(limit.dose_hours))
    long = course.when_last("dose.sedating_long", seen.up_to(limit.long_dose_hours))
    return soon.exists | long.exists


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
    owed = course.happened("dose.opioid", opioid_hours)
    charted, due = course.if_charted("poss").equals(step), course.last("poss").equals(step)
    return (charted | (due & owed)) & ~replaced


@pattern("GEN-10")
def new_confusion(course: Course, limit: Limits) -> Grades:
    """Confusion that was not there before."""
    confused = any_of(
        course.last("consciousness").equals(CONFUSED),
        course.if_charted("cam") >= POSITIVE,
        _newly_disoriented(course, limit) & _is_oriented_asked(course),
    )
    return grades(high=confused)


def _newly_disoriented(course: Course, limit: Limits) -> Verdict:
    """Risen, the first of the stay, or after a clear one; never looked at is not "had it before"."""
    disoriented = course.last(ORIENTATION) >= limit.orientation
    rising = (course.rise(ORIENTATION, limit.within_hours) >= limit.rise) & disoriented
    before = course.highest(ORIENTATION, course.when_last(ORIENTATION).before(A_STAY)) >= limit.orientation
    newest, earlier = course.latest(ORIENTATION, 2, A_STAY)
    onset = (newest >= limit.orientation) & (earlier <= limit.clear_orientation)
    return any_of(rising, disoriented & ~before.certain, onset)


def _is_oriented_asked(course: Course) -> Verdict:
    """Orientation is an item of CIWA-Ar: where that is not the stay's instrument, it counts if it was charted."""
    return (course.is_set("uses.alcohol") | (course.if_charted(ORIENTATION) >= LEAST)).silent


@pattern("GEN-12")
def fever(course: Course, limit: Limits) -> Grades:
    """High once, or raised on two readings apart."""
    high = course.last("temperature_c") >= limit.temperature
    raised = course.sustained("temperature_c", limit.temperature_twice, limit.apart_minutes, limit.within_hours)
    return grades(high=high | raised)
