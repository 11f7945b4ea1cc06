"""A demo is made once and found again; a unit of real people is never taken for one."""

from datetime import timedelta

import pytest
from click.testing import CliRunner

from chart import store
from chart.actor import MONITOR
from chart.clock import HandClock, real_now
from chart.command_line import main
from chart.database import Database
from chart.errors import RecordError
from chart.settings import Settings
from monitors.rounds import sweep
from monitors.ward import ward_of
from seed_data.cast import STORIES
from seed_data.demo import KEPT_FILE, demo_of, years_of
from seed_data.unit import BEDS


def test_a_demo_is_made_once_and_found_again(settings: Settings, database: Database) -> None:
    made = demo_of(database, settings)
    assert demo_of(database, settings) == made
    assert abs(real_now() - made.made_at) < timedelta(minutes=1)
    assert (settings.home / KEPT_FILE).stat().st_mode & 0o077 == 0
    with database.read() as conn:
        assert store.unit_of(conn, MONITOR, settings.unit).beds == BEDS
        assert len(store.stays(conn, MONITOR)) == len(STORIES)
        assert len(store.open_stays(conn, MONITOR)) == 18
    assert years_of(database, settings, made).stays == years_of(database, settings, made).stays


def test_the_first_sweep_looks_at_the_stories(settings: Settings, database: Database) -> None:
    made = demo_of(database, settings)
    ward = ward_of(database, HandClock(made.made_at), settings)
    swept = sweep(ward, is_first=True)
    assert (swept.stays_judged, swept.faults) == (len(STORIES), 0)
    assert sweep(ward).stays_judged == 0


def test_a_unit_that_is_no_demo_is_left_alone(settings: Settings, database: Database) -> None:
    demo_of(database, settings)
    (settings.home / KEPT_FILE).unlink()
    with pytest.raises(RecordError, match="holds a unit that is no demo"):
        demo_of(database, settings)


def test_what_a_demo_left_and_nobody_can_read_is_named(settings: Settings, database: Database) -> None:
    (settings.home / KEPT_FILE).write_text("{}")
    with pytest.raises(RecordError, match="is not as a demo left it"):
        demo_of(database, settings)


def test_there_is_no_demo_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEWATCH_PRODUCTION", "true")
    done = CliRunner().invoke(main, ["demo"])
    assert (done.exit_code, "has no place in production" in done.stderr) == (2, True)
