"""The documents that say what the engine looks for, written from the protocol files and the drawn stays."""

from collections.abc import Callable
from pathlib import Path

from tests.monitors.document.of_cases import cases
from tests.monitors.document.of_protocols import protocols
from tests.monitors.document.of_vignettes import vignettes

DOCS = Path(__file__).parents[3] / "docs"
DOCUMENTS: dict[str, Callable[[], str]] = {"protocols.md": protocols, "cases.md": cases, "vignettes.md": vignettes}

__all__ = ["DOCS", "DOCUMENTS"]
