"""A ward on each database, the processes of an experiment, and one line of figures from each."""

import sys
from collections.abc import Callable, Iterator

import msgspec
import pytest

from chart.database import Database
from chart.settings import Settings
from monitors.ward import Ward
from tests.experiments.processes import Children
from tests.rounds.charting import ward_on
from tests.ward import UNIT

Tell = Callable[[str], None]


@pytest.fixture
def ward(database: Database, settings: Settings) -> Ward:
    return ward_on(database, settings)


@pytest.fixture
def children(database: Database, settings: Settings) -> Iterator[Children]:
    """Real processes on the database of this test."""
    begun = Children(msgspec.structs.replace(settings, unit=UNIT))
    yield begun
    begun.end_all()


@pytest.fixture
def tell(record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]) -> Tell:
    """Say what an experiment found, whether or not pytest captures what tests print."""

    def say(line: str) -> None:
        record_property("figures", line)
        with capsys.disabled():
            sys.stdout.write(f"\n{line}\n")

    return say
