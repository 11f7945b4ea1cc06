"""The intake risk profile: per domain a level, the factors it rests on, and what is not known. No validated score.

Rules, words and sources are in `intake.toml`. A question nobody asked is unknown, never no: it is counted and named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from chart.errors import RecordError
from chart.facts import DrugClass, RiskGrade, SubstanceUse
from monitors.intake_answers import Answer, Range, all_of, any_of, last_use_ago, reaches, used_between

__all__ = [
    "Answer", "Factor", "Risk", "Rules", "Told", "age", "intake_rules", "profile", "proposed_protocols", "read_rules",
]  # fmt: skip
FILE = "intake.toml"
LEVELS: tuple[RiskGrade, ...] = ("high", "raised")
WEEKS_A_YEAR = 52


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question of the intake history: yes, no, or not asked."""

    code: str
    asks: str
    group: str


class Factor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that speaks for a level, if everything it names holds.

    uses: of each group of classes one is used. agents: one of these is used; agents_of: the class they are of, one of
    which may be meant where nobody named it. within_hours, after_hours: since the last use of those. told: a question
    answered with yes, or the event charted. reading: a code on the course, the newest or the one on arrival.
    """

    level: Literal["high", "raised"]
    because: str
    source: str
    name: str = ""
    told: str = ""
    also_told: str = ""
    event: str = ""
    uses: tuple[tuple[str, ...], ...] = ()
    agents: tuple[str, ...] = ()
    agents_of: DrugClass | None = None
    within_hours: float | None = None
    after_hours: float = 0
    abrupt_after_weeks: float | None = None
    age_over: int | None = None
    reading: str = ""
    at_least: float | None = None
    on_arrival: bool = False
    band_of: str = ""
    bands: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.reading) != (self.at_least is not None) or bool(self.band_of) != bool(self.bands):
            raise ValueError("a reading has at_least, and band_of has bands")
        if bool(self.agents) != (self.agents_of is not None):
            raise ValueError("agents are of a class")
        if (self.reading or self.band_of) and not self.name:
            raise ValueError("what is read has a name, by which it is missed")


class Arrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Up to how many hours after admission a first reading is one on arrival."""

    within_hours: float
    source: str


