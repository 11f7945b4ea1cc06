"""The evidence card: read from the trace of the formula, so that it says nothing the formula did not look at."""

from collections.abc import Iterator
from math import inf

import msgspec

from chart.ticks import NEVER
from monitors.book import Pattern
from monitors.grades import Grades
from monitors.names import name_of, number, shown
from monitors.note import NO, UNKNOWN, YES, ReadingNote, VerdictNote

COMPARISONS = {
    ">=": "{} or more", ">": "above {}", "<=": "{} or less", "<": "below {}", "=": "is {}",
}  # fmt: skip
TURNED = {">=": "below {}", ">": "{} or less", "<=": "above {}", "<": "{} or more", "=": "not {}"}
PLAIN = ("not", "certain")


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One charted value under a line: what, when observed (tick), in which entry."""

    value: str
    observed: int
    entry_id: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One condition of the rule: in words, the value found, and the entries it rests on."""

    text: str
    value: str
    met: str
    seen: tuple[Seen, ...] = ()


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said about one finding. Ticks; until None: stands until something is charted."""

    pattern: str
    severity: str
    title: str
    rule: str
    why: str
    action: str
    source: str
    evidence: str
    version: str
    known_limits: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    clears: tuple[str, ...]
    until: int | None


def card(pattern: Pattern, answer: Grades) -> Card:
    """The card of a pattern, from what it answered with tracing on."""
    said = pattern.severity(answer.surely)
    text = pattern.text
    notes = answer.notes
    ground = notes.get(answer.surely) if answer.surely else None
    return Card(
        pattern=pattern.name,
        severity=said.name.lower() if said else "none",
        title=text.title,
        rule=text.rule.format(**text.limit),
        why=text.why,
        action=text.action,
        source=text.source,
        evidence=text.evidence,
        version=pattern.version,
        known_limits=text.known_limits,
        lines=tuple(_unique(_lines(ground))) if ground else (),
        missing=missing(answer),
        clears=_clears(ground) if ground else (),
        until=None if answer.until >= NEVER else answer.until,
    )


def missing(answer: Grades) -> tuple[str, ...]:
    """What is missing without which a worse grade cannot be excluded, in ward words."""
    found = []
    for severity, note in answer.notes.items():
        if severity > answer.surely and note.value == UNKNOWN:
            found += [f"{name_of(r.code)}: {r.missing or 'not answered since'}" for r in _unknown_readings(note)]
    return tuple(dict.fromkeys(found))


def _unknown_readings(note: VerdictNote) -> Iterator[ReadingNote]:
    if note.reading is not None:
        if note.value == UNKNOWN:
            yield note.reading
        return
    for part in note.parts:
        if part.value == UNKNOWN or note.kind in ("certain", "if_charted", "else_unknown"):
            yield from _unknown_readings(part)


def _lines(note: VerdictNote) -> Iterator[Line]:
    """All parts of an `all`, the true parts of an `any` or `at_least`; what is merely not excluded is no evidence."""
    if note.kind in PLAIN:
        return
    if note.reading is not None:
        yield _line(note, note.reading)
        return
    for part in note.parts:
        if note.kind == "all" or part.value == YES:
            yield from _lines(part)


def _line(note: VerdictNote, reading: ReadingNote) -> Line:
    rows = sorted(reading.rows, key=lambda row: row.observed)
    seen = tuple(
        Seen(value=shown(reading.code, row.low, row.high), observed=row.observed, entry_id=row.entry_id) for row in rows
    )
    met = {YES: "yes", NO: "no", UNKNOWN: "unknown"}[note.value]
    return Line(text=_condition(note, reading, COMPARISONS), value=_value(reading, seen), met=met, seen=seen)


def _condition(note: VerdictNote, reading: ReadingNote, words: dict[str, str]) -> str:
    name = name_of(reading.code)
    if reading.code.startswith("task."):
        return f"{name} overdue"
    asked = "" if reading.asked in ("last", "latest", "first", "set") else f" {reading.asked}"
    if note.comparison not in words:
        return f"{name}{asked}"
    limit = shown(reading.code, note.limit, note.limit) if reading.code == "consciousness" else number(note.limit)
    return f"{name}{asked} {words[note.comparison].format(limit)}"


def _value(reading: ReadingNote, seen: tuple[Seen, ...]) -> str:
    if reading.missing:
        return reading.missing
    if reading.asked.startswith(("rise", "fall")) and len(seen) == 2:
        return f"{seen[0].value} → {seen[1].value}"
    if reading.low == -inf and seen:
        return seen[-1].value
    return shown(reading.code, reading.low, reading.high)


def _clears(note: VerdictNote) -> tuple[str, ...]:
    """The comparisons turned round, each enough or all needed, as the joint says."""
    conditions = [_condition(n, n.reading, TURNED) for n in _leaves(note) if n.reading is not None]
    conditions = list(dict.fromkeys(conditions))
    if not conditions:
        return ()
    lead = {"all": "One of", "any": "All of"}.get(note.kind, "So many that the count is not reached")
    return tuple(conditions) if len(conditions) == 1 else (f"{lead}: " + "; ".join(conditions),)


def _leaves(note: VerdictNote) -> Iterator[VerdictNote]:
    if note.kind in PLAIN:
        return
    if note.reading is not None:
        if note.value == YES:
            yield note
        return
    for part in note.parts:
        yield from _leaves(part)


def _unique(lines: Iterator[Line]) -> list[Line]:
    return list({(line.text, line.value): line for line in lines}.values())
