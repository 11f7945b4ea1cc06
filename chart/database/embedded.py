"""The embedded database: an encrypted SQLite file that survives a power cut and two processes at once."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from chart.columns import json_text, json_value
from chart.errors import RecordError

BUSY_S = 10
READERS = 8
MORE_READERS = 24  # opened when a ward full of screens asks at once

# What every connection must say when asked. recursive_triggers: else INSERT OR REPLACE would delete past the guards.
PRAGMAS = {
    "synchronous": 2,  # FULL: what was answered with "saved" is on the disk
    "foreign_keys": 1,
    "busy_timeout": BUSY_S * 1000,
    "trusted_schema": 0,
    "recursive_triggers": 1,
    "temp_store": 2,  # in memory: nothing unencrypted reaches the disk
}

Version = tuple[int, int, int]


def is_sound(version: Version) -> bool:
    """Whether this SQLite is free of the WAL-reset bug, which corrupts a file that two processes write."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def refuse_unsound_library(version: Version = driver.sqlite_version_info) -> None:
    """RecordError for a library whose write-ahead log is not to be trusted."""
    if not is_sound(version):
        said = ".".join(map(str, version))
        raise RecordError(
            f"SQLite {said} can corrupt a database that two processes write (WAL-reset bug, fixed in 3.51.3). "
            "Install sqlcipher3 0.6.4 or newer"
        )


def make_file(path: Path, key: bytes) -> None:
    """Make the file if there is none, for the owner alone, and set it to write-ahead logging."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    raw = _connect(path, key)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()


def embedded_engine(path: Path, key: bytes, options: Mapping[str, Any], *, is_writing: bool) -> Engine:
    """An engine on the file; only a writing one takes the lock that writers share, when its transaction begins."""

    def connect() -> Any:
        raw = _connect(path, key)
        raw.execute(f"PRAGMA query_only = {'OFF' if is_writing else 'ON'}")
        return raw

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        # One writer a process: threads wait for their turn, instead of racing for the file's lock.
        pool_size=1 if is_writing else READERS,
        max_overflow=0 if is_writing else MORE_READERS,
        pool_timeout=BUSY_S,
        hide_parameters=True,
        json_serializer=json_text,
        json_deserializer=json_value,
        execution_options=dict(options),
    )

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return engine


def migrating_engine(path: Path, key: bytes) -> Engine:
    """An engine that may rebuild tables: foreign keys are checked at the end of a migration, not on the way."""
    engine = embedded_engine(path, key, {}, is_writing=True)

    @event.listens_for(engine, "connect")
    def _unlinked(raw: Any, _record: object) -> None:
        raw.execute("PRAGMA foreign_keys = OFF")

    return engine


def problems_of(conn: Connection) -> list[str]:
    """What is not as it must be on a connection: one sentence per setting."""
    found = []
    for name, wanted in {**PRAGMAS, "journal_mode": "wal"}.items():
        said = conn.exec_driver_sql(f"PRAGMA {name}").scalar()
        if said != wanted:
            found.append(f"PRAGMA {name} is {said}; it must be {wanted}")
    return found


def _connect(path: Path, key: bytes) -> Any:  # the driver has no types
    raw = driver.connect(str(path), timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        for name, value in PRAGMAS.items():
            raw.execute(f"PRAGMA {name} = {value}")
        raw.execute("SELECT count(*) FROM sqlite_master")
    except driver.DatabaseError as error:
        raw.close()
        if isinstance(error, driver.OperationalError):
            raise
        raise RecordError(f"{path} is no database, or not one of this key") from None
    return raw
