"""Alcohol: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.alcohol_clouding import OF_CLOUDING
from tests.monitors.vignettes.alcohol_risks import OF_RISKS
from tests.monitors.vignettes.alcohol_scores import OF_SCORES
from tests.monitors.vignettes.vignette import Case

CASES: dict[str, tuple[Case, ...]] = {**OF_SCORES, **OF_RISKS, **OF_CLOUDING}
