"""Admissions: who comes and goes, which beds are free, and what is known at the door."""
