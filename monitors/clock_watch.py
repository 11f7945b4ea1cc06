"""Whether somebody set the machine's clock, seen by the clock that nobody can set."""

from dataclasses import dataclass, field

import structlog

from chart.clock import wall_ahead_s
from chart.clock_steps.store import Step

log = structlog.get_logger()
STEP_S = 2.0


@dataclass(slots=True)
class ClockWatch:
    """What was seen of the clock, and not told yet. A clock that is slewed moves far less than STEP_S between looks."""

    untold: list[Step] = field(default_factory=list)
    _ahead_s: float = field(default_factory=wall_ahead_s)

    def look(self) -> bool:
        """Whether the clock was set since the last look."""
        ahead_s = wall_ahead_s()
        jump_s, self._ahead_s = ahead_s - self._ahead_s, ahead_s
        if abs(jump_s) > STEP_S:
            self._saw(Step(round(jump_s, 1)))
        return abs(jump_s) > STEP_S

    def compare(self, newest_sweep_ago_s: float) -> None:
        """At the start, with the heartbeat of the monitor before: one in the future was left by another clock."""
        if newest_sweep_ago_s < -STEP_S:
            self._saw(Step(round(newest_sweep_ago_s, 1), is_at_least=True))

    def told(self, steps: list[Step]) -> None:
        """These, the first of the untold, stand in the record."""
        del self.untold[: len(steps)]

    def _saw(self, step: Step) -> None:
        log.error("the wall clock was set", seconds=step.seconds, is_at_least=step.is_at_least)
        self.untold.append(step)
