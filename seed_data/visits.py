"""One visit after the other, as on any ward: sooner where it is worse, a few minutes early or late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from chart import facts
from chart.instrument import instruments
from chart.news2 import news2
from seed_data.answering import assessment
from seed_data.medicines import given
from seed_data.signs import Signs, vitals
from seed_data.stay import SCALES, PretendStay

FIRST_HOURS = 0.3
EARLY, LATE = 0.1, 0.04  # shares of the wait by which a visit comes early or late on a good day
TOGETHER_HOURS = 0.1  # so near to a whole visit, vital signs wait for it
UNABLE_FROM = -2.5  # RASS: nobody answers questions, only who looks can score
OBSERVED = ("rass", "poss")
FORGOTTEN = 1.5  # how many times the wait when somebody forgets
CALM_HOURS = 24.0
EARLY_DAYS_HOURS = 36.0
GHB_HOURS = 120.0
A_DAY_HOURS = 17.0  # since the last time, so that the next visit is not a day and more away
# Asked once in a stay: the instrument, and from which hour on.
INTAKE = (("cssrs", 0.0), ("phq9", 12.0))
INTAKE_OF_ALCOHOL = ("pawss", 0.0)


@dataclass(slots=True)
class Round:
    """What a nurse remembers of a stay from visit to visit."""

    stay: PretendStay
    dice: Random
    scores: list[tuple[float, str, int]] = field(default_factory=list)  # hours, scale, total
    asked: dict[str, float] = field(default_factory=dict)  # what is not asked at every visit: when last

    def visits(self, until_hours: float) -> Iterator[tuple[float, facts.AnyContent]]:
        """(hours since admission, content) of every visit up to an hour, and of vital signs between where needed."""
        at = whole = FIRST_HOURS
        while at < until_hours:
            is_whole = at >= whole - TOGETHER_HOURS
            contents = visit(self.stay.signs(at), self.scales(at) if is_whole else (), self.dice)
            yield from ((at, content) for content in contents)
            if self.stay.treats:
                yield from given(self.stay, at, contents)
            if is_whole:
                whole = at + self._wait(min([8.0, *self._waits(at, contents)]))
            ahead = min(whole, at + self._wait(_wait_by_vitals(contents)))
            at = min([ahead, *self._after_told(at, ahead)])
            whole = at if at < ahead else whole

    def scales(self, hours: float) -> list[str]:
        """What is asked in a visit: the scales of the classes, what is asked daily, and the intake once."""
        wanted = [scale for each in self.stay.classes for scale in SCALES[each]]
        once = [*INTAKE, *([INTAKE_OF_ALCOHOL] if "alcohol" in self.stay.classes else [])]
        due = [name for name, from_hours in once if hours >= from_hours and name not in self.asked]
        due += [name for name in self.stay.daily if hours - self.asked.get(name, -A_DAY_HOURS) >= A_DAY_HOURS]
        self.asked |= dict.fromkeys(due, hours)
        return list(dict.fromkeys([*wanted, *due]))

    def _wait(self, hours: float) -> float:
        if self.dice.random() < self.stay.late_share:
            return hours * FORGOTTEN
        return hours * (1 + self.dice.uniform(-EARLY, LATE))

    def _waits(self, hours: float, contents: Iterable[facts.AnyContent]) -> Iterator[float]:
        """By every class and score, the hours a careful nurse would wait at most."""
        if "stimulant" in self.stay.classes and hours < CALM_HOURS:
            yield 4.0
        if "ghb" in self.stay.classes:
            yield 1.0 if hours < CALM_HOURS else 4.0 if hours < GHB_HOURS else 8.0
        for content in contents:
            if isinstance(content, facts.Assessment):
                total = instruments()[content.instrument].counted(content.answers).total
                if total is not None:
                    self.scores.append((hours, content.instrument, total))
                    yield self._wait_by_score(hours, content, total)
            if isinstance(content, facts.Status):
                yield 1.0

    def _after_told(self, begins: float, ends: float) -> Iterator[float]:
        """When somebody comes because of what the story itself tells: a score, or a seizure."""
        for told in self.stay.told:
            if isinstance(told.content, facts.Event) and told.content.code == "seizure":
                yield from (told.hours + hour for hour in range(7) if begins < told.hours + hour < ends)
            if isinstance(told.content, facts.Assessment) and begins < told.hours < ends:
                total = instruments()[told.content.instrument].counted(told.content.answers).total or 0
                yield told.hours + self._wait_by_score(told.hours, told.content, total)

    def _wait_by_score(self, hours: float, content: facts.Assessment, total: int) -> float:
        answers = content.answers
        match content.instrument:
            case "ciwa_ar":
                seen = max(int(answers[item]) for item in ("tactile", "auditory", "visual"))
                if total >= 19 or seen >= 4 or int(answers["orientation"]) >= 2:
                    return 1.0
                return 2.0 if total >= 10 else 8.0 if self._is_settled(hours) else 4.0
            case "cows":
                return 1.0 if total >= 25 else 4.0 if total >= 13 else 6.0 if total >= 5 else 8.0
            case "ciwa_b":
                return 4.0 if total >= 21 else 8.0
            case _:
                return 8.0

    def _is_settled(self, hours: float) -> bool:
        """Calm for a day, watched for longer, and no medicine is given at such scores."""
        recent = [total for at, scale, total in self.scores if scale == "ciwa_ar" and at >= hours - CALM_HOURS - 1]
        return hours > EARLY_DAYS_HOURS + CALM_HOURS and max(recent) < 8


def _wait_by_vitals(contents: Iterable[facts.AnyContent]) -> float:
    """By NEWS2, the hours until the next set of vital signs."""
    scores = [news2(content, 1) for content in contents if isinstance(content, facts.Vitals)]
    worst = max(score.at_least for score in scores)
    if worst >= 7:
        return 0.25
    return 1.0 if worst >= 5 or 3 in scores[0].parts.values() else 6.0 if worst else 12.0


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
