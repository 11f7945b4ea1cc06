"""The unit's own licensed wording of a scale, HOME/instruments/<code>.toml, laid over the short labels that we ship.

Only words can be laid over: names, prompts and anchors. Answers, totals and bands cannot.
"""

import tomllib
from pathlib import Path

import msgspec

from chart.errors import RecordError
from chart.item import Item, value_text


class ItemWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of one item; what is left out keeps the shipped label."""

    name: str | None = None
    prompt: str | None = None
    anchors: dict[str, str] = {}


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of one scale, and by which licence the unit may show them."""

    licence: str
    items: dict[str, ItemWording]


def read_wording(path: Path) -> Wording:
    """One file of wording, strictly: what is unknown, missing or mistyped is a RecordError with file and key."""
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Wording)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise RecordError(f"{path}: {error}") from error
    if not found.licence.strip():
        raise RecordError(f"{path}: licence is empty; say by which licence the unit may show this wording")
    return found


def worded_items(items: tuple[Item, ...], wording: Wording, path: Path) -> tuple[Item, ...]:
    """The items in the unit's words; an item or answer that does not exist is a RecordError."""
    known = [item.code for item in items]
    if strangers := [code for code in wording.items if code not in known]:
        raise RecordError(f"{path}: there is no item {', '.join(strangers)}; the items are {', '.join(known)}")
    return tuple(_worded(item, wording.items.get(item.code), path) for item in items)


def _worded(item: Item, words: ItemWording | None, path: Path) -> Item:
    if words is None:
        return item
    allowed = () if item.figure else tuple(map(value_text, item.values))
    if strangers := [key for key in words.anchors if key not in allowed]:
        raise RecordError(f"{path}: item {item.code} has no answer {', '.join(strangers)}")
    return Item(
        **msgspec.structs.asdict(item)
        | {
            "name": words.name or item.name,
            "prompt": item.prompt if words.prompt is None else words.prompt,
            "anchors": {**item.anchors, **words.anchors},
            "values": () if item.figure else item.values,
        }
    )
