"""Fixtures for everyone: both databases, in every test that needs one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chart import store
from chart.database import Database, migrate, open_database
from chart.settings import Settings
from tests import databases
from tests.ward import OTHER_UNIT, UNIT


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[databases.Server]:
    """The PostgreSQL server of this worker."""
    with databases.postgresql(tmp_path_factory.mktemp("postgresql") / "home") as server:
        yield server


@pytest.fixture(scope="session")
def embedded_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a migrated embedded database."""
    home = tmp_path_factory.mktemp("embedded") / "home"
    migrate(Settings(home=home))
    return home


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, embedded_template: Path) -> Iterator[Settings]:
    """Settings of a fresh migrated database, once per kind."""
    if request.param == "sqlite":
        yield databases.embedded(embedded_template, tmp_path / "home")
        return
    server: databases.Server = request.getfixturevalue("postgresql")
    made = server.make(tmp_path / "home")
    yield made
    server.drop(made)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """A fresh migrated database with two units and nobody in them."""
    opened = open_database(settings)
    with opened.write() as conn:
        store.make_unit(conn, store.Unit(UNIT, "Harbour detox unit", "Europe/Oslo", ("01", "02", "03", "04")))
        store.make_unit(conn, store.Unit(OTHER_UNIT, "Hillside", "America/New_York", ("1", "2")))
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the figures that experiments found, whichever worker ran them."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    for report in reports:
        for name, said in getattr(report, "user_properties", ()):
            if name == "figures" and report.when == "call":
                terminalreporter.write_line(said)
