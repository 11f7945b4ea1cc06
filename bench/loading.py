"""Reading one ten-day stay from the record, beside the driver alone reading the same rows and decoding their JSON."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from sqlalchemy import Engine

from bench import wards
from bench.frame import Case, Laps, Line, against, interleaved
from bench.stays import ADMITTED_AT, ten_days
from chart import store
from chart.actor import MONITOR
from chart.clock import HandClock
from chart.facts import StayId
from monitors.ward import Ward

OURS, ALONE, RAW = "loading 363 entries", "with a transaction of its own", "driver and orjson"
ASKED = {
    "sqlite": """SELECT id, unit_id, stay_id, observed_at, recorded_at, recorded_by, seq, device, supersedes, reason,
                 content FROM entry WHERE stay_id = ? ORDER BY seq""",
    "postgresql": """SELECT id, unit_id, stay_id, observed_at, recorded_at, recorded_by, seq, device, supersedes,
                     reason, content::text FROM entry WHERE stay_id = %s ORDER BY seq""",
}


def measured(rounds: int) -> Iterator[Line]:
    """Our reading, as facts, against rows and plain dicts."""
    with wards.maker() as make:
        for database in wards.DATABASES:
            with wards.ward(make(database), HandClock(ADMITTED_AT)) as ward:
                laps = interleaved(rounds, _cases(ward))
            yield against(laps, OURS, RAW, at_most=2, on=database)
            yield against(laps, ALONE, RAW, on=database)


def _cases(ward: Ward) -> tuple[Case, Case, Case]:
    stay = wards.admit(ward, ten_days(StayId("measured")))
    raw = _raw(ward.database.reading, ASKED[ward.database.name], stay)

    def ours(laps: Laps) -> None:
        with ward.database.read() as conn:
            store.stay_of(conn, MONITOR, stay)  # as in any look: the transaction is open
            with laps.lap(OURS):
                store.entries_of(conn, MONITOR, stay)

    def alone(laps: Laps) -> None:
        with laps.lap(ALONE), ward.database.read() as conn:
            store.entries_of(conn, MONITOR, stay)

    def floor(laps: Laps) -> None:
        with laps.lap(RAW):
            raw()

    return ours, alone, floor


def _raw(engine: Engine, asked: str, stay: StayId) -> Callable[[], list[tuple[Any, ...]]]:
    """The rows of a stay with their content decoded, past everything of ours."""
    pooled = engine.raw_connection()
    pooled.detach()
    line: Any = pooled.dbapi_connection  # each driver has another type
    cursor = line.cursor()

    def read() -> list[tuple[Any, ...]]:
        rows = cursor.execute(asked, (stay,)).fetchall()
        return [(*row[:-1], orjson.loads(row[-1])) for row in rows]

    return read
