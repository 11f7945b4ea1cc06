"""systemd hears of turns that went well, and of no others; where it is not, nothing is said and nothing is missed."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from chart.database import Database
from monitors.leading import FileLead
from monitors.scheduler import Monitor
from monitors.supervisor import Supervisor
from monitors.ward import Ward
from tests.rounds.charting import begun_anew
from tests.systemd import Systemd, systemd

FIRST, AFTER = "READY=1\nWATCHDOG=1", "WATCHDOG=1"


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[Systemd]:
    with systemd() as (address, ear):
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        yield ear


def monitor(ward: Ward, folder: Path, process: str = "first 1") -> Monitor:
    return Monitor(begun_anew(ward), FileLead(folder / "lock"), process=process)


def test_it_is_ready_after_its_first_sweep_and_well_after_each(ward: Ward, tmp_path: Path, listening: Systemd) -> None:
    watching = monitor(ward, tmp_path)
    assert listening.heard() == []
    for _ in range(3):
        watching.turn()
    assert listening.heard() == [FIRST, AFTER, AFTER]
    watching.lead.let_go()


def test_who_stands_by_is_well_too(ward: Ward, tmp_path: Path, listening: Systemd) -> None:
    leading, waiting = monitor(ward, tmp_path), monitor(ward, tmp_path, "second 2")
    leading.turn()
    waiting.turn()
    waiting.turn()
    assert listening.heard() == [FIRST, FIRST, AFTER]
    for each in (leading, waiting):
        each.lead.let_go()


def test_a_turn_that_fails_is_not_told(ward: Ward, tmp_path: Path, listening: Systemd) -> None:
    engine = create_engine(f"postgresql+psycopg://nora@/x?host={tmp_path}")
    nowhere = Ward(Database(engine, engine, "postgresql"), ward.clock, ward.settings, ward.book)
    watching = monitor(nowhere, tmp_path)
    with pytest.raises(Exception, match="connection"):
        watching.turn()
    assert listening.heard() == []
    watching.lead.let_go()


def test_a_turn_beside_one_under_way_is_not_told(ward: Ward, tmp_path: Path, listening: Systemd) -> None:
    """Else a sweep that hangs would look well for as long as somebody asks for the next."""
    watching = monitor(ward, tmp_path)
    with watching._turn:
        assert watching.turn() is None
    assert listening.heard() == []
    watching.lead.let_go()


def test_where_nobody_listens_nothing_is_missed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    Supervisor().went_well()
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    Supervisor().went_well()


def test_an_ear_without_a_file_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind("\0tidewatch-test-of-the-supervisor")
        monkeypatch.setenv("NOTIFY_SOCKET", "@tidewatch-test-of-the-supervisor")
        Supervisor().went_well()
        assert ear.recv(4096).decode() == FIRST
