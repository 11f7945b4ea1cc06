"""Substances, days and the rest, the naive way: by looking through everything that was told."""

from datetime import timedelta
from math import inf

from chart import facts
from chart.ticks import hours, to_moment, to_tick
from chart.withdrawal import course_of, typical_courses
from monitors.note import NO, UNKNOWN, YES
from tests.monitors.naive_rounds import NaiveRounds, Row


class NaiveUses(NaiveRounds):
    """What was used, and what was charted day by day."""

    def uses(self, who: str) -> list[tuple[float, float]]:
        """(earliest, latest) of the newest told use of each agent of a class or typical course."""
        told = {}
        for entry in sorted(self.standing, key=lambda e: (e.observed_at, e.recorded_at, e.id)):
            use = entry.content
            if isinstance(use, facts.SubstanceUse) and to_tick(entry.observed_at) <= self.at and self._is_of(use, who):
                told[use.agent.casefold()] = use
        admitted = self.all_rows("admitted")[-1].observed
        slacks = {name: hours(use.last_use_within_hours or 0) for name, use in told.items()}
        ticks = {name: None if use.last_use_at is None else to_tick(use.last_use_at) for name, use in told.items()}
        return [
            (-inf, admitted) if tick is None else (tick - slacks[name], tick + slacks[name])
            for name, tick in ticks.items()
        ]

    def _is_of(self, use: facts.SubstanceUse, who: str) -> bool:
        if use.drug_class == who:
            return True
        course, own = course_of(use.agent), typical_courses().get(who)
        if own is None or own.drug_class != use.drug_class:
            return False
        return own is course or course is None or course.drug_class != use.drug_class

    def used_within(self, who: str, first: float, last: float) -> int:
        """Some moment of the last use lies between so many hours ago."""
        near = [e for e, latest in self.uses(who) if self.at - latest <= hours(last) and self.at - e >= hours(first)]
        return YES if near else NO

    def unused_for(self, who: str, count: float) -> int:
        far = [latest if e == -inf else e for e, latest in self.uses(who)]
        return YES if any(self.at - tick >= hours(count) for tick in far) else NO

    def due_within(self, code: str, count: float) -> int:
        due = [row.low for row in self.rows(f"scheduled.{code}")]
        return YES if any(self.at <= tick <= self.at + hours(count) for tick in due) else NO

    def planned_within_use(self, who: str, count: float) -> int:
        rows = self.rows("discharge_planned")
        if not rows or self.gap_after("discharge_planned", rows[-1].key) is not None:
            return NO
        return YES if any(rows[-1].low < latest + hours(count) for _, latest in self.uses(who)) else NO

    def days_at_most(self, code: str, at_most: float, count: int) -> int:
        """Every value of the days up to today, or yesterday where today has none, is at most so much."""
        zone = self.protocols.zone
        day_of = lambda tick: to_moment(tick).astimezone(zone).date()  # noqa: E731
        by_day: dict[object, list[Row]] = {}
        for row in self.rows(code):
            by_day.setdefault(day_of(row.observed), []).append(row)
        gaps = {day_of(gap[0]) for gap in self.gaps(code)}
        today = day_of(self.at)
        last = today if today in by_day else today - timedelta(days=1)
        answers = [YES]
        for back in range(count):
            rows = by_day.get(last - timedelta(days=back), [])
            hidden = not rows or last - timedelta(days=back) in gaps
            answers.append(NO if any(row.low > at_most for row in rows) else UNKNOWN if hidden else YES)
        return min(answers)

    def history(self, name: str) -> int:
        flags, told = self.rows(f"flag.{name}"), self.rows(f"risk.{name}")
        if flags and flags[-1].low > 0:
            return YES
        return UNKNOWN if not told else YES if told[-1].low > 0 else NO

    def repeated(self, code: str, at_least: float, count: int) -> int:
        newest = self.rows(code)[-count:]
        return YES if len(newest) == count and all(row.low >= at_least for row in newest) else NO

    def relapsed(self, code: str, settled: float, again: float, rise: float) -> int:
        """By cases: surely, skipping what was not answered; possibly, letting it be whatever brings a rise about."""
        rows, gaps = self.rows(code), self.gaps(code)
        if not rows:
            return UNKNOWN
        doubted = {row.key for row in rows if (*row.key[:2], row.key[2] + "+") in gaps}
        line = sorted([*((r.key, r.low) for r in rows if r.key not in doubted), *((gap, None) for gap in gaps)])
        sure = [value for _, value in line if value is not None]
        if risen(sure, settled, again, rise):
            return YES
        if risen([value for _, value in line], settled, again, rise):
            return UNKNOWN
        return UNKNOWN if self.at > self.counts_until(code, rows[-1].observed) else NO


def risen(line: list[float | None], settled: float, again: float, rise: float) -> bool:
    """Whether a line of scores ends risen anew; None may be any score."""
    calm: float | None = None
    start, begun = 0, None
    for place, value in enumerate(line):
        if begun is not None and has_settled(line[begun + 1 : place + 1], again):
            begun, calm = None, (calm if None in line[: place + 1] else None)
        if calm is not None:
            calm = min(calm, 0.0 if value is None else value)
        elif (lowest := settles(line[start : place + 1], settled, again)) is not None:
            calm = lowest
        if begun is None and calm is not None and (value is None or again <= value >= calm + rise):
            begun = place
    return begun is not None


def has_settled(after: list[float | None], again: float) -> bool:
    """The last two are both below."""
    return len(after) >= 2 and all(value is not None and value < again for value in after[-2:])


def settles(line: list[float | None], settled: float, again: float) -> float | None:
    """The lowest of a run of two or more lows at the end, with a high one somewhere before it."""
    run: list[float] = []
    for place in range(len(line) - 1, -1, -1):
        value = line[place]
        is_high_before = any(each is None or each >= again for each in line[: place + (value is None)])
        if not is_high_before and value is not None:
            break
        if value is not None and value >= settled:
            break
        run.append(0.0 if value is None else value)
    return min(run) if len(run) >= 2 else None
