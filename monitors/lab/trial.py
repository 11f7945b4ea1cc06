"""What a book of patterns would have told of a block of stays, as each was known at the time: alert by alert."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from alerts.finding import Ending
from monitors.book import Book, Pattern
from monitors.columns.block import Block
from monitors.columns.column import FURTHEST, NONE, SHIFT, Flags, Ints, keyed
from monitors.columns.history import ASSESSED, CORRECTED
from monitors.columns.judging import Said, inputs_of, judged_of, said
from monitors.columns.sight import Asked
from monitors.lab.telling import ASSESSMENTS_NEEDED, Step, Told, alerts_of


class Alert(NamedTuple):
    """One alert a pattern would have told: of which stay of the block, and its life."""

    stay: int
    pattern: str
    told: Told


def told_by(block: Block, book: Book, names: frozenset[str] | None = None, is_exact: bool = True) -> Iterator[Alert]:
    """Every alert of the patterns that tell any; of these names only, if some are given. is_exact: as of `said`."""
    patterns = [
        pattern
        for name, pattern in sorted(book.by_name.items())
        if pattern.text.shown != "before saving" and (names is None or name in names)
    ]
    for pattern, found in said(block, book.protocols, [each for each in patterns if not each.text.about], is_exact):
        yield from _of_course(block, pattern, found.changes())
    for pattern in patterns:
        if pattern.text.about:
            yield from _of_events(block, book, pattern)


def _of_course(block: Block, pattern: Pattern, changes: Said) -> Iterator[Alert]:
    """Of what it said moment by moment, the moments at which that changed, and the complete assessments between."""
    if not len(changes.key):
        return
    assessed = block.changes_of((f"{ASSESSED}{pattern.text.ends.instrument}",))
    keys = np.sort(np.concatenate([changes.key, _that_may_end(changes, assessed)]), kind="stable")
    place = np.searchsorted(changes.key, keys, "right") - 1
    surely, possibly = changes.surely[place], changes.possibly[place]
    marks = _among(keys, block.changes_of((CORRECTED,))), _among(keys, assessed)
    yield from _lives(pattern, keys >> SHIFT, keys >> SHIFT, (keys & FURTHEST, surely, possibly, *marks))


def _that_may_end(changes: Said, assessed: Ints) -> Ints:
    """The complete assessments at which nothing changed and nothing holds: of each such stretch, as many as end it."""
    place = np.searchsorted(changes.key, assessed, "right") - 1
    after = place >= 0
    place, assessed = place[after], assessed[after]
    is_quiet = (changes.stay[place] == assessed >> SHIFT) & (changes.key[place] < assessed)
    is_quiet &= (changes.surely[place] == 0) & (changes.possibly[place] == 0)
    place, assessed = place[is_quiet], assessed[is_quiet]
    return np.asarray(assessed[np.arange(len(place)) - np.searchsorted(place, place) < ASSESSMENTS_NEEDED])


def _among(keys: Ints, those: Ints) -> Flags:
    """Which of the keys are among those, which are in order."""
    if not len(those):
        return np.zeros(len(keys), np.bool_)
    return np.asarray(those[np.minimum(np.searchsorted(those, keys), len(those) - 1)] == keys)


def _of_events(block: Block, book: Book, pattern: Pattern) -> Iterator[Alert]:
    """Of each event by itself, as of when it happened, with what was known at each moment since."""
    news = block.changes_of(inputs_of(pattern))
    for events in (block.items(code) for code in pattern.text.about):
        stay, observed, known = events.stay, events.observed, events.known_from
        begin, end = np.searchsorted(news, keyed(stay, known)), np.searchsorted(news, keyed(stay + 1, 0 * stay))
        event = np.concatenate([np.repeat(np.arange(len(stay)), end - begin), np.flatnonzero(observed > known)])
        later = [news[first:last] & FURTHEST for first, last in zip(begin, end, strict=True)]
        moment = np.concatenate([*later, observed[observed > known]])
        kept = (moment >= observed[event]) & (moment <= block.ends[stay[event]])
        order = np.lexsort((moment[kept], event[kept]))
        event, moment = event[kept][order], moment[kept][order]
        of = stay[event]
        asked = Asked(of, observed[event], moment)
        grades = judged_of(block, book.protocols, pattern, asked, Asked(of, moment))
        is_corrected = _among(keyed(of, moment), block.changes_of((CORRECTED,)))
        steps = (moment, *grades, is_corrected, np.zeros(len(moment), np.bool_))
        yield from _lives(pattern, event, of, steps)


def _lives(pattern: Pattern, subject: Ints, stay: Ints, steps: tuple["np.ndarray", ...]) -> Iterator[Alert]:
    """The alerts of each subject: a stay, or an event of one. Steps come subject by subject, in time.

    Of whom nothing was ever surely said, nothing was told.
    """
    ends = pattern.text.ends
    ending = Ending(ends.instrument, ends.minutes, ends.at_once)
    is_told = np.zeros(int(subject.max(initial=NONE)) + 1, np.bool_)
    is_told[subject[steps[1] > 0]] = True
    kept = is_told[subject]
    rows = zip(*(part[kept].tolist() for part in (subject, stay, *steps)), strict=True)
    for (_, of), lines in groupby(rows, key=lambda row: row[:2]):
        told = alerts_of((Step(*line[2:]) for line in lines), ending, is_about_an_event=bool(pattern.text.about))
        yield from (Alert(of, pattern.name, each) for each in told)
