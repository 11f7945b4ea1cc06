"""Stimulant withdrawal, mood and mind: the crash, agitation, psychosis, and what does not lift."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.verdict import Verdict, all_of, any_of

MOOD = "mood"
RASS = "rass"
AGITATION = "ciwa_ar.agitation"
SUSPICION = "cssa.q14"


@pattern("STI-01")
def mood_fall(course: Course, limit: Limits) -> Grades:
    """A fall within a day."""
    fall = course.fall(MOOD, limit.within_hours)
    return grades(medium=fall >= limit.fall_medium, high=fall >= limit.fall_high)


@pattern("STI-02")
def very_low_mood(course: Course, limit: Limits) -> Grades:
    """Low whatever it was before."""
    return grades(high=course.last(MOOD) <= limit.mood)


@pattern("STI-03")
def steady_decline(course: Course, limit: Limits) -> Grades:
    """Three ratings in a row, each lower."""
    third, second, first = course.latest(MOOD, 3, limit.within_hours)
    steps = [(earlier - later).named("mood.step") > 0.0 for earlier, later in ((first, second), (second, third))]
    return grades(medium=all_of(*steps, (first - third).named("mood.decline") >= limit.fall))


@pattern("STI-04")
def thoughts_of_self_harm(course: Course, limit: Limits) -> Grades:
    """The one item counts whatever the total, until the form is filled in anew."""
    return grades(high=course.last("phq9.q9") >= limit.answer)


@pattern("STI-06")
def agitation(course: Course, limit: Limits) -> Grades:
    """By RASS; by CIWA-Ar where it is charted, or owed since alcohol is in treatment too."""
    rass = course.last(RASS)
    owed = course.is_set("uses.alcohol")
    fidgety = any_of(
        course.if_charted(AGITATION) >= limit.agitation, (course.last(AGITATION) >= limit.agitation) & owed
    )
    return grades(high=(rass >= limit.rass_high) | fidgety, critical=rass >= limit.rass_critical)


@pattern("STI-07")
def psychosis(course: Course, limit: Limits) -> Grades:
    """A sign of psychosis; worse with agitation, or with voices that command."""
    owed = course.is_set("protocol.sti-cssa")
    suspicious = any_of(
        course.if_charted(SUSPICION) >= limit.suspicion, (course.last(SUSPICION) >= limit.suspicion) & owed
    )
    psychotic = _flagged(course) | suspicious
    dangerous = (course.last(RASS) >= limit.rass) | course.is_set("flag.command_content")
    return grades(high=psychotic, critical=psychotic & dangerous)


@pattern("STI-13")
def not_lifting(course: Course, limit: Limits) -> Grades:
    """What lasts beyond the usual week may be a disorder of its own."""
    low = course.days_at_most(MOOD, limit.mood, int(limit.days_count))
    return grades(medium=course.unused_for("stimulant", limit.unused_hours) & (low | _flagged(course)))


@pattern("STI-14")
def scale_rising(course: Course, limit: Limits) -> Grades:
    """Either scale climbs; one that is neither ordered nor charted is not waited for, if the other is."""
    awq, cssa = _is_used(course, "awq"), _is_used(course, "cssa")
    return grades(
        low=any_of(
            _climbs(course, "awq.total", limit.awq_rise, limit) & (awq | ~cssa),
            _climbs(course, "cssa.total", limit.cssa_rise, limit) & cssa,
        )
    )


def _flagged(course: Course) -> Verdict:
    return course.is_set("flag.hallucination") | course.is_set("flag.paranoia")


def _is_used(course: Course, scale: str) -> Verdict:
    return (course.is_set(f"protocol.sti-{scale}") | course.when_last(f"{scale}.total").exists).silent


def _climbs(course: Course, code: str, rise: float, limit: Limits) -> Verdict:
    """Above the lowest of the hours before, or above the one just before it where that lies further back."""
    newest, before = course.latest(code, 2, limit.before_hours)
    of_those_hours = course.when_last(code, course.when_last(code).before(limit.within_hours)).exists.silent
    climb = course.rise(code, limit.within_hours)
    return ((newest - before).named(f"{code}.step") >= rise) | ((climb >= rise) & of_those_hours)
