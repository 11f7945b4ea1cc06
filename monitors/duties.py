"""Questions about what the rounds want done, and whether the clock is past it."""

from chart.ticks import MINUTE
from monitors.asking import Asking, rows_of
from monitors.due import Task, agenda, task_codes
from monitors.note import NO, YES, ReadingNote, VerdictNote
from monitors.verdict import Verdict, any_of

TURNS = "late"  # the code under which it is kept when what is late turned
STEPS = ("low", "medium", "high")
LEVELS = {"mild": 0, "moderate": 1, "severe": 2, None: 1}


def step_of(task: Task) -> int:
    """Low, medium, high by the level of the last band; without one, medium for scores and vitals, low for screening."""
    return 0 if task.is_screening else LEVELS[task.level]


class Duties(Asking):
    """What is to be charted, and by when."""

    __slots__ = ()

    def tasks(self) -> tuple[list[Task], int]:
        """What the protocols in force want done, and until when that stands without news."""
        if self.asked is not None:
            self.asked.update(task_codes(self.cadence.protocols))
        return agenda(self.cadence, self.at)

    def overdue(self) -> dict[str, Verdict]:
        """Whether a task is late at each step: low, medium, high by its level, one step more when it is very late.

        very: whether one that is no screening is very late.
        """
        if self.asked is not None:
            self.asked.add(TURNS)
        found, until = self.tasks()
        late: dict[str, list[Verdict]] = {name: [Verdict(NO, until)] for name in (*STEPS, "very")}
        for task in found:
            step = step_of(task)
            very = self.is_past(task, task.very_late_from, until)
            late[STEPS[step]].append(self.is_past(task, task.late_from, until))
            late[STEPS[min(step + 1, 2)]].append(very)
            if not task.is_screening:
                late["very"].append(very)
        return {name: any_of(*verdicts) for name, verdicts in late.items()}

    def is_past(self, task: Task, tick: int, until: int) -> Verdict:
        """Whether the clock is past a tick of a task that stands until then; never while the patient is away."""
        value = YES if self.at > tick and not task.is_paused else NO
        turns = until if value == YES or task.is_paused else min(until, tick + 1)
        if not self.is_traced:
            return Verdict(value, turns)
        done = self.known.track(f"done.{task.what}")
        place = done.upto(self.at) - 1
        rows = rows_of(done, [place]) if task.last_at is not None and place >= 0 else ()
        late, limit = float((self.at - task.due_at) // MINUTE), (tick - task.due_at) / MINUTE
        reading = ReadingNote(f"task.{task.what}", "due", late, late, rows)
        ends = "done, or why not recorded"
        note = VerdictNote("compare", value, turns, reading=reading, comparison=">", limit=limit, ends=ends)
        return Verdict(value, turns, note)
