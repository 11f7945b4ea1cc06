"""The text of every protocol that was ever in force, so that what an alert was judged by can be read later."""

import hashlib
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select

from chart.tables import protocol_version, unit
from monitors.protocol import ProtocolFile, Protocols

UNSIGNED, APPROVED = "unsigned unit default", "approved"


def put_versions(conn: Connection, protocols: Protocols, now: datetime) -> None:
    """Keep those in force that are not kept yet. One without a day of its own took effect when it was first seen."""
    there = set(conn.scalars(select(protocol_version.c.id)))
    for unit_id in conn.scalars(select(unit.c.id)).all():
        rows = [_row(protocols, name, now) | {"unit_id": unit_id} for name in protocols.by_file]
        if new := [row for row in rows if row["id"] not in there]:
            conn.execute(insert(protocol_version), new)
            there |= {row["id"] for row in new}


def _row(protocols: Protocols, name: str, now: datetime) -> dict[str, object]:
    file, text = protocols.by_file[name], protocols.texts[name]
    sha = hashlib.sha256(text.encode()).hexdigest()
    return {
        "id": f"{file.protocol} {file.version} {sha[:12]}", "protocol": file.protocol, "toml": text, "sha256": sha,
        "status": APPROVED if file.approved_on else UNSIGNED,
        "effective_from": _midnight(file, protocols.zone) or now,
    }  # fmt: skip


def _midnight(file: ProtocolFile, zone: ZoneInfo) -> datetime | None:
    return None if file.effective_from is None else datetime.combine(file.effective_from, time(), zone)
