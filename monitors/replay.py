"""A stay played again from its entries alone: what the live unit said, and what it could not judge."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from alerts.board import Board
from alerts.events import AlertEvent
from alerts.finding import Severity
from chart.facts import Entry
from chart.ticks import to_tick
from monitors.book import Book
from monitors.follow import Follow


def replay(book: Book, entries: Sequence[Entry], until: int | None = None) -> list[AlertEvent]:
    """Every alert event in order, up to a tick (or the last entry)."""
    return list(followed(book, entries).run(in_order(entries), last_tick(entries) if until is None else until))


def followed(book: Book, entries: Sequence[Entry]) -> Follow:
    """A follower that has seen nothing yet of the stay these entries belong to."""
    return Follow(book, Board.empty(entries[0].stay_id))


def verdicts(book: Book, entries: Sequence[Entry]) -> Iterator[tuple[int, str, Severity, Severity]]:
    """(tick, pattern, surely, possibly) of every pattern at every moment an entry became known."""
    follow = followed(book, entries)
    for at, batch in groupby(in_order(entries), key=lambda entry: to_tick(entry.recorded_at)):
        list(follow.expire(at - 1))
        follow.take(at, list(batch))
        for name, judged in sorted(follow.judged.items()):
            yield at, name, Severity(judged.surely), Severity(judged.possibly)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """In the order in which they became known."""
    return sorted(entries, key=lambda entry: (entry.recorded_at, entry.seq, entry.id))


def last_tick(entries: Iterable[Entry]) -> int:
    """When the last of them became known."""
    return max(to_tick(entry.recorded_at) for entry in entries)
