"""One pretend stay as it is written down: which bed, what was used, how it goes, what happens when, and how it ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf

from chart import facts
from seed_data.signs import Signs, Ways, signs_at

# What each class is watched by: the protocols a nurse would choose at admission, and the scales of a visit.
PROTOCOLS: Mapping[str, tuple[str, ...]] = {
    "alcohol": ("alc-asam", "intake-alc"),
    "ghb": ("bzd-ghb",),
    "benzodiazepine": ("bzd",),
    "barbiturate": ("bzd",),
    "opioid": ("opi", "opi-bup-start"),
    "stimulant": ("sti",),
}
EVERYBODY = ("news2", "intake")
MEASURED = "opi-fluids"
SCALES: Mapping[str, tuple[str, ...]] = {
    "alcohol": ("ciwa_ar", "rass"),
    "ghb": ("ciwa_b", "rass"),
    "benzodiazepine": ("ciwa_b",),
    "barbiturate": ("ciwa_b",),
    "opioid": ("cows",),
    "stimulant": ("mood",),
}


@dataclass(frozen=True, slots=True)
class Use:
    """One substance. before_hours: how long before admission it was last used; within_hours: give or take."""

    drug_class: facts.DrugClass
    agent: str
    before_hours: float
    within_hours: float = 1.0
    amount: str = ""
    years: float | None = None
    diazepam_mg_per_day: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Something written into the story itself, so many hours after admission."""

    hours: float
    content: facts.AnyContent


@dataclass(frozen=True, slots=True)
class PretendStay:
    """A stay as written. late_share: how many of its visits come clearly too late.

    treats: medicine is given where the score asks for it. helps: how much of what a dose usually does it does here.
    tapers_hours: how long what covers a taper is given. measures_fluids: drinks and losses are charted all day.
    allergies: "" is none known.
    """

    name: str
    bed: str
    uses: tuple[Use, ...]
    ways: Ways
    told: tuple[Told, ...] = field(default=())
    measures_fluids: bool = False
    treats: bool = True
    helps: float = 1.0
    tapers_hours: float = inf
    late_share: float = 0.0
    refused_share: float = 0.0
    asleep_share: float = 0.0
    allergies: str = ""

    @property
    def classes(self) -> tuple[str, ...]:
        """The drug classes, each once."""
        return tuple(dict.fromkeys(use.drug_class for use in self.uses))

    @property
    def protocols(self) -> tuple[str, ...]:
        """The protocols chosen at admission."""
        chosen = [name for each in self.classes for name in PROTOCOLS[each]]
        chosen += [f"sti-{scale}" for scale in self.daily]
        chosen += [MEASURED] if self.measures_fluids else []
        return tuple(dict.fromkeys([*chosen, *EVERYBODY]))

    @property
    def daily(self) -> tuple[str, ...]:
        """What is asked once a day."""
        agents = {use.agent for use in self.uses if use.drug_class == "stimulant"}
        return ("cssrs", "cssa" if "cocaine" in agents else "awq") if agents else ()

    @property
    def away(self) -> list[tuple[float, float]]:
        """(gone, back) of every leave, in hours since admission; inf if not back yet."""
        gone = [told.hours for told in self.told if isinstance(told.content, facts.WentOnLeave)]
        back = [told.hours for told in self.told if isinstance(told.content, facts.Returned)]
        return list(zip(gone, [*back, inf][: len(gone)], strict=True))

    @property
    def ends_hours(self) -> float | None:
        """When the stay ends, if that is written."""
        return next((told.hours for told in self.told if isinstance(told.content, facts.Discharged)), None)

    def signs(self, hours: float) -> Signs:
        """How the patient is so many hours after admission."""
        return signs_at(self.ways, hours)


Charted = tuple[datetime, facts.AnyContent]


def after(admitted_at: datetime, hours: float) -> datetime:
    """The moment so many hours after admission, in whole milliseconds."""
    return admitted_at + timedelta(milliseconds=round(hours * 3_600_000))
