"""One stay as reports count it: when it began, was interrupted and ended, and how long that makes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chart.facts import Disposition, DrugClass, StayId

GROUP_OF_CLASS = {
    "alcohol": "alcohol",
    "benzodiazepine": "sedative",
    "barbiturate": "sedative",
    "ghb": "sedative",
    "opioid": "opioid",
    "stimulant": "stimulant",
}
UNKNOWN_CLASS = "unknown"
GROUPS = ("alcohol", "sedative", "opioid", "stimulant", UNKNOWN_CLASS)
SILENT_AFTER = timedelta(days=7)  # an open stay in which nothing is charted for so long has an end that nobody charted

KINDS = ("admitted", "went_on_leave", "returned", "discharged", "substance_use")  # the entries that say all of this
Piece = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Row:
    """What one entry that stands says of a stay's times."""

    kind: str
    at: datetime
    disposition: Disposition | None = None
    drug_class: DrugClass | None = None


@dataclass(frozen=True, slots=True)
class Charted:
    """When a stay was seen first and charted last; was_admitted: by any admission, one taken back as well."""

    first_at: datetime | None = None
    last_at: datetime | None = None
    was_admitted: bool = False


@dataclass(frozen=True, slots=True)
class StayTimes:
    """When one stay began and ended; None was never charted.

    group: one of GROUPS, after the substance charted first. leaves: when somebody went and came back (None: not yet).
    last_charted_at: the newest entry of a stay that is open; None for one that has ended. first_charted_at: the oldest
    of one without an admission; None for one that has it.
    """

    stay_id: StayId
    group: str
    admitted_at: datetime | None
    discharged_at: datetime | None = None
    disposition: Disposition | None = None
    leaves: tuple[tuple[datetime, datetime | None], ...] = ()
    last_charted_at: datetime | None = None
    first_charted_at: datetime | None = None

    def pieces(self, until: datetime) -> list[Piece] | None:
        """The stretches spent in the unit up to a moment; None when the times known do not make a stay."""
        ends = min(self.discharged_at or until, until)
        if self.admitted_at is None or ends < self.admitted_at:
            return None
        found, begins = [], self.admitted_at
        for left_at, back_at in sorted(self.leaves, key=lambda leave: leave[0]):
            if not begins <= left_at < ends:
                continue
            found.append((begins, left_at))
            if back_at is None or back_at >= ends:
                return found
            begins = back_at
        return [*found, (begins, ends)]

    def is_silent(self, at: datetime) -> bool:
        """Whether it was never ended, though nothing was charted in it for days."""
        has_gone_quiet = self.last_charted_at is None or self.last_charted_at < at - SILENT_AFTER
        return self.discharged_at is None and has_gone_quiet

    def has_begun(self, at: datetime) -> bool:
        """Whether it had begun by a moment: by its admission, or without one by what was charted first."""
        began_at = self.admitted_at or self.first_charted_at
        return began_at is None or began_at <= at

    def is_open(self, at: datetime) -> bool:
        """Whether somebody was a patient of the unit at a moment."""
        return self.admitted_at is not None and self._goes_on(at)

    def lacks_admission(self, at: datetime) -> bool:
        """Whether it was open at a moment as far as anybody knows, and its admission was never charted."""
        return self.admitted_at is None and self._goes_on(at)

    def _goes_on(self, at: datetime) -> bool:
        is_over = self.discharged_at is not None and self.discharged_at < at
        return self.has_begun(at) and not is_over and not self.is_silent(at)


def times_of(stay_id: StayId, rows: Sequence[Row], charted: Charted) -> StayTimes | None:
    """One stay from what stands, oldest first: the newest admission and discharge count, the first substance.

    None is no stay: its admission was taken back and nobody ended it, or nothing is known of it.
    """
    admitted = [row for row in rows if row.kind == "admitted"]
    discharged = [row for row in rows if row.kind == "discharged"]
    if not admitted and not discharged and (charted.was_admitted or charted.last_at is None):
        return None
    first_class = next((row.drug_class for row in rows if row.drug_class), None)
    return StayTimes(
        stay_id=stay_id,
        group=GROUP_OF_CLASS[first_class] if first_class else UNKNOWN_CLASS,
        admitted_at=admitted[-1].at if admitted else None,
        discharged_at=discharged[-1].at if discharged else None,
        disposition=discharged[-1].disposition if discharged else None,
        leaves=_leaves(rows),
        last_charted_at=None if discharged else charted.last_at,
        first_charted_at=None if admitted else charted.first_at,
    )


def _leaves(rows: Sequence[Row]) -> tuple[tuple[datetime, datetime | None], ...]:
    """Each going away with the return after it; None while there is none."""
    found: list[tuple[datetime, datetime | None]] = []
    left_at: datetime | None = None
    for row in rows:
        if row.kind == "went_on_leave" and left_at is None:
            left_at = row.at
        elif row.kind == "returned" and left_at is not None:
            found.append((left_at, row.at))
            left_at = None
    return tuple(found) if left_at is None else (*found, (left_at, None))


def midnights(pieces: list[Piece], zone: ZoneInfo) -> int:
    """How many midnights of the unit's calendar lie in these stretches."""
    dates = [(begins.astimezone(zone).date(), ends.astimezone(zone).date()) for begins, ends in pieces]
    return sum((ends - begins).days for begins, ends in dates)


def patient_days(stays: Iterable[StayTimes], begins: datetime, ends: datetime) -> float:
    """Elapsed days in the unit between two moments; none of a stay without a known beginning or end."""
    known = (each.pieces(ends) or () for each in stays if not each.is_silent(ends))
    clipped = [(max(came, begins), left) for pieces in known for came, left in pieces if left > begins]
    return hours(clipped) / 24


def hours(pieces: list[Piece]) -> float:
    """How many hours have elapsed in these stretches."""
    return sum(ends.timestamp() - begins.timestamp() for begins, ends in pieces) / 3600
