"""`tidewatch demo`: the pretend unit, served and watched until it is ended."""

import signal
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import click

from chart.accounts.store import person_by_login
from chart.actor import Actor
from chart.clock import WardClock
from chart.database import Database, migrate, open_database
from chart.errors import RecordError
from chart.people import Role
from chart.settings import Settings, read_settings
from monitors.ward import ward_of
from seed_data.demo import Demo, demo_of
from seed_data.pretend_nurses import PretendNurse
from seed_data.unit import PEOPLE

ROUND_SECONDS = 20.0
END_SECONDS = 10.0


@click.command()
@click.option("--port", type=int, help="Where to serve; TIDEWATCH_PORT or 8050 otherwise.")
def demo(port: int | None) -> None:
    """Serve a living unit of made-up people, with a web process and a monitor process."""
    settings = read_settings()
    if settings.production:
        raise RecordError("TIDEWATCH_PRODUCTION is set: a demo has no place in production")
    migrate(settings)
    database = open_database(settings)
    kept = demo_of(database, settings)
    port = port or settings.port
    program = str(Path(sys.executable).with_name("tidewatch"))
    web = [program, "serve", "--port", str(port), "--demo-password", kept.password]
    children = [subprocess.Popen(web), subprocess.Popen([program, "monitor"])]  # noqa: S603
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    _tell(port, kept.password)
    try:
        _live(database, settings, kept, (children, stop))
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(END_SECONDS)
        database.close()


def _live(
    database: Database, settings: Settings, kept: Demo, running: tuple[list["subprocess.Popen[bytes]"], threading.Event]
) -> None:
    """Let the pretend nurse go round until told to stop, or until one of the processes ends."""
    children, stop = running
    ward = ward_of(database, WardClock(), settings)
    dice = Random()  # noqa: S311  # chance, no secret
    nurse = PretendNurse(ward, _nurse(database, settings), kept.made_at, dice)
    while not stop.wait(ROUND_SECONDS):
        ended = [child for child in children if child.poll() is not None]
        if ended:
            click.echo(f"A process ended by itself with code {ended[0].returncode}; ending the demo.", err=True)
            return
        nurse.go_round()


def _nurse(database: Database, settings: Settings) -> Actor:
    with database.read() as conn:
        person = person_by_login(conn, PEOPLE[0][0])
    if person is None:
        raise RecordError("the demo's nurse is gone from the database")
    return Actor(person.id, Role.NURSE, settings.unit, person.name)


def _tell(port: int, password: str) -> None:
    click.echo(f"\nTidewatch serves a pretend unit on http://127.0.0.1:{port}")
    click.echo("Everybody in it is made up. Sign in as:")
    for login, name, role in PEOPLE:
        click.echo(f"  {login:6} {name:16} {role.replace('_', ' ')}")
    click.echo(f"Password of each: {password}\nCtrl+C ends it.\n")


commands = [demo]
