"""Random stays on a coarse grid of times, so that ties, exact limits, late entries and corrections are the rule.

An entry is drawn as a few small numbers over a pool of contents made once: quick to make, and quick to shrink.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from math import prod
from typing import Any

import msgspec
from hypothesis import strategies as st

from chart import facts
from chart.facts import Entry, EntryId, PersonId, StayId, UnitId
from chart.instrument import instruments
from chart.plausible import refusals
from tests.monitors import random_told
from tests.monitors.random_told import BEGIN

POOL_SIZE = 1500
GAPS = (0, 0, 1, 10, 30, 60, 60, 120, 240, 240, 270, 480, 720, 1440)  # minutes between saves
LATENESS = (0, 0, 0, 0, 0, -4, 10, 60, 240, 480)  # minutes between seen and recorded; a tablet may run ahead
CORRECTS = (0, 0, 0, 0, 0, 0, 1, 2, 3)  # how many entries back the one lies that is corrected; 0: none
OPENING: tuple[facts.AnyContent, ...] = (
    facts.Admitted("07"),
    facts.SubstanceUse("alcohol", "alcohol"),
    facts.SubstanceUse("opioid", "heroin", BEGIN - timedelta(hours=9), 3.0),
    facts.SubstanceUse("stimulant", "cocaine", BEGIN - timedelta(hours=4)),
    facts.ProtocolAssigned("alc-asam"),
    facts.ProtocolAssigned("opi"),
    facts.ProtocolAssigned("sti"),
    facts.FluidsOrdered(True),
    facts.Weight(70.0, True),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One save as drawn: minutes after the one before, minutes late, what it says, what it corrects, seconds off."""

    gap: int
    late: int
    content: facts.AnyContent
    corrects: int
    by_a_second: int


def _pool(makers: "tuple[Maker, ...]") -> Iterator[facts.AnyContent]:
    """Contents that a chart would take: an answer to what is not asked is refused at the door."""
    some = random.Random(11)
    while True:
        made = some.choice(makers)(some)
        if not isinstance(made, facts.Assessment) or not refusals(made):
            yield made


def _assessment(code: str, worst: float) -> "Maker":
    def made(some: random.Random) -> facts.AnyContent:
        items = instruments()[code].items
        answers = {item.code: some.choice(item.values[: max(2, int(len(item.values) * worst))]) for item in items}
        if some.random() < 0.25:
            for item in some.sample(items, some.randint(1, min(2, len(items)))):
                del answers[item.code]
        return facts.Assessment(code, answers, confirms_longer_interval=some.random() < 0.5)

    return made


def _vitals(some: random.Random) -> facts.AnyContent:
    whole = {
        "heart_rate_bpm": some.choice([40, 64, 76, 92, 100, 110, 124, 131]),
        "respiration_per_min": some.choice([8, 9, 10, 14, 16, 18, 21, 25]),
        "spo2_percent": some.choice([83, 89, 90, 91, 93, 95, 97, 98]),
        "on_oxygen": some.choice([False, False, False, True]),
        "systolic_mmhg": some.choice([88, 96, 112, 124, 136, 150, 164, 222]),
        "diastolic_mmhg": some.choice([50, 64, 80, 84, 100, 104]),
        "temperature_c": some.choice([35.0, 36.4, 36.9, 37.4, 38.0, 38.2, 38.6, 39.2]),
        "consciousness": some.choice(["A", "A", "A", "A", "C", "V", "P"]),
    }
    missing = some.sample(list(whole), some.choice([0, 0, 0, 1, 2, 6]))
    kept = {name: value for name, value in whole.items() if name not in missing}
    return facts.Vitals(
        **kept, position=some.choice([None, None, "lying", "standing"]), confirms_longer_interval=some.random() < 0.5
    )  # type: ignore[arg-type]


def _fluid(some: random.Random) -> facts.AnyContent:
    way: facts.FluidWay = some.choice(["oral", "oral", "iv", "urine", "urine", "urine", "emesis", "stool"])
    if some.random() < 0.1:
        return facts.Fluid(way, is_none=True)
    volume = some.choice([None, 100.0, 200.0, 350.0, 600.0, 1100.0])
    return facts.Fluid(way, volume, is_loose=some.choice([True, True, False, None]), has_blood=some.random() < 0.03)


