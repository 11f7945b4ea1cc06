"""Questions about the days of the unit's own calendar."""

from datetime import datetime, timedelta

from chart.ticks import to_moment, to_tick
from monitors.asking import Asking
from monitors.note import NO, UNKNOWN, YES
from monitors.verdict import Verdict


class Days(Asking):
    """What was charted day by day, midnight to midnight where the unit is."""

    __slots__ = ()

    def days_at_most(self, code: str, at_most: float, count: int) -> Verdict:
        """Whether every value of so many days in a row is at most so much; a day without one leaves it open.

        The days end today, or yesterday where nothing was charted today yet.
        """
        track, place, until = self._newest(code)
        today = self._midnight(self.at, 0)
        until = min(until, self._midnight(self.at, 1))
        last = 0 if place is not None and track.observed[place] >= today else -1
        values: list[int] = []
        answer = YES
        for day in range(last - count + 1, last + 1):
            start, end = self._midnight(self.at, day), self._midnight(self.at, day + 1)
            of_day = list(range(track.place_from(start), track.upto(min(end - 1, self.at))))
            hidden = not of_day or track.gap_after((start,), min(end - 1, self.at)) is not None
            too_high = any(track.low[p] > at_most for p in of_day)
            answer = min(answer, NO if too_high else UNKNOWN if hidden else YES)
            values += of_day
        words = (code, f"at most {at_most:g} on {count} days in a row", 0.0)
        return self._verdict(answer, until, words, (track, values), ends=f"above {at_most:g}")

    def _midnight(self, at: int, days: int) -> int:
        """The tick at which a day of the unit's calendar begins: the one that holds a tick, or so many days on."""
        zone = self.cadence.protocols.zone
        local = to_moment(at).astimezone(zone)
        day = local.date() + timedelta(days=days)
        return to_tick(datetime(day.year, day.month, day.day, tzinfo=zone))
