"""Questions about what the rounds want done, and whether the clock is past it."""

from chart.ticks import MINUTE, NEVER
from monitors.asking import Asking, rows_of
from monitors.due import Task, task_codes, tasks
from monitors.note import NO, YES, ReadingNote, VerdictNote
from monitors.verdict import Verdict


class Duties(Asking):
    """What is to be charted, and by when."""

    __slots__ = ()

    def tasks(self) -> tuple[list[Task], int]:
        """What the protocols in force want done, and until when that stands without news."""
        codes = task_codes(self.cadence.protocols)
        if self.asked is not None:
            self.asked.update(codes)
        coming = (self.known.track(code).next_after(self.at) for code in codes)
        return tasks(self.cadence, self.at), min([*coming, *self.cadence.turns_after(self.at)], default=NEVER)

    def is_past(self, task: Task, tick: int, until: int) -> Verdict:
        """Whether the clock is past a tick of a task that stands until then; never while the patient is away."""
        value = YES if self.at > tick and not task.is_paused else NO
        turns = until if value == YES or task.is_paused else min(until, tick + 1)
        if not self.is_traced:
            return Verdict(value, turns)
        done = self.known.track(f"done.{task.what}")
        place = done.upto(self.at) - 1
        rows = rows_of(done, [place]) if task.last_at is not None and place >= 0 else ()
        late = float((self.at - task.due_at) // MINUTE)
        reading = ReadingNote(f"task.{task.what}", "due", late, late, rows)
        ends = "done, or why not recorded"
        return Verdict(value, turns, VerdictNote("compare", value, turns, reading=reading, ends=ends))
