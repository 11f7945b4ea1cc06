"""Questions about the use of substances: how long ago, what a taper came to, what is due or planned.

An unknown last use lies anywhere before admission. A window in hours is then met as long as it can be, so that none is
suppressed for want of a time; that something lies long enough back is met only counted from admission.
"""

from collections.abc import Callable
from math import inf

from chart.ticks import NEVER, hours
from monitors.asking import Asking
from monitors.last_use import Use, uses_of
from monitors.note import NO, UNKNOWN, YES
from monitors.remembered import remembered
from monitors.verdict import Verdict

Holds = Callable[[Use], tuple[bool, int]]  # whether it holds, and until when that stands


class Uses(Asking):
    """What was used before, and what is to come. `who`: a drug class, or a typical course of `chart.withdrawal`."""

    __slots__ = ()

    @remembered
    def used_within(self, who: str, first: float, last: float) -> Verdict:
        """Whether the last use of any agent may lie between so many hours ago."""
        return self._used(who, f"last use {first:g} to {last:g} h ago", lambda use: self._window(use, first, last))

    def unused_for(self, who: str, count: float) -> Verdict:
        """Whether the last use of any agent lies at least so many hours back; unknown counts from admission."""
        return self._used(who, f"last use {count:g} h ago or more", lambda use: self._long_ago(use, count))

    def _used(self, who: str, asked: str, holds: Holds) -> Verdict:
        track = self._track(f"uses.{who}")
        until = min(track.next_after(self.at), self._track("admitted").next_after(self.at))
        uses = uses_of(self.known, who, self.at)
        answers = [holds(use) for use in uses]
        is_so = any(answer for answer, _ in answers)
        until = min([until, *(turn for answer, turn in answers if answer == is_so)])
        if any(use.earliest is None for use in uses):
            asked += " (unknown)"
        rows = list(range(track.upto(self.at)))[-1:]
        return self._verdict(YES if is_so else NO, until, (f"uses.{who}", asked, 0.0), (track, rows))

    def _window(self, use: Use, first: float, last: float) -> tuple[bool, int]:
        begins = -NEVER if use.earliest is None else use.earliest + hours(first)
        ends = NEVER if last == inf else use.latest + hours(last)
        if self.at < begins:
            return False, begins
        return (True, ends + 1) if self.at <= ends else (False, NEVER)

    def _long_ago(self, use: Use, count: float) -> tuple[bool, int]:
        begins = (use.latest if use.earliest is None else use.earliest) + hours(count)
        return (True, NEVER) if self.at >= begins else (False, begins)

    def due_within(self, code: str, count: float) -> Verdict:
        """Whether a dose is ordered for the hours to come."""
        track = self._track(f"scheduled.{code}")
        due = [(place, int(track.low[place])) for place in range(track.upto(self.at))]
        coming = [(place, tick) for place, tick in due if self.at <= tick <= self.at + hours(count)]
        turns = [tick + 1 for _, tick in coming] or [tick - hours(count) for _, tick in due if tick > self.at]
        until = min([track.next_after(self.at), max(turns) if coming else min(turns, default=NEVER)])
        words = (f"scheduled.{code}", f"due within {count:g} h", 0.0)
        return self._verdict(YES if coming else NO, until, words, (track, [place for place, _ in coming]))

    def planned_within_use(self, who: str, count: float) -> Verdict:
        """Whether the discharge is planned for less than so many hours after the last use of any agent."""
        track, place, until = self._newest("discharge_planned")
        uses = uses_of(self.known, who, self.at)
        until = min(until, self._track(f"uses.{who}").next_after(self.at))
        words = ("discharge_planned", f"less than {count:g} h after the last use", 0.0)
        if place is None or self._least(track, track.keys[place]) == UNKNOWN:
            return self._verdict(NO, until, words, (track, []))
        is_early = any(track.low[place] < use.latest + hours(count) for use in uses)
        return self._verdict(YES if is_early else NO, until, words, (track, [place]))
