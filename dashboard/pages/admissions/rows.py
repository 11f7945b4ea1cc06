"""Comings and goings of a stay as rows, what was corrected struck through with the reason."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chart.census import KINDS, standing
from chart.facts import DischargePlanned, Entry, PersonId, ProtocolAssigned, Void, WentOnLeave
from dashboard.pages.admissions.view import PlaceRow
from dashboard.pages.stay.entries import entry_words
from monitors.known import Known

PLACES = KINDS


def place_rows(entries: Sequence[Entry], people: Mapping[PersonId, str]) -> tuple[PlaceRow, ...]:
    """Every coming and going, newest first."""
    by_old = {each.supersedes: each for each in entries if each.supersedes}
    found = [_row(each, by_old.get(each.id), people) for each in entries if each.kind in PLACES]
    return tuple(sorted(found, key=lambda row: (row.entry.observed_at, row.entry.seq), reverse=True))


def away_to(entries: Sequence[Entry]) -> str:
    """Where a patient on leave is; "" for one who is not."""
    newest = standing(entries)[-1:]
    return newest[0].content.to if newest and isinstance(newest[0].content, WentOnLeave) else ""


def planned(known: Known) -> datetime | None:
    """When the stay is meant to end, by the newest word on it."""
    newest = next((each.content for each in reversed(known.of_kind("discharge_planned"))), None)
    return newest.planned_at if isinstance(newest, DischargePlanned) else None


def protocols_on(known: Known) -> frozenset[str]:
    """The protocols in force."""
    newest = {
        each.content.protocol: each.content.is_on
        for each in known.of_kind("protocol")
        if isinstance(each.content, ProtocolAssigned)
    }
    return frozenset(code for code, is_on in newest.items() if is_on)


def _row(entry: Entry, newer: Entry | None, people: Mapping[PersonId, str]) -> PlaceRow:
    kind, said = entry_words(entry.content)
    note = ""
    if newer is not None:
        done = "Taken back" if isinstance(newer.content, Void) else "Corrected"
        note = f"{done} by {people.get(newer.recorded_by, 'unknown')}: {newer.reason}"
    return PlaceRow(entry, kind, said, people.get(entry.recorded_by, "unknown"), note)
