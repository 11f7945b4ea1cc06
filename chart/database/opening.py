"""Opening the database, and refusing one that is not as it must be."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError, TimeoutError

from chart.database import embedded, postgresql
from chart.database.revision import refuse_other_schema
from chart.database.turns import Turns
from chart.errors import RecordError
from chart.keys import make_key, read_key, sub_key
from chart.settings import Settings

Name = Literal["sqlite", "postgresql"]
AUDIT_KEY = "tidewatch_audit_key"


@dataclass(frozen=True, slots=True)
class Database:
    """The record's database. `reading` cannot write; only `writing` takes the lock that writers share.

    turns: the order of this process's writers, where there is room for one; None on PostgreSQL, which locks rows.
    """

    reading: Engine
    writing: Engine
    name: Name
    turns: Turns | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees the record as of one moment."""
        with self.reading.connect() as conn:
            yield conn

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed at the end, undone by any exception. Not to be opened within another."""
        with self._turn(), self.writing.begin() as conn:
            yield conn

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self.turns is None:
            yield
            return
        if not self.turns.take(embedded.BUSY_S):
            raise TimeoutError(f"no turn to write within {embedded.BUSY_S} s")
        try:
            yield
        finally:
            self.turns.give_back()

    def close(self) -> None:
        """Give every connection back."""
        self.reading.dispose()
        self.writing.dispose()


def open_database(settings: Settings) -> Database:
    """The database of these settings; RecordError in words if it is not there or not as it must be."""
    database = _unchecked(settings)
    try:
        with database.read() as conn:
            refuse_other_schema(conn)
        if problems := problems_of(database):
            raise RecordError(". ".join(problems))
    except OperationalError as error:
        database.close()
        raise RecordError(f"The database cannot be reached: {error.orig}") from error
    except RecordError:
        database.close()
        raise
    return database


def owner_engine(settings: Settings) -> Engine:
    """The engine that migrates; at the first run it makes the key and the file."""
    if not settings.is_embedded:
        make_key(settings.home)
        return postgresql.migrating_engine(settings.owner_url)
    embedded.refuse_unsound_library()
    path = settings.file
    # A new key for an old file would hide that the old key is lost.
    key = sub_key(read_key(settings.home) if path.exists() else make_key(settings.home), "database")
    embedded.make_file(path, key)
    return embedded.migrating_engine(path, key)


def problems_of(database: Database) -> list[str]:
    """What of the database's promises does not hold, on either engine: one sentence each."""
    asked = embedded.problems_of if database.name == "sqlite" else postgresql.problems_of
    found: list[str] = []
    for engine in (database.reading, database.writing):
        with engine.connect() as conn:
            found += [sentence for sentence in asked(conn) if sentence not in found]
    return found


def audit_key_of(conn: Connection) -> bytes:
    """The key of the audit's chain, which the engine was opened with."""
    key: bytes = conn.get_execution_options()[AUDIT_KEY]
    return key


def _unchecked(settings: Settings) -> Database:
    options = {AUDIT_KEY: sub_key(read_key(settings.home), "audit")}
    if not settings.is_embedded:
        url = settings.app_url
        return Database(postgresql.reading_engine(url, options), postgresql.writing_engine(url, options), "postgresql")
    embedded.refuse_unsound_library()
    path = settings.file
    if not path.exists():
        raise RecordError(f"There is no database at {path} yet")
    key = sub_key(read_key(settings.home), "database")
    return Database(
        embedded.embedded_engine(path, key, options, is_writing=False),
        embedded.embedded_engine(path, key, options, is_writing=True),
        "sqlite",
        Turns(),
    )
