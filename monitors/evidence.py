"""The evidence card: read from the trace of the formula, so that it says nothing the formula did not look at."""

from collections.abc import Iterator, Sequence
from math import inf

import msgspec

from chart.ticks import NEVER
from monitors.book import Pattern
from monitors.grades import Grades
from monitors.names import charted, name_of, shown, worded
from monitors.note import NO, UNKNOWN, YES, ReadingNote, VerdictNote
from monitors.protocol import PatternText

COMPARISONS = {">=": "{} or more", ">": "above {}", "<=": "{} or less", "<": "below {}", "=": "is {}"}
TURNED = {">=": "below {}", ">": "{} or less", "<=": "above {}", "<": "{} or more", "=": "not {}"}
GOES_WITHOUT_SAYING = ("not", "certain", "else_unknown")
COUNTED = ", count in"
PLAINLY_ASKED = ("last", "latest", "first", "set")


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
    """All that is said about one finding. Ticks; until None: stands until something is charted.

    clears: any one of these would end it.
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
    known_limits: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    clears: tuple[str, ...]
    until: int | None


def card(pattern: Pattern, answer: Grades, of_class: Sequence[PatternText] = ()) -> Card:
    """The card of a pattern, from what it answered with tracing on; of_class: what the stay's classes add to it."""
    said = pattern.severity(answer.surely)
    text = pattern.text
    notes = answer.notes
    ground = notes.get(answer.surely) if answer.surely else None
    return Card(
        pattern=pattern.name,
        severity=said.name.lower() if said else "none",
        title=text.title,
        rule=text.rule.format(**text.limit),
        why=" ".join([text.why, *(each.why for each in of_class)]),
        action=" ".join([text.action, *(each.action for each in of_class)]),
        source="; ".join([text.source, *(each.source for each in of_class)]),
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
            yield from (f"needs {said}" for said in _needed(part))
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
    return Line(text=_said(note, reading, COMPARISONS), value=_value(reading, seen), met=met, seen=seen)


def _said(note: VerdictNote, reading: ReadingNote, words: dict[str, str]) -> str:
    """A condition in words: "Heart rate 100 or more", "Tremor, rise in 8 h: 2 or more"."""
    name = name_of(reading.code)
    if reading.code.startswith("task."):
        return f"{name} overdue"
    asked = "" if reading.asked in PLAINLY_ASKED else f", {reading.asked}"
    if note.comparison not in words:
        return name + asked
    if asked.startswith(COUNTED) and (note.comparison, note.limit) == (">=", 1):
        within = asked.removeprefix(COUNTED).replace(" ", ", within ", 1)
        return f"{name}{within}{'' if words is COMPARISONS else ': none'}"
    return f"{name}{asked}{':' if asked else ''} {words[note.comparison].format(worded(reading.code, note.limit))}"


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
    return tuple(dict.fromkeys(said for part in parts if (said := _turned(part)[0])))


def _turned(note: VerdictNote) -> tuple[str, int]:
    """The condition turned round, and of how many single ones it is made.

    Joined the other way: every part of an `any`, one of an `all`, enough of an `at_least`.
    """
    if note.kind in GOES_WITHOUT_SAYING or note.value != YES:
        return "", 0
    if note.reading is not None:
        said = _said(note, note.reading, TURNED) if note.comparison in TURNED else ""
        said = said or (f"{name_of(note.reading.code)} {note.ends}" if note.ends else "")
        return said, 1 if said else 0
    turned = dict.fromkeys(found for part in note.parts if (found := _turned(part))[0])
    parts = [f"({said})" if count > 1 and len(turned) > 1 else said for said, count in turned]
    spare = sum(part.value == YES for part in note.parts) - note.count
    whole = sum(count for _, count in turned)
    if note.kind == "at_least" and spare + 1 < len(parts):
        return f"{spare + 1} of: {'; '.join(parts)}", whole
    return (" or " if note.kind == "all" else " and ").join(parts), whole


def _needed(note: VerdictNote, is_turned: bool = False) -> Iterator[str]:
    """The single conditions that would have to hold, under a note that does not; is_turned: that must not hold."""
    if note.reading is not None:
        if note.value == (YES if is_turned else NO):
            yield _said(note, note.reading, TURNED if is_turned else COMPARISONS)
        return
    for part in note.parts:
        yield from _needed(part, is_turned != (note.kind == "not"))


def _unique(lines: Iterator[Line]) -> list[Line]:
    """What is said twice in the same words is one line, and rests on the entries of both."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        before = found.get((line.text, line.value), line)
        seen = tuple(dict.fromkeys((*before.seen, *line.seen)))
        found[line.text, line.value] = msgspec.structs.replace(line, seen=seen)
    return list(found.values())
