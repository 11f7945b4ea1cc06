"""A ward on each database."""

import pytest

from chart.database import Database
from chart.settings import Settings
from monitors.ward import Ward
from tests.rounds.charting import ward_on


@pytest.fixture
def ward(database: Database, settings: Settings) -> Ward:
    return ward_on(database, settings)
