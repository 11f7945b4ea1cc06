"""The ward clock of one record: real time, or what one row says, so that every process and page agrees."""

from datetime import datetime

from chart.clock import ClockSetting, WardClock, real_now
from chart.database import Database
from chart.errors import RecordError
from chart.settings import Settings
from chart.ward_time.store import Remembered, newest_moment, put_setting, setting_of

__all__ = ["set_pace", "ward_clock"]
REFUSED = "TIDEWATCH_PRODUCTION is set: in production the ward goes by real time"


def ward_clock(database: Database, settings: Settings) -> WardClock:
    """The clock that chart, rounds and pages of this record go by; RecordError for a set one in production."""
    with database.read() as conn:
        setting = setting_of(conn)
    if settings.production:
        if setting is not None:
            raise RecordError(f"{REFUSED}, and the clock of this record was set by a demo")
        return WardClock()
    return WardClock(Remembered(database, setting))


def set_pace(database: Database, settings: Settings, rate: float, made_at: datetime) -> WardClock:
    """From now on the ward's time runs so many times as fast, and goes on from the newest moment of the record.

    The time in which nobody ran the unit does not count: else all of it would be overdue when it is run again.
    made_at: when the unit was made, from which a new one starts.
    """
    if settings.production:
        raise RecordError(REFUSED)
    real = real_now()
    with database.write() as conn:
        newest = newest_moment(conn)
        setting = ClockSetting(real, made_at if newest is None else max(newest, made_at), rate)
        put_setting(conn, setting)
    return WardClock(Remembered(database, setting))
