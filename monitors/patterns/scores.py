"""The course of a withdrawal score: risen anew after it had settled, or not to be had twice in a row."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.relapse import Relapse
from monitors.verdict import Verdict, any_of

# Whose score it is: for others it counts where it was charted.
CLASSES = {"ciwa_ar": ("alcohol",), "cows": ("opioid",), "ciwa_b": ("benzodiazepine", "barbiturate", "ghb")}
LEAST = 0.0


@pattern("GEN-09")
def relapse(course: Course, limit: Limits) -> Grades:
    """A new rise after settling, each score on its own series; how bad, by its newest total."""
    row = int(limit.in_a_row_count)
    rules = {
        "ciwa_ar": (Relapse(limit.ciwa_settled, limit.ciwa_total, limit.ciwa_rise, row), limit.ciwa_severe),
        "cows": (Relapse(limit.cows_settled, limit.cows_total, limit.cows_rise, row), limit.cows_severe),
    }
    risen = {
        name: course.relapsed(f"{name}.total", rule) & _is_asked(course, name) for name, (rule, _) in rules.items()
    }
    severe = {name: course.last(f"{name}.total") >= limit_of for name, (_, limit_of) in rules.items()}
    return grades(medium=any_of(*risen.values()), high=any_of(*(risen[name] & severe[name] for name in rules)))


@pattern("GEN-14")
def not_assessable(course: Course, limit: Limits) -> Grades:
    """Asleep, refused or unable twice in a row, after a band that wants watching."""
    totals = {"ciwa_ar": limit.ciwa_total, "cows": limit.cows_total, "ciwa_b": limit.ciwa_b_total}
    return grades(
        medium=any_of(
            *(
                course.repeated(f"not_done.{name}", 1, int(limit.in_a_row_count))
                & (course.newest(f"{name}.total") >= total)
                & _is_asked(course, name)
                for name, total in totals.items()
            )
        )
    )


def _is_asked(course: Course, name: str) -> Verdict:
    """Whether the score is the stay's, or was charted all the same."""
    classes = any_of(*(course.is_set(f"uses.{each}") for each in CLASSES[name]))
    return (classes | (course.if_charted(f"{name}.total") >= LEAST)).silent
