"""Charting: what a nurse opens at the bedside, fills in, and saves once."""
