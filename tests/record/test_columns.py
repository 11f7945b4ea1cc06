from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, insert, select
from sqlalchemy.dialects import sqlite

from chart.columns import Json, UtcDateTime, iso_text
from chart.database import Database
from chart.tables import heartbeat, unit
from chart.ticks import to_moment, to_tick

MOMENT = datetime(2026, 3, 29, 1, 59, 59, 123_000, tzinfo=UTC)
FIRST, LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001  # Hypothesis adds the zones
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.timezones())


def beat(at: datetime) -> dict[str, object]:
    return {
        "process": "one", "role": "monitor", "epoch": 1, "real_at": at, "ward_at": at, "monotonic_s": 1.5,
        "sweep_no": 1, "stays_seen": 0, "stays_judged": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (MOMENT, MOMENT),
        (MOMENT.astimezone(timezone(timedelta(hours=5, minutes=45))), MOMENT),
        (MOMENT + timedelta(microseconds=999), MOMENT),
        (datetime(1969, 12, 31, 23, 59, 59, 1, tzinfo=UTC), datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_time_comes_back_aware_in_utc_and_whole_milliseconds(
    database: Database, given: datetime, kept: datetime
) -> None:
    with database.write() as conn:
        conn.execute(insert(heartbeat).values(beat(given)))
        back = conn.execute(select(heartbeat.c.ward_at)).scalar_one()
    assert back == kept
    assert back.tzinfo is UTC


def test_a_time_without_a_zone_is_never_stored(database: Database) -> None:
    with database.write() as conn, pytest.raises(Exception, match="without a zone"):
        conn.execute(insert(heartbeat).values(beat(datetime(2026, 3, 29, 1, 59))))  # noqa: DTZ001


@given(MOMENTS, MOMENTS)
def test_in_sqlite_the_order_of_text_is_the_order_of_time(one: datetime, other: datetime) -> None:
    dialect = sqlite.dialect()
    texts = [UtcDateTime().process_bind_param(moment, dialect) for moment in (one, other)]
    assert (texts[0] < texts[1]) == (to_tick(one) < to_tick(other))
    assert UtcDateTime().process_result_value(texts[0], dialect) == to_moment(to_tick(one))


def test_an_early_year_keeps_its_width() -> None:
    assert iso_text(datetime(33, 4, 3, tzinfo=UTC)) == "0033-04-03T00:00:00.000Z"


def test_json_is_plain_values_and_none_is_no_value(database: Database) -> None:
    beds = ["01", {"nested": [1, 2.5, None, True, "Ærø 🛏"]}]
    with database.write() as conn:
        conn.execute(insert(unit).values(id="a", name="A", zone="UTC", beds=beds))
        assert conn.execute(select(unit.c.beds).where(unit.c.id == "a")).scalar_one() == beds
        sheet = Table("sheet", MetaData(), Column("said", Json), prefixes=["TEMPORARY"])
        sheet.create(conn)
        conn.execute(insert(sheet).values(said=None))
        assert conn.exec_driver_sql("SELECT count(*) FROM sheet WHERE said IS NULL").scalar() == 1
