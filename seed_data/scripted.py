"""What pretend stays were written to hold: seizures, deliriums, naloxone, and the endings that somebody should see."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from chart import facts
from seed_data.signs import CONFUSED_FROM, Way
from seed_data.stay import PretendStay

ENDINGS = {"transfer_acute": "transfer to acute care", "ama": "left against advice"}
KINDS = ("seizure", "delirium", "naloxone", *ENDINGS.values())


class Scripted(NamedTuple):
    """One event of a script, so many hours after admission."""

    kind: str
    hours: float


def scripted(stay: PretendStay) -> Iterator[Scripted]:
    """Every event of KINDS in a stay; a delirium begins where it is written to become confused before it ends."""
    for told in stay.told:
        match told.content:
            case facts.Event(code="seizure"):
                yield Scripted("seizure", told.hours)
            case facts.Dose(classes=classes) if "naloxone" in classes:
                yield Scripted("naloxone", told.hours)
            case facts.Discharged(disposition=ending) if ending in ENDINGS:
                yield Scripted(ENDINGS[ending], told.hours)
    confused_at = _reaches(stay.ways.get("clouding", ()), CONFUSED_FROM)
    if confused_at is not None and (stay.ends_hours is None or confused_at < stay.ends_hours):
        yield Scripted("delirium", confused_at)


def _reaches(way: Way, level: float) -> float | None:
    """The first hour at which a course is as high as this; None if it never is."""
    for (begin, low), (end, high) in pairwise(way):
        if low < level <= high:
            return begin + (end - begin) * (level - low) / (high - low)
    return None
