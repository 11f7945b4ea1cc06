"""The evidence of an alert from its card: who signs, a row a reading with what became of it, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from chart.facts import PersonId
from chart.people import role_words
from chart.ticks import to_moment
from dashboard import words
from dashboard.components.evidence import Evidence
from dashboard.components.evidence_chart import Window
from dashboard.components.evidence_table import Correction, Row
from dashboard.pages.stay.entries import entry_words
from monitors.amended import Amended, Charted
from monitors.evidence import Card, Line, Seen

MISSING = "not done"
YES = "yes"  # what merely happened
SEVERAL = 3  # earlier readings of one line, from which on they stand in one row with the newest
MOST_VALUES = 6
People = Mapping[PersonId, str]


def evidence_of(
    card: Card, charted: Charted, people: People, earlier: Sequence[Card] = (), window: Window | None = None
) -> Evidence:
    """The card as it is drawn: a row per reading, what earlier cards rested on and was corrected, what is missing.

    earlier: what was said of the alert before, oldest first.
    """
    rows = [row for line in card.lines for row in _rows(line, charted, people)]
    before = [row for each in earlier for line in each.lines for row in _rows(line, charted, people) if row.correction]
    rows += [row for row in dict.fromkeys(before) if row not in rows]
    for text in card.missing:
        what, _, why = text.partition(": ")
        rows.append(Row(what, why or MISSING, is_missing=True))
    return Evidence(
        rule=card.rule,
        why=card.why,
        action=card.action,
        source=card.source,
        grade=card.evidence,
        version=f"{card.pattern} · {card.version}",
        signed=_signed(card),
        known_limits=card.known_limits,
        rows=tuple(rows),
        clears=card.clears,
        next_severity=card.next_severity,
        raises=card.raises,
        seen_at=_newest(card),
        window=window,
    )


def _signed(card: Card) -> str:
    role = role_words(card.approver_role)
    if card.approved_on is None:
        return f"Not signed yet by the {role}"
    return f"Signed by the {role}, {words.birth(card.approved_on)}"


def _newest(card: Card) -> datetime | None:
    """When the newest of its readings was seen."""
    newest = max((seen.observed for line in card.lines for seen in line.seen), default=None)
    return None if newest is None else to_moment(newest)


def _rows(line: Line, charted: Charted, people: People) -> Iterator[Row]:
    """A row a reading; where there are many, those that stand as they were are one."""
    if not line.seen:
        yield Row(line.text, line.value, is_met=line.met == "yes")
        return
    *earlier, newest = line.seen
    row = _row(line.text, line.value, line.met == "yes", (newest, line.code), charted, people)
    before = [_row(f"{line.text}: before", each.value, True, (each, line.code), charted, people) for each in earlier]
    plain = [each for each in before if each.correction is None]
    if len(plain) < SEVERAL or row.correction is not None:
        yield from (*before, row)
        return
    yield from (each for each in before if each.correction is not None)
    yield _joined(row, [*plain, replace(row, value=newest.value)])


def _joined(row: Row, readings: Sequence[Row]) -> Row:
    """The row of a condition that rests on several readings: when each was seen, and what each was."""
    values = [each.value for each in readings]
    are_told = len(values) <= MOST_VALUES and set(values) != {YES}
    return replace(
        row,
        of=", ".join(values) if are_told else f"{len(values)} readings",
        all_at=tuple(each.observed_at for each in readings if each.observed_at is not None),
        charted_by=words.listed(list(dict.fromkeys(each.charted_by for each in readings))),
    )


def _row(text: str, value: str, is_met: bool, read: tuple[Seen, str], charted: Charted, people: People) -> Row:
    seen, code = read
    entry, amended = charted.entry(seen.entry_id), charted.amended(seen, code)
    return Row(
        text,
        value,
        to_moment(seen.observed),
        people.get(entry.recorded_by, "unknown") if entry else "",
        is_met=is_met,
        charted_at=entry.recorded_at if entry else None,
        device=(entry.device or "") if entry else "",
        correction=_correction(seen, amended, charted, people) if amended else None,
    )


def _correction(seen: Seen, amended: Amended, charted: Charted, people: People) -> Correction:
    """Then and now: of the very reading, or of the whole entry where the reading was worked out of it."""
    newest, old = amended.entry, charted.entry(seen.entry_id)
    then, now = seen.value, amended.value
    if now is None and old is not None:
        then, now = (" ".join(entry_words(each.content)).strip() for each in (old, newest))
    return Correction(
        then=then,
        now=now or "",
        by=people.get(newest.recorded_by, "unknown"),
        at=newest.recorded_at,
        why=newest.reason or "",
        observed_at=newest.observed_at,
    )
