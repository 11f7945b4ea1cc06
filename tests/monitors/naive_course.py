"""The naive reader in the clothes of a course: formulas ask it as they ask the others, and join its answers alike.

Its answers know nothing of until when they stand, and nothing is kept between two questions.
"""

from math import inf
from types import SimpleNamespace

from chart.facts import Entry
from chart.ticks import HOUR
from monitors.moment import Moment, Span
from monitors.note import NO, UNKNOWN, YES
from monitors.protocol import Protocols
from monitors.reading import Elapsed, Reading
from monitors.relapse import Relapse
from monitors.verdict import Verdict
from tests.monitors.naive import ABSENT, MISSING, Naive, Number

STEPS = ("low", "medium", "high")
NUMBERS = ("last", "newest", "if_charted", "first", "first_in", "highest", "lowest", "rise", "fall", "count",
           "count_in", "total")  # fmt: skip
ANSWERS = ("sustained", "unsettled", "happened", "is_set", "history", "repeated", "days_at_most", "used_within",
           "unused_for", "due_within", "planned_within_use")  # fmt: skip


class NaiveCourse:
    """One stay at one moment."""

    told = asked = None

    def __init__(self, entries: list[Entry], protocols: Protocols, at: int) -> None:
        self.naive = Naive(entries, protocols, at)
        self.cadence = SimpleNamespace(protocols=protocols)
        self.at = at

    def __getattr__(self, name):
        """The questions that the naive reader answers with a number, or with yes, unknown or no."""
        question = getattr(self.naive, name)
        if name in NUMBERS:
            return lambda *about: reading(question(*(plain(each) for each in about)))
        assert name in ANSWERS, name
        return lambda *about: Verdict(question(*about))

    def latest(self, code: str, count: int, within: float) -> tuple[Reading, ...]:
        return tuple(reading(each) for each in self.naive.latest(code, count, within))

    def looked(self, code: str, within: float, ending: float = 0.0) -> Verdict:
        return Verdict(self.naive.looked(code, within, ending))

    def per_hour(self, code: str, over: float, since: Moment) -> Reading:
        return reading(self.naive.per_hour(code, over, since.tick))

    def relapsed(self, code: str, rule: Relapse) -> Verdict:
        return Verdict(self.naive.relapsed(code, rule.settled, rule.again, rule.rise))

    def when_last(self, code: str, span: Span | None = None) -> Moment:
        rows = self.naive.within(code, None if span is None else plain(span))
        if rows:
            return Moment(rows[-1].observed, gap=self.naive.gap_after(code, rows[-1].key))
        reach = None if span is None else span.reach
        begins = -inf if span is None or span.start is None else span.start
        is_hidden = reach is not None and any(begins <= row.observed <= reach for row in self.naive.rows(code))
        return Moment(None, gap=reach if is_hidden else self.naive.gap_after(code))

    def when_nth(self, code: str, count: int) -> Moment:
        tick, gap = self.naive.when_nth(code, count)
        return Moment(tick, gap=gap)

    def when_first(self, code: str, span: Span | None = None) -> Moment:
        return Moment(self.naive.when_first(code, None if span is None else plain(span)))

    def standing_since(self, code: str) -> Moment:
        return Moment(self.naive.standing_since(code))

    def admission(self) -> Moment:
        return self.when_last("admitted")

    def hours_since(self, moment: Moment) -> Elapsed:
        return Elapsed(self.at, moment.tick, moment.until)

    def hours_between(self, later: Moment, earlier: Moment) -> Reading:
        if later.tick is None or earlier.tick is None:
            return reading(MISSING)
        apart = (later.tick - earlier.tick) / HOUR
        return Reading(apart, apart, least=NO if (later.gap, earlier.gap) == (None, None) else UNKNOWN)

    def overdue(self) -> dict[str, Verdict]:
        late = dict.fromkeys((*STEPS, "very"), NO)
        for task, (_, late_from, very_late_from, _, level, is_away) in self.naive.due().items():
            mine = [each for _, ended, each in self.naive.orders(self.at) if ended == inf and task in each.tasks]
            is_screening = all(each.is_screening for each in mine)
            step = 0 if is_screening else {"mild": 0, "moderate": 1, "severe": 2, None: 1}[level]
            if self.at > late_from and not is_away:
                late[STEPS[step]] = YES
            if self.at > very_late_from and not is_away:
                late[STEPS[min(step + 1, 2)]] = YES
                late["very"] = late["very"] if is_screening else YES
        return {name: Verdict(value) for name, value in late.items()}


def reading(number: Number) -> Reading:
    """A number as formulas know it."""
    if number == MISSING:
        return Reading(-inf, inf)
    return Reading(-inf, inf, most=NO) if number == ABSENT else Reading(*number[:2], least=number[2], most=number[3])


def plain(about):
    """A span as the naive reader knows it; anything else as it is."""
    return (about.start, about.end, about.reach) if isinstance(about, Span) else about
