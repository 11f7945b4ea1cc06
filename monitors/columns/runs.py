"""Values in a row, in columns: see `monitors.runs`, `monitors.relapse`, `monitors.days`."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from chart.ticks import DAY, NEVER, hours, minutes, to_moment, to_tick
from monitors.columns.answers import Readings, Verdicts
from monitors.columns.column import NONE, Column, Flags, Ints
from monitors.columns.relapses import relapses
from monitors.columns.sight import Sight, take
from monitors.columns.values import ValueColumns
from monitors.note import NO, UNKNOWN, YES
from monitors.reading import TOLERANCE
from monitors.relapse import Relapse
from monitors.remembered import remembered


class RunColumns(ValueColumns):
    """What was charted, one after the other."""

    @remembered
    def latest(self, code: str, count: int, within: float) -> tuple[Readings, ...]:
        """The newest values, newest first, none older than so many hours before the newest."""
        sight, place, until = self._newest(code)
        newest = sight.ticks(place)
        ends = self._ends(code, newest)
        is_gone = (place == NONE) | (self.at >= ends)
        later = np.where(is_gone, until, np.minimum(until, ends))
        start = sight.place_from(np.where(is_gone, 0, newest - hours(within)))
        oldest = np.where(is_gone, NONE, np.maximum(start, place - count + 1))
        least = self._least(sight, oldest)
        found = []
        for back in range(count):
            each = np.where(is_gone | (place - back < start), NONE, place - back)
            pair = Readings(*self._pair(sight, each), later, least)
            found.append(self._where(each == NONE, later, pair))
        return tuple(found)

    def sustained(self, code: str, at_least: float, for_minutes: float, within: float) -> Verdicts:
        """The newest qualifies, and so do all readings back to one at least so many minutes earlier."""
        sight, place, until = self._newest(code)
        newest = sight.ticks(place)
        ends = self._ends(code, newest)
        is_gone = (place == NONE) | (self.at >= ends)
        opens = newest - hours(within)
        run = np.maximum(sight.run_start(at_least - TOLERANCE), sight.place_from(opens))
        has_run = ~is_gone & (run <= place)
        oldest = sight.ticks(np.where(has_run, run, NONE))
        is_so = has_run & (oldest <= newest - minutes(for_minutes))
        gap = np.where(has_run, sight.gap_since(opens), sight.gap_after_row(place))
        value = np.where(is_gone, UNKNOWN, np.where(is_so, YES, np.where(gap == NONE, NO, UNKNOWN)))
        return self._verdicts(value, np.where(is_gone, until, np.minimum(until, ends)))

    def repeated(self, code: str, at_least: float, in_a_row: int) -> Verdicts:
        """Whether the newest few are all of at least so much."""
        sight, place, until = self._newest(code)
        run = sight.run_start(at_least)
        return self._verdicts(np.where((place != NONE) & (place - run + 1 >= in_a_row), YES, NO), until)

    @remembered
    def unsettled(self, code: str, at_least: float, quiet: float | None, in_a_row: int) -> Verdicts:
        """Whether values of at least so much began and have not settled since."""
        sight, place, until = self._newest(code)
        column, rule = sight.column, (at_least, quiet, in_a_row)
        begun, calm, doubted, doubt_starts = column.keep(("turns", *rule), lambda: _turns(column, *rule))
        first = sight.row_begin
        began, calmed, doubt = (self._here(each, place, first) for each in (begun, calm, doubted))
        is_on = (began != NONE) & (began > calmed)
        doubt_first = take(doubt_starts, doubt, NONE)
        is_doubtful = (doubt != NONE) & (doubt > calmed) & (doubt_first > began)
        last = self._ends(code, sight.ticks(place))
        hidden = sight.gap_after_row(calmed)
        is_plain = (hidden == NONE) & (self.at < last)
        value = np.where(is_on, np.where(is_doubtful, UNKNOWN, YES), np.where(is_plain, NO, UNKNOWN))
        turns = np.where(~is_on & (self.at < last), np.minimum(until, last), until)
        return self._verdicts(np.where(place == NONE, UNKNOWN, value), np.where(place == NONE, until, turns))

    @staticmethod
    def _here(newest_so_far: Ints, place: Ints, first: Ints) -> Ints:
        found = take(newest_so_far, place, NONE)
        return np.where(found >= first, found, NONE)

    @remembered
    def relapsed(self, code: str, rule: Relapse) -> Verdicts:
        """Whether a score has risen anew after it had settled, and has not settled since."""
        sight, place, until = self._newest(code)
        surely, possibly = sight.column.keep(("relapses", rule), lambda: relapses(sight.column, rule))
        item = np.where(sight.item_end > sight.item_begin, sight.item_end - 1, NONE)
        answer = np.where(take(surely, item, False), YES, np.where(take(possibly, item, False), UNKNOWN, NO))
        last = self._ends(code, sight.ticks(place))
        answer = np.where((answer == NO) & (self.at >= last), UNKNOWN, answer)
        turns = np.where(self.at < last, np.minimum(until, last), until)
        return self._verdicts(np.where(place == NONE, UNKNOWN, answer), np.where(place == NONE, until, turns))

    def days_at_most(self, code: str, at_most: float, count: int) -> Verdicts:
        """Whether every value of so many days in a row is at most so much; a day without one leaves it open."""
        sight, place, until = self._newest(code)
        midnights = _midnights(
            self.cadence.protocols.zone, int(self.at.min(initial=NEVER)), int(self.at.max(initial=0))
        )
        today = np.searchsorted(midnights, self.at, "right") - 1
        is_charted = (place != NONE) & (sight.ticks(place) >= midnights[today])
        last = np.where(is_charted, today, today - 1)
        answer = np.full(self.at.shape, YES, np.int64)
        for back in range(count):
            day = last - back
            answer = np.minimum(answer, self._day(sight, (midnights[day], midnights[day + 1] - 1), at_most))
        return self._verdicts(answer, np.minimum(until, midnights[today + 1]))

    def _day(self, sight: Sight, day: tuple[Ints, Ints], at_most: float) -> Ints:
        start, end = day[0], np.minimum(day[1], self.at)
        begin, upto = sight.place_from(start), sight.upto(end)
        upto = np.maximum(upto, begin)
        highest = sight.extreme(sight.column.guarded[0], np.maximum, begin, upto, -np.inf)
        hidden = (upto == begin) | (sight.gap_since(start, end) != NONE)
        return np.where(highest > at_most, NO, np.where(hidden, UNKNOWN, YES))


def _turns(column: Column, at_least: float, quiet: float | None, in_a_row: int) -> tuple[Ints, Ints, Ints, Ints]:
    """For each row, the newest row so far at which it began, settled surely, or settled if no gap hid a value.

    The last of the four: where the run of rows began with which it settled in doubt.
    """
    raised = column.high >= at_least - TOLERANCE
    begins = raised & ~_raised_before(column, raised, quiet)
    ends, starts = _windows(column, raised, in_a_row)
    gaps = np.concatenate([[0], np.cumsum(column.is_gap)])
    is_sure = gaps[column.item[ends]] == gaps[column.item[starts]] if len(ends) else np.zeros(0, np.bool_)
    doubt_starts = np.full(len(raised), NONE, np.int64)
    doubt_starts[ends] = starts
    begun, calm, doubted = (
        _newest_of(len(raised), rows) for rows in (np.flatnonzero(begins), ends[is_sure], ends[~is_sure])
    )
    return begun, calm, doubted, doubt_starts


def _raised_before(column: Column, raised: Flags, quiet: float | None) -> Flags:
    """Whether a raised row came in the hours before each row, or right before it."""
    rows = np.arange(len(raised))
    newest = np.maximum.accumulate(np.where(raised, rows, NONE)) if len(rows) else rows
    first = column.row_begin[column.row_segment]
    if quiet is None:
        before = np.where(rows > first, rows - 1, NONE)
        return np.asarray(take(raised, before, False))
    starts = np.searchsorted(column.row_key, column.row_key - hours(quiet), "left")
    before = np.searchsorted(column.row_key, column.row_key, "left") - 1
    found = take(newest, np.where(before >= first, before, NONE), NONE)
    return np.asarray((found != NONE) & (found >= np.maximum(starts, first)))


def _windows(column: Column, raised: Flags, in_a_row: int) -> tuple[Ints, Ints]:
    """(newest, oldest) row of every run of so many complete rows below, none raised among them."""
    heeded = np.flatnonzero(raised | column.done)
    below = ~raised[heeded]
    breaks = np.maximum.accumulate(np.where(below, NONE, np.arange(len(heeded)))) if len(heeded) else heeded
    place = np.arange(len(heeded))
    oldest = place - in_a_row + 1
    whole = below & (oldest > breaks) & (oldest >= 0)
    whole &= column.row_segment[heeded[np.maximum(oldest, 0)]] == column.row_segment[heeded]
    return heeded[whole], heeded[oldest[whole]]


def _newest_of(count: int, rows: Ints) -> Ints:
    found = np.full(count, NONE, np.int64)
    found[rows] = rows
    return np.maximum.accumulate(found) if count else found


@cache
def _midnights_between(zone: ZoneInfo, first: int, last: int) -> Ints:
    day = to_moment(first * DAY).astimezone(zone).date()
    days = [day + timedelta(days=each) for each in range(last - first + 1)]
    return np.array([to_tick(datetime(d.year, d.month, d.day, tzinfo=zone)) for d in days], np.int64)


def _midnights(zone: ZoneInfo, earliest: int, latest: int) -> Ints:
    """Every midnight of a zone around these ticks: a month before, and two days after."""
    if earliest > latest:
        return np.zeros(2, np.int64)
    return _midnights_between(zone, earliest // DAY - 31, latest // DAY + 3)
