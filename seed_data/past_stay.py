"""One past stay as it was planned, before anything is charted of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chart.facts import Disposition, DrugClass


@dataclass(frozen=True, slots=True)
class Past:
    """One past stay as planned. patient: a number, the same at every stay of hers; is_last: the newest of them.

    moves: (when, to which bed); bed is the first of them.
    """

    name: str
    bed: str
    drug_class: DrugClass
    ending: Disposition
    came_at: datetime
    left_at: datetime
    patient: int = 0
    is_last: bool = True
    moves: tuple[tuple[datetime, str], ...] = ()

    @property
    def hours(self) -> float:
        """How long it was."""
        return (self.left_at - self.came_at) / timedelta(hours=1)
