"""The ward clock of a demo: one row, and every process and page goes by it; in production there is none."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import httpx
import msgspec
import pytest
from sqlalchemy import select

from chart.accounts.console import console
from chart.accounts.store import NewPerson, add_person, person_by_login, start_session
from chart.clock import WardClock, real_now
from chart.database import Database
from chart.errors import RecordError
from chart.people import Role
from chart.settings import Settings
from chart.tables import heartbeat
from chart.ward_time import set_pace, ward_clock
from tests.experiments.processes import TIDEWATCH, Children, free_port, until
from tests.ward import MONDAY, UNIT

RATE = 60.0
TOLERANCE = timedelta(seconds=2 * RATE)
UP_WITHIN_S = 60.0


@pytest.fixture
def children(settings: Settings) -> Iterator[Children]:
    all_of_them = Children(msgspec.structs.replace(settings, unit=UNIT))
    yield all_of_them
    all_of_them.end_all()


def signed_in(database: Database, address: str) -> httpx.Client:
    """A browser in which Nora has signed in."""
    with database.write() as conn:
        add_person(conn, console(UNIT), NewPerson("nora", "Nora Lindqvist", Role.NURSE), password_hash="", now=MONDAY)
        nora = person_by_login(conn, "nora")
        assert nora is not None
        ticket = start_session(conn, nora, real_now())
    return httpx.Client(base_url=address, cookies={"tidewatch": ticket.session_id}, timeout=10)


def beat(database: Database) -> tuple[datetime, datetime] | None:
    """(real, ward) of the newest heartbeat."""
    with database.read() as conn:
        asked = select(heartbeat.c.real_at, heartbeat.c.ward_at).where(heartbeat.c.role == "monitor")
        found = conn.execute(asked).one_or_none()
    return None if found is None else (found.real_at, found.ward_at)


def test_pages_and_monitor_agree_in_a_time_lapse(settings: Settings, database: Database, children: Children) -> None:
    clock = set_pace(database, settings, RATE, MONDAY)
    port = free_port()
    children.monitor("monitor", 30)
    children.begin("web", TIDEWATCH, "serve", "--port", str(port))
    with signed_in(database, f"http://127.0.0.1:{port}") as nora:
        until(lambda: answers(nora), UP_WITHIN_S, "the web process answers")
        until(lambda: beat(database) is not None, UP_WITHIN_S, "the monitor sweeps")
        told = nora.get("/api/news").json()
    swept = beat(database)
    assert swept is not None
    since_sweep = (real_now() - swept[0]) * RATE
    on_page = datetime.fromisoformat(told["ward_at"])
    assert told["rate"] == RATE
    assert abs(on_page - (swept[1] + since_sweep)) < TOLERANCE
    assert abs(on_page - clock.now()) < TOLERANCE
    assert on_page - MONDAY > timedelta(minutes=1)


def answers(nora: httpx.Client) -> bool:
    try:
        return nora.get("/api/news").status_code == 200
    except httpx.TransportError:
        return False


def test_a_unit_goes_on_where_it_was_left(settings: Settings, database: Database) -> None:
    first = set_pace(database, settings, 1.0, MONDAY)
    assert MONDAY <= first.now() < MONDAY + timedelta(minutes=1)
    left = MONDAY + timedelta(days=2)
    with database.write() as conn:
        conn.execute(heartbeat.insert().values(**HEARTBEAT, ward_at=left, real_at=MONDAY))
    again = set_pace(database, settings, RATE, MONDAY)
    assert left <= again.now() < left + timedelta(minutes=10)
    assert again.rate == RATE


def test_another_process_sees_a_new_pace(settings: Settings, database: Database) -> None:
    set_pace(database, settings, 1.0, MONDAY)
    other = ward_clock(database, settings)
    assert other.rate == 1.0
    set_pace(database, settings, RATE, MONDAY)
    until(lambda: other.rate == RATE, 3, "the short memory is over")


def test_without_a_setting_the_ward_goes_by_real_time(settings: Settings, database: Database) -> None:
    clock = ward_clock(database, settings)
    assert abs(clock.now() - real_now()) < timedelta(seconds=5)
    assert clock.rate == 1.0


def test_production_refuses_a_set_clock(settings: Settings, database: Database) -> None:
    earnest = msgspec.structs.replace(settings, production=True)
    assert ward_clock(database, earnest) == WardClock()
    with pytest.raises(RecordError, match="TIDEWATCH_PRODUCTION is set"):
        set_pace(database, earnest, RATE, MONDAY)
    set_pace(database, settings, RATE, MONDAY)
    with pytest.raises(RecordError, match="was set by a demo"):
        ward_clock(database, earnest)


HEARTBEAT = {
    "process": "here 1", "role": "monitor", "epoch": 1, "monotonic_s": 1.0, "sweep_no": 1, "stays_seen": 0,
    "stays_judged": 0,
}  # fmt: skip
