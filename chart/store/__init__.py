"""The record's SQL: units, patients, stays and their entries. Core, one row per entry; every function asks who."""

from chart.store.beds import beds_of, beds_since
from chart.store.entries import admitted_at, current_entries, entries_of, entry_of, record_entry, record_history
from chart.store.patients import (
    Unit,
    add_patient,
    admit_patient,
    has_patient,
    identity_of,
    make_unit,
    new_id,
    open_stay,
    open_stays,
    stay_of,
    stays,
    unit_of,
)

__all__ = [
    "Unit",
    "add_patient",
    "admit_patient",
    "admitted_at",
    "beds_of",
    "beds_since",
    "current_entries",
    "entries_of",
    "entry_of",
    "has_patient",
    "identity_of",
    "make_unit",
    "new_id",
    "open_stay",
    "open_stays",
    "record_entry",
    "record_history",
    "stay_of",
    "stays",
    "unit_of",
]
