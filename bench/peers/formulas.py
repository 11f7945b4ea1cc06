"""The six patterns as the product writes them: formulas over a course, their numbers as limits.

A window of a course is closed at both ends: it reaches as many whole minutes back as the one before it.
"""

from bench.peers.rules import LOSSES, MOOD, NET_FLUID, NUMBERS, OVERDUE, REPEATED, SEVERE, TREMOR
from chart.ticks import HOUR, MINUTE
from monitors.book import Pattern
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Formula, Limits
from monitors.protocol import Ends, PatternText
from monitors.terms import Approval

CIWA, TREMBLING, PERCEPTION, ORDERED = "bench.ciwa", "bench.tremor", "bench.perception", "bench.ordered_minutes"
COWS, FLUID_IN, FLUID_OUT = "bench.cows", "bench.in_ml", "bench.out_ml"
EMESIS, STOOL, RATING = "bench.emesis", "bench.stool", "bench.mood"
A_STAY = 24.0 * 365


def severe(course: Course, limit: Limits) -> Grades:
    """A total of so much."""
    return grades(high=course.newest(CIWA) >= limit.ciwa_severe)


def tremor_and_perception(course: Course, limit: Limits) -> Grades:
    """Tremor rising, and something perceived in the same hours."""
    rising = course.rise(TREMBLING, limit.tremor_hours) >= limit.tremor_rise
    seen = course.highest(PERCEPTION, course.when_last(TREMBLING).up_to(limit.tremor_hours)) >= limit.perception
    return grades(high=rising & seen)


def repeated(course: Course, limit: Limits) -> Grades:
    """The newest and the one before it."""
    this, before = course.latest(COWS, 2, A_STAY)
    return grades(high=(this >= limit.cows_moderate) & (before >= limit.cows_moderate))


def net_fluid(course: Course, limit: Limits) -> Grades:
    """More out than in."""
    deficit = course.total(FLUID_OUT, limit.fluid_hours) - course.total(FLUID_IN, limit.fluid_hours)
    return grades(high=deficit >= limit.deficit_ml)


def losses(course: Course, limit: Limits) -> Grades:
    """Emeses and stools together."""
    both = course.count(EMESIS, limit.loss_hours) + course.count(STOOL, limit.loss_hours)
    return grades(high=both >= limit.losses)


def mood_fall(course: Course, limit: Limits) -> Grades:
    """A fall within a day."""
    return grades(high=course.fall(RATING, limit.mood_hours) >= limit.mood_fall)


def overdue(course: Course, limit: Limits) -> Grades:
    """Nothing since the newest for longer than its interval and a quarter."""
    is_close = course.newest(ORDERED) <= limit.close_minutes
    waited = course.hours_since(course.when_last(CIWA))
    late, very_late = waited >= limit.close_hours, waited >= limit.wide_hours
    return grades(high=(is_close & late) | (~is_close & very_late))


def limits() -> Limits:
    """The numbers, windows in hours."""
    spans = {name.replace("_back", "_hours"): each * MINUTE / HOUR for name, each in NUMBERS.items() if "_back" in name}
    close = {"close_minutes": 60.0, "close_hours": 1.25, "wide_hours": 5.0}
    return Limits("bench", {**{name: float(each) for name, each in NUMBERS.items()}, **spans, **close})


def _pattern(name: str, formula: Formula, *inputs: str) -> Pattern:
    said: dict[str, str] = dict.fromkeys(("title", "why", "action", "source", "rule", "cause"), name)
    text = PatternText(**said, evidence="unit default", ends=Ends(at_once=True), severity={"high": "high"})  # type: ignore[arg-type]
    unsigned = Approval("medical_director", None)
    return Pattern(name, text, "bench", unsigned, formula, limits(), frozenset(inputs), frozenset(), frozenset())


# Code: the pattern; the codes whose every moment it is asked at (`overdue`: and again when time turns it).
PATTERNS = {
    SEVERE: _pattern("severe", severe, CIWA),
    TREMOR: _pattern("tremor", tremor_and_perception, TREMBLING),
    REPEATED: _pattern("repeated", repeated, COWS),
    NET_FLUID: _pattern("net fluid", net_fluid, FLUID_OUT),
    LOSSES: _pattern("losses", losses, EMESIS),
    MOOD: _pattern("mood", mood_fall, RATING),
    OVERDUE: _pattern("overdue", overdue, CIWA),
}
