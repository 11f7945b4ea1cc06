"""Who sweeps when several monitors run, and what becomes of one that was deposed."""

from pathlib import Path

from sqlalchemy import select

from chart.database import Database
from chart.settings import Settings
from chart.tables import heartbeat
from monitors.leading import FileLead, lead_of
from monitors.scheduler import Monitor
from monitors.ward import Ward
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, looked_at, record_only


def sweeps_of(ward: Ward, monitor: Monitor) -> int | None:
    """The number of its newest sweep, as its heartbeat says."""
    asked = select(heartbeat.c.sweep_no).where(heartbeat.c.process == monitor.process)
    with ward.database.read() as conn:
        return conn.execute(asked).scalar()


def test_one_of_two_leads_until_it_lets_go(database: Database, settings: Settings) -> None:
    first, second = lead_of(database, settings), lead_of(database, settings)
    assert [first.try_to_hold(), second.try_to_hold(), first.try_to_hold()] == [True, False, True]
    first.let_go()
    assert second.try_to_hold()
    second.let_go()


def test_a_monitor_that_stands_by_does_not_sweep(ward: Ward) -> None:
    leading = Monitor(ward, lead_of(ward.database, ward.settings), process="leading 1")
    waiting = Monitor(begun_anew(ward), lead_of(ward.database, ward.settings), process="waiting 2")
    assert leading.turn() is not None
    assert waiting.turn() is None
    assert (sweeps_of(ward, leading), sweeps_of(ward, waiting)) == (1, None)
    leading.lead.let_go()
    assert waiting.turn() is not None
    assert waiting.epoch == 2
    waiting.lead.let_go()


def test_of_two_that_both_think_they_lead_the_elder_writes_nothing_more(ward: Ward, tmp_path: Path) -> None:
    """Each has a lock of its own, as after a lock that was taken away from a process that slept."""
    elder = Monitor(ward, FileLead(tmp_path / "one"), process="elder 1")
    younger = Monitor(begun_anew(ward), FileLead(tmp_path / "other"), process="younger 2")
    stay = admitted(ward)
    assert elder.turn() is not None
    assert younger.turn() is not None

    hand(ward).advance(minutes=1)
    recorded = record_only(ward, stay, ciwa(tremor=4))
    assert elder.turn() is None
    assert looked_at(ward, stay).examined_seq == recorded.seq - 1
    assert sweeps_of(ward, elder) == 1
    assert younger.turn() is not None
    assert looked_at(ward, stay).examined_seq == recorded.seq
    for monitor in (elder, younger):
        monitor.lead.let_go()


def test_a_deposed_monitor_leaves_no_heartbeat_even_where_nothing_was_due(ward: Ward, tmp_path: Path) -> None:
    """A heartbeat says that somebody watches; one that no longer may must not say so."""
    elder = Monitor(ward, FileLead(tmp_path / "one"), process="elder 1")
    younger = Monitor(begun_anew(ward), FileLead(tmp_path / "other"), process="younger 2")
    assert elder.turn() is not None
    assert younger.turn() is not None
    assert elder.turn() is None
    assert (sweeps_of(ward, elder), sweeps_of(ward, younger)) == (1, 1)
    for monitor in (elder, younger):
        monitor.lead.let_go()
