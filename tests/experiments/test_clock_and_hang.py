"""Somebody watches the watcher: a wall clock that is set back, a sweep that hangs, a first sweep that hangs."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from sqlalchemy import select

from chart.tables import examined, heartbeat
from monitors.rounds import sweep
from monitors.scheduler import EXIT_HUNG, HUNG_AFTER_PERIODS
from monitors.ward import Ward
from tests.experiments.conftest import Tell
from tests.experiments.processes import Children, until
from tests.experiments.verdict import compared
from tests.experiments.wards import behind, heard, in_real_time, settled, stays_with_a_past
from tests.rounds.charting import begun_anew, ciwa, record_only

pytestmark = pytest.mark.xdist_group("servers")

PERIOD_S = 2.0


def last_beat(ward: Ward) -> tuple[int, float]:
    """The number of the newest sweep, and when it ended by the monotonic clock."""
    with ward.database.read() as conn:
        asked = select(heartbeat.c.sweep_no, heartbeat.c.monotonic_s).where(heartbeat.c.role == "monitor")
        row = conn.execute(asked).one()
        return row.sweep_no, row.monotonic_s


def test_b6_a_wall_clock_that_is_set_back_keeps_nobody_unwatched(ward: Ward, children: Children, tell: Tell) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    watching = children.python("watching_a_wrong_clock", f"{PERIOD_S:g}")
    until(lambda: len(heard(ward)) == 1 and last_beat(ward)[0] >= 2, 60, "two sweeps with a right clock")
    beats = [last_beat(ward)]
    watching.send(signal.SIGUSR1)
    for _ in range(3):
        until(lambda: last_beat(ward)[0] > beats[-1][0], 10 * PERIOD_S, "one more sweep with a clock that was set back")
        beats.append(last_beat(ward))
    gaps = [later[1] - earlier[1] for earlier, later in pairwise(beats)]
    record_only(ward, stay, ciwa(tremor=4))
    until(lambda: not behind(ward, [stay]), 2 * PERIOD_S, "what was saved was looked at")
    tell(
        f"B6 {ward.database.name}: clock set back 1 h, longest gap between sweeps {max(gaps):.2f} s "
        f"(target {2 * PERIOD_S:g}, two periods)"
    )
    assert max(gaps) <= 2 * PERIOD_S
    assert watching.end() == 0
    sweep(begun_anew(ward))
    assert compared(ward, [stay]).is_sound


@contextmanager
def held_up(ward: Ward, stay: str) -> Iterator[None]:
    """Somebody holds the stay and does not let go: whoever wants to examine it waits."""
    with ward.database.write() as conn:
        conn.execute(select(examined.c.stay_id).where(examined.c.stay_id == stay).with_for_update())
        yield


def test_b7_a_sweep_that_hangs_ends_the_process_and_the_other_goes_on(
    ward: Ward, children: Children, tell: Tell
) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    first = children.monitor("first", 0.5)
    until(lambda: len(heard(ward)) == 1, 60, "a first sweep")
    record_only(ward, stay, ciwa(tremor=4))
    with held_up(ward, stay):
        waited = until(lambda: not first.is_running, 15, "the process with the hung sweep ends")
    tell(
        f"B7 {ward.database.name}: hung sweep, process ended after {waited:.1f} s with code {first.running.returncode}"
    )
    assert first.running.returncode == EXIT_HUNG
    assert waited <= (HUNG_AFTER_PERIODS + 2) * 0.5 + 1
    children.monitor("second", 0.5)
    until(lambda: not behind(ward, [stay]), 60, "the next process looked at what was left")
    assert compared(ward, [stay]).is_sound


def test_b7_a_first_sweep_that_hangs_ends_the_process_too(ward: Ward, children: Children, tell: Tell) -> None:
    """Whoever holds the embedded database's lock holds up the start as well; so there it is taken a moment later."""
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    if ward.database.name == "sqlite":
        first = children.monitor("first", 0.5)
        until(lambda: settled(first), 60, "the process is past its start")
    with held_up(ward, stay):
        if ward.database.name == "postgresql":
            first = children.monitor("first", 0.5)
        waited = until(lambda: not first.is_running, 60, "the process with the hung sweep ends")
    tell(f"B7 {ward.database.name}: hung first sweep, process ended after {waited:.1f} s (start included)")
    assert first.running.returncode == EXIT_HUNG
