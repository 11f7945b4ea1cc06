"""What was ever known of one stay: every row and look without an answer, from when until when it was known.

The plain reading of a stay writes it down while it takes the entries in as they were recorded, so that late entries,
corrections, and scores read anew because of a sedation beside them need no second set of rules.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from chart import facts
from chart.facts import Entry
from chart.ticks import NEVER, hours, to_tick
from monitors.cadence import Cadence
from monitors.columns.duty_lines import DutyLines
from monitors.columns.item import DONE, DOUBTED, GAP, Item, Line
from monitors.duties import TURNS
from monitors.judged import assessed
from monitors.known import Known
from monitors.protocol import Protocols
from monitors.track import Key, Track, just_after

ASSESSED, CORRECTED = "assessed.", "corrected"  # what a moment was


class WrittenTrack(Track):
    """A track that writes down when each of its rows and gaps became known, and when it no longer was."""

    __slots__ = ("clock", "line")

    def __init__(self, clock: "Clock") -> None:
        super().__init__()
        self.clock = clock
        self.line = Line()

    def put(self, key: Key, low: float, high: float) -> None:
        """Add a row, and note it."""
        super().put(key, low, high)
        self.line.begin(key, self.clock.at, low, high)

    def take_out(self, key: Key) -> None:
        """Remove a row, and note it."""
        super().take_out(key)
        self.line.end(key, self.clock.at)

    def put_gap(self, key: Key) -> None:
        """Add a gap, and note it."""
        super().put_gap(key)
        self.line.begin(key, self.clock.at, 0.0, 0.0, GAP)

    def take_out_gap(self, key: Key) -> None:
        """Remove a gap, and note it."""
        super().take_out_gap(key)
        self.line.end(key, self.clock.at)


class Clock:
    """The moment at which a stay is being read."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = 0


class WrittenKnown(Known):
    """All that is known of a stay, with every track written down."""

    def __init__(self) -> None:
        self.clock = Clock()
        super().__init__()

    def _made(self, code: str) -> Track:
        track = self.tracks.get(code)
        if track is None:
            track = self.tracks[code] = WrittenTrack(self.clock)
        return track


class History(NamedTuple):
    """What became of a stay: all that is known of it in the end, and what ever was, items by code.

    TURNS, CORRECTED and ASSESSED… are no values, but say of moments what they were.
    """

    known: Known
    lines: dict[str, list[Item]]


def history_of(entries: Sequence[Entry], protocols: Protocols, end: int) -> History:
    """Read a stay entry by entry, in the order of recording, and its rounds up to an end."""
    known = WrittenKnown()
    duties = DutyLines(Cadence(known, protocols))
    uses: dict[str, Line] = {}
    marks: dict[str, list[int]] = {}
    for at, recorded in groupby(entries, key=lambda entry: to_tick(entry.recorded_at)):
        batch = list(recorded)
        duties.run_to(at - 1)
        known.clock.at = at
        edition = known.edition
        touched: set[str] = set()
        observed: set[int] = set()
        for entry in batch:
            touched |= known.put(entry)
            observed.add(to_tick(entry.observed_at))
        _note_uses(known, uses, touched, at)
        duties.take(at, touched, observed, known.earliest_change(edition))
        for mark in _marks(known, batch):
            marks.setdefault(mark, []).append(at)
    duties.run_to(end)
    marks[TURNS] = duties.turns
    lines = {code: track.line.items() for code, track in known.tracks.items() if isinstance(track, WrittenTrack)}
    lines = {code: _marked(code, items, lines) for code, items in lines.items()}
    moments = {mark: [Item((at, at, ""), at, NEVER, 0.0, 0.0) for at in ticks] for mark, ticks in marks.items()}
    lines |= {code: line.items() for code, line in uses.items()} | duties.lines() | moments
    return History(known, lines)


def _marks(known: Known, batch: list[Entry]) -> set[str]:
    """What else a moment was: a correction, or complete assessments, of which the life of an alert wants to know."""
    fully = {f"{ASSESSED}{instrument}" for instrument in assessed(known, batch)}
    return fully | {CORRECTED} if any(entry.supersedes for entry in batch) else fully


def _marked(code: str, items: list[Item], lines: dict[str, list[Item]]) -> list[Item]:
    """Say of each row whether its assessment was complete, and whether it was doubted."""
    done = {(item.key, item.known_from) for item in lines.get(f"done.{code.split('.', 1)[0]}", ())}
    gaps = {(item.key, item.known_from) for item in items if item.flags & GAP}
    if not done and not gaps:
        return items
    found = []
    for item in items:
        flags = DONE if (item.key, item.known_from) in done else 0
        flags |= DOUBTED if gaps and (just_after(item.key), item.known_from) in gaps else 0
        found.append(item if item.flags or not flags else item._replace(flags=flags))
    return found


def _note_uses(known: Known, uses: dict[str, Line], touched: Iterable[str], at: int) -> None:
    """The told uses of each agent, by class and by typical course, as lines of their own."""
    for code in touched:
        if not code.startswith("uses."):
            continue
        track = known.track(code)
        wanted = {key: _use_line(known, code, key) for key in track.keys}
        for name, line in uses.items():
            if name.startswith(f"{code} "):
                for key in [key for key in line.open if wanted.get(key) != name]:
                    line.end(key, at)
        for key, name in wanted.items():
            line = uses.setdefault(name, Line())
            if key not in line.open:
                line.begin(key, at, *_use_span(known, key))


def _use_line(known: Known, code: str, key: Key) -> str:
    use = known.standing[key[2]].entry.content
    return f"{code} {use.agent.strip().casefold()}" if isinstance(use, facts.SubstanceUse) else code


def _use_span(known: Known, key: Key) -> tuple[float, float]:
    """(earliest, latest) tick; both -1 where no time was told."""
    use = known.standing[key[2]].entry.content
    if not isinstance(use, facts.SubstanceUse) or use.last_use_at is None:
        return -1.0, -1.0
    told, slack = to_tick(use.last_use_at), hours(use.last_use_within_hours or 0)
    return float(told - slack), float(told + slack)
