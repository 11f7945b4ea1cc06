"""The evidence card: read from the trace of the formula, so that it says nothing the formula did not look at."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import inf

import msgspec

from alerts.finding import Severity
from chart.ticks import NEVER
from monitors.book import Pattern
from monitors.conditions import COMPARISONS, GOES_WITHOUT_SAYING, needed, said, turned, ways
from monitors.grades import Grades
from monitors.names import charted, name_of, shown
from monitors.note import NO, UNKNOWN, YES, ReadingNote, VerdictNote
from monitors.protocol import PatternText

ON_ITS_SCALE = ("last", "latest", "first", "highest", "lowest")


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One charted value under a line: what, when observed (tick), in which entry."""

    value: str
    observed: int
    entry_id: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One condition of the rule: in words, the value found, and the entries it rests on.

    code: what was read. limit: with which it was compared, where that stands on the scale of the code; else None.
    """

    text: str
    value: str
    met: str
    code: str
    limit: float | None
    seen: tuple[Seen, ...] = ()


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said about one finding. Ticks; until None: stands until something is charted.

    approver_role, approved_on: who signs the protocol, and when they did; None: nobody has. clears: any one of these
    would end it. next_severity: the next worse one this pattern has, "" if none; raises: any one of these would make it
    that, and, where there are many, others that the rule names.
    """

    pattern: str
    severity: str
    title: str
    rule: str
    why: str
    action: str
    source: str
    evidence: str
    version: str
    approver_role: str
    approved_on: date | None
    known_limits: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    clears: tuple[str, ...]
    next_severity: str
    raises: tuple[str, ...]
    until: int | None


def card(pattern: Pattern, answer: Grades, of_class: Sequence[PatternText] = ()) -> Card:
    """The card of a pattern, from what it answered with tracing on; of_class: what the stay's classes add to it."""
    severity = pattern.severity(answer.surely)
    text = pattern.text
    notes = answer.notes
    ground = notes.get(answer.surely) if answer.surely else None
    lines = tuple(_unique(_lines(ground))) if ground else ()
    worse = _next_worse(pattern, answer) if answer.surely else None
    return Card(
        pattern=pattern.name,
        severity=severity.name.lower() if severity else "none",
        title=text.title,
        rule=text.rule.format(**text.limit),
        why=" ".join([text.why, *(each.why for each in of_class)]),
        action=" ".join([text.action, *(each.action for each in of_class)]),
        source="; ".join([text.source, *(each.source for each in of_class)]),
        evidence=text.evidence,
        version=pattern.version,
        approver_role=pattern.approval.role,
        approved_on=pattern.approval.on,
        known_limits=text.known_limits,
        lines=lines,
        missing=missing(answer),
        clears=_clears(ground) if ground else (),
        next_severity=pattern.severity(worse).name.lower() if worse else "",
        raises=_raises(notes[worse], {line.text for line in lines if line.met == "yes"}) if worse else (),
        until=None if answer.until >= NEVER else answer.until,
    )


def _next_worse(pattern: Pattern, answer: Grades) -> Severity | None:
    """The mildest grade above the one that surely holds, of those the unit calls worse; None if there is none."""
    now = pattern.severity(answer.surely)
    worse = [grade for grade in answer.notes if grade > answer.surely and pattern.severity(grade) > now]
    return min(worse, default=None)


def _raises(note: VerdictNote, met: set[str]) -> tuple[str, ...]:
    """What would make the note a yes; what only says what is met already, of another dose, comes last."""
    several = sorted(ways(note), key=lambda way: not met.isdisjoint(way))
    return tuple(" and ".join(way) for way in several)


def missing(answer: Grades) -> tuple[str, ...]:
    """What is missing without which a worse grade cannot be excluded, in ward words."""
    found: list[str] = []
    for severity, note in answer.notes.items():
        if severity > answer.surely and note.value == UNKNOWN:
            found += _missing_under(note)
    return tuple(dict.fromkeys(found))


def _missing_under(note: VerdictNote) -> Iterator[str]:
    if note.reading is not None:
        if note.value == UNKNOWN:
            yield from _why_unknown(note.reading)
        return
    for part in note.parts:
        if note.kind == "else_unknown" and part.value == NO:
            yield from (f"needs {words}" for words in needed(part))
        elif part.value == UNKNOWN or note.kind in ("certain", "else_unknown"):
            yield from _missing_under(part)


def _why_unknown(reading: ReadingNote) -> Iterator[str]:
    if reading.missing:
        yield from (f"{name_of(code)}: {reason}" for code, reason in reading.missing)
    elif reading.low != reading.high and reading.low > -inf:
        yield f"{name_of(reading.code)}: {shown(reading.code, reading.low, reading.high)}, not complete"
    else:
        yield f"{name_of(reading.code)}: not answered since"


def _lines(note: VerdictNote) -> Iterator[Line]:
    """All parts of an `all`, the true parts of an `any` or `at_least`; what is merely not excluded is no evidence."""
    if note.kind in GOES_WITHOUT_SAYING:
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
        Seen(value=charted(reading.code, row.low, row.high), observed=row.observed, entry_id=row.entry_id)
        for row in rows
    )
    met = {YES: "yes", NO: "no", UNKNOWN: "unknown"}[note.value]
    is_on_scale = note.comparison in COMPARISONS and reading.asked in ON_ITS_SCALE
    return Line(
        text=said(note, reading, COMPARISONS), value=_value(reading, seen), met=met, code=reading.code,
        limit=note.limit if is_on_scale else None, seen=seen,
    )  # fmt: skip


def _value(reading: ReadingNote, seen: tuple[Seen, ...]) -> str:
    if reading.missing:
        return "; ".join(reason for _, reason in reading.missing)
    if reading.code.startswith("task."):
        return f"{reading.low:.0f} min past due"
    if len(seen) == 2 and (reading.asked.startswith(("rise", "fall")) or reading.asked == "latest"):
        return f"{seen[0].value} → {seen[1].value}"
    if reading.low == -inf and seen:
        return seen[-1].value
    return shown(reading.code, reading.low, reading.high)


def _clears(note: VerdictNote) -> tuple[str, ...]:
    """What would end it: of an `all` each part alone, of anything else the whole."""
    parts = note.parts if note.kind == "all" else (note,)
    return tuple(dict.fromkeys(words for part in parts if (words := turned(part)[0])))


def _unique(lines: Iterator[Line]) -> list[Line]:
    """What is said twice in the same words is one line, and rests on the entries of both."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        before = found.get((line.text, line.value), line)
        seen = tuple(dict.fromkeys((*before.seen, *line.seen)))
        found[line.text, line.value] = msgspec.structs.replace(line, seen=seen)
    return list(found.values())
