"""Scores that were corrected: what first stood, and what replaced it."""

from collections.abc import Iterable
from dataclasses import dataclass

from chart.facts import Assessment, Entry
from chart.instrument import Instrument
from chart.ticks import to_tick


@dataclass(frozen=True, slots=True)
class Correction:
    """A total that no longer counts, and the one that stands for it; new None: it was taken back."""

    at: int
    old: float
    new: float | None
    entry_id: str


def corrections_of(entries: Iterable[Entry], scale: Instrument) -> tuple[Correction, ...]:
    """Every complete total of a scale that another entry replaced or took back, by when it was seen."""
    replaced = {each.supersedes: each for each in entries if each.supersedes is not None}
    found = []
    for entry in entries:
        old, newer = _total(entry, scale), replaced.get(entry.id)
        if old is not None and newer is not None:
            found.append(Correction(to_tick(entry.observed_at), old, _total(newer, scale), entry.id))
    return tuple(sorted(found, key=lambda each: each.at))


def _total(entry: Entry, scale: Instrument) -> float | None:
    content = entry.content
    if not isinstance(content, Assessment) or content.instrument != scale.code:
        return None
    return scale.counted(content.answers).total
