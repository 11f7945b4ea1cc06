"""Who lay in which bed in the years before: planned bed by bed from now back, so that no bed is ever taken twice.

Lengths and endings stand near published figures of detox units: a median of four to six midnights with a long tail,
about two in three completed, one in seven left against advice, early; patients come back.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from chart.facts import Disposition, DrugClass
from seed_data.cast import STORIES
from seed_data.now import admitted_at, dice_of
from seed_data.past_moves import with_moves
from seed_data.past_stay import Past
from seed_data.unit import BEDS

YEARS = 3
DAYS_OF_YEAR = 365.25
# Share of stays, median midnights of those who complete.
CLASSES: dict[DrugClass, tuple[float, float]] = {
    "alcohol": (0.47, 4.6), "opioid": (0.35, 5.6), "stimulant": (0.09, 4.4), "benzodiazepine": (0.07, 8.0),
    "ghb": (0.02, 6.0),
}  # fmt: skip
SPREAD = 0.42  # of the logarithm
ENDINGS: dict[Disposition, float] = {
    "completed": 0.68, "ama": 0.13, "transfer_sud": 0.085, "transfer_acute": 0.027, "transfer_psych": 0.012,
    "admin": 0.022, "legal": 0.009, "other": 0.0348, "death": 0.0002,
}  # fmt: skip
EARLY_ENDINGS: dict[Disposition, tuple[float, ...]] = {
    "ama": (0.06, 0.32, 0.28, 0.19, 0.15), "transfer_acute": (0.05, 0.3, 0.4, 0.25),
    "transfer_psych": (0, 0.4, 0.4, 0.2), "legal": (0.1, 0.4, 0.3, 0.2), "death": (0, 0, 0.5, 0.5),
}  # fmt: skip
LONGEST_MIDNIGHTS = 28
CLEANING_HOURS = 1.0
EMPTY_HOURS = 9.0  # on average, before somebody comes
COMES_BACK = 0.24
SHORTEST_AWAY, LONGEST_AWAY = timedelta(days=5), timedelta(days=240)


def past_stays(made_at: datetime, zone: ZoneInfo) -> list[Past]:
    """Every stay of the three years before, the one that ended last first."""
    planned = [each for bed in BEDS for each in _stays_of_bed(bed, made_at, zone)]
    planned.sort(key=lambda each: (each.came_at, each.bed))
    planned = with_moves(planned, dice_of("moves"))
    return sorted(_with_patients(planned), key=lambda each: (each.left_at, each.bed), reverse=True)


def _stays_of_bed(bed: str, made_at: datetime, zone: ZoneInfo) -> Iterator[Past]:
    """From the stay before the present one back."""
    dice = dice_of(f"bed {bed}")
    free_until = min([made_at, *(admitted_at(story, made_at) for story in STORIES if story.stay.bed == bed)])
    first = made_at - timedelta(days=YEARS * DAYS_OF_YEAR)
    number = 0
    while free_until > first:
        drug_class = dice.choices(list(CLASSES), [share for share, _ in CLASSES.values()])[0]
        ending = dice.choices(list(ENDINGS), list(ENDINGS.values()))[0]
        empty = timedelta(hours=CLEANING_HOURS + dice.expovariate(1 / EMPTY_HOURS))
        left_at = _before(free_until - empty, zone, _leaving_hour(ending, dice))
        came_at = _came(left_at, _midnights(drug_class, ending, dice), zone, dice)
        if came_at < first:
            return
        yield Past(f"bed {bed} stay {number}", bed, drug_class, ending, came_at, left_at)
        free_until, number = came_at, number + 1


def _midnights(drug_class: DrugClass, ending: Disposition, dice: Random) -> int:
    early = EARLY_ENDINGS.get(ending)
    if early is not None:
        return dice.choices(range(len(early)), early)[0]
    middle = CLASSES[drug_class][1]
    return min(LONGEST_MIDNIGHTS, max(1, round(middle * dice.lognormvariate(0, SPREAD))))


def _leaving_hour(ending: Disposition, dice: Random) -> float:
    return dice.uniform(7, 23) if ending in EARLY_ENDINGS else dice.triangular(8.5, 16, 10.5)


def _came(left_at: datetime, midnights: int, zone: ZoneInfo, dice: Random) -> datetime:
    """So many local midnights before; on the day of leaving itself, in the hours before."""
    if midnights == 0:
        return left_at - timedelta(minutes=dice.randint(70, 400))
    day = left_at.astimezone(zone).date() - timedelta(days=midnights)
    return _local(day, dice.triangular(8.5, 23.5, 14), zone)


def _before(moment: datetime, zone: ZoneInfo, hour: float) -> datetime:
    """The last time that a local hour struck before a moment."""
    day = moment.astimezone(zone).date()
    struck = _local(day, hour, zone)
    return struck if struck <= moment else _local(day - timedelta(days=1), hour, zone)


def _local(day: date, hour: float, zone: ZoneInfo) -> datetime:
    minutes = int(hour * 60)
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone).astimezone(UTC)


def _with_patients(planned: Sequence[Past]) -> Iterator[Past]:
    """Each stay with its patient: somebody new, or one of the same class who left a while ago."""
    dice = dice_of("patients")
    left: dict[str, deque[Past]] = defaultdict(deque)
    last: dict[int, str] = {}
    found: list[Past] = []
    for each in planned:
        back = left[each.drug_class]
        while back and each.came_at - back[0].left_at > LONGEST_AWAY:
            back.popleft()
        again = dice.choice(back) if back and dice.random() < COMES_BACK else None
        if again is not None and _may_come_back(again, each):
            back.remove(again)
            made = replace(each, patient=again.patient)
        else:
            made = replace(each, patient=len(last))
        back.append(made)
        last[made.patient] = made.name
        found.append(made)
    yield from (replace(each, is_last=last[each.patient] == each.name) for each in found)


def _may_come_back(past: Past, coming: Past) -> bool:
    return coming.came_at - past.left_at >= SHORTEST_AWAY and past.ending != "death"
