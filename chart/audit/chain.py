"""The arithmetic of the chain: each row's MAC covers the row and the MAC before it."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from chart.columns import iso_text

START = bytes(32)  # what the first row hangs from


class Row(msgspec.Struct, frozen=True):
    """One row of the audit as the table has it, column by column.

    subjects: ids of patients or stays. result: done, denied or failed.
    """

    seq: int
    unit_id: str | None
    at: datetime
    actor: str
    role: str
    act: str
    category: str
    subjects: Sequence[str]
    origin: str | None
    result: str
    detail: dict[str, Any] | None
    prev_mac: bytes
    mac: bytes


class Head(msgspec.Struct, frozen=True):
    """How far the chain had come: kept elsewhere, it shows that rows were cut off or an old copy was put back."""

    seq: int
    mac: bytes


class Verified(msgspec.Struct, frozen=True):
    """What a look at the whole chain found. first_bad: the number of the first row that is not as it was written."""

    rows: int
    first_bad: int | None = None
    why: str = ""

    @property
    def is_whole(self) -> bool:
        """Nothing was changed."""
        return self.first_bad is None


def mac_of(row: Row, key: bytes) -> bytes:
    """HMAC-SHA256 over the MAC before and the row in one fixed spelling."""
    said = [
        row.seq, row.unit_id, iso_text(row.at), row.actor, row.role, row.act, row.category, row.subjects, row.origin,
        row.result, row.detail,
    ]  # fmt: skip
    return hmac.digest(key, row.prev_mac + msgspec.json.encode(said, order="sorted"), hashlib.sha256)


def verify_rows(rows: Iterable[Row], key: bytes, heads: Iterable[Head]) -> Verified:
    """Whether the rows, in order, are the chain that the heads are of: the record's own, and any kept elsewhere."""
    known = {head.seq: head.mac for head in sorted(heads, key=lambda head: head.seq)}
    seq, mac = 0, START
    for row in rows:
        seq += 1
        if row.seq != seq:
            return Verified(seq - 1, seq, "the row is missing")
        if row.prev_mac != mac:
            return Verified(seq - 1, seq, "the row does not follow the one before it")
        if not hmac.compare_digest(row.mac, mac_of(row, key)):
            return Verified(seq - 1, seq, "the row is not as it was written")
        mac = row.mac
        if known.get(seq, mac) != mac:
            return Verified(seq - 1, seq, "the row is not the one that was there when the head was taken")
    if known and max(known) > seq:
        return Verified(seq, seq + 1, f"the rows from here to {max(known)} were cut off")
    return Verified(seq)
