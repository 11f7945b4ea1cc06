"""`tidewatch lab`: a draft of a protocol tried on the unit's past, as known at the time. Nothing is stored or sent."""

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click
import msgspec

from chart.actor import MONITOR
from chart.errors import Refused
from chart.facts import StayId
from chart.settings import Settings, read_settings
from chart.ticks import HOUR, to_tick
from monitors.book import Book, book_of
from monitors.lab.comparing import Comparison, compared
from monitors.lab.past import Past, pasts
from monitors.lab.table import table_of
from monitors.load_command import Window, moment_of, present_stays, ward_now
from monitors.ward import protocols_here

AT_ONCE = 50  # stays that a process judges before it says how far it is
Drafts = tuple[Path | None, Path]  # what it is held against, and the draft


@click.command("lab")
@click.option("--protocol", "draft", required=True, type=click.Path(path_type=Path), help="The draft, a TOML file.")
@click.option("--against", "current", type=click.Path(path_type=Path), help="Another file to hold it against.")
@click.option("--from", "begins", required=True, help="A day of the unit (2026-03-01), or a moment with an offset.")
@click.option("--to", "ends", required=True, help="The same; up to it, without it.")
@click.option("--every", type=click.IntRange(min=1), default=1, show_default=True, help="Take only every n-th stay.")
@click.option("--json", "as_json", is_flag=True, help="Everything, every alert gained and lost, as JSON.")
def lab(draft: Path, current: Path | None, begins: str, ends: str, every: int, as_json: bool) -> None:
    """What a changed protocol would have told of past stays, beside what the protocol in force would have."""
    settings = read_settings()
    window = _window(settings, begins, ends)
    _books(settings, (current, draft))
    there = present_stays(settings, window, ward_now(settings))
    found = sorted(_judged(settings, there.stays[::every], window, (current, draft)), key=lambda past: past.stay_id)
    comparison = compared(found, (to_tick(window[1]) - to_tick(window[0])) / HOUR)
    about = {"from": window[0], "to": window[1], "left_out": there.left_out, "is_sample": every > 1}
    if as_json:
        answer = about | msgspec.to_builtins(comparison, builtin_types=(datetime,))
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n")
    else:
        _print(comparison, there.left_out)


def _window(settings: Settings, begins: str, ends: str) -> Window:
    first, last = moment_of(begins, settings, "from"), moment_of(ends, settings, "to")
    if first >= last:
        raise Refused(f"{begins} is not before {ends}", "from")
    now = ward_now(settings)
    if first >= now:
        raise Refused(f"{begins} is still to come", "from")
    return first, min(last, now)


def _books(settings: Settings, drafts: Drafts) -> list[Book]:
    """The two books, or what is wrong with a file, in words."""
    return [book_of(protocols_here(settings, instead)) for instead in drafts]


def _judged(settings: Settings, stays: Sequence[StayId], window: Window, drafts: Drafts) -> Iterator[Past]:
    """Every stay, by as many processes as there are cores; the bar is on stderr, and only where somebody reads it."""
    from rich.console import Console
    from rich.progress import track

    if len(stays) <= AT_ONCE:
        yield from _judge(settings, stays, window, drafts)
        return
    bar = Console(stderr=True)
    pieces = [stays[begin : begin + AT_ONCE] for begin in range(0, len(stays), AT_ONCE)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as workers:
        begun = [workers.submit(_judge, settings, piece, window, drafts) for piece in pieces]
        for each in track(begun, "Judging past stays", console=bar, disable=not bar.is_terminal):
            yield from each.result()


def _judge(settings: Settings, stays: Sequence[StayId], window: Window, drafts: Drafts) -> list[Past]:
    from chart.database import open_database
    from chart.store import entries_of

    begins, ends = (to_tick(moment) for moment in window)
    with closing(open_database(settings)) as database, database.read() as conn:
        told = {stay_id: entries_of(conn, MONITOR, stay_id) for stay_id in stays}
    known = {
        stay_id: [each for each in entries if to_tick(each.recorded_at) < ends] for stay_id, entries in told.items()
    }
    return pasts(_books(settings, drafts), {stay_id: each for stay_id, each in known.items() if each}, begins, ends)


def _print(comparison: Comparison, left_out: str) -> None:
    from rich.console import Console

    Console().print(table_of(comparison, left_out))


commands = [lab]
