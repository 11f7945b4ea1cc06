"""What the rounds ask of one stay, written down while it is read: how long values count, and from when what is late.

The rounds are followed by the plain cadence; in columns it is only looked up what it said.
"""

from bisect import bisect_left, insort

from chart.ticks import NEVER
from monitors.cadence import Cadence
from monitors.codes import task_of
from monitors.columns.item import Item, Line
from monitors.course import Course
from monitors.due import task_codes
from monitors.duties import STEPS, step_of

LATE = (*STEPS, "very")


class DutyLines:
    """The lines of one stay.

    `spacing.<task>`: ticks of interval and grace in force at each look of a task. `late.<step>`: the tick from which a
    task is late at that step, as the rounds have it from each moment at which that turned.
    """

    def __init__(self, cadence: Cadence) -> None:
        self.cadence = cadence
        tasks = sorted({task for each in cadence.protocols.rounds for task in each.tasks})
        self.decided: dict[str, list[str]] = {}
        for task in tasks:
            for code in cadence.codes_of_task(task):
                self.decided.setdefault(code, []).append(task)
        self.deciding_late = frozenset(task_codes(cadence.protocols))
        self.looks: dict[str, list[int]] = {task: [] for task in tasks}
        self.spacing: dict[str, Line] = {task: Line() for task in tasks}
        self.late: dict[str, Line] = {step: Line() for step in LATE}
        self.said: dict[str, float] = {}
        self.turns: list[int] = []
        self.next_at = NEVER

    def run_to(self, at: int) -> None:
        """Time alone passes up to a tick."""
        while self.next_at <= at:
            self._look(self.next_at)

    def take(self, at: int, touched: set[str], observed: set[int], change: int) -> None:
        """Something became known: of looks at these ticks, and of whatever decides a round from a change on."""
        own = {task for code in touched if (task := task_of(code)) in self.looks}
        decided = {task for code in touched for task in self.decided.get(code, ())}
        for task in own:
            for tick in sorted(observed.difference(self.looks[task])):
                insort(self.looks[task], tick)
        for task in sorted(own | decided):
            looks, begin = self.looks[task], change if task in decided else min(observed)
            self._follow(task, looks[bisect_left(looks, begin) :], at)
        if not self.deciding_late.isdisjoint(touched):
            self._look(at)

    def _follow(self, task: str, ticks: list[int], at: int) -> None:
        line = self.spacing[task]
        for tick in ticks:
            key, spacing = (tick, 0, ""), float(self.cadence.spacing_of(task, tick))
            stands = line.open.get(key)
            if stands is None or stands[1] != spacing:
                if stands is not None:
                    line.end(key, at)
                line.begin(key, at, spacing, spacing)

    def _look(self, at: int) -> None:
        tasks, self.next_at = Course(self.cadence, at).tasks()
        late = dict.fromkeys(LATE, NEVER)
        for task in tasks:
            step = step_of(task)
            if task.is_paused:
                continue
            worse = STEPS[min(step + 1, 2)]
            late[STEPS[step]] = min(late[STEPS[step]], task.late_from + 1)
            late[worse] = min(late[worse], task.very_late_from + 1)
            if not task.is_screening:
                late["very"] = min(late["very"], task.very_late_from + 1)
        if late != self.said:
            self.said = dict(late)
            self.turns.append(at)
            for name, tick in late.items():
                self.late[name].begin((at, at, ""), at, float(tick), float(tick))

    def lines(self) -> dict[str, list[Item]]:
        """The lines as columns know them."""
        spaced = {f"spacing.{task}": line.items() for task, line in self.spacing.items()}
        return spaced | {f"late.{step}": line.items() for step, line in self.late.items()}
