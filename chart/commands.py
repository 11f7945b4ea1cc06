"""The ground floor's own commands: `score` and `check`."""

import json
import sys
from collections.abc import Callable
from pkgutil import resolve_name

import click

from chart.errors import RecordError
from chart.instrument import instruments
from chart.news2 import table
from chart.scoring import score_line, scorer

REFUSED = 2
PROBLEMS = 1

# What `check` asks, from the ground up: functions that give one sentence per problem. Names, as in `command_line`.
CHECKS = (
    "chart.commands:check_instruments",
    "chart.commands:check_settings_and_record",
    "monitors.checks:check_here_and_now",
)
COMING = ("monitors.checks:coming_here",)  # told in time; no fault yet


@click.command()
@click.argument("instrument")
@click.option("--answers", help="The answers of one assessment as JSON, instead of lines on stdin.")
def score(instrument: str, answers: str | None) -> None:
    """Add up answers: JSON lines on stdin, one JSON line out for each.

    A line is an object by item code, or a list in item order; null is an answer that was not given. A refused line
    gives its error and field and does not stop the rest; the exit code is then 2.
    """
    score_one = scorer(instrument)
    lines = sys.stdin.buffer if answers is None else [answers.encode(errors="surrogateescape")]
    is_refused = False
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = score_line(score_one, line, number)
            is_refused = is_refused or "error" in row
            click.echo(json.dumps(row))
    if is_refused:
        sys.exit(REFUSED)


@click.command()
def check() -> None:
    """Say what is wrong with the installation: one sentence per problem, and exit code 1 if there is one."""
    problems = [sentence for each in CHECKS for sentence in _problems(each)]
    coming = [] if problems else [sentence for each in COMING for sentence in _problems(each)]
    for sentence in problems + coming:
        click.echo(sentence, err=True)
    if problems:
        sys.exit(PROBLEMS)


def check_instruments() -> list[str]:
    """Read every instrument file; a wrong one is a RecordError with its sentence."""
    instruments()
    table()
    return []


def check_settings_and_record() -> list[str]:
    """What is wrong with the settings, the key and the database, as far as they exist yet."""
    # Scoring must not wait for the libraries of the database.
    from chart.checks import check_record
    from chart.settings import read_settings

    return check_record(read_settings())


def _problems(name: str) -> list[str]:
    asked: Callable[[], list[str]] = resolve_name(name)
    try:
        return asked()
    except RecordError as error:
        return [str(error)]


commands = [score, check]
