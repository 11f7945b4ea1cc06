"""From what the page sends to what was filled in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from chart.actor import Actor
from dashboard.pages.charting import queries
from dashboard.pages.charting.actions import Filled, observed_at
from dashboard.pages.charting.reading import Typed
from dashboard.services import Services

Listed = Iterable[Mapping[str, Any]]


def typed_of(*listed: Listed) -> dict[str, Typed]:
    """By form, then by item or field; what is empty is left out."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for each in (each for several in listed for each in several):
        if each.get("value"):
            place = each["id"]
            found[place["form"]][place.get("item") or place["field"]] = str(each["value"])
    return dict(found)


def parts_of(listed: Listed, key: str) -> dict[str, str]:
    """Values by one key of their ids."""
    return {each["id"][key]: str(each.get("value") or "") for each in listed}


def seen_at(services: Services, visit: Mapping[str, Any], times: Mapping[str, str]) -> datetime:
    """When it was seen."""
    opened = datetime.fromisoformat(visit["opened"])
    now = services.ward.clock.now()
    return observed_at(opened, times.get("back", ""), times.get("clock", ""), now, services.zone)


def filled_of(services: Services, actor: Actor, visit: Mapping[str, Any], states: list[Any]) -> Filled:
    """Everything a save needs, in the order in which the save callback names its states."""
    answers, fields, choices, confirmed, why, interval, times = states
    said = parts_of(times, "part")
    chart = queries.chart(services, actor, visit["stay"], visit["corrects"])
    return Filled(
        stay_id=visit["stay"],
        ids=visit["ids"],
        typed=typed_of(answers, fields, choices),
        observed_at=seen_at(services, visit, said),
        reason=said.get("reason", ""),
        corrects=visit["corrects"],
        correction_reason=said.get("correction", ""),
        confirmed=frozenset(confirmed.get("value") or ()),
        why=parts_of(why, "form"),
        goes_longer="longer" in parts_of(interval, "form").values(),
        weight_kg=chart.weight_kg,
        has_glucose_in_mmol=chart.has_glucose_in_mmol,
        admitted_at=chart.patient.admitted_at,
        zone=services.zone,
    )
