"""How totals, or answers where there is no total, are cut into bands with names."""

from collections.abc import Iterable, Mapping

import msgspec

from chart.facts import Answer


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of totals with a name, from its lowest total up to the next band."""

    name: str
    lowest: int = msgspec.field(name="from")


class Bands(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One named, versioned way of cutting the totals into bands.

    is_trend_only: the names describe and were never validated; what counts is how the total moves.
    """

    code: str
    version: str
    source: str
    source_tag: str
    bands: tuple[Band, ...]
    is_trend_only: bool = False

    def __post_init__(self) -> None:
        edges = [band.lowest for band in self.bands]
        if not edges or edges != sorted(set(edges)):
            raise ValueError(f"bands {self.code} must rise from one to the next")

    def name_of(self, total: int) -> str:
        """The name of the band a total lies in."""
        return next(band.name for band in reversed(self.bands) if total >= band.lowest)


class Rating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plain rating: asked with every visit, and it speaks for a stay that no scale was charted of.

    very_low: up to which total it is called so.
    """

    very_low: int


class Triage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A band without a total: all of some items and any of others are yes; with no items it is what is left."""

    name: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()

    def holds(self, given: Mapping[str, Answer], not_asked: frozenset[str]) -> bool | None:
        """Whether the answers put the patient here; None: that hangs on an answer not given yet."""
        said = {code: False if code in not_asked else given.get(code) for code in (*self.any_of, *self.all_of)}
        needed = [said[code] for code in self.all_of]
        if self.any_of:
            needed.append(_any(said[code] for code in self.any_of))
        if any(answer is False for answer in needed):
            return False
        return None if None in needed else True


def _any(answers: Iterable[Answer | None]) -> bool | None:
    """Yes if one is; no if all are; else not known yet."""
    found = set(answers)
    return True if True in found else None if None in found else False
