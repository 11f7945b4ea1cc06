"""What a process needs to work on a ward: its database, its clock, the book of patterns in force, and its memory."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from chart.clock import Clock, real_now
from chart.database import Database
from chart.settings import Settings
from monitors.book import Book, book_of
from monitors.memory import Memory
from monitors.protocol import Protocols, read_protocols


@dataclass(frozen=True, slots=True)
class Ward:
    """One unit's record, watched by one clock and one book. memory: stays as this process last left them."""

    database: Database
    clock: Clock
    settings: Settings
    book: Book
    memory: Memory = field(default_factory=Memory)


def ward_of(database: Database, clock: Clock, settings: Settings) -> Ward:
    """The ward with the shipped protocols, and the site's own where it keeps any under HOME/protocols."""
    return Ward(database, clock, settings, book_of(protocols_here(settings)))


def protocols_here(settings: Settings, instead: Path | None = None, on: date | None = None) -> Protocols:
    """The protocols in force here today or on a day, but for a draft instead of one; RecordError says what is wrong."""
    day = on or real_now().astimezone(ZoneInfo(settings.zone)).date()
    return read_protocols(*site_folder(settings.home), zone=settings.zone, instead=instead, on=day)


def site_folder(home: Path) -> tuple[Path, ...]:
    """The site's own protocol folder, if there is one."""
    folder = home / "protocols"
    return (folder,) if folder.is_dir() else ()
