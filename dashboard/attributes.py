"""Attributes that Dash takes only as a dictionary: what a screen reader is told, what a button fills in."""

import json
from collections.abc import Mapping
from typing import Any

DECORATION: dict[str, Any] = {"aria-hidden": "true"}
LIVE: dict[str, Any] = {"aria-live": "polite"}
CURRENT: dict[str, Any] = {"aria-current": "true"}


def spoken(label: str) -> dict[str, Any]:
    """What is read aloud instead of the content."""
    return {"aria-label": label}


def sets(field: Mapping[str, str], value: str, saves: bool = False) -> dict[str, Any]:
    """What a button fills into a field when it is pressed; with `saves` the form is saved at once."""
    place = json.dumps(dict(field), sort_keys=True, separators=(",", ":"))
    return {"data-sets": value, "data-field": place, **({"data-saves": "save"} if saves else {})}


def focuses(field: Mapping[str, str]) -> dict[str, Any]:
    """The field a button puts the cursor into."""
    return {"data-focus": json.dumps(dict(field), sort_keys=True, separators=(",", ":"))}


def confirms(keys: str, saves: bool = False) -> dict[str, Any]:
    """The questions a button answers with yes, by their keys with spaces; with `saves` the form is saved at once."""
    return {"data-confirms": keys, **({"data-saves": "save"} if saves else {})}


def copies(text: str, tells: str) -> dict[str, Any]:
    """What a button puts on the clipboard, and the component that says so."""
    return {"data-copies": text, "data-tells": tells}


def closes(place: str) -> dict[str, Any]:
    """The component that a button empties."""
    return {"data-closes": place}
