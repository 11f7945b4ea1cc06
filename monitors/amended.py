"""What evidence rests on as it was known then, beside what stands for it since: amended or taken back."""

from collections.abc import Sequence

import msgspec

from chart.facts import Entry, EntryId, Void
from monitors.derived import Context
from monitors.deriving import derive
from monitors.evidence import Seen
from monitors.known import Known
from monitors.names import charted

NOT_CHARTED = "not charted"


class Amended(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one reading. entry: the newest that stands in its place, or takes it back.

    value: as it is charted now; "" where it was taken back; None where the evidence worked it out of the entry, so that
    only the whole entry says what it is now.
    """

    value: str | None
    entry: Entry


class Charted:
    """The entries of a stay, each with what became of it."""

    def __init__(self, known: Known, entries: Sequence[Entry]) -> None:
        self.known = known
        self._by_id = {entry.id: entry for entry in entries}
        self._replaced = {entry.supersedes: entry for entry in entries if entry.supersedes is not None}

    def entry(self, entry_id: str) -> Entry | None:
        """An entry as it was charted first; None if the stay has none of this id."""
        return self._by_id.get(EntryId(entry_id))

    def amended(self, seen: Seen, code: str) -> Amended | None:
        """What stands for a reading of a code since its entry was corrected; None where the reading is as it was."""
        old = newest = self.entry(seen.entry_id)
        while newest is not None and (later := self._replaced.get(newest.id)) is not None:
            newest = later
        if old is None or newest is None or newest is old:
            return None
        if isinstance(newest.content, Void):
            return Amended(value="", entry=newest)
        value = self._now(old, newest, code)
        is_as_it_was = value == seen.value and newest.observed_at == old.observed_at
        return None if is_as_it_was else Amended(value=value, entry=newest)

    def _now(self, old: Entry, newest: Entry, code: str) -> str | None:
        if code not in derive(old.content, Context()).codes:
            return None
        standing = self.known.standing[newest.id]
        rows = [row for row in standing.derived.rows if row[0] == code]
        return charted(*rows[-1]) if rows else NOT_CHARTED
