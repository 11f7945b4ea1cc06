"""Stimulants: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes import stimulant_body, stimulant_mood

CASES = stimulant_mood.CASES | stimulant_body.CASES
