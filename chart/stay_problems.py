"""What is wrong with the entries of a stay file: no entry's shape, impossible values, amendments of nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from chart.facts import Admitted, Void, kind_of
from chart.plausible import refusals, time_refusals
from chart.shape import misfits
from chart.stay_document import FileEntry

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend in a stay file. place: the entry's number in the file, from 1; entry: its id, if it has one."""

    file: str
    said: str
    field: str | None = None
    place: int | None = None
    entry: str | None = None

    @property
    def sentence(self) -> str:
        """File, entry, field, value and what is allowed."""
        at = "" if self.place is None else f", entry {self.place}"
        named = "" if self.entry is None else f" ({self.entry})"
        return f"{self.file}{at}{named}{f', {self.field}' if self.field else ''}: {self.said}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry and its number in the file."""

    place: int
    entry: FileEntry


@dataclass(frozen=True, slots=True)
class Judged:
    """Entries in the order in which they became known; what makes the file unusable; entries that cannot be true.

    A refused row is in `refused_rows` and not in `entries`.
    """

    entries: list[FileEntry] = field(default_factory=list)
    mistakes: list[Problem] = field(default_factory=list)
    refused_rows: list[Problem] = field(default_factory=list)


def judge(closed: Sequence[msgspec.Raw], file: str) -> Judged:
    """Every problem of a file's entries."""
    judged = Judged()
    opened = sorted(_opened(closed, file, judged.mistakes), key=lambda each: each.entry.recorded_at)
    admitted_at = min((e.entry.observed_at for e in opened if isinstance(e.entry.content, Admitted)), default=None)
    refused: set[str] = set()
    for each in opened:
        rows = _untrue(each, file, admitted_at, refused)
        if rows:
            judged.refused_rows.extend(rows)
            refused.add(each.entry.id)
        else:
            judged.entries.append(each.entry)
    judged.mistakes.extend(_loose_ends(opened, file))
    return judged


def _opened(closed: Sequence[msgspec.Raw], file: str, mistakes: list[Problem]) -> Iterator[Numbered]:
    """Yield the entries that have an entry's shape; what the others lack goes to `mistakes`."""
    for place, raw in enumerate(closed, start=1):
        try:
            entry = msgspec.json.decode(raw, type=FileEntry)
        except msgspec.ValidationError:
            mistakes.extend(_shape_problems(raw, place, file))
            continue
        lost = list(_times_outside_the_calendar(entry, place, file))
        mistakes.extend(lost)
        if not lost:
            yield Numbered(place, entry)


def _shape_problems(closed: msgspec.Raw, place: int, file: str) -> Iterator[Problem]:
    value = msgspec.json.decode(closed)
    name = value.get("id") if isinstance(value, dict) else None
    entry = name if isinstance(name, str) else None
    for each in misfits(value, FileEntry):
        yield Problem(file, each.said, each.field or None, place, entry)


def _times_outside_the_calendar(entry: FileEntry, place: int, file: str) -> Iterator[Problem]:
    for name in ("observed_at", "recorded_at"):
        moment: datetime = getattr(entry, name)
        if not EARLIEST <= moment < LATEST:
            said = f"{moment.isoformat()} is outside {EARLIEST.year} to {LATEST.year}"
            yield Problem(file, said, name, place, entry.id)


def _untrue(each: Numbered, file: str, admitted_at: datetime | None, refused: set[str]) -> list[Problem]:
    """What of an entry cannot be true; what replaces a refused entry is refused with it."""
    entry = each.entry
    found = refusals(entry.content) + time_refusals(
        entry.content, entry.observed_at, entry.recorded_at, admitted_at=admitted_at, reason="as its file has it"
    )
    rows = [Problem(file, one.message, one.field, each.place, entry.id) for one in found]
    if entry.supersedes in refused:
        rows.append(Problem(file, f"{entry.supersedes} was refused", "supersedes", each.place, entry.id))
    return rows


def _loose_ends(opened: Sequence[Numbered], file: str) -> Iterator[Problem]:
    """Ids that occur twice, and amendments that replace nothing, or what cannot be replaced."""
    earlier: dict[str, FileEntry] = {}
    replaced: set[str] = set()
    for each in opened:
        entry = each.entry
        if entry.id in earlier:
            yield Problem(file, f"{entry.id} stands in this file twice", "id", each.place, entry.id)
        for name, said in _amendment_problems(entry, earlier, replaced):
            yield Problem(file, said, name, each.place, entry.id)
        earlier[entry.id] = entry
        if entry.supersedes:
            replaced.add(entry.supersedes)


def _amendment_problems(
    entry: FileEntry, earlier: dict[str, FileEntry], replaced: set[str]
) -> Iterator[tuple[str, str]]:
    if entry.supersedes is None:
        if isinstance(entry.content, Void):
            yield "supersedes", "it is missing; a void names the entry it takes back"
        return
    if not (entry.reason or "").strip():
        yield "reason", "it is missing; what replaces or voids an entry says why"
    before = earlier.get(entry.supersedes)
    if before is None:
        yield "supersedes", f"{entry.supersedes} is no entry that this file has and that was known before"
    elif entry.supersedes in replaced:
        yield "supersedes", f"{entry.supersedes} was already replaced or voided; amend the newest one"
    elif isinstance(before.content, Void):
        yield "supersedes", f"{entry.supersedes} took an entry back; what is taken back is charted anew"
    elif not isinstance(entry.content, Void) and kind_of(entry.content) != kind_of(before.content):
        yield (
            "content.kind",
            f"{kind_of(entry.content)} cannot replace {kind_of(before.content)}; the kind stays the same",
        )
