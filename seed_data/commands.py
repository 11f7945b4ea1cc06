"""`tidewatch demo`: the small pretend unit, served and watched until it is ended."""

import secrets
import signal
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import click

from chart.accounts.store import person_by_login
from chart.actor import Actor
from chart.clock import WardClock, real_now
from chart.database import Database, migrate, open_database
from chart.errors import RecordError
from chart.people import Role
from chart.settings import Settings, read_settings
from monitors.ward import ward_of
from seed_data.pretend_nurses import PretendNurse
from seed_data.small_unit import PEOPLE
from seed_data.store import populate

ROUND_SECONDS = 20.0
END_SECONDS = 10.0
PASSWORD_FILE = "demo-password"  # noqa: S105  # the name of a file


@click.command()
@click.option("--port", type=int, help="Where to serve; TIDEWATCH_PORT or 8050 otherwise.")
def demo(port: int | None) -> None:
    """Serve a small living unit of made-up people, with a web process and a monitor process."""
    settings = read_settings()
    if settings.production:
        raise RecordError("TIDEWATCH_PRODUCTION is set: a demo has no place in production")
    password = _ready(settings)
    port = port or settings.port
    program = str(Path(sys.executable).with_name("tidewatch"))
    web = [program, "serve", "--port", str(port), "--demo-password", password]
    children = [subprocess.Popen(web), subprocess.Popen([program, "monitor"])]  # noqa: S603
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    _tell(port, password)
    try:
        _live(settings, children, stop)
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(END_SECONDS)


def _ready(settings: Settings) -> str:
    """A migrated and populated database, and the password of its accounts."""
    migrate(settings)
    database = open_database(settings)
    kept = settings.home / PASSWORD_FILE
    with database.write() as conn:
        if person_by_login(conn, PEOPLE[0][0]) is None:
            password = f"harbour-{secrets.token_hex(4)}"
            populate(conn, settings.unit, settings.zone, password, real_now())
            kept.write_text(password + "\n", encoding="ascii")
            kept.chmod(0o600)
    database.close()
    if not kept.exists():
        raise RecordError(f"{settings.home} holds a unit that is no demo: choose another TIDEWATCH_HOME")
    return kept.read_text(encoding="ascii").strip()


def _live(settings: Settings, children: list["subprocess.Popen[bytes]"], stop: threading.Event) -> None:
    """Let the pretend nurse go round until told to stop, or until one of the processes ends."""
    database = open_database(settings)
    ward = ward_of(database, WardClock(), settings)
    nurse = PretendNurse(ward, _nurse(database, settings), Random())  # noqa: S311  # chance, no secret
    while not stop.wait(ROUND_SECONDS):
        ended = [child for child in children if child.poll() is not None]
        if ended:
            click.echo(f"A process ended by itself with code {ended[0].returncode}; ending the demo.", err=True)
            return
        nurse.go_round()
    database.close()


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
