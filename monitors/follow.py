"""One loop follows a stay: save, sweep, crash recovery and replay are the same code.

Every verdict knows until when it stands without news, and is judged again at that moment, not when somebody looked.
That is how the chart dates the alert.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from alerts.board import Board
from alerts.events import AlertEvent
from alerts.finding import Correction, Finding, Look, Severity, Unknown
from alerts.reconcile import reconcile
from chart.facts import Entry
from chart.ticks import MINUTE, NEVER, to_tick
from monitors.book import Book, Pattern
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.evidence import card, missing
from monitors.grades import Grades, grades
from monitors.judged import (
    GONE,
    TECHNICAL,
    Judged,
    answered,
    assessed,
    finding_of,
    newest_late,
    pattern_in,
    subject,
    technical_findings,
)
from monitors.known import Known


class Follow:
    """One stay, followed moment by moment; `through`: the last moment it was looked at."""

    def __init__(self, book: Book, board: Board, entries: Iterable[Entry] = ()) -> None:
        self.book = book
        self.board = board
        self.known = Known(entries)
        self.faults: dict[str, str] = {}
        self.doubted: frozenset[str] = frozenset()
        self.cadence = Cadence(self.known, book.protocols)
        self.judged: dict[str, Judged] = {}
        self.through = 0
        self._shared: Course | None = None
        self._shared_of = (-1, -1)

    def run(self, entries: Iterable[Entry], now: int) -> Iterator[AlertEvent]:
        """Take entries in the order they were recorded, then let time pass up to now; yields what is to be said."""
        for at, batch in groupby(entries, key=lambda entry: to_tick(entry.recorded_at)):
            yield from self.expire(at - 1)
            yield from self.take(at, list(batch))
        yield from self.expire(now)

    def take(self, at: int, batch: list[Entry]) -> list[AlertEvent]:
        """Entries became known at `at`: judge every pattern they touch, and those whose time has come."""
        touched: set[str] = set()
        edition, newest = self.known.edition, self.known.newest
        for entry in batch:
            touched |= self.known.put(entry)
        is_late = self.known.earliest_change(edition) <= newest
        names = self._due(at) | self.book.touched_by(touched, is_late)
        corrections = tuple(
            Correction(e.supersedes, e.recorded_by, e.reason or "") for e in batch if e.supersedes is not None
        )
        return self._look(at, names, batch, corrections)

    def expire(self, now: int) -> Iterator[AlertEvent]:
        """Time alone passed: judge what turns, at the moment it turns."""
        while (turn := self.next_at) <= now:
            yield from self._look(turn, self._due(turn), [], ())
        self.through = max(self.through, now)

    @property
    def next_at(self) -> int:
        """The next moment at which something can change without news; NEVER if none."""
        verdicts = min((judged.until for judged in self.judged.values()), default=NEVER)
        return min(verdicts, self.board.next_at)

    @property
    def bed(self) -> str | None:
        """Where the patient lies, as far as is known."""
        places = [each for kind in ("admitted", "moved", "returned") for each in self.known.of_kind(kind)]
        beds = [(each.observed_at, each.seq, bed) for each in places if (bed := getattr(each.content, "bed", None))]
        return max(beds)[2] if beds else None

    def judge_anew(self, at: int, doubted: frozenset[str] = frozenset()) -> list[AlertEvent]:
        """Judge every pattern at a moment, whatever stood: other protocols, or patterns that a self-check doubts."""
        self.doubted = doubted
        events = self._look(at, set(self.book.by_name), [], ())
        self.doubted = frozenset()
        return events

    def _due(self, at: int) -> set[str]:
        return {pattern_in(key) for key, judged in self.judged.items() if judged.until <= at}

    def _look(
        self, at: int, names: set[str], batch: list[Entry], corrections: tuple[Correction, ...]
    ) -> list[AlertEvent]:
        historic: list[Finding] = []
        failed = dict(self.faults)
        is_changed = bool(corrections or self._gone or self.doubted) or self.board.next_at <= at
        for name in sorted(names):
            self.faults.pop(name, None)
            is_changed |= self._judge_events(self.book.by_name[name], at)
            before = self.judged.get(name)
            after, past = self._judge(self.book.by_name[name], at, batch)
            self.judged[name] = after
            historic += past
            is_changed |= before is None or (before.surely, before.possibly) != (after.surely, after.possibly)
        self.through = max(self.through, at)
        fully = assessed(self.known, batch)
        if not (is_changed or fully or historic or self.faults != failed):
            return []
        look = Look(
            at=at, findings=(*self.findings(at), *historic), unknowns=self.unknowns(at, names), assessed=fully,
            corrections=corrections, judged=frozenset(names), is_over=self._is_over(at),
        )  # fmt: skip
        events = [self._with_card(event, at) for event in reconcile(look, self.board)]
        self.board = self.board.applied(events)
        return events

    def _judge(self, pattern: Pattern, at: int, batch: list[Entry]) -> tuple[Judged, list[Finding]]:
        """What it says now, since when, and what it would have said at a late entry's own time."""
        answer = self._asked(pattern, at)
        before = self.judged.get(pattern.name, Judged())
        surely, possibly = pattern.severity(answer.surely), pattern.severity(answer.possibly)
        after = Judged(surely, possibly, self._until(pattern, answer, at), before.since, before.is_late)
        observed = newest_late(self.known, pattern, at, batch)
        if surely and not before.surely:
            after.since, after.is_late = at, False
            if observed is not None and self._asked(pattern, observed).surely:
                after.since, after.is_late = observed, at - observed > self._late_after
        historic: list[Finding] = []
        if not surely and not before.surely and observed is not None and at - observed > self._late_after:
            past = pattern.severity(self._asked(pattern, observed).surely)
            if past:
                finding = finding_of(pattern, Judged(past, past, NEVER, observed, True))
                historic.append(msgspec.structs.replace(finding, is_historic=True))
        return after, historic

    def _judge_events(self, pattern: Pattern, at: int) -> bool:
        """What it says of each event it speaks about, as of when that happened; whether anything changed."""
        if not pattern.text.about:
            return False
        before = {key: each for key, each in self.judged.items() if each.about and pattern_in(key) == pattern.name}
        events = self._events(pattern, at).items()
        after = {subject(pattern.name, about): self._of_event(pattern, at, about, when) for about, when in events}
        for key in before:
            del self.judged[key]
        self.judged |= after
        return after != before

    def _of_event(self, pattern: Pattern, at: int, about: str, observed: int) -> Judged:
        answer = self._asked(pattern, at, of_event=observed)
        known_at = to_tick(self.known.standing[about].entry.recorded_at)
        is_late = known_at - observed > self._late_after
        surely, possibly = pattern.severity(answer.surely), pattern.severity(answer.possibly)
        return Judged(surely, possibly, NEVER, observed, is_late, about)

    def _events(self, pattern: Pattern, at: int) -> dict[str, int]:
        """When each standing event that a pattern speaks about happened, by its entry."""
        tracks = [self.known.track(code) for code in pattern.text.about]
        return {key[2]: key[0] for track in tracks for key in track.keys[: track.upto(at)]}

    def _asked(self, pattern: Pattern, at: int, is_traced: bool = False, of_event: int | None = None) -> Grades:
        """The formula's answer; of an event where it speaks of each by itself, and nothing without one."""
        if not self._applies(pattern, at) or (pattern.text.about and of_event is None):
            return grades()
        answer, fault = answered(pattern, self._course(at if of_event is None else of_event, is_traced))
        if fault:
            self.faults[pattern.name] = fault
        return answer

    def _course(self, at: int, is_traced: bool) -> Course:
        """The stay as of a moment; the patterns of one look share what they ask alike."""
        if is_traced:
            return Course(self.cadence, at, is_traced)
        if self._shared is None or self._shared_of != (self.known.edition, at):
            self._shared, self._shared_of = Course(self.cadence, at), (self.known.edition, at)
        return self._shared

    def _applies(self, pattern: Pattern, at: int) -> bool:
        """For whom it is judged: on the unit, and of a class the pattern speaks about; advice is no alert."""
        if pattern.text.shown == "before saving" or not self.known.track("admitted").observed or self._is_over(at):
            return False
        return not pattern.text.applies_to or self._is_of(pattern.text.applies_to, at)

    def _is_of(self, classes: tuple[str, ...], at: int) -> bool:
        """Whether the stay is of any of these classes."""
        return any(self.known.track(f"uses.{each}").upto(at) for each in classes)

    def _until(self, pattern: Pattern, answer: Grades, at: int) -> int:
        """When to look again; things seen a little ahead of the clock come into sight by themselves."""
        codes = ("admitted", "discharged", *(f"uses.{each}" for each in pattern.text.applies_to), *pattern.text.about)
        return min(answer.until, self.known.next_after(codes, at))

    def _is_over(self, at: int) -> bool:
        return self.known.track("discharged").upto(at) > 0

    @property
    def _late_after(self) -> int:
        return self.book.protocols.terms.late_minutes * MINUTE

    def findings(self, at: int) -> tuple[Finding, ...]:
        """Every pattern that surely holds, as it was last judged; what another says louder is marked."""
        found = {k: finding_of(self.book.by_name[pattern_in(k)], j) for k, j in self.judged.items() if j.surely}
        for key in list(found):
            for milder in self.book.by_name[pattern_in(key)].text.supersedes:
                if milder in found:
                    found[milder] = msgspec.structs.replace(found[milder], superseded_by=pattern_in(key))
        return (*(found[name] for name in sorted(found)), *technical_findings(self.faults, self.doubted, at))

    def unknowns(self, at: int, names: set[str] | None = None) -> tuple[Unknown, ...]:
        """Every pattern that may hold and cannot be judged; what is missing is worked out where it will be told."""
        told = {alert.pattern for alert in self.board.open_alerts}
        found = [Unknown(pattern=name, possibly=Severity.CRITICAL, missing=(GONE,)) for name in sorted(self._gone)]
        for key, judged in sorted(self.judged.items()):
            name = pattern_in(key)
            if judged.possibly and not judged.surely:
                is_asked = names is None or (name in names and name in told)
                missing_now = self.what_is_missing(name, at) if is_asked else ()
                found.append(Unknown(pattern=name, possibly=Severity(judged.possibly), missing=missing_now))
        return tuple(found)

    @property
    def _gone(self) -> set[str]:
        """Patterns with an open alert that stand in no protocol any more: nobody can say whether they hold."""
        told = {alert.pattern for alert in self.board.alerts.values() if alert.is_open}
        return told - self.book.by_name.keys() - TECHNICAL

    def _with_card(self, event: AlertEvent, at: int) -> AlertEvent:
        """Give what is raised or worse its evidence: the formula asked once more, tracing."""
        pattern = self.book.by_name.get(event.pattern)
        if not event.wants_evidence or pattern is None:
            return event
        moment = event.since if event.is_historic else at
        answer = self._asked(pattern, moment, is_traced=True, of_event=event.since if event.about else None)
        of_class = [text for text in self.book.pointing_to.get(pattern.name, ()) if self._is_of(text.applies_to, at)]
        return event.with_evidence(msgspec.to_builtins(card(pattern, answer, of_class)))

    def what_is_missing(self, name: str, at: int) -> tuple[str, ...]:
        """For a pattern that cannot be judged: what to chart so that it can."""
        return missing(self._asked(self.book.by_name[name], at, is_traced=True))
