"""How often a nurse is paged in an hour on duty, by how many patients one nurse has."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from monitors.load import StayLoad

HOURS = 24
TOLD_FOR = 20  # taken beds, for which the number of nurses is told


class NurseLoad(msgspec.Struct, frozen=True):
    """Pages in an hour of one nurse; None where nobody was there. at_hour: by the hour of the unit's clock.

    busiest_hour: the hour of the day at which most are made; None without any. nurse_hours: patient-days of 24 h, by
    how many patients one nurse has.
    """

    counted_with: str
    pages: int
    nurse_hours: float
    pages_per_nurse_hour: float | None
    busiest_hour: int | None
    pages_per_nurse_hour_then: float | None
    pages_at: dict[int, int]


def nurse_load(loads: Iterable[StayLoad], patients_per_nurse: int) -> NurseLoad:
    """The pages of some stays over the hours of the nurses whom their patient-days would have had."""
    at: Counter[int] = Counter()
    days = 0.0
    for each in loads:
        at.update(each.pages_at)
        days += each.days
    hours = days * HOURS / patients_per_nurse
    busiest = max(sorted(at), key=lambda hour: at[hour], default=None)
    return NurseLoad(
        counted_with=in_words(patients_per_nurse),
        pages=at.total(),
        nurse_hours=round(hours, 1),
        pages_per_nurse_hour=_rate(at.total(), hours),
        busiest_hour=busiest,
        pages_per_nurse_hour_then=None if busiest is None else _rate(at[busiest], hours / HOURS),
        pages_at={hour: at[hour] for hour in range(HOURS)},
    )


def in_words(patients_per_nurse: int) -> str:
    """How many nurses that makes of a full unit."""
    nurses = -(-TOLD_FOR // patients_per_nurse)
    return f"one nurse for {patients_per_nurse} patients, {nurses} for {TOLD_FOR} taken beds, by day and by night"


def _rate(count: int, hours: float) -> float | None:
    return round(count / hours, 3) if hours else None
