"""What counts of one past stay in the lab: its days, its alerts under a book, and what became of it."""

from collections.abc import Iterable, Sequence

import msgspec

from chart import facts
from chart.facts import Entry, StayId
from chart.ticks import to_tick
from monitors.book import Book
from monitors.columns.block import Block, block_of
from monitors.known import Known
from monitors.lab.trial import told_by
from monitors.load import classes_of, days_of

OUTCOMES = ("seizure", "delirium", "naloxone", "transfer to acute care", "left against advice")


class Heard(msgspec.Struct, frozen=True, order=True):
    """One alert of a stay. Ticks. returned: how often it held again while it was open."""

    raised_at: int
    pattern: str
    worst: int
    returned: int


class Outcome(msgspec.Struct, frozen=True):
    """What lead times are counted to, and when it was."""

    kind: str
    at: int


class Past(msgspec.Struct, frozen=True):
    """One stay within a window: classes, days in the unit, what became of it, and its alerts under each book."""

    stay_id: str
    classes: tuple[str, ...]
    days: float
    outcomes: tuple[Outcome, ...]
    heard: tuple[tuple[Heard, ...], ...]


def pasts(books: Sequence[Book], stays: dict[StayId, Sequence[Entry]], begins: int, ends: int) -> list[Past]:
    """Stays between two ticks, each as it was known at the time, judged by each of the books."""
    several = list(stays.values())
    blocks: dict[str, Block] = {}
    heard: list[list[list[Heard]]] = []
    for book in books:
        rounds = msgspec.json.encode((book.protocols.rounds, book.protocols.terms)).decode()
        if rounds not in blocks:
            blocks[rounds] = block_of(several, book.protocols, [ends] * len(several))
        found: list[list[Heard]] = [[] for _ in several]
        for each in told_by(blocks[rounds], book):
            if begins <= each.told.raised_at < ends and book.by_name[each.pattern].text.status == "live":
                again = sum(begins <= at < ends for at in each.told.returned)
                found[each.stay].append(Heard(each.told.raised_at, each.pattern, each.told.worst, again))
        heard.append(found)
    return [
        _past(stay_id, entries, (begins, ends), [tuple(sorted(each[place])) for each in heard])
        for place, (stay_id, entries) in enumerate(stays.items())
    ]


def _past(
    stay_id: StayId, entries: Sequence[Entry], window: tuple[int, int], heard: Iterable[tuple[Heard, ...]]
) -> Past:
    known = Known(entries)
    outcomes = tuple(each for each in _outcomes(known) if window[0] <= each.at < window[1])
    return Past(stay_id, classes_of(known), days_of(known, entries, *window), outcomes, tuple(heard))


def _outcomes(known: Known) -> list[Outcome]:
    """Seizures, the first positive CAM, naloxone by event or dose, and how the stay ended, by what stands of it."""
    found = [Outcome("seizure", tick) for tick in known.track("event.seizure").observed]
    confused = known.track("cam")
    found += [Outcome("delirium", tick) for tick, low in zip(confused.observed, confused.low, strict=True) if low >= 1][
        :1
    ]
    given = {tick for kind in ("event", "dose") for tick in known.track(f"{kind}.naloxone").observed}
    found += [Outcome("naloxone", tick) for tick in sorted(given)]
    for entry in known.of_kind("discharged"):
        ended = entry.content.disposition if isinstance(entry.content, facts.Discharged) else ""
        kind = {"transfer_acute": "transfer to acute care", "ama": "left against advice"}.get(ended)
        found += [Outcome(kind, to_tick(entry.observed_at))] if kind else []
    return found
