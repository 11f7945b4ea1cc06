"""Benzodiazepines, barbiturates, GHB: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.benzodiazepine_cover import OF_COVER
from tests.monitors.vignettes.benzodiazepine_signs import OF_SIGNS
from tests.monitors.vignettes.vignette import Case

CASES: dict[str, tuple[Case, ...]] = {**OF_SIGNS, **OF_COVER}
