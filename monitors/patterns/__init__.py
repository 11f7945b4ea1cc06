"""The formulas, by drug class. Importing this registers them all; their numbers and words are in `protocols`."""

from monitors.patterns import alcohol, general, generic, opioid, overdue, stimulant

__all__ = ["alcohol", "general", "generic", "opioid", "overdue", "stimulant"]
