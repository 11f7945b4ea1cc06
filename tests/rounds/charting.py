"""Charting for tests that need a real record: a stay, what is saved of it, and what was then said."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import RowMapping, select

from alerts.alert import AlertState
from alerts.events import AlertEvent, Detail
from alerts.finding import Severity
from alerts.states import OF_THE_CLOCK, Kind
from chart import store
from chart.actor import MONITOR
from chart.clock import HandClock
from chart.database import Database
from chart.entries import NewEntry
from chart.facts import Answer, AnyContent, Assessment, Entry, EntryId, PersonId, StayId
from chart.instrument import instruments
from chart.settings import Settings
from chart.tables import alert, alert_event
from chart.ticks import to_tick
from monitors import rounds
from monitors.book import Book, book_of
from monitors.protocol import read_protocols
from monitors.replay import replay
from monitors.rounds import Saved, examine
from monitors.store import Examined, hold_stay
from monitors.ward import Ward
from tests.rounds.histories import OPENING
from tests.ward import NORA, UNIT, clock_at

BOOK: Book = book_of(read_protocols())


def ward_on(database: Database, settings: Settings, book: Book = BOOK) -> Ward:
    """A ward as a process that has just begun sees it: nothing is remembered yet. Its clock stands at Monday, 08:00."""
    return Ward(database, clock_at(), settings, book)


def begun_anew(ward: Ward, book: Book | None = None) -> Ward:
    """The same ward after its process ended and another began."""
    return Ward(ward.database, ward.clock, ward.settings, book or ward.book)


def hand(ward: Ward) -> HandClock:
    """The ward's clock, to be moved."""
    assert isinstance(ward.clock, HandClock)
    return ward.clock


def admitted(ward: Ward, contents: Sequence[AnyContent] = OPENING) -> StayId:
    """A stay that was opened now, and looked at once."""
    stay = opened(ward, contents)
    examine(ward, stay)
    return stay


def opened(ward: Ward, contents: Sequence[AnyContent] = OPENING, at: datetime | None = None) -> StayId:
    """A stay whose first entries are recorded, and that nobody has looked at."""
    now = at or ward.clock.now()
    with ward.database.write() as conn:
        stay = store.open_stay(conn, NORA, store.admit_patient(conn, NORA, UNIT, None))
        entries = [
            Entry(
                id=EntryId(f"{stay}{number:04}"), unit_id=UNIT, stay_id=stay, observed_at=now, recorded_at=now,
                recorded_by=PersonId(NORA.id), content=content,
            )
            for number, content in enumerate(contents)
        ]  # fmt: skip
        store.record_history(conn, NORA, entries)
    return stay


def entry(ward: Ward, stay: StayId, content: AnyContent, late_minutes: float = 0, **more: str) -> NewEntry:
    """An entry seen so many minutes ago. more: supersedes, reason, id."""
    given = {"id": store.new_id(), "stay_id": stay} | more
    observed = ward.clock.now() - timedelta(minutes=late_minutes)
    return NewEntry(observed_at=observed, content=content, **given)  # type: ignore[arg-type]


def save(ward: Ward, stay: StayId, content: AnyContent, late_minutes: float = 0, **more: str) -> Saved:
    """Nora saves it."""
    return rounds.save(ward, NORA, entry(ward, stay, content, late_minutes, **more))


def record_only(ward: Ward, stay: StayId, content: AnyContent, late_minutes: float = 0, **more: str) -> Entry:
    """Nora saves it, and the process ends before anybody looks."""
    with ward.database.write() as conn:
        return store.record_entry(conn, NORA, entry(ward, stay, content, late_minutes, **more), ward.clock).entry


def ciwa(**answers: Answer) -> Assessment:
    """A complete CIWA-Ar in which every other item is 0."""
    items: dict[str, Answer] = {item.code: 0 for item in instruments()["ciwa_ar"].items}
    return Assessment("ciwa_ar", items | answers)


def said(ward: Ward, stay: StayId) -> list[AlertEvent]:
    """Everything that the chart and people said about a stay, as it is stored."""
    return [event for event in told(ward, stay) if event.kind not in OF_THE_CLOCK]


