"""What befalls a monitor in an experiment: somebody holds a stay, or a table is away."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace
from sqlalchemy import select

from chart.database import Database, open_database
from chart.tables import examined
from monitors.ward import Ward


@contextmanager
def held_up(ward: Ward, stay: str) -> Iterator[None]:
    """Somebody holds the stay and does not let go: whoever wants to examine it waits."""
    with ward.database.write() as conn:
        conn.execute(select(examined.c.stay_id).where(examined.c.stay_id == stay).with_for_update())
        yield


@contextmanager
def no_heartbeats(ward: Ward) -> Iterator[None]:
    """The table of heartbeats is away: every sweep raises at its end."""
    owner = open_database(replace(ward.settings, database=ward.settings.owner_url))
    _rename(owner, "heartbeat", "away")
    yield
    _rename(owner, "away", "heartbeat")
    owner.close()


def _rename(owner: Database, table: str, name: str) -> None:
    with owner.writing.begin() as conn:
        conn.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")