def _status(some: random.Random) -> facts.AnyContent:
    counted = some.random() < 0.4
    return facts.Status(
        some.choice(["asleep", "asleep", "refused", "unable", "off_unit", "back_on_unit"]),
        some.choice(["all", "ciwa_ar", "rass", "vitals", "mood", "poss"]),
        respiration_per_min=some.choice([7, 12, 15]) if counted else None,
        spo2_percent=some.choice([88, 96]) if counted else None,
        is_rousable=True if counted else None,
    )


def _orthostatic(some: random.Random) -> facts.AnyContent:
    def maybe(*values: int) -> int | None:
        return some.choice([*values, None])

    return facts.Orthostatic(
        118, 76, 88, maybe(84, 98, 99, 112), maybe(60, 66, 67, 74), 104, some.choice([None, 1, 3, 5]),
        is_unable_to_stand=some.random() < 0.1, had_near_syncope=some.random() < 0.1,
    )  # fmt: skip


Maker = Callable[[random.Random], facts.AnyContent]
MAKERS = (
    *[_assessment("ciwa_ar", 0.7)] * 3,
    *[_assessment("ciwa_ar", 0.3)] * 2,
    *[_assessment("cows", 0.8)] * 2,
    _assessment("rass", 1.0),
    _assessment("poss", 1.0),
    *[_assessment("mood", 1.0)] * 2,
    _assessment("ciwa_b", 0.7),
    *[_assessment(code, 1.0) for code in ("cssrs", "phq9", "awq", "cssa", "pawss", "cam")],
    *[_vitals] * 5,
    *[_fluid] * 3,
    _status,
    _orthostatic,
    *[random_told.dose] * 3,
    *[random_told.event] * 2,
    random_told.measured,
    *[random_told.told] * 3,
    lambda some: facts.Weight(
        some.choice([70.0, 68.0, 67.9, 67.8, 66.5, 66.0]), some.choice([True, True, False, None])
    ),
)
_EACH = _pool(MAKERS)
POOL = tuple(next(_EACH) for _ in range(POOL_SIZE))
SCORES = (_assessment("ciwa_ar", 0.4), _assessment("ciwa_ar", 0.15), _assessment("cows", 0.5), _status,
          _assessment("rass", 1.0))  # fmt: skip
_SCORES = _pool(SCORES)
SCORED = tuple(next(_SCORES) for _ in range(300))


def _saves(pool: tuple[facts.AnyContent, ...]) -> st.SearchStrategy[Drawn]:
    """One number says all of a save: one draw is quicker to make and to shrink than five."""
    choices: tuple[tuple[Any, ...], ...] = (GAPS, LATENESS, pool, CORRECTS, (0, 0, 0, 1))

    def save(number: int) -> Drawn:
        chosen = []
        for each in choices:
            number, place = divmod(number, len(each))
            chosen.append(each[place])
        return Drawn(*chosen)

    return st.integers(0, prod(map(len, choices)) - 1).map(save)


def entries_of(drawn: list[Drawn], opening: tuple[facts.AnyContent, ...] = OPENING) -> list[Entry]:
    """The saves as entries, in the order of recording; every other correction only takes back."""
    found = [_entry(number, 0, 0, content) for number, content in enumerate(opening)]
    clock = 0
    for number, save in enumerate(drawn):
        clock += save.gap * 60 + save.by_a_second
        made = _entry(len(found), clock, save.late, save.content)
        if save.corrects and save.corrects <= number:
            content = facts.Void() if number % 2 else save.content
            made = msgspec.structs.replace(made, content=content, supersedes=found[-save.corrects].id, reason="wrong")
        found.append(made)
    return found


def _entry(number: int, clock: int, late: int, content: facts.AnyContent) -> Entry:
    recorded = BEGIN + timedelta(seconds=clock)
    return Entry(
        id=EntryId(f"entry-{number:04}"), unit_id=UnitId("unit"), stay_id=StayId("stay"), seq=number + 1,
        observed_at=recorded - timedelta(minutes=late), recorded_at=recorded, recorded_by=PersonId("nora"),
        content=content,
    )  # fmt: skip


saves = _saves(POOL)
stays = st.lists(saves, min_size=1, max_size=14).map(entries_of)
short_stays = st.lists(saves, min_size=1, max_size=5).map(entries_of)
long_scored = st.lists(_saves(SCORED), min_size=4, max_size=16).map(entries_of)
