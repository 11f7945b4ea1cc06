"""Alert budget: what alerts cost the unit by week and month, the noisiest patterns first."""
