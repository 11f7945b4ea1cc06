"""Silence is a symptom: what was to be charted, and was not."""

from functools import reduce
from operator import or_

from monitors.course import Course
from monitors.due import Task
from monitors.grades import Grades, grades
from monitors.note import NO
from monitors.pattern import Limits, pattern
from monitors.verdict import Verdict

STEPS = ("low", "medium", "high")


@pattern("GEN-06")
def assessment_overdue(course: Course, limit: Limits) -> Grades:
    """The worst overdue task decides; very late counts one step more, and is critical beside a high NEWS2."""
    nothing = Verdict(NO, course.tasks_until())
    found: dict[str, list[Verdict]] = {name: [nothing] for name in (*STEPS, "critical")}
    emergency = course.last("news2") >= limit.emergency
    for task in course.tasks():
        step = _step(task)
        late, very = course.is_past(task, task.late_from), course.is_past(task, task.very_late_from)
        found[STEPS[step]].append(late)
        found[STEPS[min(step + 1, 2)]].append(very)
        if not task.is_screening:
            found["critical"].append(very & emergency)
    return grades(**{name: reduce(or_, verdicts) for name, verdicts in found.items()})


def _step(task: Task) -> int:
    """Low, medium, high by the level of the last band; without one, medium for scores and vitals, low for screening."""
    if task.is_screening:
        return 0
    return {"mild": 0, "moderate": 1, "severe": 2, None: 1}[task.level]
