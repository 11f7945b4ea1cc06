"""`tidewatch demo`: the pretend unit, served and watched until it is ended."""

import signal
import subprocess
import sys
import threading
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from chart.clock import WardClock
from chart.database import Database, migrate, open_database
from chart.errors import RecordError
from chart.settings import read_settings
from chart.ward_time import set_pace
from monitors.ward import ward_of
from seed_data.demo import demo_of, nurse_of, years_of
from seed_data.pretend_nurses import PretendNurse
from seed_data.unit import PEOPLE
from seed_data.years import Years

ROUND_SECONDS = 20.0  # of ward time
SHORTEST_ROUND_SECONDS = 1.0
SPEEDS = click.FloatRange(min=1.0, max=600.0)
END_SECONDS = 10.0
BREATH_SECONDS = 0.1  # between two pieces of the older years, so that whoever charts gets a turn
TOLD_EVERY = 1_000


@click.command()
@click.option("--port", type=int, help="Where to serve; TIDEWATCH_PORT or 8050 otherwise.")
@click.option("--speed", type=SPEEDS, default=1.0, help="How many minutes pass on the ward in one; 60 is a time lapse.")
def demo(port: int | None, speed: float) -> None:
    """Serve a living unit of made-up people, with a web process and a monitor process."""
    settings = read_settings()
    if settings.production:
        raise RecordError("TIDEWATCH_PRODUCTION is set: a demo has no place in production")
    migrate(settings)
    database = open_database(settings)
    kept = demo_of(database, settings)
    years = years_of(database, settings, kept)
    _put_recent(database, years)
    clock = set_pace(database, settings, speed, kept.made_at)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    port = port or settings.port
    children = _children(port, kept.password)
    _tell(port, kept.password, clock, ZoneInfo(settings.zone))
    older = threading.Thread(target=_put_older, args=(database, years, stop))
    older.start()
    try:
        nurse = PretendNurse(ward_of(database, clock, settings), nurse_of(database, settings), kept.made_at)
        _live(nurse, children, stop)
    finally:
        stop.set()
        _end(children)
        older.join()
        database.close()


def _children(port: int, password: str) -> list["subprocess.Popen[bytes]"]:
    program = str(Path(sys.executable).with_name("tidewatch"))
    web = [program, "serve", "--port", str(port), "--demo-password", password]
    return [subprocess.Popen(web), subprocess.Popen([program, "monitor"])]  # noqa: S603


def _end(children: list["subprocess.Popen[bytes]"]) -> None:
    """Ask them all to end; who does not in time is ended."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _put_recent(database: Database, years: Years) -> None:
    """The last 90 days are there before anybody looks."""
    for _ in years.put(database, years.recent):
        pass
    click.echo(f"The last 90 days are in: {len(years.recent)} past stays.", err=True)


def _put_older(database: Database, years: Years, stop: threading.Event) -> None:
    """The rest of the three years, while the unit is used already; what is missing at the end comes next time."""
    told = 0
    for done in years.put(database, years.stays):
        if done // TOLD_EVERY > told or done == len(years.stays):
            told = done // TOLD_EVERY
            click.echo(f"Earlier years: {done} of {len(years.stays)} past stays are in.", err=True)
        if stop.wait(BREATH_SECONDS):
            return


def _live(nurse: PretendNurse, children: list["subprocess.Popen[bytes]"], stop: threading.Event) -> None:
    """Let the pretend nurse go round until told to stop, or until one of the processes ends."""
    while not stop.wait(max(SHORTEST_ROUND_SECONDS, ROUND_SECONDS / nurse.ward.clock.rate)):
        ended = [child for child in children if child.poll() is not None]
        if ended:
            click.echo(f"A process ended by itself with code {ended[0].returncode}; ending the demo.", err=True)
            return
        nurse.go_round()


def _tell(port: int, password: str, clock: WardClock, zone: ZoneInfo) -> None:
    click.echo(f"\nTidewatch serves a pretend unit on http://127.0.0.1:{port}")
    reads = clock.now().astimezone(zone)
    click.echo(f"The ward's clock reads {reads:%a %d %b %H:%M} and runs at {clock.rate:g}x.")
    click.echo("Everybody in it is made up. Sign in as:")
    for login, name, role in PEOPLE:
        click.echo(f"  {login:6} {name:16} {role.replace('_', ' ')}")
    click.echo(f"Password of each: {password}\nCtrl+C ends it.\n")


commands = [demo]
