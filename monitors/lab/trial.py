"""What a book of patterns would have told of a block of stays, as each was known at the time: alert by alert."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from alerts.finding import Ending
from monitors.book import Book, Pattern
from monitors.columns.block import Block
from monitors.columns.column import FURTHEST, SHIFT, Ints, keyed
from monitors.columns.history import ASSESSED, CORRECTED
from monitors.columns.judging import inputs_of, judged_at, said, severities
from monitors.columns.sight import Asked
from monitors.lab.telling import Step, Told, alerts_of


class Alert(NamedTuple):
    """One alert a pattern would have told: of which stay of the block, and its life."""

    stay: int
    pattern: str
    told: Told


def told_by(block: Block, book: Book, names: frozenset[str] | None = None) -> Iterator[Alert]:
    """Every alert of the patterns that tell any; of these names only, if some are given."""
    for name, pattern in sorted(book.by_name.items()):
        if pattern.text.shown == "before saving" or (names is not None and name not in names):
            continue
        yield from _of_events(block, book, pattern) if pattern.text.about else _of_course(block, book, pattern)


def _of_course(block: Block, book: Book, pattern: Pattern) -> Iterator[Alert]:
    """Of what it said moment by moment, the moments at which that changed, and the complete assessments between."""
    changes = said(block, book.protocols, pattern).changes()
    assessed = block.changes_of((f"{ASSESSED}{pattern.text.ends.instrument}",))
    assessed = assessed[np.isin(assessed >> SHIFT, changes.stay)]
    keys = np.union1d(changes.key, assessed)
    place = np.searchsorted(changes.key, keys, "right") - 1
    spoken = (place >= 0) & ((changes.key[place] >> SHIFT) == (keys >> SHIFT)) if len(changes.key) else keys < 0
    surely, possibly = (np.where(spoken, part[np.maximum(place, 0)], 0) for part in (changes.surely, changes.possibly))
    marks = np.isin(keys, block.changes_of((CORRECTED,))), np.isin(keys, assessed)
    yield from _lives(pattern, keys >> SHIFT, keys >> SHIFT, (keys & FURTHEST, surely, possibly, *marks))


def _of_events(block: Block, book: Book, pattern: Pattern) -> Iterator[Alert]:
    """Of each event by itself, as of when it happened, with what was known at each moment since."""
    news = block.changes_of(inputs_of(pattern))
    for stay, observed, known in (block.events[code] for code in pattern.text.about if code in block.events):
        begin, end = np.searchsorted(news, keyed(stay, known)), np.searchsorted(news, keyed(stay + 1, 0 * stay))
        event = np.concatenate([np.repeat(np.arange(len(stay)), end - begin), np.flatnonzero(observed > known)])
        later = [news[first:last] & FURTHEST for first, last in zip(begin, end, strict=True)]
        moment = np.concatenate([*later, observed[observed > known]])
        kept = (moment >= observed[event]) & (moment <= block.ends[stay[event]])
        order = np.lexsort((moment[kept], event[kept]))
        event, moment = event[kept][order], moment[kept][order]
        of = stay[event]
        here = Asked(of, moment)
        grades, _ = judged_at(block, book.protocols, pattern, Asked(of, observed[event], moment), here)
        surely, possibly = (severities(pattern)[part] for part in (grades.surely, grades.possibly))
        is_corrected = np.isin(keyed(of, moment), block.changes_of((CORRECTED,)))
        steps = (moment, surely, possibly, is_corrected, np.zeros(len(moment), np.bool_))
        yield from _lives(pattern, event, of, steps)


def _lives(pattern: Pattern, subject: Ints, stay: Ints, steps: tuple["np.ndarray", ...]) -> Iterator[Alert]:
    """The alerts of each subject: a stay, or an event of one. Steps come subject by subject, in time."""
    ends = pattern.text.ends
    ending = Ending(ends.instrument, ends.minutes, ends.at_once)
    rows = zip(subject.tolist(), stay.tolist(), *(part.tolist() for part in steps), strict=True)
    for (_, of), lines in groupby(rows, key=lambda row: row[:2]):
        told = alerts_of((Step(*line[2:]) for line in lines), ending, is_about_an_event=bool(pattern.text.about))
        yield from (Alert(of, pattern.name, each) for each in told)
