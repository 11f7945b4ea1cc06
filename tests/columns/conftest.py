"""The long forms say how many verdicts they compared."""

import sys
from collections.abc import Iterator

import pytest

from tests.columns.compared import compared


@pytest.fixture(autouse=True)
def _compared_is_told(request: pytest.FixtureRequest) -> Iterator[None]:
    before = compared.total()
    yield
    if request.node.get_closest_marker("nightly"):
        sys.stdout.write(f"\n{request.node.name}: {compared.total() - before:,} verdicts compared\n")
