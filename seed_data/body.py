"""Weight, and pressure lying and standing, of a patient who may be losing fluid."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from chart import facts
from seed_data.signs import value_at, vitals
from seed_data.stay import PretendStay

WEIGHT_HOURS = 0.35
MORNING = 7.5  # on the clock of UTC
KG, SPREAD_KG = 74, 9
LOST_SHARE = 0.035  # of the weight, where the loss is at its worst
STANDING_HOURS = 1.1
CALM_EVERY_HOURS, LOSING_EVERY_HOURS = 23.0, 11.0
LOSING_FROM = 0.3


def weights(stay: PretendStay, came_at: datetime, until_hours: float) -> Iterator[tuple[float, facts.Weight]]:
    """(hours since admission, content): once at admission, and each morning where fluids are measured."""
    if not _told_weights(stay):
        yield WEIGHT_HOURS, weight(stay, WEIGHT_HOURS)
    if stay.measures_fluids:
        first = (MORNING - came_at.hour - came_at.minute / 60) % 24
        mornings = (first + 24 * day for day in range(int(until_hours // 24) + 1))
        yield from ((at, weight(stay, at)) for at in mornings if at > WEIGHT_HOURS + 1)


def weight(stay: PretendStay, hours: float) -> facts.Weight:
    """What the scale says at an hour: along the weights that the story tells, else down with what is lost."""
    told = _told_weights(stay)
    if told:
        return facts.Weight(round(value_at(told, hours), 1), is_same_scale=True)
    whole = Random(f"{stay.name} weight").gauss(KG, SPREAD_KG)  # noqa: S311  # a story, no secret
    return facts.Weight(round(whole * (1 - LOST_SHARE * stay.signs(hours).loss), 1), is_same_scale=True)


def standings(stay: PretendStay, until_hours: float, dice: Random) -> Iterator[tuple[float, facts.Orthostatic]]:
    """(hours since admission, content) of pressures lying and standing: daily, and twice a day where fluid is lost."""
    told = [told.hours for told in stay.told if isinstance(told.content, facts.Orthostatic)]
    at = STANDING_HOURS
    while stay.measures_fluids and at < until_hours:
        yield at, standing(stay, at, dice)
        is_losing = max(stay.signs(at).loss, stay.signs(at + LOSING_EVERY_HOURS).loss) > LOSING_FROM
        every = LOSING_EVERY_HOURS if is_losing else CALM_EVERY_HOURS
        at = next((hours + every for hours in told if at < hours < at + every), at + every)


def standing(stay: PretendStay, hours: float, dice: Random) -> facts.Orthostatic:
    """Pressure and pulse lying, and within a minute of standing."""
    signs = stay.signs(hours)
    lying = vitals(signs, dice)
    systolic, pulse = lying.systolic_mmhg or 0, lying.heart_rate_bpm or 0
    fall = max(0, round(dice.gauss(5 + 18 * signs.loss, 2)))
    return facts.Orthostatic(
        lying_systolic_mmhg=systolic, lying_diastolic_mmhg=lying.diastolic_mmhg, lying_heart_rate_bpm=pulse,
        standing_systolic_mmhg=systolic - fall, standing_diastolic_mmhg=(lying.diastolic_mmhg or 0) - fall // 3,
        standing_heart_rate_bpm=pulse + 8 + fall, standing_minutes=1.0,
    )  # fmt: skip


def _told_weights(stay: PretendStay) -> tuple[tuple[float, float], ...]:
    return tuple((told.hours, told.content.weight_kg) for told in stay.told if isinstance(told.content, facts.Weight))