class Domain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One risk and everything that speaks for it."""

    title: str
    factors: tuple[Factor, ...]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The whole file."""

    version: str
    arrival: Arrival
    question: tuple[Question, ...]
    domain: dict[str, Domain]
    protocols: dict[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        asked = {each.code for each in self.question} | {""}
        for name, domain in self.domain.items():
            for factor in domain.factors:
                if not {factor.told, factor.also_told} <= asked:
                    raise ValueError(f"{name}: {factor.because}: its question is not asked")

    def asks(self, code: str) -> str:
        """A question in its words."""
        return next(each.asks for each in self.question if each.code == code)


@dataclass(frozen=True, slots=True)
class Told:
    """All that is known at intake. zone: whose calendar tells somebody's age.

    uses: the newest word on each substance. newest: of every reading. first: of those on arrival. bands: of
    instruments, by their newest. admitted_at None: nobody was admitted yet.
    """

    now: datetime
    uses: tuple[SubstanceUse, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    born_on: date | None = None
    newest: Mapping[str, Range] = field(default_factory=dict)
    first: Mapping[str, Range] = field(default_factory=dict)
    bands: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    admitted_at: datetime | None = None
    zone: tzinfo = UTC

    @property
    def today(self) -> date:
        """The date on the wall."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Risk:
    """One domain as the rules see it. because: what holds, worst first. unknown: what is missing."""

    domain: str
    title: str
    level: RiskGrade
    because: tuple[Factor, ...]
    unknown: tuple[str, ...]


@cache
def intake_rules() -> Rules:
    """The rules in force."""
    return read_rules(files("monitors").joinpath(FILE).read_text(encoding="utf-8"))


def read_rules(text: str) -> Rules:
    """Rules from a file's text; RecordError names what is wrong with it."""
    try:
        return msgspec.toml.decode(text, type=Rules)
    except msgspec.ValidationError as error:
        raise RecordError(f"{FILE}: {error}") from None


def profile(told: Told) -> list[Risk]:
    """Every domain with its level, why, and what is not known."""
    return [_risk(name, domain, told) for name, domain in intake_rules().domain.items()]


def proposed_protocols(uses: tuple[SubstanceUse, ...]) -> list[str]:
    """The protocols that go with the classes and agents somebody uses, in the order of the file; none without any."""
    if not uses:
        return []
    used = {"everybody", *(use.drug_class for use in uses), *(use.agent.strip().casefold() for use in uses)}
    found = [each for code, names in intake_rules().protocols.items() if code in used for each in names]
    return list(dict.fromkeys(found))


def _risk(name: str, domain: Domain, told: Told) -> Risk:
    said = [(factor, _holds(factor, told)) for factor in domain.factors]
    present = [factor for level in LEVELS for factor, holds in said if holds and factor.level == level]
    missing = [word for factor, holds in said if holds is None for word in _missing(factor, told)]
    return Risk(name, domain.title, present[0].level if present else "none found", tuple(present),
                tuple(dict.fromkeys(missing)))  # fmt: skip


def _holds(factor: Factor, told: Told) -> Answer:
    """Whether everything the factor names holds."""
    return all_of(holds for _, holds in _parts(factor, told))


def _missing(factor: Factor, told: Told) -> list[str]:
    return [name for name, holds in _parts(factor, told) if holds is None]


def _parts(factor: Factor, told: Told) -> list[tuple[str, Answer]]:
    """Each thing the factor names: what it is called when missing, and whether it holds."""
    rules, found = intake_rules(), list[tuple[str, Answer]]()
    if factor.uses:
        used = [[use for use in told.uses if use.drug_class in group] for group in factor.uses]
        found += [_used(factor, told, each) for each in used]
    if factor.agents:
        found.append(_agent_used(factor, told))
    if factor.told:
        answer = True if factor.event and factor.event in told.events else told.answers.get(factor.told)
        found.append((rules.asks(factor.told), answer))
    if factor.also_told:
        found.append((rules.asks(factor.also_told), told.answers.get(factor.also_told)))
    if factor.age_over is not None:
        found.append(("age", None if told.born_on is None else age(told.born_on, told.today) > factor.age_over))
    if factor.at_least is not None:
        reading = (told.first if factor.on_arrival else told.newest).get(factor.reading)
        found.append((factor.name, reaches(reading, factor.at_least)))
    if factor.bands:
        band = told.bands.get(factor.band_of)
        found.append((factor.name, None if band is None else band in factor.bands))
    return found


def _used(factor: Factor, told: Told, meant: list[SubstanceUse]) -> tuple[str, Answer]:
    """Whether one of the substances that are meant is used in the way and at the time the factor names."""
    if not told.uses:
        return "substances used", None
    is_late = factor.within_hours is not None or factor.after_hours > 0
    name = "time of last use" if is_late else "how the use ended, and for how long it went on"
    return name, any_of(_fits(factor, use, told) for use in meant)


def _agent_used(factor: Factor, told: Told) -> tuple[str, Answer]:
    """Whether one of these agents is used; of a substance that nobody named it is not known."""
    name, holds = _used(factor, told, [use for use in told.uses if _named(use) in factor.agents])
    if holds is False:
        unnamed = [use for use in told.uses if _named(use) == f"unknown {factor.agents_of}"]
        if any(_fits(factor, use, told) is not False for use in unnamed):
            return f"which {factor.agents_of} it was", None
    return name, holds


def _named(use: SubstanceUse) -> str:
    """The agent as rules write it, "unknown opioid" where nobody named it."""
    agent = use.agent.strip().casefold()
    return f"unknown {use.drug_class}" if agent in ("", "unknown", use.drug_class) else agent


def _fits(factor: Factor, use: SubstanceUse, told: Told) -> Answer:
    answers: list[Answer] = []
    if factor.within_hours is not None:
        ago = last_use_ago(use, told.admitted_at, told.now)
        answers.append(used_between(ago, factor.after_hours, factor.within_hours))
    if factor.abrupt_after_weeks is not None:
        answers.append(None if use.is_tapered is None else not use.is_tapered)
        answers.append(None if use.years is None else use.years * WEEKS_A_YEAR > factor.abrupt_after_weeks)
    return all_of(answers)


def age(born_on: date, today: date) -> int:
    """Whole years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
