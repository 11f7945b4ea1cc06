"""The intake risk profile: per domain a level, the factors it rests on, and what is not known. No validated score.

Rules, words and sources are in `intake.toml`. A question nobody asked is unknown, never no: it is counted and named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from chart.errors import RecordError
from chart.facts import RiskGrade, SubstanceUse

FILE = "intake.toml"
LEVELS: tuple[RiskGrade, ...] = ("high", "raised")
WEEKS_A_YEAR = 52
Answer = bool | None  # None: unknown


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question of the intake history: yes, no, or not asked."""

    code: str
    asks: str
    group: str


class Factor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that speaks for a level, if everything it names holds.

    uses: of each group of classes one is used. within_hours, after_hours: since the last use of those. told: a question
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
        if (self.reading or self.band_of) and not self.name:
            raise ValueError("what is read has a name, by which it is missed")


class Domain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One risk and everything that speaks for it."""

    title: str
    factors: tuple[Factor, ...]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The whole file."""

    version: str
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
    """All that is known at intake. uses: the newest word on each substance. bands: of instruments, by their newest."""

    now: datetime
    uses: tuple[SubstanceUse, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    born_on: date | None = None
    newest: Mapping[str, float] = field(default_factory=dict)
    first: Mapping[str, float] = field(default_factory=dict)
    bands: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()


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
    """Whether everything the factor names holds; one no decides it, whatever is unknown."""
    answers = [holds for _, holds in _parts(factor, told)]
    return False if False in answers else None if None in answers else True


def _missing(factor: Factor, told: Told) -> list[str]:
    return [name for name, holds in _parts(factor, told) if holds is None]


def _parts(factor: Factor, told: Told) -> list[tuple[str, Answer]]:
    """Each thing the factor names: what it is called when missing, and whether it holds."""
    rules, found = intake_rules(), list[tuple[str, Answer]]()
    if factor.uses:
        used = [[use for use in told.uses if use.drug_class in group] for group in factor.uses]
        found += [_used(factor, told, each) for each in used]
    if factor.agents:
        found.append(_used(factor, told, [use for use in told.uses if use.agent.strip().casefold() in factor.agents]))
    if factor.told:
        answer = True if factor.event and factor.event in told.events else told.answers.get(factor.told)
        found.append((rules.asks(factor.told), answer))
    if factor.also_told:
        found.append((rules.asks(factor.also_told), told.answers.get(factor.also_told)))
    if factor.age_over is not None:
        found.append(("age", None if told.born_on is None else age(told.born_on, told.now.date()) > factor.age_over))
    if factor.at_least is not None:
        value = (told.first if factor.on_arrival else told.newest).get(factor.reading)
        found.append((factor.name, None if value is None else value >= factor.at_least))
    if factor.bands:
        band = told.bands.get(factor.band_of)
        found.append((factor.name, None if band is None else band in factor.bands))
    return found


def _used(factor: Factor, told: Told, meant: list[SubstanceUse]) -> tuple[str, Answer]:
    """Whether one of the substances that are meant is used in the way and at the time the factor names."""
    if not told.uses:
        return "substances used", None
    answers = [_fits(factor, use, told.now) for use in meant]
    holds: Answer = True if any(answers) else None if None in answers else False
    is_late = factor.within_hours is not None or factor.after_hours > 0
    return "time of last use" if is_late else "how the use ended, and for how long it went on", holds


def _fits(factor: Factor, use: SubstanceUse, now: datetime) -> Answer:
    answers: list[Answer] = [True]
    if factor.within_hours is not None:
        answers.append(_used_within(use, now, factor.after_hours, factor.within_hours))
    if factor.abrupt_after_weeks is not None:
        answers.append(None if use.is_tapered is None else not use.is_tapered)
        answers.append(None if use.years is None else use.years * WEEKS_A_YEAR > factor.abrupt_after_weeks)
    return False if False in answers else None if None in answers else True


def _used_within(use: SubstanceUse, now: datetime, after_hours: float, within_hours: float) -> Answer:
    """Whether the last use lies between two numbers of hours ago; unknown where its precision leaves both open."""
    if use.last_use_at is None:
        return None
    slack = use.last_use_within_hours or 0
    told = (now - use.last_use_at) / timedelta(hours=1)
    if after_hours <= told - slack and told + slack <= within_hours:
        return True
    return None if told + slack >= after_hours and told - slack <= within_hours else False


def age(born_on: date, today: date) -> int:
    """Whole years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
