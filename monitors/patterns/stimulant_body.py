"""Stimulants and the body: heat, heart, a sleep too deep, and muscle."""

from chart.ticks import HOUR, MINUTE
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, part, pattern
from monitors.verdict import Verdict, any_of

TEMPERATURE = "temperature_c"
PULSE = "heart_rate_bpm"
SYSTOLIC = "systolic_mmhg"
RASS = "rass"
THEN = 0.0


@pattern("STI-08")
def overheating(course: Course, limit: Limits) -> Grades:
    """Heat alone, and heat with restlessness."""
    heat = course.last(TEMPERATURE)
    restless = course.last(RASS) >= limit.rass
    return grades(
        high=heat >= limit.temperature_high,
        critical=(heat >= limit.temperature_critical) | ((heat >= limit.temperature_restless) & restless),
    )


@pattern("STI-09")
def chest_pain(course: Course, limit: Limits) -> Grades:
    """Chest pain while the stimulant may still be at work."""
    recent = course.used_within("stimulant", THEN, limit.used_hours)
    return grades(critical=course.happened("event.chest_pain", THEN) & recent)


@pattern("STI-10")
def pressure_or_pulse_high(course: Course, limit: Limits) -> Grades:
    """The same sign on two readings apart."""
    lasting = [
        course.sustained(code, least, limit.apart_minutes, limit.within_hours)
        for code, least in ((SYSTOLIC, limit.systolic), (PULSE, limit.heart_rate))
    ]
    return grades(high=any_of(*lasting))


@pattern("STI-11")
def slow_pulse(course: Course, limit: Limits) -> Grades:
    """Slow on two readings apart in whom it was not slow at first; or very slow, or with signs of poor flow."""
    pulse = course.last(PULSE)
    slow = pulse < limit.heart_rate
    faint = (course.last(SYSTOLIC) < limit.systolic) | course.happened("event.syncope", limit.syncope_hours)
    was_faster = course.first(PULSE).named("heart_rate_bpm.first") >= limit.first_heart_rate
    return grades(
        medium=slow & _has_been_slow(course, limit) & was_faster,
        critical=(pulse <= limit.heart_rate_critical) | (slow & faint),
    )


def _has_been_slow(course: Course, limit: Limits) -> Verdict:
    """Whether every reading was below the limit, back to one long enough before the newest."""
    apart = limit.apart_minutes * MINUTE / HOUR
    earlier = course.when_last(PULSE, course.when_last(PULSE).after(-limit.within_hours, -apart))
    run = course.highest(PULSE, earlier.after(THEN, limit.within_hours)).named("heart_rate_bpm.run")
    return earlier.exists.silent & (run < limit.heart_rate)


@pattern("STI-12")
def deep_sleep(course: Course, limit: Limits) -> Grades:
    """The sleep of the crash, or sedation by something else."""
    asleep = course.if_charted("hours_slept") > limit.slept_hours
    return grades(medium=asleep | (course.last(RASS) <= limit.rass))


@pattern("STI-15")
def muscle_injury(course: Course, limit: Limits) -> Grades:
    """Muscle breaking down, or the kidneys already short of water."""
    raised = course.if_charted("ck_u_l.times_upper_limit") > limit.ck_ratio
    return grades(high=any_of(course.is_set("flag.dark_urine"), raised, part(course, "OPI-06")))
