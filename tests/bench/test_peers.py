"""Whoever is compared with the product finds what a patient reader finds; the bench ends where one does not."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from bench.comparing import BY_HAND, OURS, PEERS, check_agreed
from bench.peers import in_numpy
from bench.peers.answering import told
from bench.peers.blocks import held_of
from bench.peers.charted import charted, save
from bench.peers.contender import BESIDE, OWN, Answer, contender
from bench.peers.in_product import ALONE
from bench.peers.in_sqlite import Database as Sqlite
from tests.bench import naive
from tests.databases import Server

STAYS = 37
TABLES = charted(STAYS)
REPLAYED, SWEPT = naive.replayed(TABLES), naive.swept(TABLES)
CODES = set(range(1, 8))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tables lie."""
    found = tmp_path_factory.mktemp("charted")
    save(TABLES, found)
    return found


def test_every_pattern_is_found_in_the_replay_and_in_the_sweep() -> None:
    assert {key % 8 for key in REPLAYED} == CODES
    assert {key % 8 for key in SWEPT} == CODES


def test_no_minute_stands_twice_in_a_stream_and_all_lies_within_the_stay() -> None:
    stay = TABLES["stay"]
    for name, table in TABLES.items():
        if name != "stay":
            keys = (table["stay"].astype(np.int64) << 20) | table["minute"]
            assert (np.diff(keys) > 0).all()
            assert (table["minute"] >= stay["admitted"][table["stay"]]).all()
            assert (table["minute"] < stay["discharged"][table["stay"]]).all()


@pytest.mark.parametrize("edges", [(0, STAYS), (0, 1, 20, STAYS)])
def test_the_product_finds_what_a_patient_reader_finds(edges: tuple[int, ...]) -> None:
    blocks = [held_of(TABLES, low, high) for low, high in pairwise(edges)]
    assert [key for block in blocks for key in block.replay().tolist()] == REPLAYED
    assert [key for block in blocks for key in block.sweep().tolist()] == SWEPT


def test_numpy_by_hand_finds_it_too() -> None:
    assert in_numpy.replay(TABLES).tolist() == REPLAYED
    assert in_numpy.sweep(TABLES).tolist() == SWEPT


def test_sqlite_finds_it_too() -> None:
    database = Sqlite(TABLES)
    assert [key for (key,) in database.replay()] == REPLAYED
    assert [key for (key,) in database.sweep()] == SWEPT


def test_postgresql_finds_it_too(folder: Path, postgresql: Server) -> None:
    agrees("PostgreSQL", OWN, folder, postgresql.url("postgres", "postgres"))


@pytest.mark.parametrize("name", ["Polars", "DuckDB", "pandas"])
def test_the_tools_beside_the_product_find_it_too(name: str, folder: Path) -> None:
    if not BESIDE.exists():
        pytest.skip(f"{name} is not there: run make .setup/bench")
    agrees(name, BESIDE, folder)


def agrees(name: str, python: Path, folder: Path, *more: str) -> None:
    with contender(name, python, PEERS[name], str(folder), *more) as asked:
        assert asked.ask("replay").found == told(REPLAYED)
        assert asked.ask("sweep").found == told(SWEPT)


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    tables = charted(max(ALONE.values()) + 1)
    save(tables, tmp_path)
    with contender(OURS, OWN, "in_product", str(tmp_path)) as asked:
        assert asked.ask("replay").found == told(in_numpy.replay(tables))
        assert asked.ask("sweep").found == told(in_numpy.sweep(tables))


def test_who_found_something_else_ends_the_bench_and_is_named() -> None:
    answers = {OURS: Answer(1, 2, "a"), BY_HAND: Answer(1, 2, "a"), "Polars": Answer(1, 2, "b")}
    check_agreed("replay of 37 stays", {name: answers[name] for name in (OURS, BY_HAND)})
    with pytest.raises(SystemExit, match="replay of 37 stays: Polars found 2, the product 2, and not the same"):
        check_agreed("replay of 37 stays", answers)


def test_a_contender_that_cannot_begin_is_named(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lost = contender("SQLite", OWN, "in_nothing", str(folder))
    with pytest.raises(RuntimeError, match="SQLite ended by itself"), lost:
        pass
    assert "in_nothing" in capfd.readouterr().err
