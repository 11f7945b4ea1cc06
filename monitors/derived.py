"""What reading one entry needs of the stay, and what it comes to."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Context:
    """What else of the stay an entry is read against."""

    spo2_scale: Literal[1, 2] = 1
    is_news2_valid: bool = True
    is_sedated: bool = False
    is_assessable: bool = True


@dataclass(slots=True)
class Derived:
    """What one entry puts on the course.

    gaps: codes it was to answer and did not. doubtful: codes it answers for a sedated patient, which may raise an alarm
    and reassure nobody. complete: the instruments it answers in full.
    """

    rows: list[tuple[str, float, float]] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    complete: list[str] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        """Every code it speaks about."""
        return {row[0] for row in self.rows}.union(self.gaps)

    def answer(self, code: str, value: float | None) -> None:
        """One row; or, where nothing was answered, a look without an answer."""
        if value is None:
            self.gaps.append(code)
        else:
            self.add(code, float(value))

    def add(self, code: str, value: float, high: float | None = None) -> None:
        """One row; exact unless `high` says otherwise."""
        self.rows.append((code, value, value if high is None else high))
