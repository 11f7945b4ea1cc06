"""What is wanted once: so long after a dose or an event, at a time of the unit's own day, before a discharge."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from chart.ticks import DAY, hours, minutes, to_moment, to_tick
from monitors.cadence import Cadence
from monitors.sedation_ended import ENDED, sedation_ended
from monitors.terms import BeforeDischarge, Check, Checks, Daily, Round


class Appointment(NamedTuple):
    """One thing to do once. Ticks; the clock runs from `start`, and stands still while the patient is away."""

    start: int
    due_at: int
    late_from: int
    very_late_from: int
    interval_minutes: int

    def after(self, away: int) -> "Appointment":
        """The same, put off by time away from the unit."""
        return (
            self
            if not away
            else self._replace(
                due_at=self.due_at + away, late_from=self.late_from + away, very_late_from=self.very_late_from + away
            )
        )


def appointment(cadence: Cadence, start: int, due: int, interval: int) -> Appointment:
    """Due at a tick, with the grace of an interval."""
    return Appointment(start, due, due + minutes(cadence.grace_minutes(interval)), due + minutes(interval), interval)


def appointments(cadence: Cadence, each: Round, done: int | None, begun: int, at: int) -> Iterator[Appointment]:
    """What a round wants once, is not done, and fell due after the round began. done: when its task last was."""
    for checks in each.checks:
        for anchor in _anchors(cadence, checks, (done, begun), at):
            for check in checks.at:
                due = anchor + minutes(check.at_minutes)
                if due >= begun and (done is None or due - minutes(check.early_minutes) > done):
                    yield _checked(cadence, check, anchor, due)
    if each.daily is not None:
        yield _of_day(cadence, each.daily, done, begun)
    if each.before_discharge is not None:
        yield from _before_discharge(cadence, each.before_discharge, (done, begun), at)


def _checked(cadence: Cadence, check: Check, anchor: int, due: int) -> Appointment:
    plain = appointment(cadence, anchor, due, check.minutes)
    if check.until_minutes is None:
        return plain
    return plain._replace(late_from=anchor + minutes(check.until_minutes))


def _anchors(cadence: Cadence, checks: Checks, since: tuple[int | None, int], at: int) -> list[int]:
    """The ticks of what the checks follow, as far back as one of them may still be wanted."""
    done, begun = since
    longest = minutes(max(check.at_minutes for check in checks.at))
    opens = max(begun, done or 0) - longest
    if checks.which == "each" and checks.first_hours is None:
        return _happened(cadence, checks, opens, at)
    course = hours(checks.first_hours or 0)
    things = _happened(cadence, checks, begun - course, at)
    within = things[: bisect_left(things, things[0] + course + 1)] if things else []
    chosen = {"each": within, "first": within[:1], "further": within[1:]}[checks.which]
    return [tick for tick in chosen if tick >= opens]


def _happened(cadence: Cadence, checks: Checks, since: int, at: int) -> list[int]:
    tracks = cadence.known.tracks
    if ENDED not in checks.after and not any(code in tracks for code in checks.after):
        return []
    if checks.beside:
        return _met(cadence, checks, since, at)
    found = {tick for code in checks.after if code in tracks for tick, _ in _rows(cadence, code, since, at)}
    if ENDED in checks.after:
        found |= set(sedation_ended(cadence, since, at))
    return sorted(found)


def _met(cadence: Cadence, checks: Checks, since: int, at: int) -> list[int]:
    """The later of each two that met, one of each kind, so near to one another."""
    apart = hours(checks.beside_hours or 0)
    one, other = (
        [row for code in codes for row in _rows(cadence, code, since - apart, at)]
        for codes in (checks.after, checks.beside)
    )
    pairs = [(a, b) for a in one for b in other if a[1] != b[1] and abs(a[0] - b[0]) <= apart]
    return sorted({tick for a, b in pairs if (tick := max(a[0], b[0])) >= since})


def _rows(cadence: Cadence, code: str, since: int, at: int) -> list[tuple[int, str]]:
    track = cadence.known.track(code)
    return [(key[0], key[2]) for key in track.keys[track.place_from(since) : track.upto(at)]]


def _of_day(cadence: Cadence, daily: Daily, done: int | None, begun: int) -> Appointment:
    """The first of the days' times that began after the order did, and is not done."""
    zone = cadence.protocols.zone
    day = to_moment(max(begun, done or 0)).astimezone(zone).date()
    early = minutes(daily.early_minutes)
    while True:
        opens = to_tick(datetime.combine(day, daily.from_at, zone))
        if opens >= begun and (done is None or opens - early > done):
            break
        day += timedelta(days=1)
    return Appointment(
        opens, opens, to_tick(datetime.combine(day, daily.until_at, zone)), opens + DAY, DAY // minutes(1)
    )


def _before_discharge(
    cadence: Cadence, rule: BeforeDischarge, since: tuple[int | None, int], at: int
) -> Iterator[Appointment]:
    done, begun = since
    track = cadence.known.track("discharge_planned")
    place = track.upto(at) - 1
    if place < 0 or track.gap_after(track.keys[place], at) is not None:
        return
    planned, told = int(track.low[place]), max(track.observed[place], begun)
    if done is None or planned - hours(rule.hours) > done:
        due = max(planned - minutes(rule.minutes), told + minutes(rule.first_minutes))
        yield appointment(cadence, told, due, rule.minutes)


def codes_of_appointments(each: Round) -> list[str]:
    """The codes by which a round decides what is wanted once."""
    named = [code for checks in each.checks for code in (*checks.after, *checks.beside)]
    return [*named, "discharge_planned"] if each.before_discharge is not None else named
