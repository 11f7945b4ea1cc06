"""The formulas, by drug class. Importing this registers them all; their numbers and words are in `protocols`."""

from monitors.patterns import (
    alcohol,
    benzodiazepine,
    doses,
    events,
    general,
    generic,
    levels,
    opioid,
    opioid_doses,
    overdue,
    poly,
    scores,
    stimulant_body,
    stimulant_mood,
    suicide,
    taper,
)

__all__ = [
    "alcohol",
    "benzodiazepine",
    "doses",
    "events",
    "general",
    "generic",
    "levels",
    "opioid",
    "opioid_doses",
    "overdue",
    "poly",
    "scores",
    "stimulant_body",
    "stimulant_mood",
    "suicide",
    "taper",
]
