"""One process of several that count in the same database: `python -m tests.record.counting HOME STAY TIMES`."""

import sys
from pathlib import Path

from sqlalchemy import select, update

from chart.database import Database, open_database
from chart.settings import Settings
from chart.tables import examined


def count_on(database: Database, stay_id: str) -> None:
    """Read a number, then write one more, in one transaction."""
    own = examined.c.stay_id == stay_id
    with database.write() as conn:
        number = conn.execute(select(examined.c.last_seq).where(own)).scalar_one()
        conn.execute(update(examined).where(own).values(last_seq=number + 1))


def counted(database: Database, stay_id: str) -> int:
    """How far they have come."""
    with database.read() as conn:
        return conn.execute(select(examined.c.last_seq).where(examined.c.stay_id == stay_id)).scalar_one()


if __name__ == "__main__":
    home, stay, times = sys.argv[1:]
    opened = open_database(Settings(home=Path(home)))
    for _ in range(int(times)):
        count_on(opened, stay)
    opened.close()
