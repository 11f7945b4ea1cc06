"""PostgreSQL: the same code by URL, with its own roles and its own promises."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, make_url

from chart.columns import json_text, json_value

READERS = 8
WRITERS = 4
MORE = 24
WAIT_S = 10  # for a connection of the pool

_COMMON = {"TimeZone": "UTC", "idle_in_transaction_session_timeout": "30s", "statement_timeout": "10s"}
READING = {**_COMMON, "lock_timeout": "3s", "default_transaction_read_only": "on"}
WRITING = {**_COMMON, "lock_timeout": "10s"}
MIGRATING = {"TimeZone": "UTC", "lock_timeout": "10s"}

# Without these an answer of "saved" means nothing after a power cut.
DURABLE = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
}


def reading_engine(url: str, options: Mapping[str, Any]) -> Engine:
    """An engine that cannot write, and whose transactions see the record as of one moment."""
    return _engine(url, READING, options, isolation_level="REPEATABLE READ", pool_size=READERS)


def writing_engine(url: str, options: Mapping[str, Any]) -> Engine:
    """An engine that writes; rows are locked by the stores, so READ COMMITTED is enough."""
    return _engine(url, WRITING, options, isolation_level="READ COMMITTED", pool_size=WRITERS)


def migrating_engine(url: str) -> Engine:
    """An engine for migrations, which may take their time."""
    return _engine(url, MIGRATING, {}, isolation_level="READ COMMITTED", pool_size=1)


def role_of(url: str) -> str:
    """The role that a URL signs in as; "" where it leaves that to the server."""
    return make_url(url).username or ""


def problems_of(conn: Connection) -> list[str]:
    """What is not as it must be on a server: one sentence per setting."""
    found = []
    for name, allowed in DURABLE.items():
        said = conn.exec_driver_sql(f"SHOW {name}").scalar()
        if said not in allowed:
            found.append(f"PostgreSQL's {name} is {said}; it must be {allowed[0]}")
    return found


def _engine(url: str, session: Mapping[str, str], options: Mapping[str, Any], **more: Any) -> Engine:
    return create_engine(
        url,
        connect_args={"options": " ".join(f"-c {name}={value}" for name, value in session.items())},
        pool_pre_ping=True,
        pool_timeout=WAIT_S,
        max_overflow=MORE,
        hide_parameters=True,
        json_serializer=json_text,
        json_deserializer=json_value,
        execution_options=dict(options),
        **more,
    )
