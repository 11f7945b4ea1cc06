"""What a record of real work has: some of it is written down hours late, and some is put right afterwards."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from random import Random

import msgspec

from chart import facts
from chart.facts import Answer, Entry, EntryId
from chart.instrument import instruments
from seed_data.entries import id_at

LATE, AMENDED = 0.045, 0.026  # shares of visits, and of what can be mistyped
SHORTEST_LATE, LONGEST_LATE = 25.0, 420.0  # minutes
SHORTEST_AMENDED, LONGEST_AMENDED = 3.0, 480.0
REASON = "typing error"
IN_TIME = ("admitted", "substance_use", "protocol", "fluids_ordered", "moved", "went_on_leave", "returned")
SLIPS = {"heart_rate_bpm": 10, "respiration_per_min": 2, "systolic_mmhg": 10, "temperature_c": 0.5}


def as_lived(entries: Sequence[Entry], dice: Random) -> list[Entry]:
    """The same stay with late and amended entries, in the order of recording; its end is recorded last."""
    *before, end = entries
    made = list(_amended(_late(before, end.recorded_at, dice), end.recorded_at, dice))
    return [*sorted(made, key=lambda entry: entry.recorded_at), end]


def _late(entries: Sequence[Entry], ends: datetime, dice: Random) -> Iterator[Entry]:
    """Whole visits, written down when there is time."""
    for _, visit in groupby(entries, key=lambda entry: entry.observed_at):
        is_late = dice.random() < LATE
        after = timedelta(minutes=dice.triangular(SHORTEST_LATE, LONGEST_LATE, 60)) if is_late else None
        for entry in visit:
            if after is None or entry.kind in IN_TIME:
                yield entry
            else:
                yield _recorded(entry, min(ends, entry.observed_at + after), dice)


def _amended(entries: Iterator[Entry], ends: datetime, dice: Random) -> Iterator[Entry]:
    """What was mistyped first, and then what it should have been."""
    for entry in entries:
        wrong = _mistyped(entry.content, dice) if dice.random() < AMENDED else None
        if wrong is None:
            yield entry
            continue
        yield msgspec.structs.replace(entry, content=wrong)
        minutes = dice.triangular(SHORTEST_AMENDED, LONGEST_AMENDED, 15)
        at = min(ends, entry.recorded_at + timedelta(minutes=minutes))
        yield msgspec.structs.replace(_recorded(entry, at, dice), supersedes=entry.id, reason=REASON)


def _recorded(entry: Entry, at: datetime, dice: Random) -> Entry:
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    return msgspec.structs.replace(entry, id=EntryId(id_at(at, dice)), recorded_at=at)


def _mistyped(content: facts.AnyContent, dice: Random) -> facts.AnyContent | None:
    """The same with one slip in it; None where there is nothing to mistype."""
    match content:
        case facts.Vitals():
            name = dice.choice(tuple(SLIPS))
            value = getattr(content, name)
            slip = SLIPS[name] * dice.choice((-1, 1))
            return None if value is None else msgspec.structs.replace(content, **{name: round(value + slip, 1)})
        case facts.Assessment():
            return _answered_wrongly(content, dice)
        case facts.Fluid(volume_ml=float(volume)):
            return msgspec.structs.replace(content, volume_ml=volume + 100)
        case facts.Weight():
            return msgspec.structs.replace(content, weight_kg=round(content.weight_kg + 1, 1))
    return None


def _answered_wrongly(content: facts.Assessment, dice: Random) -> facts.Assessment | None:
    """One answer a step beside what was meant; what follows from the pulse, and words, are never wrong."""
    items = {item.code: item for item in instruments()[content.instrument].items}
    typed = [code for code, answer in content.answers.items() if type(answer) is int and not items[code].from_vital]
    if not typed:
        return None
    code = dice.choice(typed)
    allowed: list[Answer] = list(items[code].values)
    place = allowed.index(content.answers[code])
    beside = dice.choice([*allowed[max(0, place - 1) : place], *allowed[place + 1 : place + 2]])
    return msgspec.structs.replace(content, answers={**content.answers, code: beside})
