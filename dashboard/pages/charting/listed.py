"""What the unit's list of medicines says of the one that was typed, so that nobody is asked it again."""

from collections.abc import Mapping
from typing import Any

from chart.medicine import Medicine, medicine_list


def listed(found: Mapping[str, Any]) -> Medicine | None:
    """The medicine of the list that a form names; by patch it is the patch, where the list has one."""
    name = str(found.get("medicine", ""))
    patch = medicine_list().called(f"{name} patch") if found.get("route") == "transdermal" else None
    return patch or medicine_list().called(name)


def properties(found: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The properties that are stored with a listed medicine, whatever else was chosen; of any other, none."""
    medicine = listed(found)
    if medicine is None:
        return {}
    of_dose = {"is_sedating": medicine.is_sedating, "is_long_acting": medicine.is_long_acting}
    return {"classes": list(medicine.classes), **(of_dose if kind == "dose" else {})}


def list_for_script() -> dict[str, str]:
    """Name as it is compared → its properties in words, for the page to tell as soon as it is typed."""
    return {name: f"{each.name}: {each.words}" for name, each in medicine_list().by_name.items()}
