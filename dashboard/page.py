"""What a page is to the shell: its place, who may open it, and what draws it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from dash.development.base_component import Component
from msgspec import Raw

from chart.people import Act, may

if TYPE_CHECKING:
    from dashboard.door import Door
    from dashboard.services import Services


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows, drawn as JSON: its head, and its parts by their keys, in order."""

    head: Raw
    parts: Mapping[str, Raw]

    def since(self, before: "Shown | None") -> dict[str, Any] | None:
        """What to tell whoever was told `before`; None: nothing is otherwise."""
        known = {} if before is None else before.parts
        new = {key: part for key, part in self.parts.items() if known.get(key) != part}
        if before is not None and not new and (self.head, list(self.parts)) == (before.head, list(known)):
            return None
        return {"head": self.head, "order": list(self.parts), "parts": new}


@dataclass(frozen=True, slots=True)
class Page:
    """One row of the table of pages.

    name: one word, as class names have it. path: "/chart/<stay_id>[/<form>]", where [] may be absent; what is in <> is
    handed to `layout` by name, and so is each part of the query that `asks` names, "" when absent. layout:
    layout(actor, services, **params), called only for somebody who may `act`. register: the page's callbacks.
    push: push(actor, services, **what it asks) draws what the stream brings of itself to whoever has the page open.
    is_place: has an entry in the rail. names_unit: its heading is the unit's name. is_bare: brings its own frame.
    rail: what its entry in the rail says, where that is not the title.
    """

    name: str
    path: str
    title: str
    icon: str
    act: Act
    layout: Callable[..., Component]
    register: Callable[["Door", "Services"], None]
    is_place: bool = True
    asks: tuple[str, ...] = ()
    names_unit: bool = False
    is_bare: bool = False
    rail: str = ""
    push: Callable[..., Shown] | None = None

    @property
    def place_name(self) -> str:
        """What its entry in the rail says."""
        return self.rail or self.title

    def params(self, path: str) -> dict[str, str] | None:
        """What the path says for the brackets of this page's path; None if it is another page's."""
        optional = self.path.replace("[", "(?:").replace("]", ")?")
        pattern = re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", optional)
        found = re.fullmatch(pattern, path)
        return {name: unquote(value) for name, value in found.groupdict(default="").items()} if found else None


def page_at(pages: Sequence[Page], path: str) -> Page | None:
    """The page of a path, if there is one."""
    return next((page for page in pages if page.params(path) is not None), None)


def places_of(pages: Sequence[Page], role: str) -> list[Page]:
    """The entries of the rail for a role, in order."""
    return [page for page in pages if page.is_place and may(role, page.act)]
