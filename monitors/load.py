"""How many alerts a unit gets for the days its patients were there: each stay played again from its entries alone."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.states import Kind
from chart.facts import Entry, SubstanceUse
from chart.ticks import DAY, to_tick
from monitors.book import Book
from monitors.known import Known
from monitors.replay import replay

ALL = "all"
LOUDEST_FIRST = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


class StayLoad(msgspec.Struct, frozen=True):
    """What one stay adds. alerts, returned: how many, by the name of the severity. days: there within the window."""

    classes: tuple[str, ...]
    days: float
    alerts: dict[str, int]
    returned: dict[str, int]


class Load(msgspec.Struct, frozen=True):
    """The alert load of some stays. Rates are per 100 patient-days; None where nobody was there."""

    stays: int
    patient_days: float
    alerts: dict[str, int]
    alerts_per_100_patient_days: dict[str, float | None]
    returned_per_100_patient_days: dict[str, float | None]


def load_of_stay(book: Book, entries: Sequence[Entry], begins: int, ends: int) -> StayLoad:
    """One stay between two ticks.

    An alert counts once, at the worst severity it came to, where it was first said; that it returned, which pages
    again, is counted apart. Silent patterns are not counted: they tell nobody.
    """
    known = Known(entries)
    events = [event for event in replay(book, entries, ends) if _is_loud(book, event)]
    worst: dict[str, Severity] = {}
    said: dict[str, int] = {}
    for event in events:
        worst[event.alert_id] = max(worst.get(event.alert_id, event.severity), event.severity)
        said.setdefault(event.alert_id, event.known_at)
    first = [worst[alert_id] for alert_id, at in said.items() if begins <= at < ends]
    again = [event.severity for event in events if event.kind is Kind.RETURNED and begins <= event.known_at < ends]
    return StayLoad(_classes(known), _days(known, begins, ends), _by_name(first), _by_name(again))


def load_of(loads: Iterable[StayLoad]) -> Load:
    """All of them together."""
    found = list(loads)
    days = sum(each.days for each in found)
    alerts, returned = _sum(each.alerts for each in found), _sum(each.returned for each in found)
    return Load(len(found), round(days, 1), alerts, _per_100(alerts, days), _per_100(returned, days))


def by_class(loads: Iterable[StayLoad]) -> dict[str, Load]:
    """By drug class; a stay of two classes counts in both."""
    found: dict[str, list[StayLoad]] = {}
    for each in loads:
        for drug_class in each.classes:
            found.setdefault(drug_class, []).append(each)
    return {drug_class: load_of(found[drug_class]) for drug_class in sorted(found)}


def _is_loud(book: Book, event: AlertEvent) -> bool:
    pattern = book.by_name.get(event.pattern)
    return event.kind in (Kind.RAISED, Kind.WORSENED, Kind.RETURNED) and (
        pattern is None or pattern.text.status != "silent"
    )


def _classes(known: Known) -> tuple[str, ...]:
    told = [entry.content for entry in known.of_kind("substance_use")]
    return tuple(dict.fromkeys(each.drug_class for each in told if isinstance(each, SubstanceUse)))


def _days(known: Known, begins: int, ends: int) -> float:
    """Elapsed days between admission and discharge, within the window."""
    came = [to_tick(entry.observed_at) for entry in known.of_kind("admitted")]
    left = [to_tick(entry.observed_at) for entry in known.of_kind("discharged")]
    if not came:
        return 0.0
    return max(0, min([ends, *left]) - max(begins, came[-1])) / DAY


def _by_name(severities: Iterable[Severity]) -> dict[str, int]:
    counted = Counter(severities)
    return {severity.name.lower(): counted[severity] for severity in LOUDEST_FIRST}


def _sum(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter({severity.name.lower(): 0 for severity in LOUDEST_FIRST})
    for each in counts:
        total.update(each)
    return {**total, ALL: total.total()}


def _per_100(counts: dict[str, int], days: float) -> dict[str, float | None]:
    return {name: round(100 * count / days, 2) if days else None for name, count in counts.items()}
