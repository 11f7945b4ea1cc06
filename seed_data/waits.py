"""How long a careful nurse waits until the next visit, by the class, the scores and the vital signs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chart import facts
from chart.instrument import instruments
from chart.news2 import news2
from seed_data.stay import PretendStay

CALM_HOURS = 24.0
EARLY_DAYS_HOURS = 36.0
GHB_HOURS = 120.0
LONGEST_HOURS = 8.0
UNABLE_HOURS = 1.0
RISING_HOURS = 4.0
NO_VITALS_HOURS = 6.0
MODERATE = {"ciwa_ar": 10, "cows": 13, "ciwa_b": 21}


@dataclass(slots=True)
class Scores:
    """The totals of a stay so far: (hours, scale, total), and the newest of each scale."""

    totals: list[tuple[float, str, int]] = field(default_factory=list)
    newest: dict[str, int] = field(default_factory=dict)

    def waits(self, stay: PretendStay, hours: float, contents: Iterable[facts.AnyContent]) -> Iterator[float]:
        """By every class and score, the hours to wait at most."""
        if "stimulant" in stay.classes and hours < CALM_HOURS:
            yield 4.0
        if "ghb" in stay.classes:
            yield 1.0 if hours < CALM_HOURS else 4.0 if hours < GHB_HOURS else LONGEST_HOURS
        for content in contents:
            if isinstance(content, facts.Assessment):
                yield self.wait_after(hours, content)
            if isinstance(content, facts.Status):
                yield UNABLE_HOURS

    def wait_after(self, hours: float, content: facts.Assessment) -> float:
        """By one score, which is remembered."""
        if content.instrument not in MODERATE:
            return LONGEST_HOURS
        total = instruments()[content.instrument].counted(content.answers).total
        if total is None:
            return LONGEST_HOURS
        before = self.newest.get(content.instrument, total)
        self.newest[content.instrument] = total
        self.totals.append((hours, content.instrument, total))
        return self._wait(hours, content, total, total > before)

    def is_mild(self) -> bool:
        """Whether every newest total is below the moderate band; unknown is not."""
        scored = [total < MODERATE[scale] for scale, total in self.newest.items() if scale in MODERATE]
        return bool(scored) and all(scored)

    def _wait(self, hours: float, content: facts.Assessment, total: int, is_rising: bool) -> float:
        answers = content.answers
        if content.instrument == "cows":
            return 1.0 if total >= 25 else 4.0 if total >= 13 else 6.0 if total >= 5 else LONGEST_HOURS
        if content.instrument == "ciwa_b":
            return RISING_HOURS if total >= MODERATE["ciwa_b"] or is_rising else LONGEST_HOURS
        seen = max(int(answers[item]) for item in ("tactile", "auditory", "visual"))
        if total >= 19 or seen >= 4 or int(answers["orientation"]) >= 2:
            return 1.0
        return 2.0 if total >= 10 else LONGEST_HOURS if self._is_settled(hours) else 4.0

    def _is_settled(self, hours: float) -> bool:
        """Calm for a day, watched for longer, and no medicine is given at such scores."""
        recent = [total for at, scale, total in self.totals if scale == "ciwa_ar" and at >= hours - CALM_HOURS - 1]
        return hours > EARLY_DAYS_HOURS + CALM_HOURS and max(recent) < 8


def wait_by_vitals(contents: Iterable[facts.AnyContent]) -> float:
    """By NEWS2, the hours until the next set of vital signs."""
    scores = [news2(content, 1) for content in contents if isinstance(content, facts.Vitals)]
    if not scores:
        return NO_VITALS_HOURS
    worst = max(score.at_least for score in scores)
    if worst >= 7:
        return 0.25
    return 1.0 if worst >= 5 or 3 in scores[0].parts.values() else 6.0 if worst else 12.0
