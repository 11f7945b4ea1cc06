"""The machine's clock is set: seen by the clock that nobody can set, told once, and nothing that was due is lost."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from alerts.states import Condition
from chart.clock import real_now
from chart.clock_steps.store import Step, unseen_steps
from chart.facts import StayId
from monitors.clock_watch import ClockWatch
from monitors.leading import FileLead
from monitors.rounds import sweep
from monitors.scheduler import Monitor
from monitors.ward import Ward
from tests.experiments.calls import calls
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, open_alerts, save
from tests.ward import NORA, STRANGER

OVERDUE = "GEN-06"
SEVERE = ciwa(tremor=7, sweats=7, anxiety=7, agitation=7, orientation=4, visual=5)


def set_by(**amount: float) -> time_machine.travel:
    """The wall clock of this process, set on or back; the monotonic one is what it is."""
    return time_machine.travel(real_now() + timedelta(**amount), tick=True)


def steps(ward: Ward) -> list[Step]:
    """What Nora's unit is told, to the second."""
    with ward.database.read() as conn:
        return [Step(round(each.step.seconds), each.step.is_at_least) for each in unseen_steps(conn, NORA)]


def monitor(ward: Ward, folder: Path, name: str = "first 1") -> Monitor:
    return Monitor(begun_anew(ward), FileLead(folder / "lock"), process=name)


def swept_at_once(ward: Ward) -> None:
    """By a process that has just begun, and was told that the clock was set."""
    assert sweep(begun_anew(ward), looks_at_all=True).faults == 0


def conditions(ward: Ward, stay: StayId) -> dict[str, Condition]:
    return {name: alert.condition for name, alert in open_alerts(ward, stay).items()}


# ---- seeing it -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [-3600, -5, 3600, 5 * 365 * 86_400])
def test_a_clock_that_was_set_is_seen_once(seconds: float) -> None:
    watch = ClockWatch()
    assert not watch.look()
    with set_by(seconds=seconds):
        assert [watch.look(), watch.look()] == [True, False]
        assert [round(step.seconds) for step in watch.untold] == [seconds]


def test_a_clock_that_is_slewed_is_not_taken_for_one_that_was_set() -> None:
    watch = ClockWatch()
    for seconds in (1, 2, 3, 4):
        with set_by(seconds=seconds):
            assert not watch.look()


def test_the_turn_after_it_tells_every_unit_once(ward: Ward, tmp_path: Path) -> None:
    watching = monitor(ward, tmp_path)
    watching.turn()
    with set_by(hours=-1):
        assert watching.clock_watch.look()
        watching.turn()
        watching.turn()
        assert steps(ward) == [Step(-3600)]
        with ward.database.read() as conn:
            assert len(unseen_steps(conn, STRANGER)) == 1
    watching.lead.let_go()


def test_a_turn_that_failed_leaves_it_to_the_next(ward: Ward, tmp_path: Path) -> None:
    watching, other = monitor(ward, tmp_path), monitor(ward, tmp_path / "..", "other 2")
    watching.turn()
    watching.clock_watch.untold.append(Step(-60))
    other.turn()
    assert watching.turn() is None  # deposed before it could tell
    assert (steps(ward), watching.clock_watch.untold) == ([], [Step(-60)])
    for each in (watching, other):
        each.lead.let_go()


def test_a_monitor_that_stands_by_leaves_the_telling_to_the_one_that_leads(ward: Ward, tmp_path: Path) -> None:
    leading, waiting = monitor(ward, tmp_path), monitor(ward, tmp_path, "second 2")
    leading.turn()
    waiting.clock_watch.untold.append(Step(-3600))
    assert waiting.turn() is None
    leading.lead.let_go()
    assert waiting.turn() is not None
    assert steps(ward) == []
    waiting.lead.let_go()


def test_a_heartbeat_in_the_future_tells_the_next_monitor_that_the_clock_went_back(ward: Ward, tmp_path: Path) -> None:
    with set_by(minutes=50):
        before = monitor(ward, tmp_path)
        before.turn()
        before.lead.let_go()
    for name in ("second 2", "third 3"):
        after = monitor(ward, tmp_path, name)
        after.turn()
        after.lead.let_go()
        assert steps(ward) == [Step(-3000, is_at_least=True)]


# ---- what it does to what is due -------------------------------------------------------------------------------------


def test_a_clock_set_forward_calls_nobody_twice(ward: Ward) -> None:
    """What was found overdue meanwhile calls the nurse, and whoever comes next because so much time has passed."""
    stay = admitted(ward)
    save(ward, stay, SEVERE)
    before = len(calls(ward, stay))
    hand(ward).advance(days=5 * 365)
    for _ in range(3):
        swept_at_once(ward)
    after = calls(ward, stay)[before:]
    assert {call.cause for call in calls(ward, stay)[:before]} <= {call.cause for call in after}
    assert set(Counter((call.cause, call.to_role) for call in after).values()) == {1}
    assert {call.to_role for call in after} == {"nurse", "charge_nurse"}
