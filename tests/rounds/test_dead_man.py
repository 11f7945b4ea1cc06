"""Somebody outside is told of each full sweep, and of no other; a ping that fails or hangs holds up nothing."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from chart.tables import examined
from monitors.dead_man import DeadMan
from monitors.leading import FileLead
from monitors.scheduler import Monitor
from monitors.ward import Ward
from tests.experiments.processes import free_port, until
from tests.outside import Outside, outside
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, record_only


@pytest.fixture
def there() -> Iterator[Outside]:
    with outside() as listening:
        yield listening


def monitor(ward: Ward, folder: Path, url: str, lock: str = "lock", process: str = "first 1") -> Monitor:
    return Monitor(begun_anew(ward), FileLead(folder / lock), process=process, dead_man=DeadMan(url))


def heard(there: Outside, count: int) -> None:
    until(lambda: len(there.heard) == count, 5, f"{count} pings were heard")


def heard_no_more(there: Outside, count: int) -> None:
    with pytest.raises(AssertionError, match="one more"):
        until(lambda: len(there.heard) > count, 0.5, "one more")


def test_each_full_sweep_is_told(ward: Ward, tmp_path: Path, there: Outside) -> None:
    watching = monitor(ward, tmp_path, there.url)
    for count in (1, 2, 3):
        watching.turn()
        heard(there, count)
    watching.lead.let_go()


def test_a_sweep_that_could_not_look_at_every_stay_is_not(ward: Ward, tmp_path: Path, there: Outside) -> None:
    watching = monitor(ward, tmp_path, there.url)
    stay, sound = admitted(ward), admitted(ward)
    hand(ward).advance(minutes=1)
    for each in (stay, sound):
        record_only(ward, each, ciwa(tremor=1))
    with ward.database.write() as conn:
        conn.execute(update(examined).where(examined.c.stay_id == stay).values(standing={"judged": "lost"}))
    swept = watching.turn()
    assert swept is not None
    assert (swept.stays_judged, swept.faults) == (2, 1)
    heard_no_more(there, 0)
    with ward.database.write() as conn:
        conn.execute(update(examined).where(examined.c.stay_id == stay).values(standing=None))
    watching.turn()
    heard(there, 1)
    watching.lead.let_go()


def test_who_stands_by_and_who_was_deposed_tell_nothing(ward: Ward, tmp_path: Path, there: Outside) -> None:
    elder, waiting = monitor(ward, tmp_path, there.url), monitor(ward, tmp_path, there.url, process="waiting 2")
    elder.turn()
    heard(there, 1)
    assert waiting.turn() is None
    heard_no_more(there, 1)
    younger = Monitor(begun_anew(ward), FileLead(tmp_path / "other"), process="younger 3")
    younger.turn()
    assert elder.turn() is None
    heard_no_more(there, 1)
    younger.dead_man = DeadMan(there.url)
    younger.turn()
    heard(there, 2)
    for each in (elder, waiting, younger):
        each.lead.let_go()


@pytest.mark.parametrize(
    ("status", "why"), [(500, "answer 500"), (404, "answer 404"), (None, "ReadTimeout"), (0, "ConnectError")]
)
def test_a_ping_that_fails_is_logged_without_its_address_and_the_next_is_sent(
    there: Outside, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, status: int | None, why: str
) -> None:
    monkeypatch.setattr("monitors.dead_man.ANSWER_S", 0.2)
    caplog.set_level(logging.DEBUG)
    there.status = status
    url = there.url if status != 0 else there.url.replace(str(there.port), str(free_port()))
    with capture_logs() as logged:
        dead_man = DeadMan(url)
        dead_man.looked()
        until(lambda: bool(logged), 5, "the failure was logged")
        there.status = 200
        if status != 0:
            dead_man.looked()
            heard(there, 2)
    assert [each["why"] for each in logged] == [why]
    assert "6f1b2c40" not in str(logged) + caplog.text


def test_an_answer_that_never_comes_holds_up_no_sweep(ward: Ward, tmp_path: Path, there: Outside) -> None:
    there.status = None
    watching = monitor(ward, tmp_path, there.url)
    for number in range(1, 4):
        assert watching.turn() is not None
        assert watching.sweeps == number
        until(lambda: len(there.heard) >= 1, 5, "it was asked")
    assert len(there.heard) == 1
    watching.lead.let_go()
