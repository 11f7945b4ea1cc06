"""Opioids: every pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.opioid_body import BODY
from tests.monitors.vignettes.opioid_doses import DOSES
from tests.monitors.vignettes.opioid_fluid import FLUID
from tests.monitors.vignettes.vignette import Case

CASES: dict[str, tuple[Case, ...]] = FLUID | DOSES | BODY
