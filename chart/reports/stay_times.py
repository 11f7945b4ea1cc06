"""One stay as reports count it: when it began, was interrupted and ended, and how long that makes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chart.facts import Disposition, StayId

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

Piece = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class StayTimes:
    """When one stay began and ended; None was never charted.

    group: one of GROUPS, after the substance charted first. leaves: when somebody went and came back (None: not yet).
    last_charted_at: the newest entry of a stay that is open; None for one that has ended.
    """

    stay_id: StayId
    group: str
    admitted_at: datetime | None
    discharged_at: datetime | None = None
    disposition: Disposition | None = None
    leaves: tuple[tuple[datetime, datetime | None], ...] = ()
    last_charted_at: datetime | None = None

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

    def is_open(self, at: datetime) -> bool:
        """Whether somebody was a patient of the unit at a moment."""
        has_begun = self.admitted_at is not None and self.admitted_at <= at
        return has_begun and (self.discharged_at is None or self.discharged_at >= at) and not self.is_silent(at)


def midnights(pieces: list[Piece], zone: ZoneInfo) -> int:
    """How many midnights of the unit's calendar lie in these stretches."""
    dates = [(begins.astimezone(zone).date(), ends.astimezone(zone).date()) for begins, ends in pieces]
    return sum((ends - begins).days for begins, ends in dates)


def hours(pieces: list[Piece]) -> float:
    """How many hours have elapsed in these stretches."""
    return sum(ends.timestamp() - begins.timestamp() for begins, ends in pieces) / 3600
