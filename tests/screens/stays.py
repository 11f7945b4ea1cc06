"""A stay by hand for the screens: entries with their times, and every component of a page in one row."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from dash.development.base_component import Component

from chart import facts
from chart.facts import AnyContent, Entry, EntryId, PersonId, StayId
from dashboard.patient import Named, Patient, patient_of
from monitors.known import Known
from monitors.protocol import read_protocols
from tests.ward import MONDAY, NORA, UNIT

ZONE = ZoneInfo("Europe/Oslo")
PROTOCOLS = read_protocols()
NOW = MONDAY  # 09:00 in the unit
MAREK = Named("Kowalski", "Marek", date(1979, 3, 14), "H 204 881")
ITEMS = (
    "nausea_vomiting", "tremor", "sweats", "anxiety", "agitation", "tactile", "auditory", "visual", "headache",
    "orientation",
)  # fmt: skip
_numbers = count(1)


def hours_ago(hours: float) -> datetime:
    """So long before now."""
    return NOW - timedelta(hours=hours)


def entry(content: AnyContent, hours: float = 0, **more: Any) -> Entry:
    """One entry, observed and recorded so many hours ago."""
    number = next(_numbers)
    made = {
        "id": EntryId(f"entry-{number}"), "unit_id": UNIT, "stay_id": StayId("stay"), "observed_at": hours_ago(hours),
        "recorded_at": hours_ago(hours), "recorded_by": PersonId(NORA.id), "content": content, "seq": number,
    }  # fmt: skip
    return Entry(**(made | more))


def ciwa(*answers: int | None) -> facts.Assessment:
    """A CIWA-Ar in the order of the form; None was not answered."""
    given = {item: answer for item, answer in zip(ITEMS, answers, strict=False) if answer is not None}
    return facts.Assessment(instrument="ciwa_ar", answers=given)


def alcohol_stay(*more: Entry) -> list[Entry]:
    """Bed 07, alcohol, protocol on, admitted two days ago."""
    return [
        entry(facts.Admitted(bed="07"), 48),
        entry(facts.SubstanceUse(drug_class="alcohol", agent="alcohol", last_use_at=hours_ago(61)), 48),
        entry(facts.ProtocolAssigned(protocol="alc-asam"), 48),
        *more,
    ]


def marek(known: Known) -> Patient:
    """The patient of the stay."""
    return patient_of("stay", MAREK, known)


def components(root: Any) -> Iterator[Component]:
    """Every component of a page."""
    if isinstance(root, Component):
        yield root
        yield from components(getattr(root, "children", None))
    elif isinstance(root, list | tuple):
        for each in root:
            yield from components(each)


def text_of(root: Any) -> str:
    """Everything that can be read on a page, in order."""
    if isinstance(root, Component):
        return text_of(getattr(root, "children", None))
    if isinstance(root, list | tuple):
        return " ".join(" ".join(map(text_of, root)).split())
    return "" if root is None else str(root)


def classes_of(root: Any) -> list[str]:
    """The class names on a page."""
    return [str(getattr(each, "className", "") or "") for each in components(root)]


def hrefs_of(root: Any) -> list[str]:
    """Where the links of a page lead."""
    return [str(each.href) for each in components(root) if getattr(each, "href", None)]
