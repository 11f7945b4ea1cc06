"""What the pages of admissions send, and where a refusal is shown."""

from collections.abc import Callable
from typing import Any

from chart.errors import Refused
from dashboard.pages.admissions.actions import AtDoor
from dashboard.pages.admissions.admit_form import FORM

# What the record calls a field, where a form calls it otherwise.
CALLED = {"observed_at": "clock", "reason": "late", "last_use_at": "last_clock1", "agent": "agent1", "years": "years1"}
Listed = list[dict[str, Any]]
Where = dict[str, str]


def typed_of(listed: Listed, form: str) -> dict[str, str]:
    """What stands in the fields of one form; several words are one, with commas."""
    own = ((each["id"]["field"], each.get("value") or "") for each in listed if each["id"]["form"] == form)
    return {name: ",".join(value) if isinstance(value, list) else value for name, value in own}


def at_door_of(listed: Listed, ids: Where) -> AtDoor:
    """The admission form as the page sends it."""
    chosen = [each.get("value") or [] for each in listed if each["id"]["field"] == "protocols"]
    return AtDoor(
        ids["stay"], ids["admission"], typed_of(listed, FORM), tuple(chosen[0] if chosen else ()), ids["patient"]
    )


def refusal_of(act: Callable[[], object]) -> Refused | None:
    """Why something was not done; None if it was."""
    try:
        act()
    except Refused as refused:
        return refused
    return None


def beside(refused: Refused | None, places: list[str]) -> tuple[list[str | None], str | None]:
    """The sentence beside its field, and once more where the button is; every other place is cleared."""
    if refused is None:
        return [None] * len(places), None
    field = refused.field or ""
    wanted = field if field in places else CALLED.get(field, "")
    return [refused.message if wanted and place == wanted else None for place in places], refused.message
