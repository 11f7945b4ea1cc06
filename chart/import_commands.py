"""The commands `import` and `export`: stay files into the record, and out of it."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.progress import track

from chart import store
from chart.accounts.console import console
from chart.actor import Actor
from chart.clock import real_now
from chart.database import Database, migrate, open_database
from chart.errors import Refused
from chart.facts import StayId
from chart.importing.store import Imported, export_stay, import_stay
from chart.settings import Settings, read_settings
from chart.stay_file import StayFileRefused, read_stay_file
from chart.stay_problems import Problem

REFUSED = 2
PRIVATE = 0o600  # an exported stay is somebody's chart


@dataclass(slots=True)
class Tally:
    """What became of the files so far."""

    stays: int = 0
    already_there: int = 0
    entries: int = 0
    refused_files: list[tuple[Problem, ...]] = field(default_factory=list)
    refused_rows: list[Problem] = field(default_factory=list)

    def shown(self) -> dict[str, object]:
        """The summary that other programs read."""
        of_files = [{"what": "file", **_shown(problem)} for problems in self.refused_files for problem in problems]
        of_rows = [{"what": "row", **_shown(problem)} for problem in self.refused_rows]
        return {
            "stays": self.stays,
            "already_there": self.already_there,
            "entries": self.entries,
            "refused_files": len(self.refused_files),
            "refused_rows": len({(problem.file, problem.place) for problem in self.refused_rows}),
            "refused": of_files + of_rows,
        }


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--refuse-rows", is_flag=True, help="Leave out entries that cannot be true, and store the rest.")
def import_command(paths: Sequence[Path], refuse_rows: bool) -> None:
    """Store stay files, or all *.json of folders, each whole or not at all. A summary goes to stdout as JSON.

    A file of which nothing could be taken is told on stderr, does not stop the others, and makes the exit code 2.
    """
    settings = read_settings()
    files = [file for path in paths for file in _files(path)]
    tally = Tally()
    with closing(_opened(settings)) as database:
        for file in _with_progress(files):
            _import(database, console(settings.unit), (file, refuse_rows), tally)
    _print(tally.shown())
    for problem in (each for problems in [*tally.refused_files, tally.refused_rows] for each in problems):
        click.echo(problem.sentence, err=True)
    if tally.refused_files:
        sys.exit(REFUSED)


@click.command("export")
@click.option("--all", "is_all", is_flag=True, help="Every stay of the unit.")
@click.argument("stays", nargs=-1)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export_command(is_all: bool, stays: Sequence[str], folder: Path) -> None:
    """Write the stay files of STAYS, or of all with --all, into FOLDER, readable by nobody else."""
    if is_all == bool(stays):
        raise Refused("Name the stays to export, or say --all", "stays")
    settings = read_settings()
    actor = console(settings.unit)
    with closing(open_database(settings)) as database:
        with database.read() as conn:
            wanted = [each.stay_id for each in store.stays(conn, actor)] if is_all else [StayId(each) for each in stays]
        entries = sum(_export(database, actor, stay_id, folder) for stay_id in wanted)
    _print({"stays": len(wanted), "entries": entries})


def _export(database: Database, actor: Actor, stay_id: StayId, folder: Path) -> int:
    """Write one stay's file and say how many entries it has; what cannot be written is not in the audit as exported."""
    with database.write() as conn:
        text, count = export_stay(conn, actor, stay_id)
        folder.mkdir(parents=True, exist_ok=True)
        _write_private(folder / f"{stay_id}.json", text)
    return count


def _opened(settings: Settings) -> Database:
    """The record with its unit; an embedded one is made at the first run."""
    if settings.is_embedded and not settings.file.exists():
        migrate(settings)
    database = open_database(settings)
    with database.write() as conn:
        store.make_unit(conn, store.Unit(settings.unit, "Detox unit", settings.zone, ()))
    return database


def _import(database: Database, actor: Actor, told: tuple[Path, bool], tally: Tally) -> None:
    path, refuse_rows = told
    try:
        file = read_stay_file(path, refuse_rows)
        with database.write() as conn:
            became = import_stay(conn, actor, file, real_now())
    except StayFileRefused as refused:
        tally.refused_files.append(refused.problems)
        return
    except Refused as refused:
        tally.refused_files.append((Problem(path.name, refused.message, refused.field),))
        return
    tally.refused_rows.extend(file.refused_rows)
    if became is Imported.ALREADY_THERE:
        tally.already_there += 1
        return
    tally.stays += 1
    tally.entries += len(file.entries)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.json"))
    if not found:
        raise Refused(f"There is no *.json in {path}", "paths")
    return found


def _with_progress(files: list[Path]) -> Iterator[Path]:
    yield from track(files, "Importing", console=Console(stderr=True), transient=True)


def _shown(problem: Problem) -> dict[str, object]:
    return {"sentence": problem.sentence, **msgspec.to_builtins(problem)}


def _write_private(path: Path, text: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb") as file:
        file.write(text)


def _print(answer: object) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer)).decode() + "\n")


commands = [import_command, export_command]
