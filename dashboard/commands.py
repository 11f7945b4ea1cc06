"""The commands of this floor: serve, user add, display add, list and revoke, fetch-assets."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from chart.actor import Actor
from chart.clock import real_now
from chart.errors import RecordError, Refused
from chart.people import PEOPLE
from chart.settings import read_settings

LOOPBACK = "127.0.0.1"
ROLES = click.Choice([role.value for role in PEOPLE])


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="The port; TIDEWATCH_PORT says it otherwise.")
@click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen at; 0.0.0.0 is every one.")
@click.option("--demo-password", hidden=True, help="Offer every account of a demo, with this password, at sign-in.")
def serve(port: int | None, host: str, demo_password: str | None) -> None:
    """Serve the unit to browsers until a signal ends it."""
    from dashboard.serve import serve as serve_unit

    settings = read_settings()
    if demo_password and settings.production:
        raise RecordError("TIDEWATCH_PRODUCTION is set: no account is offered at sign-in in production")
    serve_unit(settings, f"{host}:{port or settings.port}", demo_password)


@click.group()
def user() -> None:
    """People who may sign in."""


@user.command()
@click.argument("login")
@click.option("--name", required=True, help="What others read: Nora Lund.")
@click.option("--role", required=True, type=ROLES, help="What they are to the unit.")
def add(login: str, name: str, role: str) -> None:
    """Add a person to this unit. The password is asked for, or is the first line of standard input."""
    from chart.accounts.console import console
    from chart.accounts.passwords import Passwords
    from chart.accounts.store import NewPerson, add_person
    from chart.audit import write
    from chart.database import open_database

    settings = read_settings()
    password_hash = Passwords().hash(_new_password())
    database = open_database(settings)
    with database.write() as conn:
        person_id = add_person(
            conn, console(settings.unit), NewPerson(login, name, role), password_hash=password_hash, now=real_now()
        )
        write(
            conn, console(settings.unit), "add person", "people", [], "done", detail={"person": person_id, "role": role}
        )
    database.close()
    click.echo(f'{{"id": "{person_id}", "login": "{login.strip().lower()}", "role": "{role}"}}')


@click.group()
def display() -> None:
    """Wall displays: beds, priorities and times for everybody who walks by."""


@display.command("add")
@click.argument("name")
def add_display(name: str) -> None:
    """Get a code that lets one display in, to be typed at /pair. NAME says where it hangs."""
    from chart.displays.store import offer_display

    with _console_at_work("add display", name) as (conn, actor):
        offer = offer_display(conn, actor, name, real_now())
    ends_at = offer.ends_at.isoformat(timespec="seconds")
    click.echo(json.dumps({"name": name.strip(), "code": offer.code, "ends_at": ends_at}))


@display.command("list")
def list_displays() -> None:
    """Say which displays are let in."""
    from chart.accounts.console import console
    from chart.database import open_database
    from chart.displays.store import displays

    settings = read_settings()
    database = open_database(settings)
    with database.read() as conn:
        found = displays(conn, console(settings.unit), real_now())
    database.close()
    click.echo(json.dumps([{"name": each.name, "is_paired": each.is_paired} for each in found]))


@display.command("revoke")
@click.argument("name")
def revoke(name: str) -> None:
    """Let a display in no longer."""
    from chart.displays.store import revoke_display

    with _console_at_work("revoke display", name) as (conn, actor):
        revoke_display(conn, actor, name, real_now())


@contextmanager
def _console_at_work(act: str, name: str) -> Iterator[tuple[Any, Actor]]:
    """A transaction of the command line on this unit, which the audit knows of if it was done."""
    from chart.accounts.console import console
    from chart.audit import write
    from chart.database import open_database

    settings = read_settings()
    database, actor = open_database(settings), console(settings.unit)
    try:
        with database.write() as conn:
            yield conn, actor
            write(conn, actor, act, "devices", [], "done", detail={"display": name.strip()})
    finally:
        database.close()


@click.command("fetch-assets")
def fetch() -> None:
    """Fetch the small Plotly and the Inter font, and compress what browsers are sent. Missing ones are no error."""
    from dashboard.fetch_assets import fetch_assets

    for sentence in fetch_assets():
        click.echo(sentence, err=True)


def _new_password() -> str:
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise Refused("Write the password on the first line of standard input.", "password")
    return line


commands = [serve, user, display, fetch]
