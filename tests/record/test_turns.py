"""Who writes next."""

from threading import Thread

import pytest
from sqlalchemy.exc import TimeoutError

from chart.database import Database
from chart.database.turns import Turns


def test_a_turn_is_taken_once_until_it_is_given_back() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0)
    turns.give_back()
    assert turns.take(0)


def test_whoever_asked_first_is_next() -> None:
    turns = Turns()
    order: list[int] = []

    def write(number: int) -> None:
        assert turns.take(10)
        order.append(number)
        turns.give_back()

    turns.take(0)
    threads = [Thread(target=write, args=[number]) for number in range(5)]
    for number, thread in enumerate(threads, start=1):
        thread.start()
        while len(turns._waiting) < number:
            pass
    turns.give_back()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_whoever_gave_up_is_not_called() -> None:
    turns = Turns()
    turns.take(0)
    assert not turns.take(0.001)
    turns.give_back()
    assert turns.take(0)


def test_a_writer_that_never_ends_holds_the_others_no_longer_than_they_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chart.database.embedded.BUSY_S", 0.01)
    with database.write():
        if database.name == "sqlite":
            with pytest.raises(TimeoutError, match="no turn to write"):
                database.write().__enter__()
        else:
            with database.write() as other:
                assert other.exec_driver_sql("SELECT 1").scalar() == 1
