"""The machine's clock is set: seen by the clock that nobody can set, told once, and nothing that was due is lost."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from alerts.finding import Severity
from alerts.states import Condition, Kind
from chart.clock import real_now
from chart.clock_steps.store import Step, unseen_steps
from chart.facts import Note, StayId, Void
from monitors.clock_watch import ClockWatch
from monitors.leading import FileLead
from monitors.rounds import sweep
from monitors.scheduler import Monitor
from monitors.ward import Ward
from tests.experiments.calls import calls
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, looked_at, of_pattern, open_alerts, said, save
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


def test_what_was_judged_in_a_time_that_has_not_come_is_judged_anew(ward: Ward) -> None:
    """The clock was an hour ahead for a while, and found a round overdue that is not."""
    stay = admitted(ward)
    hand(ward).advance(hours=1)
    sweep(begun_anew(ward))
    assert conditions(ward, stay)[OVERDUE] is Condition.HOLDS
    back = hand(ward).advance(minutes=-55)
    swept_at_once(ward)
    assert OVERDUE not in open_alerts(ward, stay)
    assert looked_at(ward, stay).through_at == back


def test_an_alert_that_was_closed_in_such_a_time_is_raised_again_when_the_time_comes(ward: Ward) -> None:
    """At the very moment at which it was raised before, for the chart dates it."""
    stay = admitted(ward)
    for minutes in (60, -55, 55):
        hand(ward).advance(minutes=minutes)
        swept_at_once(ward)
    assert conditions(ward, stay)[OVERDUE] is Condition.HOLDS
    raised = [each for each in of_pattern(said(ward, stay), OVERDUE) if each.kind is Kind.RAISED]
    assert len({each.alert_id for each in raised}) == 2
    assert len(raised) == 2
    assert raised[0].known_at == raised[1].known_at
    assert open_alerts(ward, stay)[OVERDUE].id == raised[1].alert_id


def test_what_was_charted_ahead_of_the_clock_is_not_missing_meanwhile(ward: Ward) -> None:
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=1))
    hand(ward).advance(hours=1)
    severe = save(ward, stay, SEVERE)
    before = conditions(ward, stay)
    assert before["ALC-04"] is Condition.HOLDS
    hand(ward).advance(minutes=-50)
    swept_at_once(ward)
    assert conditions(ward, stay) == before
    hand(ward).advance(minutes=10)
    save(ward, stay, Void(), supersedes=severe.entry.id, reason="the clock was wrong")
    assert conditions(ward, stay)["ALC-04"] is Condition.RETRACTED
    assert looked_at(ward, stay).through_at == ward.clock.now()


def test_a_severe_score_calls_though_something_was_charted_with_a_time_years_ahead(ward: Ward) -> None:
    stay = admitted(ward)
    now = ward.clock.now()
    hand(ward).advance(days=5 * 365)
    save(ward, stay, Note("Slept well"))
    hand(ward).at = now + timedelta(minutes=5)
    swept_at_once(ward)
    save(ward, stay, SEVERE)
    assert conditions(ward, stay)["ALC-04"] is Condition.HOLDS
    assert any(call.severity is Severity.CRITICAL for call in calls(ward, stay))


def test_who_was_called_by_a_clock_that_was_set_back_is_not_waited_for_again(ward: Ward) -> None:
    stay = admitted(ward)
    save(ward, stay, SEVERE)
    hand(ward).advance(hours=-1)
    for _ in range(3):
        swept_at_once(ward)
    roles = [call.to_role for call in calls(ward, stay) if call.cause == open_alerts(ward, stay)["ALC-04"].cause]
    assert roles == ["nurse", "charge_nurse"]


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
