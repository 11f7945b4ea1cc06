"""The patterns in PostgreSQL: window statements and searches by primary key."""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from bench.peers.answering import answer
from bench.peers.charted import Table, Tables, load
from bench.peers.statements import REPLAY, SWEEP

KEYS = {"stay": "stay"}
A_STREAM = "stay, minute"
COPY_BEGINS, COPY_ENDS = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
FOR_THIS = ("SET work_mem = '256MB'", "SET jit = off")  # compiling takes longer than it saves


class Database:
    """The tables in a schema of their own, sorted and analysed."""

    def __init__(self, tables: Tables, address: str) -> None:
        self.line = psycopg.connect(address, autocommit=True)
        for setting in FOR_THIS:
            self.line.execute(setting)
        schema = f"of_{len(tables['stay']['stay'])}"
        self.line.execute(f"CREATE SCHEMA {schema}")
        self.line.execute(f"SET search_path TO {schema}")
        for name, table in tables.items():
            self._fill(name, table)

    def _fill(self, name: str, table: Table) -> None:
        columns = ", ".join(f"{each} integer NOT NULL" for each in table)
        self.line.execute(f"CREATE UNLOGGED TABLE {name} ({columns})")
        with self.line.cursor().copy(f"COPY {name} ({', '.join(table)}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.write(copied(table))
        self.line.execute(f"ALTER TABLE {name} ADD PRIMARY KEY ({KEYS.get(name, A_STREAM)})")
        self.line.execute(f"VACUUM ANALYZE {name}")

    def replay(self) -> list[Any]:
        """The findings of all moments."""
        return self.line.execute(REPLAY).fetchall()

    def sweep(self) -> list[Any]:
        """The findings as of the sweep."""
        return self.line.execute(SWEEP).fetchall()


def copied(table: Table) -> bytes:
    """A table as COPY reads it: per row the number of columns, per column its bytes and its value."""
    sizes_and_values = [(f"{part} {name}", ">i4") for name in table for part in ("size", "value")]
    rows = np.empty(len(table["stay"]), [("columns", ">i2"), *sizes_and_values])
    rows["columns"] = len(table)
    for name, column in table.items():
        rows[f"size {name}"], rows[f"value {name}"] = 4, column
    return COPY_BEGINS + rows.tobytes() + COPY_ENDS


if __name__ == "__main__":
    database = Database(load(Path(sys.argv[1])), sys.argv[2])
    answer({"replay": database.replay, "sweep": database.sweep})
