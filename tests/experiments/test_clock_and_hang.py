"""Somebody watches the watcher: a wall clock that is set, a process that freezes, sweeps that raise or hang."""

import signal
from collections import Counter
from itertools import pairwise

import pytest
from sqlalchemy import select

from chart.clock_steps.store import unseen_steps
from chart.tables import heartbeat
from monitors.rejudge import judged_anew
from monitors.rounds import sweep
from monitors.scheduler import EXIT_HUNG, HUNG_AFTER_PERIODS
from monitors.ward import Ward
from tests.experiments.calls import calls
from tests.experiments.conftest import Tell
from tests.experiments.faults import held_up, no_heartbeats
from tests.experiments.processes import Children, until
from tests.experiments.verdict import compared
from tests.experiments.wards import behind, heard, in_real_time, settled, stays_with_a_past
from tests.rounds.charting import begun_anew, ciwa, open_alerts, record_only
from tests.ward import NORA

pytestmark = pytest.mark.xdist_group("servers")

PERIOD_S = 2.0
HOUR_S = 3600
SEVERE = ciwa(tremor=7, sweats=7, anxiety=7, agitation=7, orientation=4, visual=5)


OTHER_STEPS_S = (-5, HOUR_S, 5 * 365 * 24 * HOUR_S)


def last_beat(ward: Ward) -> tuple[int, float]:
    """The number of the newest sweep, and when it ended by the monotonic clock."""
    with ward.database.read() as conn:
        asked = select(heartbeat.c.sweep_no, heartbeat.c.monotonic_s).where(heartbeat.c.role == "monitor")
        row = conn.execute(asked).one()
        return row.sweep_no, row.monotonic_s


def longest_gap(ward: Ward, count: int, what: str) -> float:
    """Seconds between sweeps, from the newest until so many more, by the monotonic clock."""
    beats = [last_beat(ward)]
    for _ in range(count):
        until(lambda: last_beat(ward)[0] > beats[-1][0], 10 * PERIOD_S, f"one more sweep {what}")
        beats.append(last_beat(ward))
    return max(later[1] - earlier[1] for earlier, later in pairwise(beats))


def steps(ward: Ward) -> list[int]:
    """By how many seconds the unit is told that the clock was set."""
    with ward.database.read() as conn:
        return [round(each.step.seconds) for each in unseen_steps(conn, NORA)]


@pytest.mark.parametrize(
    "seconds", [-HOUR_S, *(pytest.param(each, marks=pytest.mark.nightly) for each in OTHER_STEPS_S)]
)
def test_b6_a_wall_clock_that_is_set_keeps_nobody_unwatched(
    ward: Ward, children: Children, tell: Tell, seconds: int
) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    record_only(ward, stay, SEVERE)
    watching = children.python("watching_a_wrong_clock", f"{PERIOD_S:g}", str(seconds))
    until(lambda: len(heard(ward)) == 1 and last_beat(ward)[0] >= 2, 60, "two sweeps with a right clock")
    before = calls(ward, stay)
    watching.send(signal.SIGUSR1)
    gap = longest_gap(ward, 3, "with a clock that was set")
    told = steps(ward)
    record_only(ward, stay, ciwa(tremor=4))
    until(lambda: not behind(ward, [stay]), 2 * PERIOD_S, "what was saved was looked at")
    assert watching.end() == 0
    made = Counter((call.cause, call.to_role) for call in calls(ward, stay)[len(before) :])
    sweep(begun_anew(ward), looks_at_all=True)
    otherwise = judged_anew(ward, stay).otherwise
    tell(
        f"B6 {ward.database.name}: clock set by {seconds} s, longest gap between sweeps {gap:.2f} s (target "
        f"{2 * PERIOD_S:g}, two periods), told {told}, calls made {made.total()}, none twice; once it is right again "
        f"{len(otherwise)} verdicts are otherwise than the entries say (target 0)"
    )
    assert gap <= 2 * PERIOD_S
    assert told == [pytest.approx(seconds, abs=3)]  # setting it takes the child a moment
    assert set(made.values()) <= {1}
    assert otherwise == frozenset()
    assert {call.cause for call in before} <= {alert.cause for alert in open_alerts(ward, stay).values()}


def test_b6_a_freeze_over_several_turns_is_caught_up_with_and_is_no_step_of_the_clock(
    ward: Ward, children: Children, tell: Tell
) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    watching = children.monitor("watching", PERIOD_S)
    until(lambda: len(heard(ward)) == 1 and last_beat(ward)[0] >= 2, 60, "two sweeps")
    watching.send(signal.SIGSTOP)
    sweeps = last_beat(ward)[0]
    record_only(ward, stay, ciwa(tremor=4))
    with pytest.raises(AssertionError, match="a sweep"):
        until(lambda: last_beat(ward)[0] > sweeps, 3 * PERIOD_S, "a sweep of one that is frozen")
    watching.send(signal.SIGCONT)
    waited = until(lambda: not behind(ward, [stay]), 10 * PERIOD_S, "what was saved meanwhile was looked at")
    waited += until(lambda: last_beat(ward)[0] > sweeps, PERIOD_S, "the sweep that did so ends")
    gap = longest_gap(ward, 2, "after the freeze")
    tell(
        f"B6/B7 {ward.database.name}: frozen for {3 * PERIOD_S:g} s, looked at {waited:.2f} s after it, then a gap of "
        f"{gap:.2f} s (target {2 * PERIOD_S:g} each)"
    )
    assert waited <= 2 * PERIOD_S
    assert gap <= 2 * PERIOD_S
    assert steps(ward) == []
    assert watching.end() == 0
    assert compared(ward, [stay]).is_sound


def test_b7_a_sweep_that_raises_is_made_again_at_the_next_turn(ward: Ward, children: Children, tell: Tell) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    watching = children.monitor("watching", 1.0)
    until(lambda: len(heard(ward)) == 1, 60, "a first sweep")
    with no_heartbeats(ward):
        until(lambda: watching.said().count("sweep failed") >= 3, 15, "three sweeps that raise")
        record_only(ward, stay, ciwa(tremor=4))
        until(lambda: not behind(ward, [stay]), 5, "stays are looked at all the same")
    sweeps = last_beat(ward)[0]
    waited = until(lambda: last_beat(ward)[0] > sweeps, 10, "a sweep that does not raise")
    tell(f"B7 {ward.database.name}: sweeps that raise, the next good one after {waited:.2f} s (target 2, two periods)")
    assert waited <= 2.0
    assert watching.end() == 0
    assert compared(ward, [stay]).is_sound


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


def test_channels_that_cannot_be_read_keep_nobody_unwatched(ward: Ward, children: Children) -> None:
    ward = in_real_time(ward)
    stays_with_a_past(ward, 1, hours=2)
    (ward.settings.home / "channels.toml").write_text("[nurse")
    watching = children.monitor("watching", 0.5)
    until(lambda: len(heard(ward)) == 1, 60, "a first sweep")
    assert "channels.toml is not TOML" in watching.said()
