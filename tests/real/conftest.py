"""The twelve real patients beside the project."""

from pathlib import Path

import pytest

from bench.real.mimic import RealStay, real_stays

TABLES = Path(__file__).parents[2].parent / "shared" / "external" / "mimic_iv_demo"


@pytest.fixture(scope="session")
def real_tables() -> Path:
    """The folder of their tables."""
    assert TABLES.is_dir(), f"The real patients are not at {TABLES}: put the folder shared/external beside the project"
    return TABLES


@pytest.fixture(scope="session")
def patients(real_tables: Path) -> list[RealStay]:
    """Their stay files."""
    return real_stays(real_tables)
