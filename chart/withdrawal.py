"""How withdrawal from each agent typically goes: hours since last use at which it begins, peaks and is over.

Shading behind a chart, never a prediction: it varies by person, and treatment and other substances shift everything.
"""

from functools import cache
from importlib.resources import files

import msgspec

from chart.errors import RecordError
from chart.facts import DrugClass

FILE = "withdrawal.toml"
Between = tuple[float, float]


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch in which something dangerous is usually seen, if it is; in hours since last use."""

    name: str
    begins: float = msgspec.field(name="from")
    ends: float = msgspec.field(name="to")
    source: str

    def __post_init__(self) -> None:
        if not 0 <= self.begins < self.ends:
            raise ValueError(f"the window {self.name} ends before it begins")


class TypicalCourse(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When symptoms usually begin, peak and are over; each between two hours since last use."""

    onset: Between
    peak: Between
    end: Between
    source: str
    drug_class: DrugClass
    agents: tuple[str, ...]
    windows: tuple[Window, ...]

    def __post_init__(self) -> None:
        if any(low > high for low, high in (self.onset, self.peak, self.end)):
            raise ValueError("each stretch goes from the earlier to the later hour")
        if not self.onset[0] <= self.peak[0] <= self.end[0]:
            raise ValueError("a course begins before it peaks, and peaks before it is over")

    @property
    def folded_agents(self) -> frozenset[str]:
        """Its agents, however they are written."""
        return frozenset(agent.casefold() for agent in self.agents)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    courses: dict[str, TypicalCourse]


@cache
def typical_courses() -> dict[str, TypicalCourse]:
    """Every course by its code; RecordError names what is wrong with the file."""
    text = files("chart").joinpath(FILE).read_text(encoding="utf-8")
    try:
        return msgspec.toml.decode(text, type=_File).courses
    except msgspec.ValidationError as error:
        raise RecordError(f"{FILE}: {error}") from None


def course_of(agent: str) -> TypicalCourse | None:
    """The typical course of an agent; None for one that has none written down."""
    wanted = agent.strip().casefold()
    return next((course for course in typical_courses().values() if wanted in course.folded_agents), None)


def agents_of(drug_class: DrugClass) -> tuple[str, ...]:
    """The agents of a class that a course is written down for, in its order."""
    return tuple(
        agent for course in typical_courses().values() if course.drug_class == drug_class for agent in course.agents
    )
