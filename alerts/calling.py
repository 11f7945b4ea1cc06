"""Who is called for what nobody owns: the ladder of roles, and what time does to answers.

All of it is worked out from stored times at the moment of looking, so that a restart, a failover or a clock that was
put right loses nothing and catches up on nothing: after an outage there is one call, not one for each that was missed.
One cause of one stay has one clock, at its worst severity.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from alerts.alert import AlertState
from alerts.board import Board
from alerts.events import AlertEvent, Detail
from alerts.finding import Severity
from alerts.states import Kind, Stage
from chart.duty.roster import Roster
from chart.people import role_words
from chart.ticks import MINUTE, NEVER, to_moment, to_tick

Minutes = Annotated[int, msgspec.Meta(gt=0)]


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Minutes until the next role is called, between calls after that, and usually until one looks again."""

    accept_minutes: Minutes
    repeat_minutes: Minutes
    look_again_minutes: Minutes


class Quiet(msgspec.Struct, frozen=True):
    """Hours of the unit's clock in which what is no worse than `up_to` is called no further than one role."""

    from_at: time
    until_at: time
    up_to: Severity
    no_further_than: str

    def covers(self, at: time) -> bool:
        """Whether a time of day lies in them; they may go over midnight."""
        if self.from_at <= self.until_at:
            return self.from_at <= at < self.until_at
        return at >= self.from_at or at < self.until_at


class Calling(msgspec.Struct, frozen=True, kw_only=True):
    """How a unit calls. ladder: roles, the first called first. times: of each severity that calls anybody at all.

    shifts: when shifts begin, by the unit's clock; shift_roles: who goes by them where the roster says nothing.
    patients_per_nurse: how many one nurse has on duty, for counting load.
    """

    ladder: tuple[str, ...]
    times: dict[Severity, Times]
    zone: ZoneInfo
    quiet: Quiet | None = None
    shifts: tuple[time, ...] = ()
    shift_roles: frozenset[str] = frozenset()
    patients_per_nurse: int

    def step_of(self, role: str) -> int:
        """Where a role stands on the ladder; who is not on it counts as its foot."""
        return self.ladder.index(role) if role in self.ladder else 0

    def top(self, severity: Severity, at: int) -> int:
        """The highest step that may be called now."""
        quiet = self.quiet
        if quiet and severity <= quiet.up_to and quiet.covers(to_moment(at).astimezone(self.zone).time()):
            return self.step_of(quiet.no_further_than)
        return len(self.ladder) - 1

    def shift_after(self, at: int) -> int:
        """The tick at which the next shift begins after one; NEVER without shifts."""
        local = to_moment(at).astimezone(self.zone)
        days = (local.date() + timedelta(days=ahead) for ahead in (0, 1, 2))
        begins = (to_tick(datetime.combine(day, start, self.zone)) for day in days for start in self.shifts)
        return min((tick for tick in begins if tick > at), default=NEVER)


def calls(board: Board, now: int, calling: Calling, roster: Roster) -> list[AlertEvent]:
    """What time has done to answers up to now, and whom it is time to call; said again, nothing."""
    events = [event for alert in board.open_alerts for event in _lapsed(alert, now, calling, roster)]
    board = board.applied(events)
    for members in unowned(board, calling).values():
        if _due_at(members, calling) <= now:
            events += _next_called(members, now, calling)
    return events


def next_at(board: Board, calling: Calling, roster: Roster) -> int:
    """The tick from which `calls` has something to say if nothing else happens; NEVER if none."""
    lapses = [_lapses_at(alert, calling, roster)[0] for alert in board.open_alerts]
    dues = [_due_at(members, calling) for members in unowned(board, calling).values()]
    return min([*lapses, *dues], default=NEVER)


def next_call_at(board: Board, alert: AlertState, calling: Calling) -> int:
    """When the next role is called for the cause of an alert; NEVER if nobody is."""
    members = unowned(board, calling).get(alert.cause, [])
    return _due_at(members, calling) if members else NEVER


