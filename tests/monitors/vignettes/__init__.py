"""Drawn stays and what the engine says of them; each class of patterns has its cases in a file of its own."""

from tests.monitors.vignettes import alcohol, benzodiazepine, general, opioid, poly, stimulant
from tests.monitors.vignettes.vignette import Case, Expected, Vignette
from tests.monitors.vignettes.worked import VIGNETTES

CASES: dict[str, tuple[Case, ...]] = {
    name: cases
    for module in (general, alcohol, benzodiazepine, opioid, stimulant, poly)
    for name, cases in module.CASES.items()
}

__all__ = ["CASES", "VIGNETTES", "Case", "Expected", "Vignette"]
