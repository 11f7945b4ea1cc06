"""The whole board: its counts, and its tiles in bed order or by risk.

By risk is an order that somebody asked for: while they look at it, beds change what they say but keep their places,
and a count says how many would move.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from alerts.finding import Severity
from dashboard.components.tile import Tile

Order = Literal["", "bed", "risk"]  # "": nobody chose; bed order, and by risk where a phone shows one bed at a time
SOON = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Beds:
    """All beds, in bed order."""

    tiles: tuple[Tile, ...]
    now: datetime
    zone: ZoneInfo

    def count(self, severity: Severity) -> int:
        """How many beds have this as their worst open alert."""
        return sum(1 for tile in self.tiles if tile.alert and tile.alert.severity is severity)

    @property
    def overdue(self) -> int:
        """How many beds have something overdue."""
        return sum(1 for tile in self.tiles if tile.due and tile.due.is_overdue)

    @property
    def due(self) -> int:
        """How many beds have something due now."""
        return sum(1 for tile in self.tiles if tile.due and tile.due.is_due and not tile.due.is_overdue)

    @property
    def soon(self) -> int:
        """How many beds have something due in the next half hour that is not due yet."""
        return sum(1 for tile in self.tiles if tile.due and tile.due.stage(self.now) == "near")

    @property
    def taken(self) -> int:
        """How many beds are somebody's, those on leave among them."""
        return sum(1 for tile in self.tiles if tile.patient)

    @property
    def by_risk(self) -> tuple[Tile, ...]:
        """The worst open alert first, unowned before accepted, oldest first; then by what is due; empty beds last."""
        return tuple(sorted(self.tiles, key=_risk))

    def by_held_risk(self, held: Sequence[str]) -> tuple[Tile, ...]:
        """In the order in which beds stood when somebody last asked for it; a bed that is new since comes last."""
        place = {bed: number for number, bed in enumerate(held)}
        return tuple(sorted(self.by_risk, key=lambda tile: place.get(tile.bed, len(place))))

    def moved_since(self, held: Sequence[str]) -> int:
        """How many beds would have to move for that order to be true again."""
        place = {tile.bed: number for number, tile in enumerate(self.by_risk)}
        return len(held) - _longest_rise([place.get(bed, -1) for bed in held])


def _risk(tile: Tile) -> tuple[object, ...]:
    if tile.patient is None:
        return (2,)
    alert, due = tile.alert, tile.due
    at = due.at.timestamp() if due and due.at else float("inf")
    if alert is None:
        return (1, at)
    return (0, -alert.severity, bool(alert.owner), alert.raised_at, at)


def _longest_rise(places: Sequence[int]) -> int:
    """How many of these numbers can stay where they are so that the rest sorts in between."""
    ends: list[int] = []
    for place in places:
        spot = bisect_left(ends, place)
        ends[spot : spot + 1] = [place]
    return len(ends)
