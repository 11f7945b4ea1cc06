"""What a busy ward charts, at random: high scores, low scores, half scores, fluids, events."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from chart.facts import AnyContent, Assessment, Dose, Entry, EntryId, Event, Fluid, PersonId, Status, StayId, Vitals
from chart.instrument import instruments
from tests.rounds.histories import OPENING
from tests.ward import NORA, UNIT


def something(dice: Random) -> AnyContent:
    """One entry's content."""
    return dice.choice((_assessment, _assessment, _assessment, _vitals, _vitals, _fluid, _fluid, _other))(dice)


def past(dice: Random, stay: StayId, now: datetime, hours: int) -> Iterator[Entry]:
    """A stay that began so many hours ago, as it was charted until now."""
    at = now - timedelta(hours=hours)
    number = 0
    for content in OPENING:
        yield _entry(stay, number, (at, at), content)
        number += 1
    while (at := at + timedelta(minutes=dice.randint(10, 180))) < now:
        yield _entry(stay, number, (at - timedelta(minutes=dice.choice((0, 0, 2, 40))), at), something(dice))
        number += 1


def _entry(stay: StayId, number: int, times: tuple[datetime, datetime], content: AnyContent) -> Entry:
    return Entry(
        id=EntryId(f"{stay}{number:04}"), unit_id=UNIT, stay_id=stay, observed_at=times[0], recorded_at=times[1],
        recorded_by=PersonId(NORA.id), content=content,
    )  # fmt: skip


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
