"""The shape of a stay file: one JSON document that other systems can write. docs/stay-file.md is about it."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from chart.facts import AnyContent

# (?![\s\S]) is the end of the text, in Python and in JSON Schema alike.
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*(?![\s\S])")]
Text = Annotated[str, msgspec.Meta(max_length=10_000, pattern=r"^[^\x00]*$")]  # PostgreSQL stores no NUL
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Format = Literal["tidewatch stay 1"]
FORMAT: Format = "tidewatch stay 1"


class FileIdentity(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who the patient is. A pseudonymous file leaves it out."""

    family_name: Text
    given_name: Text
    birth_on: date | None = None
    record_number: Text | None = None


class FilePatient(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The patient: an id that stays the same over all stays of one patient, and perhaps who it is."""

    id: Id
    identity: FileIdentity | None = None


class FileEntry(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """One entry: when it was seen, when it became known, who says so, and what.

    observed_at of an infusion is when it is booked: its end. supersedes: the entry that this one replaces or voids, for
    a reason. device: where it was typed.
    """

    id: Id
    observed_at: Moment
    recorded_at: Moment
    recorded_by: Id
    content: AnyContent
    device: Text | None = None
    supersedes: Id | None = None
    reason: Text | None = None


class StayDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole stay. zone: the time zone by whose calendar the unit lives. Entries may stand in any order."""

    format: Format
    zone: Text
    stay_id: Id
    patient: FilePatient
    entries: tuple[FileEntry, ...]
