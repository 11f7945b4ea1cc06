"""One visit after the other, as on any ward: sooner where it is worse, a few minutes early or late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from chart import facts
from seed_data.answering import assessment
from seed_data.looks import Looks
from seed_data.medicines import given, scheduled
from seed_data.relief import relieved
from seed_data.signs import Signs, vitals
from seed_data.stay import SCALES, PretendStay
from seed_data.waits import LONGEST_HOURS, Scores, wait_by_vitals

FIRST_HOURS = 0.3
EARLY, LATE = 0.1, 0.04  # shares of the wait by which a visit comes early or late on a good day
TOGETHER_HOURS = 0.1  # so near to a whole visit, vital signs wait for it
UNABLE_FROM = -2.5  # RASS: nobody answers questions, only who looks can score
OBSERVED = ("rass", "poss")
FORGOTTEN = 1.5  # how many times the wait when somebody forgets
AGAIN_HOURS = 0.4  # after somebody did not want to be asked
A_DAY_HOURS = 17.0  # since the last time, so that the next visit is not a day and more away
NIGHT_HOURS = (23.0, 5.5)
QUIET_HOURS = 3.0
LET_SLEEP = {"alcohol", "benzodiazepine", "opioid"}
# Asked once in a stay: the instrument, and from which hour on.
INTAKE = (("cssrs", 0.0), ("phq9", 12.0))
INTAKE_OF_ALCOHOL = ("pawss", 0.0)


@dataclass(slots=True)
class Round:
    """What a nurse remembers of a stay from visit to visit. came_at: the hour of the day of the admission."""

    stay: PretendStay
    dice: Random
    came_at: float = 0.0
    scores: Scores = field(default_factory=Scores)
    asked: dict[str, float] = field(default_factory=dict)  # what is not asked at every visit: when last
    looks: Looks = field(init=False)
    _away: list[tuple[float, float]] = field(init=False)
    _waited: float = 1.0
    _slept: bool = True  # who was just admitted is asked

    def __post_init__(self) -> None:
        self.looks = Looks(self.stay, self.dice)
        self._away = self.stay.away

    def visits(self, until_hours: float) -> Iterator[tuple[float, facts.AnyContent]]:
        """(hours since admission, content) of every visit up to an hour, and of vital signs between where needed."""
        for hours, dose in scheduled(self.stay, until_hours):
            self.looks.follow(hours, dose)
            yield hours, dose
        at = whole = last = FIRST_HOURS
        while at < until_hours:
            is_whole = at >= whole - TOGETHER_HOURS
            contents = self._charted(at, is_whole)
            self.looks.see(at, contents)
            yield from ((at, content) for content in contents)
            for hours, dose in given(self.stay, at, contents, self.looks.doses):
                self.looks.follow(hours, dose)
                yield hours, dose
            if is_whole:
                last = at
                whole = at + self._wait(self._longest(at, contents))
            ahead = min(whole, at + self._wait(wait_by_vitals(contents)))
            coming = min([ahead, *self._after_told(at, ahead), *self.looks.between(last, at, ahead)])
            at = self._back(coming)
            whole = at if coming < ahead or at > coming else whole

    def _charted(self, at: float, is_whole: bool) -> list[facts.AnyContent]:
        signs = relieved(self.stay.signs(at), self.looks.doses, at, self.stay.helps)
        if not is_whole:
            return visit(signs, ["rass"] if self.looks.is_watched(at) else [], self.dice)
        self._slept = not self._slept and self._is_asleep(at)
        if self._slept:
            return [asleep(signs, self.dice)]
        if self.dice.random() < self.stay.refused_share and not self.looks.is_watched(at):
            return refused(signs, [scale for each in self.stay.classes for scale in SCALES[each]], self.dice)
        return visit(signs, self.scales(at), self.dice)

    def _is_asleep(self, at: float) -> bool:
        """By night a calm patient who got nothing of late is let sleep, once."""
        share = self.stay.asleep_share
        if not share or not LET_SLEEP.issuperset(self.stay.classes):
            return False
        begins, ends = NIGHT_HOURS
        is_night = not ends < (self.came_at + at) % 24 < begins
        is_calm = self.scores.is_mild() and self.looks.is_quiet(at, QUIET_HOURS)
        return is_night and is_calm and self.dice.random() < share

    def scales(self, hours: float) -> list[str]:
        """What is asked in a visit: the scales of the classes, what is asked daily, and the intake once."""
        wanted = [scale for each in self.stay.classes for scale in SCALES[each]]
        wanted += ["rass"] if self.looks.is_watched(hours) else []
        once = [*INTAKE, *([INTAKE_OF_ALCOHOL] if "alcohol" in self.stay.classes else [])]
        due = [name for name, from_hours in once if hours >= from_hours and name not in self.asked]
        due += [name for name in self.stay.daily if hours - self.asked.get(name, -A_DAY_HOURS) >= A_DAY_HOURS]
        self.asked |= dict.fromkeys(due, hours)
        return list(dict.fromkeys([*wanted, *due]))

    def _longest(self, at: float, contents: Iterable[facts.AnyContent]) -> float:
        """How long until the next whole visit at most; who sleeps or refuses is asked again."""
        states = {content.state for content in contents if isinstance(content, facts.Status)}
        if "asleep" in states:
            return self._waited
        if "refused" in states:
            return AGAIN_HOURS
        self._waited = min([LONGEST_HOURS, *self.scores.waits(self.stay, at, contents)])
        return self._waited

    def _wait(self, hours: float) -> float:
        if self.dice.random() < self.stay.late_share:
            return hours * FORGOTTEN
        return hours * (1 + self.dice.uniform(-EARLY, LATE))

    def _after_told(self, begins: float, ends: float) -> Iterator[float]:
        """When somebody comes because of a score that the story itself tells."""
        for told in self.stay.told:
            if isinstance(told.content, facts.Assessment) and begins < told.hours < ends:
                yield told.hours + self.scores.wait_after(told.hours, told.content)

    def _back(self, at: float) -> float:
        """The hour itself, or when the patient is back who was away then."""
        return next((back + FIRST_HOURS for gone, back in self._away if gone <= at <= back), at)


def asleep(signs: Signs, dice: Random) -> facts.Status:
    """One look at somebody who sleeps: breathing and saturation are counted, nobody is woken."""
    seen = vitals(signs, dice)
    return facts.Status(
        "asleep", respiration_per_min=seen.respiration_per_min, spo2_percent=seen.spo2_percent, is_rousable=True
    )


def refused(signs: Signs, scales: Iterable[str], dice: Random) -> list[facts.AnyContent]:
    """Vital signs are taken, and what can be seen without asking; the questions are not answered."""
    contents = visit(signs, [scale for scale in scales if scale in OBSERVED], dice)
    return [*contents, *(facts.Status("refused", scale) for scale in scales if scale not in OBSERVED)]


def visit(signs: Signs, scales: Iterable[str], dice: Random) -> list[facts.AnyContent]:
    """What a nurse charts in one visit; who cannot be roused cannot be asked."""
    taken = vitals(signs, dice)
    contents: list[facts.AnyContent] = [taken]
    for scale in scales:
        if signs.rass <= UNABLE_FROM and scale not in OBSERVED:
            contents.append(facts.Status("unable", scale, "sedated"))
        else:
            contents.append(assessment(scale, signs, dice, taken.heart_rate_bpm))
    return contents
