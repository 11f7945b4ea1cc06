"""A ward on each database, the processes of an experiment, and one line of figures from each."""

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
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Say what an experiment found; the lines stand at the end of the run, whichever worker it was."""
    return lambda line: record_property("figures", line)
