"""What a pattern tells us: a finding, or that it cannot be judged. The shape belongs here; protocols stay above."""

from enum import IntEnum
from typing import Any

import msgspec


class Severity(IntEnum):
    """Ours, four steps; not the IEC priorities of the same name."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


class Ending(msgspec.Struct, frozen=True):
    """What it takes for a medium or low alert to close by itself once its condition is false.

    instrument: two complete assessments of it without the condition. minutes: false for so long, inputs current.
    at_once: when the condition is false, the task is done.
    """

    instrument: str | None = None
    minutes: int | None = None
    at_once: bool = False


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern holds. Times are ticks.

    since: when the chart says it began. about: the entry id of the event it is about, else "".
    possibly: the worst it may be, given what is missing. evidence: the card, ready for JSON; None on the fast path.
    """

    pattern: str
    title: str
    cause: str
    severity: Severity
    possibly: Severity
    since: int
    ending: Ending
    about: str = ""
    version: str = ""
    is_silent: bool = False
    is_late: bool = False  # observed well before it became known
    is_historic: bool = False  # true at its own time, no longer when it became known: told, never paged
    superseded_by: str = ""  # another pattern of the stay that says the same, louder: kept as a line, pages never
    evidence: dict[str, Any] | None = None


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern that cannot be judged, the worst it may be, and what is missing."""

    pattern: str
    possibly: Severity
    missing: tuple[str, ...] = ()


class Correction(msgspec.Struct, frozen=True):
    """An amendment or void that became known at a moment."""

    entry_id: str
    by: str
    reason: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """All that was judged of one stay at one moment: what `reconcile` compares with the open alerts.

    A pattern in neither findings nor unknowns is surely false now.
    assessed: instruments of which a complete, assessable assessment became known at this very moment.
    corrections: what was corrected at this moment; a condition that went away with one was never true.
    judged: patterns judged at this moment (others merely stand as before). is_over: the stay has ended.
    """

    at: int
    findings: tuple[Finding, ...]
    unknowns: tuple[Unknown, ...] = ()
    assessed: frozenset[str] = frozenset()
    corrections: tuple[Correction, ...] = ()
    judged: frozenset[str] = frozenset()
    is_over: bool = False
