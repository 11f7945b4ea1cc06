"""Throw-away wards for the bench: the real record on the embedded file and on a PostgreSQL server of its own."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from bench.stays import UNIT
from chart import store
from chart.actor import MONITOR
from chart.clock import Clock
from chart.database import migrate, open_database
from chart.facts import Entry, StayId
from chart.settings import Settings
from monitors.ward import Ward, ward_of
from tests import databases

DATABASES = ("sqlite", "postgresql")
Make = Callable[[str], Settings]


@contextmanager
def maker() -> Iterator[Make]:
    """A function that makes a fresh migrated database of a kind; whatever it made is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="tidewatch-bench-") as folder:
        template = Path(folder) / "template"
        migrate(Settings(home=template))
        with databases.postgresql(Path(folder) / "server") as server:

            def make(database: str) -> Settings:
                home = Path(folder) / uuid4().hex
                return databases.embedded(template, home) if database == "sqlite" else server.make(home)

            yield make


@contextmanager
def ward(settings: Settings, clock: Clock) -> Iterator[Ward]:
    """The ward on a fresh database, with its unit and nobody in it."""
    database = open_database(settings)
    with database.write() as conn:
        store.make_unit(conn, store.Unit(UNIT, "Harbour detox unit", "Europe/Oslo", ("03",)))
    yield ward_of(database, clock, settings)
    database.close()


def admit(ward: Ward, entries: list[Entry]) -> StayId:
    """Put a whole stay into the record, not looked at yet."""
    with ward.database.write() as conn:
        patient = store.admit_patient(conn, MONITOR, UNIT, None)
        stay = store.open_stay(conn, MONITOR, patient, entries[0].stay_id)
        store.record_history(conn, MONITOR, entries)
    return stay
