"""What comes in through the door of the record, what went in, and which corrections are allowed."""

from datetime import datetime

import msgspec

from chart.errors import Refused
from chart.facts import (
    AnyContent,
    DoseScheduled,
    Entry,
    EntryId,
    Flag,
    ProtocolAssigned,
    StayId,
    TaperStep,
    UnitId,
    Void,
    kind_of,
)
from chart.people import Act

LONGEST_ID = 40
PLAN_FLAGS = ("low_dose_start", "gaba_stop_documented", "spo2_scale_2")  # what a prescriber decides, not a sign seen


class NewEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One Save as the tablet sends it; the server adds who and when it became known."""

    id: EntryId
    stay_id: StayId
    observed_at: datetime
    content: AnyContent
    device: str | None = None
    supersedes: EntryId | None = None
    reason: str | None = None


class Recorded(msgspec.Struct, frozen=True):
    """What stands in the record now; is_replay: it stood there before, and nothing was written."""

    entry: Entry
    is_replay: bool


class Conflict(Refused):
    """The same id with another body: two entries must not share an id."""


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Who a patient is. birth_on: ISO date."""

    family_name: str
    given_name: str
    birth_on: str | None = None
    record_number: str | None = None


class OpenStay(msgspec.Struct, frozen=True, kw_only=True):
    """A stay as the lists need it."""

    stay_id: StayId
    patient_id: str
    unit_id: UnitId


def check_storable(new: NewEntry) -> None:
    """Refused for what the record could not hold or find again, whoever sends it."""
    if not 0 < len(new.id) <= LONGEST_ID or not new.id.isascii() or not new.id.isprintable():
        raise Refused(f"An entry's id has 1 to {LONGEST_ID} printable characters", "id")
    if new.observed_at.tzinfo is None:
        raise Refused("The observed time has no time zone", "observed_at")
    for name, text in (("device", new.device), ("reason", new.reason)):
        if text is not None and "\0" in text:
            raise Refused(f"The {name} holds a character that cannot be stored (NUL)", name)
    if b"\\u0000" in msgspec.json.encode(new.content):
        raise Refused("The text holds a character that cannot be stored (NUL)", "content")


def check_correction(new: NewEntry, before: Entry | None) -> None:
    """Refused unless what a correction says of the entry before it, and why, holds up. before: None is not there."""
    if not (new.reason or "").strip():
        raise Refused("A correction needs a reason", "reason")
    if before is None or before.stay_id != new.stay_id:
        raise Refused("The entry to correct is not in this stay", "supersedes")
    if isinstance(before.content, Void):
        raise Refused("What was taken back is not corrected: chart it anew", "supersedes")
    if not isinstance(new.content, Void) and kind_of(new.content) != before.kind:
        raise Refused(f"A {before.kind} entry is corrected by one of its kind, not by {kind_of(new.content)}", "kind")


def acts_wanted(content: AnyContent, replaced: AnyContent | None) -> set[Act]:
    """What somebody must be allowed beside charting, for what they say and for what they take back."""
    told = (content, replaced)
    wanted = {Act.PRESCRIBE for each in told if _is_plan(each)}
    is_on, was_on = (isinstance(each, ProtocolAssigned) and each.is_on for each in told)
    if (isinstance(content, ProtocolAssigned) and not is_on) or (was_on and not is_on):
        wanted.add(Act.END_WATCH)
    return wanted


def _is_plan(content: AnyContent | None) -> bool:
    if isinstance(content, Flag):
        return content.code in PLAN_FLAGS
    return isinstance(content, TaperStep | DoseScheduled)


def is_same(stands: Entry, new: NewEntry) -> bool:
    """Whether a Save says what stands in the record already."""
    said = (new.stay_id, new.observed_at, new.content, new.device, new.supersedes, new.reason)
    return said == (
        stands.stay_id, stands.observed_at, stands.content, stands.device, stands.supersedes, stands.reason
    )  # fmt: skip
