"""What a formula leaves behind when it is asked with tracing on: the tree the evidence card is read from."""

from dataclasses import dataclass

YES, UNKNOWN, NO = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Row:
    """One charted value that a reading rests on; `high` differs from `low` where only a range is known."""

    entry_id: str
    observed: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Where a number came from: its code, how it was asked, the rows, and (code, why) of whatever is missing for it."""

    code: str
    asked: str
    low: float
    high: float
    rows: tuple[Row, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictNote:
    """How a verdict came about: a comparison, or parts joined by `kind` (all, any, at_least, not, certain …).

    ends: what would turn an answer that is no comparison of numbers.
    """

    kind: str
    value: int
    until: int
    parts: tuple["VerdictNote", ...] = ()
    count: int = 0
    reading: ReadingNote | None = None
    comparison: str = ""
    limit: float = 0.0
    ends: str = ""
