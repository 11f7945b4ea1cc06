"""Reading entries: past the column types, since a content is decoded once, from JSON text straight into facts."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, DateTime, Select, Text, bindparam, cast, select, type_coerce
from sqlalchemy.types import TypeEngine

from chart.facts import AnyContent, Entry
from chart.tables import entry

CONTENT: msgspec.json.Decoder[AnyContent] = msgspec.json.Decoder(AnyContent)
Selected = Select[*tuple[Any, ...]]


def find_entry(conn: Connection, entry_id: str) -> Entry | None:
    """The entry of an id, whosever unit it is; None if there is none."""
    found = read_entries(conn, ENTRIES[conn.dialect.name].where(entry.c.id == entry_id))
    return found[0] if found else None


def read_entries(conn: Connection, asked: Selected, told: Mapping[str, Any] | None = None) -> list[Entry]:
    """The entries that one of the selections below, with whatever was added to it, finds."""
    decode, moment = CONTENT.decode, _MOMENT[conn.dialect.name]
    rows = conn.execute(asked, told).all()
    return [
        Entry(
            id=id_, unit_id=unit_id, stay_id=stay_id, observed_at=moment(observed), recorded_at=moment(recorded),
            recorded_by=by, content=decode(content), seq=seq, device=device, supersedes=supersedes, reason=reason,
        )
        for id_, unit_id, stay_id, observed, recorded, by, content, seq, device, supersedes, reason in rows
    ]  # fmt: skip


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _selected(time: TypeEngine[Any], content: ColumnElement[Any]) -> Selected:
    return select(
        entry.c.id, entry.c.unit_id, entry.c.stay_id, type_coerce(entry.c.observed_at, time),
        type_coerce(entry.c.recorded_at, time), entry.c.recorded_by, content, entry.c.seq, entry.c.device,
        entry.c.supersedes, entry.c.reason,
    )  # fmt: skip


_MOMENT: dict[str, Callable[[Any], datetime]] = {"sqlite": datetime.fromisoformat, "postgresql": _in_utc}
ENTRIES = {
    "sqlite": _selected(Text(), type_coerce(entry.c.content, Text())),
    "postgresql": _selected(DateTime(timezone=True), cast(entry.c.content, Text())),
}
OF_STAY = {
    name: asked.where(entry.c.stay_id == bindparam("stay"), entry.c.seq > bindparam("after")).order_by(entry.c.seq)
    for name, asked in ENTRIES.items()
}
