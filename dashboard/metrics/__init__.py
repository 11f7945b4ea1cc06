"""Figures of the unit for Prometheus: counts and times, never a bed or a person."""
