"""Beds: every bed of the unit in bed order, empty ones kept."""
