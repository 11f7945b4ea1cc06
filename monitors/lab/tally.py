"""What two books told of a share of the stays, counted; the counts of several shares are one count."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from alerts.finding import Severity
from chart.ticks import HOUR, hours
from monitors.book import Book
from monitors.lab.about import OUTCOMES, About
from monitors.lab.share import Share, Told

BEFORE_HOURS = 72.0  # how far back an alert counts as one before an outcome
LEAST = Severity.HIGH
Stays = Sequence[tuple[str, About]]
Outcomes = list[tuple[int, str, int]]  # stay, kind, tick


class Changed(msgspec.Struct, frozen=True):
    """An alert that one book tells and the other does not. at: the tick at which it was raised."""

    stay_id: str
    at: int
    pattern: str
    severity: str


class Counts(msgspec.Struct):
    """The alerts of one book. leads: by outcome, hours from the first loud alert to each that had one before it."""

    by_pattern: Counter[str]
    by_severity: Counter[str]
    by_class: Counter[str]
    leads: dict[str, list[float]]


class Tally(msgspec.Struct):
    """The current book first, then the draft. outcomes: how many of each kind; gained, lost: by the draft."""

    stays: int
    days: float
    days_of_class: Counter[str]
    outcomes: Counter[str]
    counts: tuple[Counts, Counts]
    gained: list[Changed]
    lost: list[Changed]


def tally_of(share: Share, books: tuple[Book, Book], is_exact: bool = True) -> Tally:
    """Both books over one share."""
    told = share.told(books[0], is_exact), share.told(books[1], is_exact)
    return tallied(share.stays, share.window, told)


def tallied(stays: Stays, window: tuple[int, int], told: tuple[dict[str, Told], dict[str, Told]]) -> Tally:
    """What two books told of some stays."""
    days = [about.days(*window) for _, about in stays]
    of_class: Counter[str] = Counter()
    for (_, about), each in zip(stays, days, strict=True):
        of_class.update(dict.fromkeys(about.classes, each))
    outcomes = list(_outcomes(stays, window))
    current, draft = told
    return Tally(
        len(stays), sum(days), of_class, Counter(kind for _, kind, _ in outcomes),
        (_counts(current, outcomes), _counts(draft, outcomes)),
        sorted(_only(stays, draft, current), key=_order), sorted(_only(stays, current, draft), key=_order),
    )  # fmt: skip


def together(tallies: Iterable[Tally]) -> Tally:
    """All shares as one."""
    none = (Counts(Counter(), Counter(), Counter(), {}), Counts(Counter(), Counter(), Counter(), {}))
    whole = Tally(0, 0.0, Counter(), Counter(), none, [], [])
    for each in tallies:
        whole.stays += each.stays
        whole.days += each.days
        whole.days_of_class.update(each.days_of_class)
        whole.outcomes.update(each.outcomes)
        for mine, theirs in zip(whole.counts, each.counts, strict=True):
            mine.by_pattern.update(theirs.by_pattern)
            mine.by_severity.update(theirs.by_severity)
            mine.by_class.update(theirs.by_class)
            mine.leads = {kind: mine.leads.get(kind, []) + theirs.leads.get(kind, []) for kind in OUTCOMES}
        whole.gained += each.gained
        whole.lost += each.lost
    whole.gained.sort(key=_order)
    whole.lost.sort(key=_order)
    return whole


def _outcomes(stays: Stays, window: tuple[int, int]) -> Iterator[tuple[int, str, int]]:
    begins, ends = window
    for stay, (_, about) in enumerate(stays):
        yield from ((stay, each.kind, each.at) for each in about.outcomes if begins <= each.at < ends)


def _counts(told: dict[str, Told], outcomes: Outcomes) -> Counts:
    severity: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for each in told.values():
        severity.update({Severity(worst).name.lower(): count for worst, count in each.by_severity.items()})
        classes.update(each.by_class)
    patterns = Counter({name: len(each.heard) for name, each in told.items() if each.heard})
    return Counts(patterns, severity, classes, _leads(told, outcomes))


def _leads(told: dict[str, Told], outcomes: Outcomes) -> dict[str, list[float]]:
    at_stake = {stay for stay, _, _ in outcomes}
    loud: dict[int, list[int]] = {}
    for each in told.values():
        for one in each.heard:
            if one.stay in at_stake and one.worst >= LEAST:
                loud.setdefault(one.stay, []).append(one.raised_at)
    found: dict[str, list[float]] = {kind: [] for kind in OUTCOMES}
    for stay, kind, at in outcomes:
        before = [raised for raised in loud.get(stay, ()) if at - hours(BEFORE_HOURS) <= raised < at]
        found[kind] += [(at - min(before)) / HOUR] if before else []
    return found


def _only(stays: Stays, one: dict[str, Told], other: dict[str, Told]) -> Iterator[Changed]:
    """The alerts of the one book that the other does not raise at that moment."""
    for name, each in one.items():
        there = other.get(name)
        if there is each:
            continue
        raised = {(heard.stay, heard.raised_at) for heard in there.heard} if there else set()
        for heard in each.heard:
            if (heard.stay, heard.raised_at) not in raised:
                stay_id = stays[heard.stay][0]
                yield Changed(stay_id, heard.raised_at, name, Severity(heard.worst).name.lower())


def _order(change: Changed) -> tuple[int, str, str]:
    return change.at, change.stay_id, change.pattern
