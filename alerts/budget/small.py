"""The budget as it is shown to somebody who may not read charts: nothing of fewer than eleven stays, nor what tells it.

Groups of few stays are put together, with larger ones until they are stays enough. What is put together is one row of
the table, so that taking the other rows from the whole shows no more than that row does.
"""

from collections.abc import Iterable, Mapping, Sequence

from alerts.budget.counting import Share
from alerts.budget.life import Life
from chart.reports.small_cells import SMALLEST_GROUP, is_small

Names = tuple[str, ...]


def together(groups: Mapping[str, Sequence[Life]]) -> dict[Names, list[Life]]:
    """The groups that may stand alone, each by its name, then those that may not, as one; empty if all are too few."""
    there = {name: list(lives) for name, lives in groups.items() if lives}
    few = [name for name, lives in there.items() if stays_of(lives) < SMALLEST_GROUP]
    alone = sorted(there.keys() - set(few), key=lambda name: (stays_of(there[name]), name))
    while few and alone and stays_of(_all(there, few)) < SMALLEST_GROUP:
        few.append(alone.pop(0))
    others = _all(there, few)
    if few and stays_of(others) < SMALLEST_GROUP:
        return {}
    kept = {(name,): lives for name, lives in there.items() if name in alone}
    return kept | ({tuple(few): others} if few else {})


def may_be_told(share: Share) -> bool:
    """Whether neither the part nor the rest of it is of one to ten."""
    return not is_small(share.part) and not is_small(share.whole - share.part)


def closed_steps(stays: Sequence[int]) -> frozenset[int]:
    """The places of the weeks or months that are not told: those of few stays, and never one alone."""
    small = {place for place, count in enumerate(stays) if is_small(count)}
    if len(small) == 1:
        others = [place for place, count in enumerate(stays) if count and place not in small]
        small |= set(sorted(others, key=lambda place: (stays[place], place))[:1])
    return frozenset(small)


def stays_of(lives: Iterable[Life]) -> int:
    """How many stays these alerts are of."""
    return len({life.stay_id for life in lives})


def _all(groups: Mapping[str, Sequence[Life]], names: Iterable[str]) -> list[Life]:
    return [life for name in names for life in groups[name]]
