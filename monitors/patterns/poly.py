"""Several substances at once: sedatives that add to each other, and signs that hide each other."""

from collections.abc import Iterable

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.moment import Moment
from monitors.pattern import Limits, part, pattern
from monitors.patterns.sedation import drowsy_by_poss
from monitors.verdict import Verdict, all_of, any_of, at_least

BREATHS = "respiration_per_min"
BREATH_ALCOHOL = "brac_g_210l"
CIWA, COWS = "ciwa_ar.total", "cows.total"
ADDS_TO_OPIOID = ("dose.adds_to_opioid", "dose.adds_to_opioid_long")
SEDATIVE_CLASSES = ("benzodiazepine", "barbiturate", "ghb")
SEDATING = ("dose.sedating", "dose.sedating_long")
JUST_NOW = 0.0
BOTH = 2


@pattern("POLY-01")
def opioid_and_sedative(course: Course, limit: Limits) -> Grades:
    """Both on board and a sign that they add up. A use merely suspected stands for whichever of the two is lacking."""
    on_board = at_least(
        BOTH,
        course.happened("dose.opioid", limit.on_board_hours) | _used(course, ("opioid",), limit),
        _given(course, ADDS_TO_OPIOID, limit.on_board_hours) | _used(course, SEDATIVE_CLASSES, limit),
        course.happened("event.suspected_use", limit.on_board_hours),
    )
    return grades(critical=on_board & _failing(course, limit))


def _used(course: Course, classes: Iterable[str], limit: Limits) -> Verdict:
    return any_of(*(course.used_within(each, JUST_NOW, limit.on_board_hours) for each in classes))


def _given(course: Course, codes: Iterable[str], within: float) -> Verdict:
    return any_of(*(course.happened(code, within) for code in codes))


def _failing(course: Course, limit: Limits) -> Verdict:
    """Breathing, saturation or wakefulness going down."""
    spo2, scale_2 = course.last("spo2_percent"), course.is_set("flag.spo2_scale_2")
    return any_of(
        course.last(BREATHS) <= limit.breaths,
        ((spo2 <= limit.spo2) & ~scale_2) | ((spo2 < limit.spo2_scale_2) & scale_2),
        course.last("rass") <= limit.rass,
        drowsy_by_poss(course, limit.poss, limit.opioid_hours),
    )


@pattern("POLY-02")
def doses_that_add_up(course: Course, limit: Limits) -> Grades:
    """Both given, no sign of it yet; unknown signs do not silence it."""
    opioid, benzodiazepine = "dose.opioid", "dose.benzodiazepine"
    both = _after(course, opioid, benzodiazepine, limit) | _after(course, benzodiazepine, opioid, limit)
    return grades(medium=both).unless(part(course, "POLY-01"))


def _after(course: Course, one: str, other: str, limit: Limits) -> Verdict:
    """Whether the one was given, the other within hours after it, and that not long ago."""
    earlier = course.when_last(one)
    later = course.when_last(other, earlier.after(JUST_NOW, limit.apart_hours))
    return all_of(earlier.exists, later.exists.silent, course.hours_since(later) <= limit.watch_hours)


@pattern("POLY-03")
def sedative_on_alcohol(course: Course, limit: Limits) -> Grades:
    """Alcohol in the breath shortly before a sedating dose."""
    doses = [course.when_nth(code, place + 1) for code in SEDATING for place in range(int(limit.dose_count))]
    before = [(_is_recent(course, dose, limit), dose.up_to(limit.before_hours)) for dose in doses]
    breath = [
        (recent & course.when_last(BREATH_ALCOHOL, span).exists.silent, course.highest(BREATH_ALCOHOL, span))
        for recent, span in before
    ]
    return grades(
        medium=any_of(*(recent & (highest > limit.brac_medium) for recent, highest in breath)),
        high=any_of(*(recent & (highest >= limit.brac_high) for recent, highest in breath)),
    )


def _is_recent(course: Course, dose: Moment, limit: Limits) -> Verdict:
    return dose.exists.silent & (course.hours_since(dose) <= limit.dose_hours)


@pattern("POLY-04")
def alcohol_and_benzodiazepine(course: Course, limit: Limits) -> Grades:
    """Two withdrawals, one after the other."""
    return grades(low=course.is_set("uses.alcohol") & course.is_set("uses.benzodiazepine"))


@pattern("POLY-05")
def opioid_in_the_stimulant(course: Course, limit: Limits) -> Grades:
    """Who came for a stimulant breathes slowly or drifts off."""
    sedated = (course.last(BREATHS) <= limit.breaths) | drowsy_by_poss(course, limit.poss, limit.opioid_hours)
    return grades(critical=course.is_set("uses.stimulant").silent & sedated)


@pattern("POLY-06")
def scores_that_inflate_each_other(course: Course, limit: Limits) -> Grades:
    """Two scores that share items, near to each other and both raised."""
    apart = course.hours_between(course.when_last(COWS), course.when_last(CIWA)).named("ciwa_ar.hours_to_cows")
    return grades(
        low=all_of(
            _is_scored(course, "alcohol", CIWA) & _is_scored(course, "opioid", COWS),
            course.last(CIWA) >= limit.ciwa,
            course.last(COWS) >= limit.cows,
            apart.between(-limit.apart_hours, limit.apart_hours),
        )
    )


def _is_scored(course: Course, drug_class: str, code: str) -> Verdict:
    """Whether a score is the instrument of a class in treatment, or was charted all the same."""
    return (course.is_set(f"uses.{drug_class}") | course.when_last(code).exists).silent


@pattern("POLY-07")
def signs_masked(course: Course, limit: Limits) -> Grades:
    """A medicine that holds pulse and pressure down."""
    on_board = [
        course.history(f"takes_{each}") | course.happened(f"dose.{each}", limit.on_board_hours)
        for each in ("beta_blocker", "alpha_2_agonist")
    ]
    return grades(low=any_of(*on_board))
