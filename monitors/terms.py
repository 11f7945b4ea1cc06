"""What a unit goes by beside its patterns: its rounds, how late is late, and how long a value counts."""

from datetime import date, time
from typing import Annotated, Literal

import msgspec

EvidenceGrade = Literal["sourced", "unverified", "unit default"]
Level = Literal["mild", "moderate", "severe"]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Minutes = Annotated[int, msgspec.Meta(gt=0)]
Hours = Annotated[float, msgspec.Meta(gt=0)]


class Approval(msgspec.Struct, frozen=True):
    """Which role signs a protocol, and on which day it did; None: nobody has."""

    role: str
    on: date | None


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"at_least": "from"}):
    """From this value up (or until so many hours of stay) look every so many minutes."""

    minutes: Minutes
    level: Level | None = None
    at_least: int | None = None
    until_hours: Hours | None = None


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"at_least": "from"}):
    """An item that counts as the highest step from this value up."""

    code: str
    at_least: int


class Settled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the longest interval may be proposed: calm for so long, past the early hours, no withdrawal dose lately."""

    below: int
    hours: Hours
    minutes: Minutes
    early_hours: Hours
    medicated_hours: Hours


class AfterEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For so many hours after an event, at least every so many minutes."""

    event: Words
    hours: Hours
    minutes: Minutes


class Rising(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So much above the score before, if that is not older than so many hours: at least every so many minutes."""

    by: int
    hours: Hours
    minutes: Minutes


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Once, so many minutes after something; done up to `early_minutes` before, it counts.

    minutes: the interval it stands for, by which late is late. until_minutes: it is on time up to then, and no grace.
    """

    at_minutes: Annotated[int, msgspec.Meta(ge=0)]
    minutes: Minutes
    early_minutes: Annotated[int, msgspec.Meta(ge=0)] = 15
    until_minutes: Minutes | None = None

    def __post_init__(self) -> None:
        if self.until_minutes is not None and self.until_minutes <= self.at_minutes:
            raise ValueError("until_minutes lies after at_minutes")


class Checks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is wanted once after each thing of some codes, or where `beside` is given, after two that met.

    which: of those things each, only the first of a course, or all but the first; first_hours: how long a course lasts.
    """

    after: tuple[Words, ...]
    at: tuple[Check, ...]
    beside: tuple[Words, ...] = ()
    beside_hours: Hours | None = None
    which: Literal["each", "first", "further"] = "each"
    first_hours: Hours | None = None

    def __post_init__(self) -> None:
        if not self.after or not self.at:
            raise ValueError("checks need `after` and `at`")
        if bool(self.beside) != (self.beside_hours is not None):
            raise ValueError("`beside` and `beside_hours` go together")
        if self.which != "each" and self.first_hours is None:
            raise ValueError("the first of a course needs `first_hours`")


class Daily(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_at": "from", "until_at": "until"}):
    """Each day between two times of the unit's own clock; done up to `early_minutes` before, it counts."""

    from_at: time
    until_at: time
    early_minutes: Annotated[int, msgspec.Meta(ge=0)] = 15

    def __post_init__(self) -> None:
        if self.from_at >= self.until_at:
            raise ValueError("a day's `from` lies before its `until`")


class BeforeDischarge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Once before a planned discharge: so many minutes before, done within `hours` of it; sudden plans have a while."""

    minutes: Minutes
    hours: Hours
    first_minutes: Minutes


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a protocol may be proposed to end. A clinician signs; nothing ends by itself.

    code: a score that was `below` (or `at_least`) for so many hours, and was looked at throughout. free_of_dose: codes
    of doses none of which was given for `free_hours`. unused: a class or course last used `unused_hours` ago, or
    `unused_hours_if` after a history of `if_history`. at_most: codes whose newest value is no worse.
    """

    code: str = ""
    below: float | None = None
    at_least: float | None = None
    hours: Hours | None = None
    free_of_dose: tuple[Words, ...] = ()
    free_hours: Hours | None = None
    unused: tuple[Words, ...] = ()
    unused_hours: Hours | None = None
    if_history: str = ""
    unused_hours_if: Hours | None = None
    at_most: dict[str, float] = {}
    dry_hours: Hours | None = None  # no fluid was being lost for so long
    to_confirm: str = ""  # what is not charted, and the one who signs has to see

    def __post_init__(self) -> None:
        pairs = (
            (bool(self.code), self.hours is not None),
            (bool(self.code), (self.below is None) != (self.at_least is None)),
            (bool(self.free_of_dose), self.free_hours is not None),
            (bool(self.unused), self.unused_hours is not None),
            (bool(self.if_history), self.unused_hours_if is not None),
        )
        if any(one != other for one, other in pairs):
            raise ValueError("a stop rule has a score with one limit and hours, doses with hours, uses with hours")


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a protocol wants done how often. driver: the code whose newest value chooses the step, or "stay".

    A round may have steps, checks that follow something, a time of day, a planned discharge to come, or several.
    """

    protocol: Words
    title: Words
    tasks: tuple[str, ...]
    source: Words
    evidence: EvidenceGrade
    driver: str = "stay"
    steps: tuple[Step, ...] = ()
    first_minutes: Minutes | None = None
    any_part_3: Minutes | None = None  # minutes once any NEWS2 parameter alone is at its worst
    while_losing_fluid: Minutes | None = None  # minutes for as long as OPI-02 to 05 would say so
    is_always: bool = False  # in force in every stay, until somebody ends it
    is_screening: bool = False
    is_once: bool = False  # done once in a stay, not again and again
    is_done_asleep: bool = False  # sleep is what is looked at, and puts nothing off
    signs: tuple[Sign, ...] = ()
    rising: Rising | None = None
    settled: Settled | None = None
    after: tuple[AfterEvent, ...] = ()
    checks: tuple[Checks, ...] = ()
    daily: Daily | None = None
    before_discharge: BeforeDischarge | None = None
    stop: Stop | None = None

    def __post_init__(self) -> None:
        if not self.tasks or not (self.steps or self.checks or self.daily or self.before_discharge):
            raise ValueError("a round needs tasks, and steps, checks, a time of day or a discharge")
        if self.steps:
            self._check_steps()
        elif self.driver != "stay" or self.is_once:
            raise ValueError("a round without steps has no driver and is not done once")

    def _check_steps(self) -> None:
        if self.first_minutes is None:
            raise ValueError("a round with steps needs first_minutes")
        if self.driver == "stay":
            *before, last = [step.until_hours for step in self.steps]
            is_whole = last is None and None not in before
        else:
            values = [step.at_least for step in self.steps]
            falling = [value for value in values if value is not None]
            is_whole = falling == values == sorted(set(falling), reverse=True) and values[-1] == 0
        if not is_whole:
            raise ValueError("the steps of a round go down to `from` 0, or up to one without `until_hours`")


class CurrentFor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a value of a code counts as current, in hours; never shorter than its interval and grace."""

    code: Words
    hours: Hours


class GraceStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Up to this interval, so much grace."""

    up_to_minutes: Minutes
    minutes: Minutes


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the whole unit goes by, whatever the drug class."""

    current_for: tuple[CurrentFor, ...]
    grace: tuple[GraceStep, ...]
    grace_at_most_share: Annotated[float, msgspec.Meta(gt=0, le=1)]
    late_minutes: Minutes
    source: Words
    evidence: EvidenceGrade

    def __post_init__(self) -> None:
        codes = [each.code for each in self.current_for]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"current_for has {twice[0]} twice")
