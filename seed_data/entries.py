"""From what is charted to entries of the record, with ids and times of recording that are the same every time."""

from datetime import datetime, timedelta
from random import Random

from chart.facts import Entry, EntryId, PersonId, StayId, UnitId
from chart.ticks import to_tick
from seed_data.charting import charted
from seed_data.stay import PretendStay

VERSION_7, VARIANT = 0x7 << 76, 0x2 << 62
MOST_MINUTES_LATE = 4


def id_at(moment: datetime, dice: Random) -> str:
    """An id as the record makes them: it begins with the moment, so that ids come in the order of making."""
    number = (to_tick(moment) << 80) | VERSION_7 | (dice.getrandbits(12) << 64) | VARIANT | dice.getrandbits(62)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def entries_of_stay(
    stay: PretendStay, admitted_at: datetime, until_hours: float, *, unit: str, stay_id: str, by: str, dice: Random
) -> list[Entry]:
    """Every entry of a pretend stay up to an hour of it, each recorded a few minutes after it was seen."""
    made = []
    last, recorded = None, admitted_at
    for observed, content in charted(stay, admitted_at, until_hours, dice):
        if observed != last:  # one visit is one save
            saved = observed + timedelta(seconds=dice.randint(30, MOST_MINUTES_LATE * 60))
            last, recorded = observed, max(recorded, saved)
        made.append(
            Entry(
                id=EntryId(id_at(recorded, dice)),
                unit_id=UnitId(unit),
                stay_id=StayId(stay_id),
                observed_at=observed,
                recorded_at=recorded,
                recorded_by=PersonId(by),
                content=content,
            )
        )
    return made
