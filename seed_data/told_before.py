"""`python -m seed_data.told_before`: which scripted events of the three years had an alert of their cause before them.

Nothing is put into a record: each stay that holds such an event is made, and played as the live unit would have.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from typing import NamedTuple

from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.states import Kind
from chart.clock import real_now
from chart.facts import UnitId
from chart.settings import read_settings
from chart.ticks import HOUR, hours, to_moment, to_tick
from monitors.book import Book, book_of
from monitors.crew import Crew
from monitors.protocol import read_protocols
from monitors.replay import replay
from seed_data.now import dice_of
from seed_data.past_courses import stay_of
from seed_data.past_stay import Past
from seed_data.scripted import KINDS, Scripted, scripted
from seed_data.years import Years

BEFORE_HOURS = 72.0
AT_ONCE = 10  # stays that a process plays before it says how far it is
# The causes of the patterns that speak of what leads to it. A transfer is written without a reason: for it any cause in
# the patient counts that came to high. What makes somebody walk out is in no chart.
CAUSES: dict[str, frozenset[str]] = {
    "seizure": frozenset({"seizure risk"}),
    "delirium": frozenset({"delirium"}),
    "naloxone": frozenset({"sedation"}),
}
OF_THE_UNIT = frozenset({"overdue", "technical"})
ANY_HIGH, NO_CAUSE = "transfer to acute care", "left against advice"


class Seen(NamedTuple):
    """One scripted event: of which stay, when, and whether an alert of its cause, and any high one, came before it.

    first_after_hours: from the event to the first alert of its cause that came after it; None if there is none.
    """

    stay: str
    event: Scripted
    is_told: bool
    is_any_high: bool
    first_after_hours: float | None


def seen_before(name: str, came_at: datetime, events: Iterable[Scripted], said: Sequence[AlertEvent]) -> Iterator[Seen]:
    """Each event beside the alerts that became known in the hours before it."""
    spoken = [each for each in said if _speaks(each)]
    for event in events:
        at = to_tick(came_at) + hours(event.hours)
        of_cause = [each.known_at for each in spoken if _is_of(each, event.kind)]
        high = [each.known_at for each in spoken if _is_high(each)]
        after = min((known_at for known_at in of_cause if known_at >= at), default=None)
        first = None if after is None else (after - at) / HOUR
        yield Seen(name, event, _is_before(at, of_cause), _is_before(at, high), first)


def _is_before(at: int, known: Iterable[int]) -> bool:
    return any(at - hours(BEFORE_HOURS) <= each < at for each in known)


def _speaks(event: AlertEvent) -> bool:
    finding = event.detail.finding
    is_told = event.kind in (Kind.RAISED, Kind.WORSENED, Kind.RETURNED)
    return is_told and finding is not None and not (finding.is_silent or finding.is_historic)


def _is_high(event: AlertEvent) -> bool:
    return event.severity >= Severity.HIGH and event.cause not in OF_THE_UNIT


def _is_of(event: AlertEvent, kind: str) -> bool:
    return _is_high(event) if kind == ANY_HIGH else event.cause in CAUSES.get(kind, frozenset())


def _play(zone: str, pasts: Sequence[Past], years: Years) -> list[Seen]:
    book = book_of(read_protocols(zone=zone))
    return [seen for past in pasts for seen in of_past(book, years, past)]


def of_past(book: Book, years: Years, past: Past) -> Iterator[Seen]:
    """The scripted events of one past stay; one that holds none, or only what no alert speaks of, is not played."""
    events = list(scripted(stay_of(past, dice_of(past.name))))
    said = replay(book, years.history(past).entries) if any(each.kind != NO_CAUSE for each in events) else []
    return seen_before(past.name, past.came_at, events, said)


def report(found: Sequence[Seen]) -> Iterator[str]:
    """How many of how many, kind by kind, and those that were not, by name of the stay and hour."""
    for kind in KINDS:
        of_kind = [each for each in found if each.event.kind == kind]
        if kind == NO_CAUSE:
            yield f"{kind}: {len(of_kind)}, of which no pattern speaks: nothing charted leads to it"
            continue
        causes = ", ".join(sorted(CAUSES[kind])) if kind in CAUSES else "any cause in the patient, high or critical"
        yield f"{kind}: {sum(each.is_told for each in of_kind)} of {len(of_kind)} after an alert of {causes}"
        if kind in CAUSES:
            high = sum(each.is_any_high for each in of_kind)
            yield f"  {high} after a high or critical alert of any cause in the patient"
        yield from (f"  not: {_where(each)}" for each in of_kind if not each.is_told)


def _where(seen: Seen) -> str:
    after = seen.first_after_hours
    first = "no alert of its cause later" if after is None else f"the first alert of its cause {after:.1f} h after it"
    return f"{seen.stay}, {seen.event.hours:.1f} h after admission; {first}"


def main() -> None:
    """Play them all, by as many processes as there are cores."""
    zone = read_settings().zone
    years = Years.before(to_moment(to_tick(real_now())), UnitId("unit"), "nurse", zone)
    pieces = [years.stays[begin : begin + AT_ONCE] for begin in range(0, len(years.stays), AT_ONCE)]
    bare = Years(years.unit, years.nurse, years.made_at, ())
    found: list[Seen] = []
    with closing(Crew(len(pieces))) as crew:
        for each in crew.work("Playing stays", _play, [(zone, piece, bare) for piece in pieces]):
            found += each
    sys.stdout.write(f"{len(years.stays)} stays of three years up to {years.made_at:%Y-%m-%d}, {zone}\n")
    sys.stdout.writelines(f"{line}\n" for line in report(found))


if __name__ == "__main__":
    main()
