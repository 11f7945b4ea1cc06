"""What a unit goes by beside its patterns: its rounds, how late is late, and how long a value counts."""

from typing import Annotated, Literal

import msgspec

EvidenceGrade = Literal["sourced", "unverified", "unit default"]
Level = Literal["mild", "moderate", "severe"]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Minutes = Annotated[int, msgspec.Meta(gt=0)]
Hours = Annotated[float, msgspec.Meta(gt=0)]


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


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a protocol wants done how often. driver: the code whose newest value chooses the step, or "stay"."""

    protocol: Words
    title: Words
    tasks: tuple[str, ...]
    driver: str
    steps: tuple[Step, ...]
    source: Words
    evidence: EvidenceGrade
    first_minutes: Minutes
    any_part_3: Minutes | None = None  # minutes once any NEWS2 parameter alone is at its worst
    is_screening: bool = False
    is_once: bool = False  # done once in a stay, not again and again
    is_done_asleep: bool = False  # sleep is what is looked at, and puts nothing off
    signs: tuple[Sign, ...] = ()
    settled: Settled | None = None
    after: tuple[AfterEvent, ...] = ()

    def __post_init__(self) -> None:
        if not self.steps or not self.tasks:
            raise ValueError("a round needs tasks and steps")
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
