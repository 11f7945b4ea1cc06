"""The patterns in SQLite: window statements and searches by primary key, in memory."""

import sqlite3
import sys
from pathlib import Path
from typing import Any

from bench.peers.answering import answer
from bench.peers.charted import Tables, load
from bench.peers.statements import REPLAY, SWEEP

KEYS = {"stay": "stay"}
A_STREAM = "stay, minute"


class Database:
    """The tables in memory, each kept in the order of its key."""

    def __init__(self, tables: Tables) -> None:
        self.line = sqlite3.connect(":memory:", isolation_level=None)
        for name, table in tables.items():
            columns = ", ".join(f"{each} INTEGER NOT NULL" for each in table)
            key = KEYS.get(name, A_STREAM)
            self.line.execute(f"CREATE TABLE {name} ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID")
            places = ", ".join("?" * len(table))
            rows = zip(*(column.tolist() for column in table.values()), strict=True)
            self.line.execute("BEGIN")
            self.line.executemany(f"INSERT INTO {name} ({', '.join(table)}) VALUES ({places})", rows)  # noqa: S608
            self.line.execute("COMMIT")
        self.line.execute("ANALYZE")

    def replay(self) -> list[Any]:
        """The findings of all moments."""
        return self.line.execute(REPLAY).fetchall()

    def sweep(self) -> list[Any]:
        """The findings as of the sweep."""
        return self.line.execute(SWEEP).fetchall()


if __name__ == "__main__":
    database = Database(load(Path(sys.argv[1])))
    answer({"replay": database.replay, "sweep": database.sweep})
