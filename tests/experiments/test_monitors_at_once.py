"""B9: several monitors and four saving processes on one record; leaders that die, freeze and come back."""

import json
import os
import signal
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from chart import store
from chart.clock import WardClock, real_now
from chart.facts import StayId
from chart.tables import heartbeat, leadership
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.databases import Server
from tests.experiments.conftest import Tell
from tests.experiments.processes import Child, Children, until
from tests.experiments.random_charting import past
from tests.experiments.verdict import compared
from tests.rounds.charting import begun_anew, ciwa, looked_at, record_only
from tests.ward import NORA, UNIT

pytestmark = pytest.mark.xdist_group("servers")

PERIOD_S = 0.5
BUSY_PERIOD_S = 5.0  # beside four processes that save without a pause a sweep takes its time
TROUBLE = ("locked", "Traceback", "not examined", "sweep failed")


def stays_with_a_past(ward: Ward, count: int, hours: int) -> list[StayId]:
    """Stays that nobody has looked at yet, charted until a minute ago."""
    dice, now = Random(7), real_now() - timedelta(minutes=1)
    found = []
    with ward.database.write() as conn:
        for _ in range(count):
            stay = store.open_stay(conn, NORA, store.admit_patient(conn, NORA, UNIT, None))
            store.record_history(conn, NORA, list(past(dice, stay, now, hours)))
            found.append(stay)
    return found


def in_real_time(ward: Ward) -> Ward:
    return Ward(ward.database, WardClock(), ward.settings, ward.book)


def heard(ward: Ward) -> dict[int, int]:
    """Sweeps by the process id of each monitor that ever led."""
    with ward.database.read() as conn:
        rows = conn.execute(select(heartbeat.c.process, heartbeat.c.sweep_no))
        return {int(name.split()[1]): number for name, number in rows}


def leader(ward: Ward) -> int | None:
    """The process id of whoever leads."""
    with ward.database.read() as conn:
        holder = conn.execute(select(leadership.c.holder)).scalar()
    return int(holder.split()[1]) if holder else None


@pytest.mark.parametrize("monitors", [2, 3])
def test_b9_none_doubled_none_missed(ward: Ward, children: Children, tell: Tell, monitors: int) -> None:
    """Two monitors of which one leads; then three that ask nobody, so that only the record's own rules keep order."""
    ward = in_real_time(ward)
    stays = stays_with_a_past(ward, 6, hours=12)
    names = [f"monitor {number}" for number in range(monitors)]
    if monitors == 2:
        watching = [children.monitor(name, BUSY_PERIOD_S) for name in names]
    else:
        watching = [children.python("sweeping", name=name) for name in names]
    saving = [children.python("saving", str(seed), "60", *stays, name=f"saving {seed}") for seed in range(4)]
    until(lambda: not any(child.is_running for child in saving), 90, "four processes saved all they had")
    until(lambda: not behind(ward, stays), 3 * BUSY_PERIOD_S, "everything that was saved was looked at")
    assert [child.end() for child in watching] == [0] * monitors
    sweep(begun_anew(ward))

    made = [json.loads(child.said().splitlines()[-1]) for child in saving]
    found = compared(ward, stays)
    trouble = [line for child in children.all for line in child.said().splitlines() if any(w in line for w in TROUBLE)]
    saves = sum(sum(each.values()) for each in made)
    tell(
        f"B9 {ward.database.name}: {monitors} monitors, 4 saving processes, {saves} saves, {found.line}, "
        f"locked {len(trouble)} (target 0)"
    )
    assert trouble == []
    assert made == [{"saved": 48, "recorded": 12}] * 4
    assert found.is_sound, found
    if monitors == 3:
        told = [json.loads(child.said().splitlines()[-1]) for child in watching]
        assert all(each["sweeps"] and not each["faults"] for each in told)


def behind(ward: Ward, stays: list[StayId]) -> list[StayId]:
    return [stay for stay in stays if (held := looked_at(ward, stay)).last_seq != held.examined_seq]


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


def settled(child: Child) -> bool:
    """Whether a monitor process is past its start: it has the lock's file or a line to the server."""
    for handle in Path(f"/proc/{child.running.pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            name = os.readlink(handle)
            if name.endswith("monitor.lock") or name.startswith("socket:"):
                return True
    return False


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
