"""How totals, or answers where there is no total, are cut into bands with names."""

from collections.abc import Mapping

import msgspec

from chart.facts import Answer


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of totals with a name, from its lowest total up to the next band."""

    name: str
    lowest: int = msgspec.field(name="from")


class Bands(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One named, versioned way of cutting the totals into bands."""

    code: str
    version: str
    source: str
    source_tag: str
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        edges = [band.lowest for band in self.bands]
        if not edges or edges != sorted(set(edges)):
            raise ValueError(f"bands {self.code} must rise from one to the next")

    def name_of(self, total: int) -> str:
        """The name of the band a total lies in."""
        return next(band.name for band in reversed(self.bands) if total >= band.lowest)


class Triage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A band without a total: it holds when one of these items is answered yes; with no items it is what is left."""

    name: str
    any_of: tuple[str, ...] = ()

    def holds(self, given: Mapping[str, Answer], not_asked: frozenset[str]) -> bool | None:
        """Whether the answers put the patient here; None: that hangs on an answer not given yet."""
        if not self.any_of or any(given.get(code) is True for code in self.any_of):
            return True
        return False if all(code in given or code in not_asked for code in self.any_of) else None
