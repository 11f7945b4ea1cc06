"""What a demo keeps about itself, so that it goes on where it was after it was ended."""

import secrets
from datetime import datetime
from pathlib import Path

import msgspec

from chart.accounts.store import person_by_login
from chart.actor import Actor
from chart.clock import real_now
from chart.database import Database
from chart.errors import RecordError
from chart.people import Role
from chart.settings import Settings
from chart.ticks import to_moment, to_tick
from seed_data.now import histories_now
from seed_data.store import make_unit, put_open
from seed_data.unit import PEOPLE
from seed_data.years import Years

KEPT_FILE = "demo.json"
SOME_PERSON = PEOPLE[0][0]


class Demo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The password of every account, and the moment from which everything in the unit is counted back."""

    password: str
    made_at: datetime


def demo_of(database: Database, settings: Settings) -> Demo:
    """The demo in this home: made at the first run, found again at every other; RecordError if it is no demo."""
    kept = settings.home / KEPT_FILE
    with database.write() as conn:
        is_made = person_by_login(conn, SOME_PERSON) is not None
        if is_made and not kept.exists():
            raise RecordError(f"{settings.home} holds a unit that is no demo: choose another TIDEWATCH_HOME")
        demo = _read(kept) if kept.exists() else _write(kept)
        if not is_made:
            nurse = make_unit(conn, settings.unit, settings.zone, demo.password, demo.made_at)
            put_open(conn, settings.unit, histories_now(settings.unit, nurse.id, demo.made_at))
    return demo


def _write(kept: Path) -> Demo:
    demo = Demo(f"harbour-{secrets.token_hex(4)}", to_moment(to_tick(real_now())))
    kept.touch(0o600)
    kept.write_bytes(msgspec.json.encode(demo))
    return demo


def _read(kept: Path) -> Demo:
    try:
        return msgspec.json.decode(kept.read_bytes(), type=Demo)
    except msgspec.MsgspecError as error:
        raise RecordError(f"{kept} is not as a demo left it: {error}") from None


def nurse_of(database: Database, settings: Settings) -> Actor:
    """The person in whose name the pretend unit is charted."""
    with database.read() as conn:
        person = person_by_login(conn, SOME_PERSON)
    if person is None:
        raise RecordError("the demo's nurse is gone from the database")
    return Actor(person.id, Role.NURSE, settings.unit, person.name)


def years_of(database: Database, settings: Settings, demo: Demo) -> Years:
    """The years before this demo was made."""
    return Years.before(demo.made_at, settings.unit, nurse_of(database, settings).id, settings.zone)
