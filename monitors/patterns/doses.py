"""After a dose: whether it helped, and whether what took an opioid's effect away wears off first."""

from dataclasses import dataclass

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.moment import Moment
from monitors.pattern import Limits, part, pattern
from monitors.reading import Reading
from monitors.verdict import Verdict, all_of, any_of

GIVEN = "dose.for_withdrawal"
LEAST = 0.0
A_STAY = 24.0 * 365  # "ever in this stay"


@dataclass(frozen=True, slots=True)
class Score:
    """A withdrawal score, and what of it counts: high enough to be helped, severe, and the least that helps."""

    name: str
    total: float
    severe: float
    fall: float


@dataclass(frozen=True, slots=True)
class Given:
    """A dose: when, and for each way of giving it whether it was that, and after how many hours it shows."""

    at: Moment
    by_way: list[tuple[Verdict, float]]


@dataclass(frozen=True, slots=True)
class Response:
    """What one dose did: whether it was scored afterwards, did not help, and left the score severe."""

    scored: Verdict
    failed: Verdict
    severe: Verdict


@pattern("GEN-08")
def no_improvement(course: Course, limit: Limits) -> Grades:
    """The newest dose with a score after it did not help; CIWA-Ar and COWS are both tried."""
    ciwa = Score("ciwa_ar", limit.ciwa_total, limit.ciwa_severe, limit.ciwa_fall)
    cows = Score("cows", limit.cows_total, limit.cows_severe, limit.cows_fall)
    doses = _doses(course, limit)
    found = [_unhelped(course, score, doses, limit) for score in (ciwa, cows)]
    sedated = part(course, "GEN-05a") | part(course, "GEN-05b")
    return grades(medium=any_of(*(medium for medium, _ in found)), high=any_of(*(high for _, high in found))).unless(
        sedated
    )


def _unhelped(course: Course, score: Score, doses: list[Given], limit: Limits) -> tuple[Verdict, Verdict]:
    """Whether it did not help, and whether badly: still severe, or so after the dose before it too."""
    still = course.last(f"{score.name}.total") >= score.total
    each = [_response(course, score, dose, limit) for dose in doses]
    chosen = [[~newer.scored for newer in each[:place]] for place in range(len(each) - 1)]
    failed = [all_of(*none_newer, each[place].failed) for place, none_newer in enumerate(chosen)]
    badly = [dose & (each[place].severe | each[place + 1].failed) for place, dose in enumerate(failed)]
    return still & any_of(*failed), still & any_of(*badly)


def _doses(course: Course, limit: Limits) -> list[Given]:
    """The newest doses, newest first; those of one time are one."""
    found = [course.when_last(GIVEN)]
    while len(found) <= int(limit.doses_count):
        found.append(course.when_last(GIVEN, found[-1].before(A_STAY)))
    ways = (("slow", limit.slow_hours), ("fast", limit.fast_hours))
    return [
        Given(dose, [(course.when_last(f"{GIVEN}.{way}", dose.up_to(0)).exists.silent, hours) for way, hours in ways])
        for dose in found
    ]


def _response(course: Course, score: Score, dose: Given, limit: Limits) -> Response:
    total = f"{score.name}.total"
    before = course.newest(total, dose.at.up_to(limit.before_hours))
    by_way = [
        (given, course.first_in(total, dose.at.after(hours, limit.within_hours)).named(f"{score.name}.after_dose"))
        for given, hours in dose.by_way
    ]
    return Response(
        any_of(*(given & (after >= LEAST) for given, after in by_way)),
        any_of(*(given & _failed(score, before, after) for given, after in by_way)),
        any_of(*(given & (after >= score.severe) for given, after in by_way)),
    )


def _failed(score: Score, before: Reading, after: Reading) -> Verdict:
    fall = (before - after).named(f"{score.name}.dose_fall")
    return all_of(before >= score.total, after >= score.total, fall < score.fall)


@pattern("GEN-16")
def antagonist_given(course: Course, limit: Limits) -> Grades:
    """Naloxone, as a dose or as an event: many an opioid outlasts it."""
    doses, events = (course.happened(f"{kind}.naloxone", limit.watch_hours) for kind in ("dose", "event"))
    return grades(medium=doses | events)
