"""Alerts: every open alert of the unit, worst first, each with its evidence; accept and resolve."""
