"""Runs the steps within the caller's transaction, and puts the guards back after each."""

from alembic import context
from sqlalchemy import Connection

from chart.guards import put_guards
from chart.tables import metadata

connection: Connection = context.config.attributes["connection"]
app_role: str = context.config.attributes["app_role"]


def _put_guards(*_: object, **_step: object) -> None:
    put_guards(connection, app_role)


context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    on_version_apply=_put_guards,
)
context.run_migrations()
