"""The stay that is measured: ten days of three substances at once, with late and corrected entries, always the same."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import msgspec

from bench.frame import dice
from chart import facts
from chart.facts import AnyContent, Entry, EntryId, PersonId, StayId, UnitId
from seed_data.answering import assessment
from seed_data.signs import Signs, signs_at, vitals
from seed_data.typical import typical_ways

UNIT = UnitId("harbour")
ADMITTED_AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAYS = 10
LATE = 0.04  # share of entries that are charted hours after they were seen
AMENDED = 0.02
# Bad enough that scores are hourly at the peak, and that the board is not empty.
WAYS = typical_ways("alcohol", 0.0, 0.55, hallucinates=True)
SEED = 7
Charted = tuple[datetime, AnyContent]


def ten_days(stay: StayId) -> list[Entry]:
    """All entries of the stay, in the order in which they were recorded."""
    chance = dice(SEED)
    return recorded(stay, _charted(chance), chance)


def recorded(stay: StayId, charted: Iterable[Charted], chance: Random) -> list[Entry]:
    """What was charted, as entries in the order of their recording: some late, some corrected."""
    made = [_entry(stay, n, each, chance) for n, each in enumerate(sorted(charted, key=lambda each: each[0]))]
    made += [_amended(each, chance) for each in made if chance.random() < AMENDED]
    made.sort(key=lambda entry: (entry.recorded_at, entry.id))
    return [msgspec.structs.replace(entry, seq=seq) for seq, entry in enumerate(made, start=1)]


def visit(kind: str, hours: float, chance: Random) -> AnyContent:
    """What a nurse charts in one visit so many hours after the last use."""
    signs = _signs(hours)
    taken = vitals(signs, chance)
    if kind == "fluid":
        return facts.Fluid("oral", float(chance.choice((100, 150, 200))))
    return taken if kind == "vitals" else assessment(kind, signs, chance, taken.heart_rate_bpm)


def _signs(hours: float) -> Signs:
    return replace(signs_at(WAYS, hours), mood=7 - 5 * signs_at(WAYS, hours).withdrawal)


def _charted(chance: Random) -> Iterator[Charted]:
    yield from ((ADMITTED_AT, content) for content in _opening())
    for hour in range(1, DAYS * 24):
        at = ADMITTED_AT + timedelta(hours=hour, minutes=chance.randint(-12, 12))
        is_bad = _signs(hour).withdrawal > 0.5
        for kind, every in (("ciwa_ar", 1 if is_bad else 4), ("cows", 4), ("vitals", 4), ("mood", 8), ("fluid", 4)):
            if hour % every == 0:
                yield at, visit(kind, hour, chance)
        if hour % 6 == 0:
            yield at, facts.Fluid("urine", float(chance.choice((180, 250, 300))))
        if chance.random() < 0.2 * _signs(hour).withdrawal:
            yield at, facts.Fluid("emesis", 180.0)
        if hour % 12 == 2:
            yield at, facts.Dose("diazepam", ("benzodiazepine",), for_withdrawal=True, is_sedating=True)
        if hour % 24 == 3:
            yield at, facts.Weight(round(74 - hour * 0.004, 1), is_same_scale=True)


def _opening() -> tuple[AnyContent, ...]:
    last_use = ADMITTED_AT - timedelta(hours=6)
    return (
        facts.Admitted("03"),
        facts.SubstanceUse("alcohol", "alcohol", last_use_at=last_use, last_use_within_hours=1.0),
        facts.SubstanceUse("opioid", "heroin", last_use_at=last_use),
        facts.SubstanceUse("stimulant", "cocaine", last_use_at=last_use),
        *(facts.ProtocolAssigned(each) for each in ("alc-asam", "opi", "sti", "news2")),
        facts.FluidsOrdered(True),
    )


def _entry(stay: StayId, number: int, charted: Charted, chance: Random) -> Entry:
    observed, content = charted
    late = chance.randint(60, 480) if chance.random() < LATE else chance.randint(0, 3)
    return Entry(
        id=EntryId(f"{stay}-{number:04}"), unit_id=UNIT, stay_id=stay, observed_at=observed,
        recorded_at=observed + timedelta(minutes=late), recorded_by=PersonId("nora"), content=content,
    )  # fmt: skip


def _amended(entry: Entry, chance: Random) -> Entry:
    """The same content, seen ten minutes earlier: a slip of the clock, corrected within the hour."""
    return msgspec.structs.replace(
        entry, id=EntryId(f"{entry.id}-a"), observed_at=entry.observed_at - timedelta(minutes=10),
        recorded_at=entry.recorded_at + timedelta(minutes=chance.randint(5, 60)), supersedes=entry.id, reason="a slip",
    )  # fmt: skip
