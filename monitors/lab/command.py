"""`tidewatch lab`: a draft of a protocol tried on the unit's past, as known at the time. Nothing is sent.

Nothing is stored either but the copies, in columns, of the closed stays it had to read.
"""

import sys
from datetime import datetime
from pathlib import Path

import click
import msgspec

from chart.errors import Refused
from chart.settings import Settings, read_settings
from chart.ticks import HOUR, to_tick
from monitors.book import Book, book_of
from monitors.lab.comparing import Comparison, compared
from monitors.lab.session import Drafts, Session
from monitors.lab.table import table_of
from monitors.load_command import Window, moment_of, present_stays, ward_now
from monitors.ward import protocols_here


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
    with Session(settings, there.stays[::every], window) as session:
        tally = session.ask((current, draft))
    comparison = compared(tally, (to_tick(window[1]) - to_tick(window[0])) / HOUR)
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


def _print(comparison: Comparison, left_out: str) -> None:
    from rich.console import Console

    Console().print(table_of(comparison, left_out))


commands = [lab]
