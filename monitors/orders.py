"""Since when the protocols of a stay are in force: charting an order again begins nothing anew."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chart.ticks import NEVER
from monitors.known import Known
from monitors.terms import Round


class Span(NamedTuple):
    """A round in force: since when, and the tick at which it ended (NEVER: it is on)."""

    begun: int
    ended: int
    round: Round


class Wanting(NamedTuple):
    """Who wants one task: the rounds in force, and the series without a break that its clock follows, oldest first.

    turns: the clock alone may change how often it is wanted. sleeps_through: sleep puts it not off.
    """

    on: tuple[Span, ...]
    series: tuple[Span, ...]
    rounds: tuple[Round, ...]
    turns: bool
    sleeps_through: bool
    is_screening: bool


class Orders(NamedTuple):
    """The rounds in force, and who wants each task."""

    on: tuple[Round, ...]
    by_task: dict[str, Wanting]


def orders_of(known: Known, rounds: Iterable[Round], admitted: int | None, at: int) -> Orders:
    """What is in force at a tick; nothing began before the admission."""
    spans = [span for each in rounds for span in spans_of(known, each, at)]
    by_task: dict[str, list[Span]] = {}
    for span in spans:
        since = span if admitted is None or span.begun >= admitted else span._replace(begun=admitted)
        for what in span.round.tasks:
            by_task.setdefault(what, []).append(since)
    wanting = {what: _wanting(found) for what, found in by_task.items()}
    return Orders(tuple(span.round for span in spans if span.ended == NEVER), wanting)


def _wanting(spans: Sequence[Span]) -> Wanting:
    on = tuple(span for span in spans if span.ended == NEVER)
    rounds = tuple(span.round for span in on)
    return Wanting(
        on, tuple(_unbroken(span for span in spans if span.round.first_minutes is not None)), rounds,
        turns=any(each.while_losing_fluid is not None or each.after for each in rounds),
        sleeps_through=any(each.is_done_asleep for each in rounds),
        is_screening=all(each.is_screening for each in rounds),
    )  # fmt: skip


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


def _unbroken(spans: Iterable[Span]) -> list[Span]:
    """The spans that lead without a break to those that are on, oldest first: one order may follow on another."""
    oldest_last = sorted(spans, key=lambda span: -span.begun)
    begun = min((span.begun for span in oldest_last if span.ended == NEVER), default=NEVER)
    while (earlier := min((s.begun for s in oldest_last if s.begun < begun <= s.ended), default=begun)) < begun:
        begun = earlier
    return [span for span in reversed(oldest_last) if span.begun >= begun]


def _admitted(known: Known, at: int) -> int | None:
    track = known.track("admitted")
    return track.observed[-1] if track.observed and track.observed[-1] <= at else None
