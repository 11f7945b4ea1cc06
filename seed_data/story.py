"""A named story: who it is about, how the stay goes, and what it was written to raise."""

from dataclasses import dataclass
from typing import Literal

from seed_data.stay import PretendStay

SeverityName = Literal["low", "medium", "high", "critical"]


@dataclass(frozen=True, slots=True)
class Raises:
    """A cause that must be raised, at this severity or above, within these hours of the stay."""

    cause: str
    severity: SeverityName
    from_hours: float
    to_hours: float


@dataclass(frozen=True, slots=True)
class Story:
    """One pretend patient. hours: how long ago the admission was when the unit is made. lasts: how far it is written.

    is_uneventful: it must stay silent of high and critical.
    """

    title: str
    family_name: str
    given_name: str
    birth_on: str
    record_number: str
    stay: PretendStay
    hours: float
    lasts_hours: float
    raises: tuple[Raises, ...] = ()
    is_uneventful: bool = False
