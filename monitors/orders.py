"""Since when the protocols of a stay are in force: charting an order again begins nothing anew."""

from collections.abc import Iterable
from typing import NamedTuple

from chart.ticks import NEVER
from monitors.known import Known
from monitors.terms import Round


class Span(NamedTuple):
    """A round in force: since when, and the tick at which it ended (NEVER: it is on)."""

    begun: int
    ended: int
    round: Round


def spans_of(known: Known, each: Round, at: int) -> list[Span]:
    """Every time that a round was in force up to a tick; one that always is begins with the admission."""
    found, on = [], _admitted(known, at) if each.is_always else None
    track = known.track(f"protocol.{each.protocol}")
    for place in range(track.upto(at)):
        if track.low[place] > 0:
            on = track.observed[place] if on is None else on
        elif on is not None:
            found.append(Span(on, track.observed[place], each))
            on = None
    return [*found, Span(on, NEVER, each)] if on is not None else found


def unbroken(spans: Iterable[Span]) -> list[Span]:
    """The spans that lead without a break to those that are on, oldest first: one order may follow on another."""
    oldest_last = sorted(spans, key=lambda span: -span.begun)
    begun = min((span.begun for span in oldest_last if span.ended == NEVER), default=NEVER)
    while (earlier := min((s.begun for s in oldest_last if s.begun < begun <= s.ended), default=begun)) < begun:
        begun = earlier
    return [span for span in reversed(oldest_last) if span.begun >= begun]


def _admitted(known: Known, at: int) -> int | None:
    track = known.track("admitted")
    return track.observed[-1] if track.observed and track.observed[-1] <= at else None
