"""Silence is a symptom: what was to be charted, and was not."""

from monitors.course import Course
from monitors.due import Task
from monitors.grades import Grades, grades
from monitors.note import NO
from monitors.pattern import Limits, pattern
from monitors.verdict import Verdict, any_of

STEPS = ("low", "medium", "high")
LEVELS = {"mild": 0, "moderate": 1, "severe": 2, None: 1}


@pattern("GEN-06")
def assessment_overdue(course: Course, limit: Limits) -> Grades:
    """The worst overdue task decides; very late counts one step more, and is critical beside a high NEWS2."""
    tasks, until = course.tasks()
    found: dict[str, list[Verdict]] = {name: [Verdict(NO, until)] for name in (*STEPS, "critical")}
    emergency = course.newest("news2") >= limit.emergency
    for task in tasks:
        step = _step(task)
        late, very = course.is_past(task, task.late_from, until), course.is_past(task, task.very_late_from, until)
        found[STEPS[step]].append(late)
        found[STEPS[min(step + 1, 2)]].append(very)
        if not task.is_screening:
            found["critical"].append(very & emergency)
    return grades(**{name: any_of(*verdicts) for name, verdicts in found.items()})


def _step(task: Task) -> int:
    """Low, medium, high by the level of the last band; without one, medium for scores and vitals, low for screening."""
    return 0 if task.is_screening else LEVELS[task.level]
