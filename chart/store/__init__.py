"""The record's SQL: units, patients, stays and their entries. Core, one row per entry; every function asks who."""

from chart.store.admitting import Admission, begin_stay, check_bed_exists
from chart.store.beds import beds_of, beds_since
from chart.store.entries import admitted_at, current_entries, entries_of, entry_of, record_entry, record_history
from chart.store.identities import (
    Found,
    KnownPatient,
    find_patients,
    kept_patient,
    merge,
    merged_with,
    put_identity,
    undo_merge,
)
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
    "Admission",
    "Found",
    "KnownPatient",
    "Unit",
    "add_patient",
    "admit_patient",
    "admitted_at",
    "beds_of",
    "beds_since",
    "begin_stay",
    "check_bed_exists",
    "current_entries",
    "entries_of",
    "entry_of",
    "find_patients",
    "has_patient",
    "identity_of",
    "kept_patient",
    "make_unit",
    "merge",
    "merged_with",
    "new_id",
    "open_stay",
    "open_stays",
    "put_identity",
    "record_entry",
    "record_history",
    "stay_of",
    "stays",
    "undo_merge",
    "unit_of",
]
