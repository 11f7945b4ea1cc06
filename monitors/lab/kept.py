"""A past stay as the lab reads it, and as it is kept once it is closed."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

import chart
import monitors
from chart.facts import Entry, StayId
from chart.ticks import to_tick
from monitors import losing, sedation_ended
from monitors.columns.course_copy import CourseCopy, copy_of, packed, unpacked
from monitors.columns.history import history_of
from monitors.lab.about import About, about_of
from monitors.protocol import Protocols

_READINGS: dict[str, str] = {}


class PastStay(NamedTuple):
    """A stay in columns, and what counts of it."""

    stay_id: StayId
    about: About
    course: CourseCopy


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    about: About
    course: bytes


def past_stay(stay_id: StayId, entries: Sequence[Entry], protocols: Protocols, until: datetime) -> PastStay:
    """Read from its entries, in the order of recording; one that is open is followed up to a moment."""
    end = max(to_tick(until), max(to_tick(entry.recorded_at) for entry in entries))
    history = history_of(entries, protocols, end)
    return PastStay(stay_id, about_of(history.known, entries, until), copy_of(history.lines))


def to_bytes(stay: PastStay) -> bytes:
    """As it is kept."""
    return msgspec.msgpack.encode(_Kept(stay.about, packed(stay.course)))


def from_bytes(stay_id: StayId, kept: bytes) -> PastStay:
    """What was kept."""
    found = msgspec.msgpack.decode(kept, type=_Kept)
    return PastStay(stay_id, found.about, unpacked(found.course))


def reading_of(protocols: Protocols) -> str:
    """A digest of all that a stay in columns hangs on beside its entries: this software, and what the rounds go by.

    A limit of a pattern that no round goes by changes nothing in it.
    """
    if protocols.digest not in _READINGS:
        limits = {name: protocols.patterns[name].limit for name in (*losing.PATTERNS, *sedation_ended.PATTERNS)}
        rounds = msgspec.json.encode((protocols.rounds, protocols.terms, protocols.zone.key, limits))
        _READINGS[protocols.digest] = hashlib.sha256(_software() + rounds).hexdigest()
    return _READINGS[protocols.digest]


@cache
def _software() -> bytes:
    whole = hashlib.sha256()
    for package in (chart, monitors):
        for path in sorted(Path(next(iter(package.__path__))).rglob("*")):
            if path.suffix in (".py", ".toml") and "protocols" not in path.parts:
                whole.update(path.read_bytes())
    return whole.digest()
