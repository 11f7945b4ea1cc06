"""The commands of this floor: examine, replay, monitor."""

import signal
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import msgspec
import structlog

from alerts.finding import Severity
from chart.errors import RecordError, Refused
from chart.stay_file import read_stay_file
from chart.ticks import to_moment, to_tick
from monitors.book import book_of
from monitors.course import Course
from monitors.evidence import card
from monitors.follow import Follow
from monitors.protocol import read_protocols
from monitors.replay import followed, in_order, last_tick, replay

log = structlog.get_logger()


@click.command()
@click.argument("stay", type=click.Path(path_type=Path))
@click.option("--at", "at", required=True, help="The moment, ISO 8601 with an offset.")
def examine(stay: Path, at: str) -> None:
    """Findings and unknowns of a stay file at a moment, as known then."""
    tick = _tick(at)
    entries = [entry for entry in in_order(read_stay_file(stay).entries) if to_tick(entry.recorded_at) <= tick]
    if not entries:
        raise Refused(f"Nothing was known of this stay at {at}", "at")
    follow = followed(book_of(read_protocols()), entries)
    list(follow.run(entries, tick))
    _print({"at": to_moment(tick), "findings": _findings(follow, tick), "unknowns": _unknowns(follow, tick)})


@click.command("replay")
@click.argument("stay", type=click.Path(path_type=Path))
@click.option("--until", "until", help="Play on to this moment instead of the last entry.")
def replay_command(stay: Path, until: str | None) -> None:
    """Every alert event of a stay file in time order, as the live unit would have said it."""
    entries = read_stay_file(stay).entries
    end = _tick(until) if until else last_tick(entries)
    _print([event.shown() for event in replay(book_of(read_protocols()), entries, end)])


@click.command()
@click.option("--period", default=30.0, show_default=True, help="Seconds of ward time between sweeps.")
def monitor(period: float) -> None:
    """Watch the unit: sweep every stay whose time has come, until ended by a signal."""
    from alerts.sending.channels import Channels, read_channels
    from chart.database import open_database
    from chart.settings import read_settings
    from chart.ward_time import ward_clock
    from monitors.dead_man import DeadMan
    from monitors.leading import lead_of
    from monitors.scheduler import Monitor, run
    from monitors.sender import Sender
    from monitors.ward import ward_of

    settings = read_settings()
    database = open_database(settings)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    ward = ward_of(database, ward_clock(database, settings), settings)
    try:
        channels = read_channels(settings.home)
    except RecordError as fault:  # the unit is watched all the same, and On duty says so
        log.error("no page is sent", why=str(fault))
        channels = Channels()
    sender = Sender(ward, channels) if channels.is_any else None
    dead_man = DeadMan(settings.ping_url) if settings.ping_url else None
    run(Monitor(ward, lead_of(database, settings), period, dead_man=dead_man), stop, sender)


def _findings(follow: Follow, tick: int) -> list[dict[str, Any]]:
    found = []
    for finding in follow.findings(tick):
        pattern, traced = follow.book.by_name[finding.pattern], Course(follow.cadence, tick, is_traced=True)
        shown = msgspec.to_builtins(card(pattern, pattern.judge(traced)))
        found.append(
            {
                "pattern": finding.pattern,
                "severity": finding.severity.name.lower(),
                "cause": finding.cause,
                "title": finding.title,
                "since": to_moment(finding.since),
                "superseded_by": finding.superseded_by,
                "evidence": shown,
            }
        )
    return sorted(found, key=lambda each: (-Severity[str(each["severity"]).upper()], each["pattern"]))


def _unknowns(follow: Follow, tick: int) -> list[dict[str, Any]]:
    return [
        {
            "pattern": unknown.pattern,
            "possibly": unknown.possibly.name.lower(),
            "missing": unknown.missing,
        }
        for unknown in follow.unknowns(tick)
    ]


def _tick(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text!r} is not a time: write 2026-03-01T08:00+00:00", "at") from None
    if moment.tzinfo is None:
        raise Refused(f"{text} has no offset: write {text}+00:00 for UTC", "at")
    return to_tick(moment)


def _print(answer: object) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n")


commands = [examine, replay_command, monitor]
