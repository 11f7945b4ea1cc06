"""A1: tablets save, the web process is killed again and again, and every save that was acknowledged is there, once."""

import threading
from dataclasses import dataclass
from random import Random

import pytest
from sqlalchemy import func, select

from chart.audit.store import verify
from chart.database import audit_key_of
from chart.tables import entry
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.experiments.conftest import Tell
from tests.experiments.processes import UP_WITHIN_S, Children, until
from tests.experiments.serving import Served, Tablet, let_nora_in, made, serve
from tests.experiments.verdict import compared
from tests.experiments.wards import in_real_time, stays_with_a_past
from tests.rounds.charting import entries

pytestmark = pytest.mark.xdist_group("servers")

TABLETS = 8
GIVEN_UP_AFTER_S = 900


@dataclass(frozen=True, slots=True)
class Size:
    """How long the experiment is."""

    saves: int
    kills: int


def test_a1_nothing_acknowledged_is_lost_doubled_or_unexamined(ward: Ward, children: Children, tell: Tell) -> None:
    killed_while_saving(ward, children, tell, Size(saves=160, kills=2))


@pytest.mark.nightly
def test_a1_for_a_night(ward: Ward, children: Children, tell: Tell) -> None:
    killed_while_saving(ward, children, tell, Size(saves=1000, kills=40))


def killed_while_saving(ward: Ward, children: Children, tell: Tell, size: Size) -> None:
    ward = in_real_time(ward)
    stays = stays_with_a_past(ward, 4, hours=6)
    before = count_entries(ward)
    let_nora_in(ward)
    web = serve(children)
    dice = Random(11)
    tablets = [Tablet(web.address, made(dice, stays, size.saves // TABLETS)) for _ in range(TABLETS)]
    kills = kill_while_they_send(web, tablets, dice, size.kills)
    web.child.end()
    sweep(ward)

    acknowledged = [entry_id for tablet in tablets for entry_id in tablet.acknowledged]
    stored = [each.id for stay in stays for each in entries(ward, stay)]
    lost = set(acknowledged) - set(stored)
    doubled = len(stored) - len(set(stored)) + count_entries(ward) - before - size.saves
    found = compared(ward, stays)
    tries = sum(tablet.tries for tablet in tablets)
    stood = sum(tablet.stood_already for tablet in tablets)
    tell(
        f"A1 {ward.database.name}: {len(acknowledged)} saves, {kills} kills, {tries - size.saves} retries, {stood} "
        f"stored before a kill but not acknowledged; lost {len(lost)}, doubled {doubled}, missed {found.missed}, "
        f"spurious {found.spurious} (target 0)"
    )
    assert [tablet.refused for tablet in tablets] == [[]] * TABLETS
    assert kills > 1
    assert (len(acknowledged), len(lost), doubled) == (size.saves, 0, 0)
    assert found.is_sound, found
    for stay in stays:
        recorded = entries(ward, stay)
        assert [each.seq for each in recorded] == list(range(1, len(recorded) + 1))
    assert problems(ward) == []


def kill_while_they_send(web: Served, tablets: list[Tablet], dice: Random, most: int) -> int:
    """Kill the web process 80 to 500 ms after each time it begins to acknowledge, so many times at most."""
    given_up = threading.Event()
    timer = threading.Timer(GIVEN_UP_AFTER_S, given_up.set)
    sending = [threading.Thread(target=tablet.send_all, args=[given_up]) for tablet in tablets]
    for thread in [timer, *sending]:
        thread.start()
    kills = 0
    while kills < most and is_saving_again(tablets, sending):
        given_up.wait(dice.uniform(0.08, 0.5))
        web.child.kill()
        web.child.begin()
        kills += 1
    for thread in sending:
        thread.join()
    timer.cancel()
    assert not given_up.is_set()
    return kills


def is_saving_again(tablets: list[Tablet], sending: list[threading.Thread]) -> bool:
    """Wait until one more save is acknowledged; False when all are."""

    def count() -> int:
        return sum(len(tablet.acknowledged) for tablet in tablets)

    def is_over() -> bool:
        return not any(thread.is_alive() for thread in sending)

    before = count()
    until(lambda: is_over() or count() > before, UP_WITHIN_S, "a save is acknowledged")
    return not is_over()


def count_entries(ward: Ward) -> int:
    with ward.database.read() as conn:
        return int(conn.execute(select(func.count()).select_from(entry)).scalar_one())


def problems(ward: Ward) -> list[str]:
    """What is wrong with the database file, and with the chain of the audit."""
    with ward.database.read() as conn:
        found = [] if verify(conn, audit_key_of(conn)).is_whole else ["the audit's chain is broken"]
        if ward.database.name == "sqlite":
            found += [row[0] for row in conn.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
            found += [str(row) for row in conn.exec_driver_sql("PRAGMA foreign_key_check")]
    return found
