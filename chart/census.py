"""Who lies in which bed at an instant, from the entries that stand.

A bed is somebody's from the moment they come into it until they move, return to another, or are discharged. While they
are on leave it is kept for them: they are not counted in the census, and nobody else is put there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from chart.errors import Refused
from chart.facts import Admitted, Entry, EntryId, Moved, Returned, StayId, Void, WentOnLeave

KINDS = ("admitted", "moved", "went_on_leave", "returned", "discharged")
# Of what happened at one instant, coming is first and leaving for good is last.
RANK = {"admitted": 0, "discharged": 2}


@dataclass(frozen=True, slots=True)
class Span:
    """For how long a bed was a stay's. ends_at None: it still is. is_away: kept for somebody on leave."""

    bed: str
    begins_at: datetime
    ends_at: datetime | None = None
    is_away: bool = False

    def holds_at(self, moment: datetime) -> bool:
        """Whether the bed is the stay's at a moment; the moment of leaving it is no longer."""
        return self.begins_at <= moment and (self.ends_at is None or moment < self.ends_at)

    def meets(self, other: "Span") -> bool:
        """Whether both are about one bed at one time."""
        return (
            self.bed == other.bed
            and (other.ends_at is None or self.begins_at < other.ends_at)
            and (self.ends_at is None or other.begins_at < self.ends_at)
        )

    def covers(self, other: "Span") -> bool:
        """Whether the other says nothing that this one does not."""
        ends_later = self.ends_at is None or (other.ends_at is not None and other.ends_at <= self.ends_at)
        return self.bed == other.bed and self.begins_at <= other.begins_at and ends_later


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one stay was, span after span. misplaced: entries that cannot follow what was before them, and why."""

    spans: tuple[Span, ...] = ()
    misplaced: Mapping[EntryId, str] | None = None

    def at(self, moment: datetime) -> Span | None:
        """The bed that is the stay's at a moment; None before it began and after it ended."""
        return next((span for span in self.spans if span.holds_at(moment)), None)

    @property
    def admitted_at(self) -> datetime | None:
        """When it began; None if it never did."""
        return self.spans[0].begins_at if self.spans else None

    @property
    def ended_at(self) -> datetime | None:
        """When it ended; None if it did not."""
        return self.spans[-1].ends_at if self.spans else None


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """Of the entries of a stay those about its beds that nothing superseded, in the order in which they happened."""
    known = list(entries)
    superseded = {entry.supersedes for entry in known}
    kept = [entry for entry in known if entry.id not in superseded and entry.kind in KINDS]
    return sorted(kept, key=lambda entry: (entry.observed_at, RANK.get(entry.kind, 1), entry.seq))


def is_over(entries: Iterable[Entry]) -> bool:
    """Whether a stay was discharged, by all its entries."""
    return any(entry.kind == "discharged" for entry in standing(entries))


def whereabouts(entries: Iterable[Entry]) -> Whereabouts:
    """Where a stay was, by all its entries. What cannot follow what was before it changes nothing and is named."""
    walk = _Walk()
    for entry in standing(entries):
        walk.take(entry)
    return Whereabouts(tuple(walk.whole_spans()), walk.misplaced)


def census(stays: Mapping[StayId, Whereabouts], at: datetime) -> dict[StayId, str]:
    """Who is in the unit at an instant, and in which bed; those on leave are not."""
    found = ((stay_id, where.at(at)) for stay_id, where in stays.items())
    return {stay_id: span.bed for stay_id, span in found if span is not None and not span.is_away}


def held_beds(stays: Mapping[StayId, Whereabouts], at: datetime) -> dict[str, StayId]:
    """Which beds nobody else can be put into at an instant: those somebody lies in, and those kept for a return."""
    found = ((stay_id, where.at(at)) for stay_id, where in stays.items())
    return {span.bed: stay_id for stay_id, span in found if span is not None}


def check_placing(
    before: Whereabouts, after: Whereabouts, others: Mapping[StayId, Whereabouts], zone: ZoneInfo
) -> None:
    """Refused if a change puts a stay where it cannot be: out of order, or into a bed that is another's at that time.

    before, after: the stay without and with the change. others: every other stay that may share a time with it.
    What was wrong before the change is not blamed on it.
    """
    for entry_id, sentence in (after.misplaced or {}).items():
        if entry_id not in (before.misplaced or {}):
            raise Refused(sentence, "observed_at")
    for span in after.spans:
        if any(known.covers(span) for known in before.spans):
            continue
        for other in (each for where in others.values() for each in where.spans if each.meets(span)):
            raise Refused(_taken(other, zone), "bed")


def _taken(span: Span, zone: ZoneInfo) -> str:
    begins = _clock(span.begins_at, zone)
    if span.is_away:
        return f"Bed {span.bed} is kept since {begins} for somebody on leave. Choose another bed"
    if span.ends_at is None:
        return f"Bed {span.bed} is taken since {begins}. Choose another bed"
    return f"Bed {span.bed} was taken from {begins} to {_clock(span.ends_at, zone)}. Choose another bed or time"


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%d %b %H:%M}"


class _Walk:
    """One stay on its way through the beds."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.misplaced: dict[EntryId, str] = {}
        self._now: Span | None = None
        self._is_over = False

    def take(self, entry: Entry) -> None:
        """Go where an entry says, or note why that cannot be."""
        reason = self._why_not(entry)
        if reason is not None:
            self.misplaced[entry.id] = reason
            return
        self._end(entry.observed_at)
        match entry.content:
            case Admitted(bed=bed) | Moved(bed=bed):
                self._now = Span(bed, entry.observed_at)
            case WentOnLeave():
                self._now = Span(self.spans[-1].bed, entry.observed_at, is_away=True)
            case Returned(bed=bed):
                self._now = Span(bed or self.spans[-1].bed, entry.observed_at)
            case _:
                self._is_over = True

    def whole_spans(self) -> list[Span]:
        """Every span that lasted, the one that still does among them."""
        found = [*self.spans, *([self._now] if self._now else [])]
        return [span for span in found if span.ends_at is None or span.begins_at < span.ends_at]

    def _why_not(self, entry: Entry) -> str | None:
        now, content = self._now, entry.content
        if isinstance(content, Admitted):
            return "This stay has begun already: correct its admission instead" if now or self._is_over else None
        if self._is_over:
            return "By then the patient was discharged: correct the discharge first"
        if now is None:
            return "By then the patient was not admitted yet: correct the admission first"
        if isinstance(content, Moved):
            return _why_no_move(now, content)
        if isinstance(content, WentOnLeave) and now.is_away:
            return "By then the patient was on leave already"
        if isinstance(content, Returned) and not now.is_away:
            return "By then the patient was not on leave"
        return None

    def _end(self, at: datetime) -> None:
        if self._now is not None:
            self.spans.append(Span(self._now.bed, self._now.begins_at, at, self._now.is_away))
            self._now = None


def _why_no_move(now: Span, content: Moved) -> str | None:
    if now.is_away:
        return "By then the patient was on leave: say that they returned, and to which bed"
    return f"By then the patient lay in bed {now.bed} already" if content.bed == now.bed else None


def is_about_beds(entry: Entry, replaced: Entry | None) -> bool:
    """Whether an entry, or the one it takes back, says where a stay is."""
    changed = replaced if isinstance(entry.content, Void) and replaced is not None else entry
    return changed.kind in KINDS
