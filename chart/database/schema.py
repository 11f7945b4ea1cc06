"""Bringing a database to the schema this code knows."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError, ProgrammingError

from chart.database.opening import owner_engine
from chart.database.postgresql import role_of
from chart.database.revision import refuse_newer_schema
from chart.errors import RecordError
from chart.settings import Settings

FOLDER = Path(__file__).parent.parent / "migrations"
ONE_AT_A_TIME = 0x7469_6465  # PostgreSQL's advisory lock of whoever migrates


def bring_up_to_date(settings: Settings) -> None:
    """Migrate to this code's schema, as the owner; on PostgreSQL give the running role what it needs, no more."""
    engine = owner_engine(settings)
    try:
        with engine.begin() as conn:
            refuse_newer_schema(conn)
            upgrade(config_for(conn, _app_role(settings)))
    except OperationalError as error:
        raise RecordError(f"The database cannot be reached: {error.orig}") from error
    except ProgrammingError as error:
        raise RecordError(f"The database refuses to be migrated by its owner: {error.orig}") from error
    finally:
        engine.dispose()


def upgrade(config: Config, to: str = "head") -> None:
    """Bring the schema up, step by step, within the caller's transaction."""
    conn: Connection = config.attributes["connection"]
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
    command.upgrade(config, to)
    _refuse_broken_references(conn)


def downgrade(config: Config, to: str) -> None:
    """Take the schema down, step by step, within the caller's transaction."""
    command.downgrade(config, to)
    _refuse_broken_references(config.attributes["connection"])


def config_for(conn: Connection, app_role: str, folder: Path = FOLDER) -> Config:
    """What Alembic needs to work on this connection. app_role: who gets the grants on PostgreSQL; "" nobody."""
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=conn, app_role=app_role)
    return config


def _app_role(settings: Settings) -> str:
    """Who is given what it needs to run; "" where the one who owns the tables also runs."""
    if settings.is_embedded or settings.app_url == settings.owner_url:
        return ""
    app, owner = role_of(settings.app_url), role_of(settings.owner_url)
    if not app:
        raise RecordError("TIDEWATCH_DATABASE must name its role, as in postgresql://ROLE@…, to be given its rights")
    return "" if app == owner else app


def _refuse_broken_references(conn: Connection) -> None:
    if conn.dialect.name == "sqlite" and (row := conn.exec_driver_sql("PRAGMA foreign_key_check").first()):
        raise RecordError(f"The migration would leave table {row[0]} with a reference to nothing in {row[2]}")
