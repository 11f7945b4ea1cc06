"""Opioids: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.vignette import Case

CASES: dict[str, tuple[Case, ...]] = {}
