"""The column types that the two databases do not share: times, JSON, and what could name a patient."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import JSON, DateTime, Dialect, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

from chart.ticks import to_moment, to_tick

ISO_LENGTH = 24  # 2026-03-01T08:00:00.000Z


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in whole milliseconds; a naive one raises ValueError.

    SQLite knows no zones: there it is ISO text of one width in UTC, so that the order of text is the order of time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, timestamptz on PostgreSQL."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(ISO_LENGTH))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # what the driver takes
        """The moment as the database keeps it."""
        if value is None:
            return None
        moment = to_moment(to_tick(value))
        return iso_text(moment) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The aware UTC moment that was put in."""
        if value is None:
            return None
        return datetime.fromisoformat(value) if isinstance(value, str) else value.astimezone(UTC)


class Sealed(TypeDecorator[str]):
    """Text that could name a patient. It has a type of its own so that it can be encrypted without another schema."""

    impl = Text
    cache_ok = True


# Plain Python values; the engines of `database` write and read them with the two functions below.
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def json_text(value: object) -> str:
    """A plain value as JSON text."""
    return msgspec.json.encode(value).decode()


def json_value(text: str | bytes) -> Any:
    """The plain value of JSON text."""
    return msgspec.json.decode(text)


def iso_text(moment: datetime) -> str:
    """An aware UTC moment as text of one width, whose order is the order of time."""
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
