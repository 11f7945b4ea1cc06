"""The looks that follow a dose or an event: whether it helps, and whether it helps too much."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from chart import facts
from seed_data.relief import FAST_ROUTES, Given
from seed_data.stay import PretendStay

EARLY, LATE = 0.08, 0.12  # hours
JUST_LOOKED = 0.12
NEAR = 0.15
SEDATED_RASS, SLOW_BREATHS, LOW_SPO2 = -2, 8, 90
WATCH_HOURS = (1.0, 2.0, 3.0, 4.0)
SEIZURE_HOURS = (0.1, *range(1, 7), *range(8, 25, 2))
MEET_HOURS = 6.0
ADD_TO_OPIOID = frozenset(("benzodiazepine", "barbiturate", "ghb"))


@dataclass(slots=True)
class Looks:
    """What was given in a stay, and when somebody comes to see what it does."""

    stay: PretendStay
    dice: Random
    doses: list[Given] = field(default_factory=list)
    _wanted: list[float] = field(default_factory=list)
    _watched: list[float] = field(default_factory=list)
    _sedated: set[str] = field(default_factory=set)
    _scored: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._scored = [told.hours for told in self.stay.told if isinstance(told.content, facts.Assessment)]
        for told in self.stay.told:
            self._follow_told(told.hours, told.content)

    def follow(self, at: float, dose: facts.Dose) -> None:
        """A dose is given, or will be at an hour still to come."""
        self._want(at, self._after(at, dose))
        for other_at, other in self.doses:
            if abs(at - other_at) <= MEET_HOURS and _meet(dose, other):
                self.watch(max(at, other_at))
        self.doses.append((at, dose))

    def see(self, at: float, contents: Iterable[facts.AnyContent]) -> None:
        """What a visit found: when a sedation is over, somebody watches whether it comes back."""
        for content in contents:
            for sign, is_sedated in _sedation(content).items():
                if not is_sedated and sign in self._sedated:
                    self.watch(at)
                (self._sedated.add if is_sedated else self._sedated.discard)(sign)

    def between(self, whole: float, begins: float, ends: float) -> Iterator[float]:
        """When somebody comes for such a look, between a visit and the next one. whole: when the last whole one was."""
        first = max(begins, whole + JUST_LOOKED)
        return (at for at in self._wanted if first < at < ends and not self._is_told(at))

    def is_watched(self, at: float) -> bool:
        """Whether the hour lies in a watch for sedation."""
        return any(begun < at <= begun + WATCH_HOURS[-1] + LATE for begun in self._watched)

    def is_quiet(self, at: float, hours: float) -> bool:
        """Whether nothing was given for so many hours, and nobody is watched."""
        return not self.is_watched(at) and not any(at - hours < given_at <= at for given_at, _ in self.doses)

    def _is_told(self, at: float) -> bool:
        """Whether the story itself tells of that look."""
        return any(abs(hours - at) < NEAR for hours in self._scored)

    def _follow_told(self, at: float, content: facts.AnyContent) -> None:
        match content:
            case facts.Dose():
                self.follow(at, content)
            case facts.Event(code="seizure"):
                self._want(at, SEIZURE_HOURS)
            case facts.Event(code="naloxone"):
                self.watch(at)
            case facts.Assessment(instrument="rass", answers={"rass": int(level)}) if level <= SEDATED_RASS:
                self._want(at, (0.3,))
                self.watch(at + 0.3)

    def _after(self, at: float, dose: facts.Dose) -> tuple[float, ...]:
        is_fast = dose.route in FAST_ROUTES
        if "buprenorphine" in dose.classes:
            first = min((other_at for other_at, other in self.doses if "buprenorphine" in other.classes), default=at)
            return (0.5, 1.0, 2.0) if first == at else (1.0,)
        if "alcohol" in self.stay.classes and (dose.for_withdrawal or dose.is_sedating):
            return (0.5,) if is_fast else (1.0,)
        return ((0.5, 1.0) if is_fast else (1.0,)) if dose.for_withdrawal else ()

    def watch(self, begins: float) -> None:
        """From an hour on somebody looks every hour whether sedation comes, or comes back."""
        self._watched.append(begins)
        self._want(begins, WATCH_HOURS)

    def _want(self, begins: float, after: tuple[float, ...]) -> None:
        self._wanted += [begins + hours + self.dice.uniform(-EARLY, LATE) for hours in after]


def _sedation(content: facts.AnyContent) -> dict[str, bool]:
    """By each sign of it that was looked at, whether the patient is sedated."""
    match content:
        case facts.Assessment(instrument="rass", answers={"rass": int(level)}):
            return {"rass": level <= SEDATED_RASS}
        case facts.Vitals(respiration_per_min=int(breaths), spo2_percent=int(spo2)):
            return {"breaths": breaths <= SLOW_BREATHS, "spo2": spo2 < LOW_SPO2}
    return {}


def _meet(one: facts.Dose, other: facts.Dose) -> bool:
    """Whether one of them is an opioid, and the other adds to it."""
    pairs = ((one.classes, other.classes), (other.classes, one.classes))
    return any("opioid" in opioid and ADD_TO_OPIOID.intersection(adds) for opioid, adds in pairs)
