"""What keeps the record append-only in the database itself, and the view for people who write SQL.

Put anew after every migration step, because rebuilding a table on SQLite silently drops its triggers and views.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.operations import BatchOperations, Operations
from sqlalchemy import Connection, inspect, text

from chart.errors import RecordError
from chart.tables import APPEND_ONLY

MESSAGE = "is append-only: nothing charted is changed"
NO_DELETE = ("audit_head",)  # state that the running role may change but never remove

_LEAVES = {
    "sqlite": """
        CREATE VIEW observation AS
        SELECT e.id AS entry_id, e.unit_id, e.stay_id, e.kind,
               CASE WHEN leaf.path = '$.answers' THEN (e.content ->> '$.instrument') || '.' || leaf.key
                    WHEN leaf.path = '$' THEN leaf.key ELSE substr(leaf.path, 3) END AS code,
               CASE leaf.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'
                    ELSE CAST(leaf.atom AS TEXT) END AS value,
               e.observed_at, e.recorded_at, e.recorded_by,
               NOT EXISTS (SELECT 1 FROM entry AS newer WHERE newer.supersedes = e.id) AS is_current
        FROM entry AS e, json_tree(e.content) AS leaf
        WHERE leaf.atom IS NOT NULL AND leaf.fullkey <> '$.kind'
        """,
    "postgresql": """
        CREATE VIEW observation AS
        SELECT e.id AS entry_id, e.unit_id, e.stay_id, e.kind,
               CASE WHEN top.key = 'answers' THEN (e.content ->> 'instrument') || '.' || leaf.key
                    ELSE top.key END AS code,
               leaf.value,
               e.observed_at, e.recorded_at, e.recorded_by,
               NOT EXISTS (SELECT 1 FROM entry AS newer WHERE newer.supersedes = e.id) AS is_current
        FROM entry AS e
        CROSS JOIN LATERAL jsonb_each(e.content) AS top
        CROSS JOIN LATERAL (
            SELECT NULL AS key, top.value #>> '{}' AS value WHERE jsonb_typeof(top.value) NOT IN ('object', 'array')
            UNION ALL
            SELECT key, value FROM jsonb_each_text(
                CASE jsonb_typeof(top.value) WHEN 'object' THEN top.value ELSE '{}' END)
            UNION ALL
            SELECT NULL, value FROM jsonb_array_elements_text(
                CASE jsonb_typeof(top.value) WHEN 'array' THEN top.value ELSE '[]' END)
        ) AS leaf
        WHERE top.key <> 'kind' AND leaf.value IS NOT NULL
        """,
}

_REFUSE = f"""
    CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        RAISE restrict_violation USING MESSAGE = TG_TABLE_NAME || ' {MESSAGE}';
    END $body$
    """


def put_guards(conn: Connection, app_role: str = "") -> None:
    """(Re)create triggers and view on every guarded table there is. app_role: who gets its grants anew, "" nobody."""
    drop_guards(conn)
    there = set(inspect(conn).get_table_names())
    guarded = [table for table in APPEND_ONLY if table in there]
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql(_REFUSE)
    for table in guarded:
        for trigger in _triggers(conn, table):
            conn.exec_driver_sql(trigger)
    if "entry" in there:
        conn.exec_driver_sql(_LEAVES[conn.dialect.name])
    if app_role:
        _grant(conn, app_role, there)


def drop_guards(conn: Connection) -> None:
    """Take triggers and view away, so that a migration may rebuild or drop a table."""
    conn.exec_driver_sql("DROP VIEW IF EXISTS observation")
    for table in set(APPEND_ONLY) & set(inspect(conn).get_table_names()):
        for act in ("update", "delete", "change"):
            on = f" ON {table}" if conn.dialect.name == "postgresql" else ""
            conn.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}")


@contextmanager
def rebuilt(operations: Operations, table: str) -> Iterator[BatchOperations]:
    """The only way for a migration to change a guarded table: SQLite makes it anew, and the guards are put back."""
    conn = operations.get_bind()
    drop_guards(conn)
    with operations.batch_alter_table(table) as batch:
        yield batch
    put_guards(conn)


def _triggers(conn: Connection, table: str) -> list[str]:
    if conn.dialect.name == "postgresql":
        return [
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        ]
    return [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} {MESSAGE}'); END"
        for act in ("update", "delete")
    ]


def _grant(conn: Connection, app_role: str, there: set[str]) -> None:
    """What the running role may do; the owner keeps the rest to itself."""
    if conn.execute(text("SELECT count(*) FROM pg_roles WHERE rolname = :role"), {"role": app_role}).scalar() == 0:
        raise RecordError(f"PostgreSQL has no role {app_role}, which TIDEWATCH_DATABASE signs in as: create it first")
    role = conn.dialect.identifier_preparer.quote(app_role)
    conn.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
    conn.exec_driver_sql(f"GRANT USAGE ON SCHEMA public TO {role}")
    conn.exec_driver_sql(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
    for table in sorted(there):
        conn.exec_driver_sql(f"GRANT {_rights(table)} ON {table} TO {role}")
    if "entry" in there:
        conn.exec_driver_sql(f"GRANT SELECT ON observation TO {role}")


def _rights(table: str) -> str:
    if table == "alembic_version":
        return "SELECT"
    if table in APPEND_ONLY:
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE" if table in NO_DELETE else "SELECT, INSERT, UPDATE, DELETE"
