"""B9: several monitors and four saving processes on one record; leaders that die, freeze and come back."""

import json
import signal

import pytest

from monitors.rounds import sweep
from monitors.ward import Ward
from tests.databases import Server
from tests.experiments.conftest import Tell
from tests.experiments.processes import Child, Children, until
from tests.experiments.verdict import compared
from tests.experiments.wards import behind, heard, in_real_time, leader, settled, stays_with_a_past
from tests.rounds.charting import begun_anew, ciwa, record_only

pytestmark = pytest.mark.xdist_group("servers")

PERIOD_S = 1.0
BUSY_PERIOD_S = 5.0  # beside four processes that save without a pause a sweep takes its time
TROUBLE = ("locked", "Traceback", "not examined", "sweep failed")


def test_b9_none_doubled_none_missed(ward: Ward, children: Children, tell: Tell) -> None:
    all_at_once(ward, children, tell, saves_each=60)


@pytest.mark.nightly
def test_b9_for_a_night(ward: Ward, children: Children, tell: Tell) -> None:
    all_at_once(ward, children, tell, saves_each=1000)


def all_at_once(ward: Ward, children: Children, tell: Tell, saves_each: int) -> None:
    """Four saving processes, two monitors of which one leads, and a third that asks nobody whether it may sweep."""
    ward = in_real_time(ward)
    stays = stays_with_a_past(ward, 6, hours=12)
    watching = [children.monitor(name, BUSY_PERIOD_S) for name in ("monitor 1", "monitor 2")]
    watching.append(children.python("sweeping", name="monitor 3"))
    saving = [children.python("saving", str(seed), str(saves_each), *stays, name=f"saving {seed}") for seed in range(4)]
    within_s = 60 + saves_each
    until(lambda: not any(child.is_running for child in saving), within_s, "four processes saved all they had")
    until(lambda: not behind(ward, stays), 3 * BUSY_PERIOD_S, "everything that was saved was looked at")
    leaders = heard(ward)
    assert [child.end() for child in watching] == [0, 0, 0]
    sweep(begun_anew(ward))

    made = [json.loads(child.said().splitlines()[-1]) for child in saving]
    swept = json.loads(watching[-1].said().splitlines()[-1])
    found = compared(ward, stays)
    trouble = [line for child in children.all for line in child.said().splitlines() if any(w in line for w in TROUBLE)]
    saves = sum(sum(each.values()) for each in made)
    tell(
        f"B9 {ward.database.name}: 3 monitors, 4 saving processes, {saves} saves, {found.line}, "
        f"locked {len(trouble)} (target 0)"
    )
    assert trouble == []
    assert made == [{"saved": saves_each * 4 // 5, "recorded": saves_each // 5}] * 4
    assert (swept["sweeps"] > 0, swept["faults"]) == (True, 0)
    assert len(leaders) == 1
    assert found.is_sound, found


def two_monitors(ward: Ward, children: Children) -> tuple[Child, Child]:
    """The one that leads, and the one that stands by."""
    both = [children.monitor("one", PERIOD_S), children.monitor("other", PERIOD_S)]
    until(lambda: len(heard(ward)) == 1, 30, "one of two monitors leads")
    until(lambda: "Traceback" not in both[1].said() and both[1].is_running, 1, "the other stands by")
    both.sort(key=lambda child: child.running.pid != leader(ward))
    return both[0], both[1]


def test_b9_when_the_leader_dies_the_other_takes_over_within_two_periods(
    ward: Ward, children: Children, tell: Tell
) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=6)
    first, second = two_monitors(ward, children)
    until(lambda: settled(second), 30, "the other has begun")
    first.kill()
    record_only(ward, stay, ciwa(tremor=4))
    waited = until(lambda: second.running.pid in heard(ward), 15, "the other leads")
    assert leader(ward) == second.running.pid
    until(lambda: not behind(ward, [stay]), 2, "what nobody had looked at was looked at")
    tell(
        f"B9 {ward.database.name}: leader killed, first sweep of the other after {waited:.2f} s (target {2 * PERIOD_S})"
    )
    assert waited <= 2 * PERIOD_S
    second.end()
    assert compared(ward, [stay]).is_sound


def test_b9_a_leader_that_froze_and_comes_back_writes_nothing(
    ward: Ward, children: Children, tell: Tell, postgresql: Server
) -> None:
    """On PostgreSQL the lock of a frozen leader stays until its connection ends. `flock` stays until it dies."""
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=6)
    first, second = two_monitors(ward, children)
    until(lambda: settled(second), 30, "the other has begun")
    first.send(signal.SIGSTOP)
    sweeps = heard(ward)[first.running.pid]
    record_only(ward, stay, ciwa(tremor=4))
    with pytest.raises(AssertionError, match="takes over"):
        until(lambda: second.running.pid in heard(ward), 4 * PERIOD_S, "the other takes over from a frozen leader")
    if ward.database.name == "sqlite":
        first.kill()
    else:
        cut_the_lock(postgresql)
    waited = until(lambda: second.running.pid in heard(ward), 15, "the other leads")
    until(lambda: not behind(ward, [stay]), 2, "what nobody had looked at was looked at")
    if first.is_running:
        first.send(signal.SIGCONT)
        record_only(ward, stay, ciwa(tremor=5))
        turns = heard(ward)[second.running.pid] + 4
        until(lambda: heard(ward)[second.running.pid] >= turns, 15, "four more sweeps")
        assert heard(ward)[first.running.pid] == sweeps
        assert first.is_running
    assert leader(ward) == second.running.pid
    tell(f"B9 {ward.database.name}: frozen leader's lock taken, the other sweeps after {waited:.2f} s, stale writes 0")
    assert waited <= 2 * PERIOD_S
    second.end()
    sweep(begun_anew(ward))
    assert compared(ward, [stay]).is_sound


def cut_the_lock(server: Server) -> None:
    """End the connection that holds the leader's lock, as an administrator would."""
    server.order("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
