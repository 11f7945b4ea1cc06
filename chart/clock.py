"""The only place that reads a clock.

The *ward clock* is what chart, rounds and escalation go by. A demo or a test may set and speed it; the setting stands
in one row of the database, so that every process and page agrees. The *process clock* is real and monotonic:
heartbeats, sessions, time-outs.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from chart.ticks import EPOCH, MILLISECOND

READ_TOGETHER_S = 0.1


class Clock(Protocol):
    """Whatever can say what time it is on the ward."""

    def now(self) -> datetime:
        """Aware UTC, in whole milliseconds."""

    @property
    def rate(self) -> float:
        """How many seconds pass on the ward in a real one."""


@dataclass(frozen=True, slots=True)
class ClockSetting:
    """At the real moment `real_at` the ward read `ward_at`; since then it runs `rate` times as fast."""

    real_at: datetime
    ward_at: datetime
    rate: float


@dataclass(frozen=True, slots=True)
class WardClock:
    """The ward's time: real time, unless a setting says otherwise."""

    setting: Callable[[], ClockSetting | None] = lambda: None

    def now(self) -> datetime:
        """Aware UTC, in whole milliseconds."""
        real = real_now()
        setting = self.setting()
        if setting is None:
            return _whole(real)
        return _whole(setting.ward_at + (real - setting.real_at) * setting.rate)

    @property
    def rate(self) -> float:
        """How many seconds pass on the ward in a real one."""
        setting = self.setting()
        return 1.0 if setting is None else setting.rate


@dataclass(slots=True)
class HandClock:
    """A ward clock moved by hand: `clock.at = …`."""

    at: datetime

    def now(self) -> datetime:
        """What the hand last set."""
        return self.at

    @property
    def rate(self) -> float:
        """As fast as any clock, but for the hand."""
        return 1.0

    def advance(self, **amount: float) -> datetime:
        """Move on by timedelta keywords, and say what time it is now."""
        self.at += timedelta(**amount)
        return self.at


def real_now() -> datetime:
    """The machine's wall clock, aware UTC: sessions, heartbeats and certificates only."""
    return datetime.now(UTC)


def wall_ahead_s() -> float:
    """By how many seconds the wall clock is ahead of the monotonic one; this changes when somebody sets the clock.

    A machine that slept looks as if it had been set forward: its monotonic clock stood still meanwhile.
    """
    while True:
        before, wall, after = monotonic_seconds(), real_now().timestamp(), monotonic_seconds()
        if after - before < READ_TOGETHER_S:  # else the process stood still between the two
            return wall - after


def monotonic_seconds() -> float:
    """Seconds that only ever grow, for durations and time-outs."""
    return time.monotonic()


def _whole(moment: datetime) -> datetime:
    return EPOCH + ((moment - EPOCH) // MILLISECOND) * MILLISECOND
