"""What counts of a past stay beside its alerts: its classes, its time in the unit, and what became of the patient."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from chart import facts
from chart.facts import Entry
from chart.ticks import DAY, to_tick
from monitors.known import Known
from monitors.load import classes_of, times_known

OUTCOMES = ("seizure", "delirium", "naloxone", "transfer to acute care", "left against advice")


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What lead times are counted to, and when it was."""

    kind: str
    at: int


class About(msgspec.Struct, frozen=True, array_like=True):
    """By what stands of a stay. Ticks. pieces: from when until when in the unit; is_closed: it has ended."""

    classes: tuple[str, ...]
    pieces: tuple[tuple[int, int], ...]
    outcomes: tuple[Outcome, ...]
    is_closed: bool

    def days(self, begins: int, ends: int) -> float:
        """Elapsed days in the unit within a window, leave left out."""
        return sum(max(0, min(left, ends) - max(came, begins)) for came, left in self.pieces) / DAY


def about_of(known: Known, entries: Sequence[Entry], until: datetime) -> About:
    """One stay, an open one as far as a moment; of one without a known beginning or end there are no days."""
    times = times_known(known, entries)
    ended = None if times is None else times.discharged_at
    pieces = [] if times is None or times.is_silent(until) else times.pieces(ended or until) or []
    days = tuple((to_tick(came), to_tick(left)) for came, left in pieces)
    return About(classes_of(known), days, tuple(_outcomes(known)), ended is not None)


def _outcomes(known: Known) -> Iterator[Outcome]:
    """Seizures, the first positive CAM, naloxone by event or dose, and how the stay ended."""
    yield from (Outcome("seizure", tick) for tick in known.track("event.seizure").observed)
    cam = known.track("cam")
    confused = [tick for tick, low in zip(cam.observed, cam.low, strict=True) if low >= 1]
    yield from (Outcome("delirium", tick) for tick in confused[:1])
    given = {tick for kind in ("event", "dose") for tick in known.track(f"{kind}.naloxone").observed}
    yield from (Outcome("naloxone", tick) for tick in sorted(given))
    for entry in known.of_kind("discharged"):
        ended = entry.content.disposition if isinstance(entry.content, facts.Discharged) else ""
        kind = {"transfer_acute": "transfer to acute care", "ama": "left against advice"}.get(ended)
        if kind:
            yield Outcome(kind, to_tick(entry.observed_at))
