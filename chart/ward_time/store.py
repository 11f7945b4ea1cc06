"""The row that sets the ward clock, read with a short memory."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from chart.clock import ClockSetting, monotonic_seconds
from chart.database import Database
from chart.tables import examined, heartbeat, ward_clock

THE_ROW = 1
MEMORY_S = 1.0


def setting_of(conn: Connection) -> ClockSetting | None:
    """How the ward clock is set; None: it is not, and real time counts."""
    row = conn.execute(_ASKED).one_or_none()
    return None if row is None else ClockSetting(*row)


def put_setting(conn: Connection, setting: ClockSetting) -> None:
    """Set the ward clock for every process of this record."""
    said = {"real_at": setting.real_at, "ward_at": setting.ward_at, "rate": setting.rate}
    if not conn.execute(update(ward_clock).where(ward_clock.c.id == THE_ROW).values(**said)).rowcount:
        conn.execute(insert(ward_clock).values(id=THE_ROW, **said))


def newest_moment(conn: Connection) -> datetime | None:
    """The newest moment of ward time that the record knows of: a sweep, or the time of recording of an entry."""
    asked = (select(func.max(heartbeat.c.ward_at)), select(func.max(examined.c.last_recorded_at)))
    return max((found for each in asked if (found := conn.execute(each).scalar_one()) is not None), default=None)


@dataclass(slots=True)
class Remembered:
    """The setting as it was read a second ago at most; while the database does not answer, as it was last read."""

    database: Database
    setting: ClockSetting | None
    read_s: float = field(default_factory=monotonic_seconds)

    def __call__(self) -> ClockSetting | None:
        """How the ward clock is set."""
        if monotonic_seconds() - self.read_s >= MEMORY_S:
            self.read_s = monotonic_seconds()
            try:
                with self.database.read() as conn:
                    self.setting = setting_of(conn)
            except SQLAlchemyError:
                return self.setting
        return self.setting


_ASKED = select(ward_clock.c.real_at, ward_clock.c.ward_at, ward_clock.c.rate).where(ward_clock.c.id == THE_ROW)
