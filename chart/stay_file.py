"""Stay files: everything charted in one stay as one JSON document, read and written without a database.

A file is taken whole or not at all, and every problem is told in one sentence (docs/stay-file.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

import msgspec

from chart.errors import Refused
from chart.facts import Entry, EntryId, PersonId, StayId, UnitId
from chart.item import echo
from chart.shape import misfits
from chart.stay_document import FORMAT, FileEntry, FilePatient, Format, Id, StayDocument, Text
from chart.stay_problems import Problem, judge
from chart.ticks import to_moment, to_tick

ELSEWHERE = UnitId("stay-file")  # the unit of entries that are only in a file; an import gives them its own


class _Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A stay file whose entries are still closed, so that each can be judged by itself."""

    format: Format
    zone: Text
    stay_id: Id
    patient: FilePatient
    entries: list[msgspec.Raw]


@dataclass(frozen=True, slots=True)
class StayFile:
    """One stay as its file has it: entries in the order in which they became known, `seq` from 1, times in UTC.

    refused_rows: entries that were left out because they cannot be true.
    """

    zone: str
    stay_id: StayId
    patient: FilePatient
    entries: list[Entry]
    refused_rows: tuple[Problem, ...] = ()


class StayFileRefused(Refused):
    """A stay file of which nothing is taken; `problems` has one for each thing to mend."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.sentence for problem in self.problems), self.problems[0].field)


def read_stay_file(path: Path, refuse_rows: bool = False) -> StayFile:
    """The stay of a file; raises StayFileRefused with every problem found.

    refuse_rows: leave out entries whose values cannot be true, and say so, instead of refusing the whole file.
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise StayFileRefused([Problem(path.name, f"it cannot be read: {error.strerror}")]) from error
    return parse_stay(text, path.name, refuse_rows)


def parse_stay(text: bytes, name: str, refuse_rows: bool = False) -> StayFile:
    """The stay of a file's bytes; `name` is what sentences call the file."""
    envelope = _opened(text, name)
    judged = judge(envelope.entries, name)
    problems = judged.mistakes + ([] if refuse_rows else judged.refused_rows)
    if envelope.zone not in available_timezones():
        problems.append(Problem(name, f"{echo(envelope.zone)} is not a time zone, as Europe/Berlin", "zone"))
    if problems:
        raise StayFileRefused(sorted(problems, key=lambda problem: problem.place or 0))
    if not judged.entries:
        raise StayFileRefused(
            [*judged.refused_rows, Problem(name, "no entry is left; a stay has at least one", "entries")]
        )
    stay_id = StayId(envelope.stay_id)
    entries = [_entry(each, stay_id, seq) for seq, each in enumerate(judged.entries, start=1)]
    return StayFile(envelope.zone, stay_id, envelope.patient, entries, tuple(judged.refused_rows))


def stay_document(zone: str, patient: FilePatient, stay_id: StayId, entries: Iterable[Entry]) -> bytes:
    """The bytes of a stay's file: entries one a line, in the order in which they became known."""
    lines = [msgspec.json.encode(_file_entry(entry)) for entry in sorted(entries, key=lambda entry: entry.seq)]
    head = StayDocument(format=FORMAT, zone=zone, stay_id=stay_id, patient=patient, entries=())
    return msgspec.json.encode(head).removesuffix(b"[]}") + b"[\n" + b",\n".join(lines) + b"\n]}\n"


def schema() -> dict[str, object]:
    """The JSON Schema of a stay file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(StayDocument)}


def _opened(text: bytes, name: str) -> _Envelope:
    try:
        return msgspec.json.decode(text, type=_Envelope)
    except msgspec.ValidationError:
        value = msgspec.json.decode(text)
        if isinstance(value, dict) and isinstance(value.get("entries"), list):
            value = {**value, "entries": []}
        problems = [Problem(name, each.said, each.field or None) for each in misfits(value, StayDocument)]
        raise StayFileRefused(problems) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StayFileRefused([Problem(name, f"it is not JSON: {error}")]) from error


def _entry(each: FileEntry, stay_id: StayId, seq: int) -> Entry:
    return Entry(
        id=EntryId(each.id),
        unit_id=ELSEWHERE,
        stay_id=stay_id,
        observed_at=to_moment(to_tick(each.observed_at)),
        recorded_at=to_moment(to_tick(each.recorded_at)),
        recorded_by=PersonId(each.recorded_by),
        content=each.content,
        seq=seq,
        device=each.device,
        supersedes=None if each.supersedes is None else EntryId(each.supersedes),
        reason=each.reason,
    )


def _file_entry(entry: Entry) -> FileEntry:
    return FileEntry(
        id=entry.id,
        observed_at=entry.observed_at,
        recorded_at=entry.recorded_at,
        recorded_by=entry.recorded_by,
        content=entry.content,
        device=entry.device,
        supersedes=entry.supersedes,
        reason=entry.reason,
    )
