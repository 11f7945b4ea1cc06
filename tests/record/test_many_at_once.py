"""Many who read and then write at once: none is lost, and nobody is told that the database is locked."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from chart import store
from chart.database import AdvisoryLock, Database, hold_advisory_lock, open_database
from chart.entries import Conflict
from chart.facts import EntryId, Vitals
from tests import databases
from tests.record.charting import new_entry, open_a_stay, save
from tests.record.counting import count_on, counted
from tests.ward import NORA, UNIT, clock_at


@pytest.fixture
def embedded(tmp_path: Path, embedded_template: Path) -> Iterator[Database]:
    """The embedded database alone."""
    database = open_database(databases.embedded(embedded_template, tmp_path / "home"))
    with database.write() as conn:
        store.make_unit(conn, store.Unit(UNIT, "Harbour", "Europe/Oslo", ()))
    yield database
    database.close()


def test_32_threads_of_100_transactions_lose_none(embedded: Database) -> None:
    stay = open_a_stay(embedded)

    def hundred(_: int) -> None:
        for _turn in range(100):
            count_on(embedded, stay)

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(hundred, range(32)))
    assert counted(embedded, stay) == 3_200


def test_4_processes_lose_none_and_are_never_told_that_it_is_locked(embedded: Database, tmp_path: Path) -> None:
    stay = open_a_stay(embedded)
    order = [sys.executable, "-m", "tests.record.counting", str(tmp_path / "home"), stay, "100"]
    runs = [subprocess.Popen(order, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [run.communicate()[1] for run in runs] == [""] * 4
    assert [run.returncode for run in runs] == [0] * 4
    assert counted(embedded, stay) == 400


def test_saves_to_one_stay_at_once_are_numbered_without_a_gap(database: Database) -> None:
    stay = open_a_stay(database)

    def chart(number: int) -> None:
        for pulse in range(5):
            with database.write() as conn:
                save(conn, new_entry(stay, Vitals(heart_rate_bpm=60 + number + pulse)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(chart, range(8)))
    with database.read() as conn:
        entries = store.entries_of(conn, NORA, stay)
    assert [entry.seq for entry in entries] == list(range(1, 41))
    assert [entry.recorded_at for entry in entries] == sorted(entry.recorded_at for entry in entries)


@pytest.mark.parametrize("is_same_stay", [True, False])
def test_a_double_tap_stores_once_and_an_id_is_never_shared(database: Database, is_same_stay: bool) -> None:
    stays = [open_a_stay(database)] * 8 if is_same_stay else [open_a_stay(database) for _ in range(8)]
    tap = EntryId(store.new_id())
    together = Barrier(8)

    def save_once(stay: str) -> str:
        together.wait()
        try:
            with database.write() as conn:
                recorded = store.record_entry(conn, NORA, new_entry(stay, id=tap), clock_at())
        except Conflict:
            return "conflict"
        return "replay" if recorded.is_replay else "stored"

    with ThreadPoolExecutor(8) as pool:
        said = sorted(pool.map(save_once, stays))
    assert said == [*(["replay"] * 7), "stored"] if is_same_stay else [*(["conflict"] * 7), "stored"]


def test_one_lock_has_one_holder_and_is_free_when_its_connection_ends(
    tmp_path: Path, postgresql: databases.Server
) -> None:
    settings = postgresql.make(tmp_path / "home")
    one, other = open_database(settings), open_database(settings)
    first, second = hold_advisory_lock(one), hold_advisory_lock(other)
    assert [first.try_to_hold(), first.try_to_hold(), second.try_to_hold()] == [True, True, False]
    postgresql.order("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    assert second.try_to_hold()
    assert not first.try_to_hold()
    second.close()
    assert first.try_to_hold()
    first.close()
    one.close()
    other.close()
    postgresql.drop(settings)
    assert not AdvisoryLock(one).try_to_hold()
    one.close()
