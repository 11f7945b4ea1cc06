"""Every way to change what must not change, tried."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from chart import audit, store
from chart.database import Database
from chart.database.opening import owner_engine
from chart.settings import Settings
from chart.tables import APPEND_ONLY
from tests.record.charting import new_entry, open_a_stay, save
from tests.ward import NORA, UNIT

PUT_ONE = {
    "merging": """
        INSERT INTO merging (unit_id, patient_id, stays, at, by, reason)
        SELECT 'harbour', patient_id, '[]', '2026-03-02T08:00:00.000Z', 'nora', '' FROM stay WHERE id = :stay""",
    "protocol_version": """
        INSERT INTO protocol_version (id, unit_id, protocol, toml, sha256, status, effective_from)
        VALUES ('p', 'harbour', 'alc', '', '', 'draft', '2026-03-02T08:00:00.000Z')""",
    "alert_event": """
        INSERT INTO alert_event (alert_id, unit_id, stay_id, pattern, cause, event, severity, since_at, known_at,
                                 noticed_at)
        VALUES ('a', 'harbour', :stay, 'ALC-01', 'withdrawal', 'raised', 3, '2026-03-02T08:00:00.000Z',
                '2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.000Z')""",
}


WAYS = {
    "update": "UPDATE {table} SET {key} = {key}",
    "delete": "DELETE FROM {table}",
}
MORE_WAYS = {
    "sqlite": {"replace": "REPLACE INTO {table} SELECT * FROM {table}"},
    "postgresql": {
        "truncate": "TRUNCATE {table} CASCADE",
        "update nothing": "UPDATE {table} SET {key} = {key} WHERE 1 = 0",
    },
}
COUNT = "SELECT count(*) FROM {table}"
KEYS = {"audit": "seq", "alert_event": "seq", "entry": "id", "merging": "seq", "protocol_version": "id"}


def fill(database: Database) -> None:
    """One row in every append-only table: where there are none, SQLite's triggers have nothing to refuse."""
    with database.write() as conn:
        store.make_unit(conn, store.Unit(UNIT, "Harbour detox unit", "Europe/Oslo", ("01",)))
    stay = open_a_stay(database)
    with database.write() as conn:
        save(conn, new_entry(stay))
        for statement in PUT_ONE.values():
            conn.execute(text(statement), {"stay": stay} if ":stay" in statement else {})
        audit.write(conn, NORA, "chart", "entry", [stay], "done")
        rows = {table: conn.exec_driver_sql(COUNT.format(table=table)).scalar() for table in APPEND_ONLY}
    assert min(rows.values()) > 0, rows


def changeable(engine: Engine) -> list[str]:
    """What can be changed although nothing may: table and way."""
    with engine.connect() as conn:
        there = set(inspect(conn).get_table_names())
    ways = WAYS | MORE_WAYS[engine.dialect.name]
    return [
        f"{table}: {way}"
        for table in sorted(there & set(APPEND_ONLY))
        for way, statement in ways.items()
        if not is_refused(engine, statement.format(table=table, key=KEYS[table]))
    ]


def is_refused(engine: Engine, statement: str) -> bool:
    """Whether the database refuses a statement for what it is."""
    try:
        with engine.begin() as conn:
            conn.exec_driver_sql(statement)
    except DBAPIError as refused:
        return "append-only" in str(refused) or "permission denied" in str(refused)
    return False


@contextmanager
def as_owner(settings: Settings) -> Iterator[Engine]:
    """The engine of whoever owns the tables."""
    engine = owner_engine(settings)
    yield engine
    engine.dispose()
