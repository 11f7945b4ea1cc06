"""The patterns in DuckDB: window statements over columns, in memory, on all cores."""

import sys
from pathlib import Path

import duckdb
import pandas as pd

from bench.peers.answering import answer
from bench.peers.charted import Tables, load
from bench.peers.rules import Ints, numbered
from bench.peers.statements import REPLAY

# It seeks by no index: each table is read once, and what is wanted of a stay comes out of its group.
SWEEP = numbered("""
WITH here AS (
    SELECT stay FROM stay WHERE admitted <= $end AND discharged > $end
), looked AS (
    SELECT stay, max(minute) AS newest, arg_max(total, minute) AS total,
           arg_max(tremor, minute) - min(tremor) AS rise, max(perception) AS perception,
           arg_max(minute + ordered_minutes + (ordered_minutes >> 2), minute) AS deadline
    FROM ciwa JOIN (SELECT stay, max(minute) AS last FROM ciwa WHERE minute <= $end GROUP BY stay) USING (stay)
    WHERE minute BETWEEN last - $tremor_back AND last
    GROUP BY stay
), scored AS (
    SELECT stay, max(minute) AS newest, arg_max(total, minute, 2) AS totals FROM cows WHERE minute <= $end GROUP BY stay
), felt AS (
    SELECT stay, max(minute) AS newest, max(rating) - arg_max(rating, minute) AS fall
    FROM mood JOIN (SELECT stay, max(minute) AS last FROM mood WHERE minute <= $end GROUP BY stay) USING (stay)
    WHERE minute BETWEEN last - $mood_back AND last
    GROUP BY stay
), balanced AS (
    SELECT stay, sum(in_ml - out_ml) AS net FROM fluid WHERE minute BETWEEN $end - $fluid_back AND $end GROUP BY stay
), lost AS (
    SELECT stay, sum(emesis + stool) AS losses FROM loss WHERE minute BETWEEN $end - $loss_back AND $end GROUP BY stay
), found AS (
    SELECT stay, newest AS minute, 1 AS code FROM looked WHERE total >= $ciwa_severe
    UNION ALL SELECT stay, newest, 2 FROM looked WHERE rise >= $tremor_rise AND perception >= $perception
    UNION ALL SELECT stay, newest, 3 FROM scored WHERE len(totals) = 2 AND list_min(totals) >= $cows_moderate
    UNION ALL SELECT stay, $end, 4 FROM balanced WHERE net <= -$deficit_ml
    UNION ALL SELECT stay, $end, 5 FROM lost WHERE losses >= $losses
    UNION ALL SELECT stay, newest, 6 FROM felt WHERE fall >= $mood_fall
    UNION ALL SELECT stay, $end, 7 FROM looked WHERE deadline <= $end
)
SELECT ((CAST(stay AS bigint) << 20) | minute) * 8 + code AS found_key
FROM found JOIN here USING (stay) ORDER BY found_key
""")


class Database:
    """The tables as columns, each in the order of stay and minute."""

    def __init__(self, tables: Tables) -> None:
        self.line = duckdb.connect(":memory:")
        for name, table in tables.items():
            self.line.register("given", pd.DataFrame(table))
            self.line.execute(f"CREATE TABLE {name} AS SELECT * FROM given")  # noqa: S608
            self.line.unregister("given")

    def replay(self) -> Ints:
        """The findings of all moments."""
        return self._asked(REPLAY)

    def sweep(self) -> Ints:
        """The findings as of the sweep."""
        return self._asked(SWEEP)

    def _asked(self, statement: str) -> Ints:
        return self.line.execute(statement).fetchnumpy()["found_key"]  # type: ignore[no-any-return]


if __name__ == "__main__":
    database = Database(load(Path(sys.argv[1])))
    answer({"replay": database.replay, "sweep": database.sweep})