def told(ward: Ward, stay: StayId) -> list[AlertEvent]:
    """Everything that was said about a stay, calls and ends of answers with it."""
    return [_event(row) for row in _told(ward, stay)]


def noticed(ward: Ward, stay: StayId) -> list[datetime]:
    """When each of what the chart and people said was noticed."""
    return [row["noticed_at"] for row in _told(ward, stay) if Kind(row["event"]) not in OF_THE_CLOCK]


def _told(ward: Ward, stay: StayId) -> Sequence[RowMapping]:
    with ward.database.read() as conn:
        asked = select(alert_event).where(alert_event.c.stay_id == stay).order_by(alert_event.c.seq)
        return conn.execute(asked).mappings().all()


def _event(row: RowMapping) -> AlertEvent:
    return AlertEvent(
        alert_id=row["alert_id"], pattern=row["pattern"], about=row["about"], cause=row["cause"],
        kind=Kind(row["event"]), severity=Severity(row["severity"]), since=to_tick(row["since_at"]),
        known_at=to_tick(row["known_at"]), by=row["by"], reason=row["reason"],
        detail=msgspec.convert(row["detail"], Detail),
    )  # fmt: skip


def entries(ward: Ward, stay: StayId) -> list[Entry]:
    """The record of a stay."""
    with ward.database.read() as conn:
        return store.entries_of(conn, MONITOR, stay)


def looked_at(ward: Ward, stay: StayId) -> Examined:
    """How far a stay was looked at."""
    with ward.database.write() as conn:
        return hold_stay(conn, stay)


def replayed(ward: Ward, stay: StayId) -> list[AlertEvent]:
    """What is said when the stored entries are played again, as far as somebody has looked."""
    through = looked_at(ward, stay).through_at
    assert through is not None
    return as_stored(replay(ward.book, entries(ward, stay), to_tick(through)))


def as_stored(events: Sequence[AlertEvent]) -> list[AlertEvent]:
    """Events as they come back from JSON, which knows lists where a card has tuples."""
    return msgspec.json.decode(msgspec.json.encode(events), type=list[AlertEvent])


def open_alerts(ward: Ward, stay: StayId) -> dict[str, AlertState]:
    """What is open of a stay, by pattern and the event it is about."""
    asked = select(alert.c.state).where(alert.c.stay_id == stay, alert.c.is_open)
    with ward.database.read() as conn:
        found = [msgspec.convert(state, AlertState) for (state,) in conn.execute(asked)]
    assert len({each.key for each in found}) == len(found)
    return {each.pattern + each.about: each for each in found}


def of_pattern(events: Sequence[AlertEvent], pattern: str) -> list[AlertEvent]:
    """The events of one pattern."""
    return [event for event in events if event.pattern == pattern]


SITE_FILE = """
protocol = "site"
version = "1"
title = "This unit's own"
approver_role = "medical_director"
review_by = 2027-11-24

[patterns.SITE-01]
title = "Heart rate"
rule = "High from {high:g} up, medium from {medium:g} up."
why = "This unit asks for it."
action = "Look in."
source = "Unit default"
evidence = "unit default"
cause = "site"
ends = { minutes = 60 }
severity = { medium = "medium", high = "high" }
limit = { medium = 100, high = 110 }
scale = { medium = "heart_rate_bpm", high = "heart_rate_bpm" }
kind = "score_at_least"
of = "heart_rate_bpm"
"""


def site_book(folder: Path, **changes: str) -> Book:
    """The shipped protocols and one pattern of the unit's own; changes: keys of that pattern, in TOML."""
    folder.mkdir(exist_ok=True)
    lines = SITE_FILE
    for key, value in changes.items():
        before = next(line for line in lines.splitlines() if line.startswith(f"{key} = ") and "protocol" not in line)
        lines = lines.replace(before, f"{key} = {value}")
    (folder / "site.toml").write_text(lines, encoding="utf-8")
    return book_of(read_protocols(folder))
