"""A stay's lines in columns, and as bytes: what a closed stay is kept as, so that it need not be read again."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from chart.ticks import NEVER
from monitors.columns.item import Item

Array = NDArray[Any]
STANDS = 0  # for known_until: no item is known until the moment of which times are counted


class CourseCopy(NamedTuple):
    """One stay as it was ever known. All items, code by code in the order of their keys; `code`: place in `codes`.

    Times are ticks since `origin`, as uint32 for a stay of up to 49 days, else int64; known_until STANDS: it is still
    known. low, high: float64. flags: uint8, as of an Item.
    """

    codes: tuple[str, ...]
    origin: int
    code: Array
    observed: Array
    known_from: Array
    known_until: Array
    low: Array
    high: Array
    flags: Array

    @property
    def columns(self) -> tuple[Array, ...]:
        """All but the codes and the origin, in this order."""
        return self[2:]


def copy_of(lines: Mapping[str, Sequence[Item]]) -> CourseCopy:
    """From the lines of a stay."""
    codes = tuple(sorted(lines))
    items = [item for code in codes for item in lines[code]]
    rows = [(item[0][0], item[1], item[2] if item[2] < NEVER else 0, item[3], item[4], item[5]) for item in items]
    table = np.array(rows, np.float64).reshape(-1, 6).T
    ticks = table[:3].astype(np.int64)
    origin = int(ticks[:2].min(initial=NEVER)) - 1
    observed, known_from, known_until = _since(origin, ticks)
    low, high = table[3].copy(), table[4].copy()
    code = np.repeat(np.arange(len(codes), dtype=np.uint16), [len(lines[each]) for each in codes])
    return CourseCopy(codes, origin, code, observed, known_from, known_until, low, high, table[5].astype(np.uint8))


def _since(origin: int, ticks: Array) -> Array:
    since = np.maximum(ticks - origin, 0)
    return np.asarray(since, np.uint32 if since.max(initial=0) < 2**32 else np.int64)


class _Packed(msgspec.Struct, array_like=True, frozen=True):
    codes: tuple[str, ...]
    origin: int
    count: int
    columns: bytes


_KEPT = ("<u2", "<i8", "<i8", "<i8", "<i8", "<i8", "u1")


def packed(copy: CourseCopy) -> bytes:
    """As few bytes as cheaply possible: times as steps, a value's upper end by how it differs from its lower one."""
    observed, known_from, known_until = (np.asarray(each, np.int64) for each in copy.columns[1:4])
    low, high = copy.low.view(np.int64), copy.high.view(np.int64)
    gone = np.where(known_until == STANDS, 0, known_until - known_from)
    columns = (copy.code, np.diff(observed, prepend=0), known_from - observed, gone, low, high ^ low, copy.flags)
    whole = b"".join(column.astype(kind).tobytes() for column, kind in zip(columns, _KEPT, strict=True))
    return msgspec.msgpack.encode(_Packed(copy.codes, copy.origin, len(copy.code), zlib.compress(whole, 1)))


def unpacked(stored: bytes) -> CourseCopy:
    """What was packed."""
    kept = msgspec.msgpack.decode(stored, type=_Packed)
    whole, begin, columns = zlib.decompress(kept.columns), 0, []
    for kind in _KEPT:
        columns.append(np.frombuffer(whole, kind, kept.count, begin))
        begin += columns[-1].nbytes
    code, steps, later, gone, low, differs, flags = columns
    observed = np.cumsum(steps)
    known_from = observed + later
    times = _since(0, np.stack([observed, known_from, np.where(gone == 0, STANDS, known_from + gone)]))
    high = (low ^ differs).view(np.float64)
    low = low.view(np.float64)
    return CourseCopy(kept.codes, kept.origin, code, times[0], times[1], times[2], low, high, flags)
