"""What a busy ward charts, at random: high scores, low scores, half scores, fluids, events."""

from random import Random

from chart.facts import AnyContent, Assessment, Dose, Event, Fluid, Status, Vitals
from chart.instrument import instruments


def something(dice: Random) -> AnyContent:
    """One entry's content."""
    return dice.choice((_assessment, _assessment, _assessment, _vitals, _vitals, _fluid, _fluid, _other))(dice)


def _assessment(dice: Random) -> Assessment:
    code = dice.choice(("ciwa_ar", "ciwa_ar", "cows", "mood", "rass"))
    level = dice.choice((0.1, 0.4, 1.0))
    answers = {
        item.code: dice.choice(item.values[: max(1, round(len(item.values) * level))])
        for item in instruments()[code].items
        if len(instruments()[code].items) == 1 or dice.random() < 0.97
    }
    return Assessment(code, answers, confirms_longer_interval=dice.random() < 0.5)


def _vitals(dice: Random) -> Vitals:
    return Vitals(
        heart_rate_bpm=dice.randint(50, 140), respiration_per_min=dice.randint(8, 28),
        spo2_percent=dice.randint(86, 100), on_oxygen=dice.random() < 0.2, systolic_mmhg=dice.randint(80, 190),
        diastolic_mmhg=dice.randint(45, 75), temperature_c=dice.randint(355, 400) / 10,
        consciousness=dice.choice(("A", "A", "A", "C", "V")),
    )  # fmt: skip


def _fluid(dice: Random) -> Fluid:
    way = dice.choice(("oral", "iv", "urine", "emesis", "stool"))
    is_loose = dice.random() < 0.7 if way == "stool" else None
    return Fluid(way, dice.choice((50.0, 200.0, 900.0, None)), is_loose=is_loose)  # type: ignore[arg-type]


def _other(dice: Random) -> AnyContent:
    return dice.choice((
        Event("seizure"), Event("fall"), Status("asleep"), Status("off_unit"), Status("back_on_unit"),
        Dose("methadone", ("opioid",), is_sedating=True),
    ))  # fmt: skip