def _lapses_at(alert: AlertState, calling: Calling, roster: Roster) -> tuple[int, Kind]:
    """When an answer no longer stands by itself, and as what."""
    if alert.stage is Stage.PAUSED:
        return alert.pause_ends_at or NEVER, Kind.PAUSE_ENDED
    if alert.stage is not Stage.ACCEPTED:
        return NEVER, Kind.RECHECK_DUE
    leaves_at = _leaves_at(alert, calling, roster)
    return min((alert.recheck_at or NEVER, Kind.RECHECK_DUE), (leaves_at, Kind.SHIFT_CHANGED))


def _leaves_at(alert: AlertState, calling: Calling, roster: Roster) -> int:
    accepted_at = alert.accepted_at or 0
    leaves_at = roster.leaves_at(alert.owner, accepted_at) if alert.owner else None
    if leaves_at is not None:
        return leaves_at
    return calling.shift_after(accepted_at) if alert.owner_role in calling.shift_roles else NEVER


def _lapsed(alert: AlertState, now: int, calling: Calling, roster: Roster) -> Iterator[AlertEvent]:
    at, kind = _lapses_at(alert, calling, roster)
    if at > now:
        return
    owners = calling.step_of(alert.owner_role)
    step = min(owners + 1, calling.top(alert.severity, now)) if kind is Kind.RECHECK_DUE else owners
    reason = {
        Kind.RECHECK_DUE: f"{alert.owner_name} has not looked again",
        Kind.SHIFT_CHANGED: f"{alert.owner_name} has gone off duty: somebody of this shift is asked to accept",
        Kind.PAUSE_ENDED: "the pause has ended",
    }[kind]
    yield _said(alert, kind, now, reason, 0 if kind is Kind.PAUSE_ENDED else step)


def unowned(board: Board, calling: Calling) -> dict[str, list[AlertState]]:
    """By cause, what holds, calls somebody, and is covered by nobody who owns the same cause at least as bad."""
    holding = [alert for alert in board.open_alerts if alert.stands and alert.severity in calling.times]
    holding = [alert for alert in holding if not (alert.is_silent or alert.superseded_by)]
    owned: dict[str, Severity] = {}
    for alert in holding:
        if alert.stage is not Stage.WAITING:
            owned[alert.cause] = max(alert.severity, owned.get(alert.cause, Severity.NONE))
    waiting: dict[str, list[AlertState]] = {}
    for alert in holding:
        is_own_call = bool(alert.about) or alert.has_returned
        if alert.stage is Stage.WAITING and (is_own_call or alert.severity > owned.get(alert.cause, Severity.NONE)):
            waiting.setdefault(alert.cause, []).append(alert)
    return waiting


def _due_at(members: list[AlertState], calling: Calling) -> int:
    """By the clock of the worst members: a milder one that has waited long hurries no call for a new worse one."""
    severity = max(member.severity for member in members)
    times = calling.times[severity]
    return min(
        member.called_at + (times.repeat_minutes if member.step else times.accept_minutes) * MINUTE
        for member in members
        if member.severity == severity
    )


def _next_called(members: list[AlertState], now: int, calling: Calling) -> Iterator[AlertEvent]:
    severity = max(member.severity for member in members)
    before = max(member.step for member in members)
    step = min(before + 1, calling.top(severity, now))
    role = role_words(calling.ladder[step])
    for member in members:
        waited = (now - member.called_at) // MINUTE
        again = " again" if step == before else ""
        yield _said(member, Kind.ESCALATED, now, f"nobody has accepted for {waited} min: {role} called{again}", step)


def _said(alert: AlertState, kind: Kind, now: int, reason: str, step: int) -> AlertEvent:
    return AlertEvent(
        alert_id=alert.id, pattern=alert.pattern, about=alert.about, cause=alert.cause, kind=kind,
        severity=alert.severity, since=alert.since, known_at=now, reason=reason, detail=Detail(step=step),
    )  # fmt: skip
