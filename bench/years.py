"""Past stays of a unit for the lab's bench: ten days each, one or two substances, no two alike, always the same ones.

4 % of the entries are charted hours late, 2 % are corrected. About 330 entries a stay: 15,000 such stays are ten years
of a unit of 30 beds with five million entries.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import NamedTuple

from bench.frame import dice
from bench.stays import ADMITTED_AT, DAYS, Charted, recorded
from chart import facts
from chart.facts import Entry, StayId
from seed_data.answering import assessment
from seed_data.signs import Signs, Ways, signs_at, vitals
from seed_data.typical import typical_ways

HOURS = DAYS * 24


class Kind(NamedTuple):
    """A sort of patient: how many in a hundred, what was used, the rounds in force, and every how many hours what."""

    share: int
    uses: tuple[tuple[facts.DrugClass, str], ...]
    rounds: tuple[str, ...]
    every: dict[str, int]


KINDS = (
    Kind(50, (("alcohol", "alcohol"),), ("alc-asam", "news2"), {"ciwa_ar": 2, "vitals": 2, "mood": 12, "rass": 12}),
    Kind(25, (("opioid", "heroin"),), ("opi", "opi-fluids", "news2"),
         {"cows": 3, "vitals": 3, "fluid": 4, "urine": 6, "mood": 12, "poss": 12}),
    Kind(10, (("benzodiazepine", "alprazolam"),), ("bzd", "news2"), {"ciwa_b": 4, "vitals": 2, "mood": 8, "rass": 6}),
    Kind(10, (("stimulant", "cocaine"),), ("sti", "news2"), {"mood": 3, "vitals": 2, "cssa": 8, "fluid": 6}),
    Kind(5, (("alcohol", "alcohol"), ("opioid", "heroin")), ("alc-asam", "opi", "news2"),
         {"ciwa_ar": 3, "cows": 4, "vitals": 3, "mood": 12}),
)  # fmt: skip


def past_stay(stay: StayId, number: int) -> list[Entry]:
    """All entries of the stay with this number, in the order in which they were recorded."""
    chance = dice(f"past {number}")
    kind = chance.choices(KINDS, [each.share for each in KINDS])[0]
    ways = typical_ways(kind.uses[0][0], 0.0, chance.uniform(0.2, 0.75), hallucinates=chance.random() < 0.1)
    return recorded(stay, _charted(kind, ways, chance), chance)


def _charted(kind: Kind, ways: Ways, chance: Random) -> Iterator[Charted]:
    yield from ((ADMITTED_AT, content) for content in _opening(kind, chance))
    for hour in range(1, HOURS):
        at = ADMITTED_AT + timedelta(hours=hour, minutes=chance.randint(-12, 12))
        signs = _signs(ways, hour)
        yield from ((at, _seen(each, signs, chance)) for each, every in kind.every.items() if hour % every == 0)
        if chance.random() < 0.15 * signs.withdrawal:
            yield at, facts.Fluid("emesis", 180.0)
        if hour % 12 == 2 and signs.withdrawal > 0.2:
            yield at, facts.Dose("diazepam", ("benzodiazepine",), for_withdrawal=True, is_sedating=True)
        if hour % 24 == 3:
            yield at, facts.Weight(round(74 - hour * 0.004, 1), is_same_scale=True)
    yield ADMITTED_AT + timedelta(hours=HOURS), facts.Discharged("completed")


def _opening(kind: Kind, chance: Random) -> Iterator[facts.AnyContent]:
    yield facts.Admitted("03")
    last_use = ADMITTED_AT - timedelta(hours=chance.randint(2, 20))
    yield from (
        facts.SubstanceUse(of, agent, last_use_at=last_use, last_use_within_hours=1.0) for of, agent in kind.uses
    )
    yield from (facts.ProtocolAssigned(each) for each in kind.rounds)
    if "urine" in kind.every:
        yield facts.FluidsOrdered(True)


def _signs(ways: Ways, hour: float) -> Signs:
    signs = signs_at(ways, hour)
    return replace(signs, mood=7 - 5 * signs.withdrawal)


def _seen(what: str, signs: Signs, chance: Random) -> facts.AnyContent:
    if what in ("fluid", "urine"):
        return facts.Fluid("oral" if what == "fluid" else "urine", float(chance.choice((150, 200, 250, 300))))
    taken = vitals(signs, chance)
    return taken if what == "vitals" else assessment(what, signs, chance, taken.heart_rate_bpm)
