"""How many alerts a unit gets for the days its patients were there: each stay played again from its entries alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.paging import first_pages
from alerts.states import Kind
from chart.facts import Entry, StayId, SubstanceUse
from chart.reports.stay_times import KINDS, Charted, Row, StayTimes, times_of
from chart.ticks import DAY, to_moment, to_tick
from monitors.book import Book
from monitors.known import Known
from monitors.replay import replay

ALL = "all"
NOISIEST = 3
LOUDEST_FIRST = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


class Present(msgspec.Struct, frozen=True):
    """The stays of which it is known when somebody was there; and how many are left out because it is not."""

    stays: tuple[StayId, ...]
    without_admission: int
    without_end: int

    @property
    def left_out(self) -> str:
        """What is left out, in words."""
        counts = {"a known admission": self.without_admission, "a known end": self.without_end}
        said = [
            f"{count} {'stay' if count == 1 else 'stays'} without {what}" for what, count in counts.items() if count
        ]
        return ", ".join(said) or "no stay"


class StayLoad(msgspec.Struct, frozen=True):
    """What one stay adds. alerts, returned: how many, by the name of the severity. days: there within the window.

    by_pattern: the alerts again, by the pattern that said them. pages: first calls, by the severity called with;
    pages_at: the same by the hour of the unit's clock.
    """

    classes: tuple[str, ...]
    days: float
    alerts: dict[str, int]
    returned: dict[str, int]
    by_pattern: dict[str, dict[str, int]] = {}
    pages: dict[str, int] = {}
    pages_at: dict[int, int] = {}


class PatternLoad(msgspec.Struct, frozen=True):
    """The alerts of one pattern over some stays, by severity."""

    alerts: dict[str, int]
    alerts_per_100_patient_days: dict[str, float | None]


class Load(msgspec.Struct, frozen=True):
    """The alert load of some stays. Rates are per 100 patient-days; None where nobody was there."""

    stays: int
    patient_days: float
    alerts: dict[str, int]
    alerts_per_100_patient_days: dict[str, float | None]
    returned_per_100_patient_days: dict[str, float | None]
    pages: dict[str, int]
    pages_per_100_patient_days: dict[str, float | None]


def present(times: Iterable[StayTimes], begins: datetime, ends: datetime) -> Present:
    """Who was a patient of the unit between two moments, as reports count it."""
    begun = [each for each in times if each.has_begun(ends)]
    near = [each for each in begun if each.discharged_at is None or each.discharged_at >= begins]
    known = [each for each in near if not each.is_silent(ends)]
    stays = [each.stay_id for each in known if each.pieces(ends) is not None]
    return Present(tuple(sorted(stays)), len(known) - len(stays), len(near) - len(known))


def load_of_stay(book: Book, entries: Sequence[Entry], begins: int, ends: int) -> StayLoad:
    """One stay between two ticks.

    An alert counts once, at the worst severity it came to, where it was first said; that it returned is counted
    apart. Silent patterns are not counted: they tell nobody. Pages are those that the live unit makes of the same
    events: one for a cause of the stay, and again where it is worse or holds again.
    """
    known = Known(entries)
    told = replay(book, entries, ends)
    events = [event for event in told if _is_loud(book, event)]
    worst: dict[str, Severity] = {}
    said: dict[str, int] = {}
    for event in events:
        worst[event.alert_id] = max(worst.get(event.alert_id, event.severity), event.severity)
        said.setdefault(event.alert_id, event.known_at)
    first = {alert_id: worst[alert_id] for alert_id, at in said.items() if begins <= at < ends}
    again = [event.severity for event in events if event.kind is Kind.RETURNED and begins <= event.known_at < ends]
    patterns: dict[str, list[Severity]] = {}
    for alert_id, name in {event.alert_id: event.pattern for event in events if event.alert_id in first}.items():
        patterns.setdefault(name, []).append(first[alert_id])
    paged = [page for page in first_pages(told, entries[0].stay_id) if begins <= page.made_at < ends]
    return StayLoad(
        classes_of(known), days_of(known, entries, begins, ends), _by_name(first.values()), _by_name(again),
        {name: _by_name(severities) for name, severities in patterns.items()},
        _by_name(page.severity for page in paged),
        dict(Counter(to_moment(page.made_at).astimezone(book.protocols.zone).hour for page in paged)),
    )  # fmt: skip


def load_of(loads: Iterable[StayLoad]) -> Load:
    """All of them together."""
    found = list(loads)
    days = sum(each.days for each in found)
    alerts, returned = _sum(each.alerts for each in found), _sum(each.returned for each in found)
    pages = _sum(each.pages for each in found)
    return Load(
        len(found), round(days, 1), alerts, _per_100(alerts, days), _per_100(returned, days), pages,
        _per_100(pages, days),
    )  # fmt: skip


def by_class(loads: Iterable[StayLoad]) -> dict[str, Load]:
    """By drug class; a stay of two classes counts in both."""
    found: dict[str, list[StayLoad]] = {}
    for each in loads:
        for drug_class in each.classes:
            found.setdefault(drug_class, []).append(each)
    return {drug_class: load_of(found[drug_class]) for drug_class in sorted(found)}


def by_pattern(loads: Iterable[StayLoad]) -> dict[str, PatternLoad]:
    """By pattern, over the days of all stays: what nobody could have is as quiet as what nobody had."""
    found = list(loads)
    days = sum(each.days for each in found)
    names = sorted({name for each in found for name in each.by_pattern})
    sums = {name: _sum(each.by_pattern.get(name, {}) for each in found) for name in names}
    return {name: PatternLoad(counts, _per_100(counts, days)) for name, counts in sums.items()}


def noisiest(patterns: Mapping[str, PatternLoad], most: int = NOISIEST) -> dict[str, tuple[str, ...]]:
    """By severity, the patterns that say most at it, the noisiest first; those that say nothing are left out."""
    found = {}
    for severity in (each.name.lower() for each in LOUDEST_FIRST):
        loud = [name for name, load in patterns.items() if load.alerts[severity]]
        found[severity] = tuple(sorted(loud, key=lambda name: (-patterns[name].alerts[severity], name))[:most])
    return found


def _is_loud(book: Book, event: AlertEvent) -> bool:
    pattern = book.by_name.get(event.pattern)
    return event.kind in (Kind.RAISED, Kind.WORSENED, Kind.RETURNED) and (
        pattern is None or (pattern.text.status != "silent" and not pattern.is_banner(event.severity))
    )


def classes_of(known: Known) -> tuple[str, ...]:
    """The drug classes of a stay, in the order in which they were charted."""
    told = [entry.content for entry in known.of_kind("substance_use")]
    return tuple(dict.fromkeys(each.drug_class for each in told if isinstance(each, SubstanceUse)))


def days_of(known: Known, entries: Sequence[Entry], begins: int, ends: int) -> float:
    """Elapsed days in the unit within the window, leave left out; none of a stay without a known beginning or end."""
    until = to_moment(ends)
    times = times_known(known, entries)
    if times is None or times.is_silent(until):
        return 0.0
    pieces = [(to_tick(came), to_tick(left)) for came, left in times.pieces(until) or ()]
    return sum(max(0, left - max(begins, came)) for came, left in pieces) / DAY


def times_known(known: Known, entries: Sequence[Entry]) -> StayTimes | None:
    """When a stay began and ended, by what stands of it; None where that makes no stay."""
    return times_of(StayId(""), _rows(known), Charted(last_at=max(each.recorded_at for each in entries)))


def _rows(known: Known) -> list[Row]:
    """What stands of a stay's comings and goings, oldest first."""
    told = sorted((entry for kind in KINDS for entry in known.of_kind(kind)), key=lambda each: each.observed_at)
    return [Row(each.kind, each.observed_at) for each in told]


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
