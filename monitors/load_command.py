"""`tidewatch alert-load`: alerts and pages per 100 patient-days over any time, by severity, by class and by pattern."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import click
import msgspec

from chart.actor import MONITOR
from chart.errors import Refused
from chart.facts import StayId
from chart.settings import Settings, read_settings
from chart.ticks import to_tick
from monitors.crew import Crew
from monitors.load import Present, StayLoad, by_class, by_pattern, load_of, load_of_stay, noisiest, present
from monitors.nurse_load import nurse_load
from monitors.ward import protocols_here

AT_ONCE = 20  # stays that a process plays before it says how far it is
DEFINITION = (
    "an alert counts once, at its worst severity, when it was first said; 'returned' holds again while it is open; "
    "patient-days are elapsed days in the unit, leave left out; a stay without a known admission or end counts with "
    "neither days nor alerts"
)
OF_PAGES = (
    "a page is the first call for a cause of a stay, at the worst that holds of the cause, as the live unit calls: "
    "medium and above, again when it becomes worse, holds again or is about another event. Every first call is taken "
    "as answered in time: what the ladder calls for when nobody accepts, or looks again, is not counted"
)

Window = tuple[datetime, datetime]


@click.command("alert-load")
@click.option("--from", "begins", required=True, help="A day of the unit (2026-03-01), or a moment with an offset.")
@click.option("--to", "ends", required=True, help="The same; up to it, without it.")
@click.option("--every", type=click.IntRange(min=1), default=1, show_default=True, help="Play only every n-th stay.")
@click.option("--patients-per-nurse", type=click.IntRange(min=1), help="Instead of what the unit's general file says.")
def alert_load(begins: str, ends: str, every: int, patients_per_nurse: int | None) -> None:
    """Alerts and pages per 100 patient-days and nurse-hour. Stays are played again; nothing is stored or sent."""
    settings = read_settings()
    first, last = moment_of(begins, settings, "from"), moment_of(ends, settings, "to")
    if first >= last:
        raise Refused(f"{begins} is not before {ends}", "from")
    now = ward_now(settings)
    window = (first, min(last, now))
    if window[0] >= window[1]:
        raise Refused(f"{begins} is still to come", "from")
    there = present_stays(settings, window, now)
    played = there.stays[::every]
    loads = list(_played(settings, played, window))
    patterns = by_pattern(loads)
    answer = {
        "from": window[0],
        "to": window[1],
        "stays_in_window": len(there.stays),
        "left_out": there.left_out,
        "is_sample": every > 1,
        "definition": DEFINITION,
        "definition_of_pages": OF_PAGES,
        "total": load_of(loads),
        "nurses": nurse_load(loads, patients_per_nurse or protocols_here(settings).calling.patients_per_nurse),
        "by_class": by_class(loads),
        "noisiest": noisiest(patterns),
        "by_pattern": patterns,
    }
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n")


def ward_now(settings: Settings) -> datetime:
    """What has not been lived yet has no alerts and no days."""
    from chart.database import open_database
    from chart.ward_time import ward_clock

    with closing(open_database(settings)) as database:
        return ward_clock(database, settings).now()


def present_stays(settings: Settings, window: Window, now: datetime) -> Present:
    """Who was in the unit within a window, as far as that is known."""
    from chart.database import open_database
    from chart.reports.store import times_of_unit

    with closing(open_database(settings)) as database, database.read() as conn:
        return present(times_of_unit(conn, settings.unit, now), *window)


def _played(settings: Settings, stays: Sequence[StayId], window: Window) -> Iterator[StayLoad]:
    """Every stay, by as many processes as there are cores."""
    pieces = [(settings, stays[begin : begin + AT_ONCE], window) for begin in range(0, len(stays), AT_ONCE)]
    with closing(Crew(len(pieces))) as crew:
        for loads in crew.work("Playing stays again", _play, pieces):
            yield from loads


def _play(settings: Settings, stays: Sequence[StayId], window: Window) -> list[StayLoad]:
    from chart.database import open_database
    from chart.store import entries_of
    from monitors.book import book_of

    book = book_of(protocols_here(settings))
    begins, ends = (to_tick(moment) for moment in window)
    with closing(open_database(settings)) as database, database.read() as conn:
        return [load_of_stay(book, entries_of(conn, MONITOR, stay_id), begins, ends) for stay_id in stays]


def moment_of(text: str, settings: Settings, field: str) -> datetime:
    """A day begins at midnight by the unit's wall clock."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text!r} is not a day or a time: write 2026-03-01, or 2026-03-01T08:00+00:00", field) from None
    if moment.tzinfo is None and moment.time() != time():
        raise Refused(f"{text} has no offset: write {text}+00:00 for UTC", field)
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(settings.zone))).astimezone(UTC)


commands = [alert_load]
