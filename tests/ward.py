"""The people of every test, and a clock moved by hand."""

from datetime import UTC, datetime

from chart.actor import Actor
from chart.clock import HandClock
from chart.facts import UnitId

UNIT = UnitId("harbour")
OTHER_UNIT = UnitId("hillside")

NORA = Actor("nora", "nurse", UNIT, "Nora Lindqvist")
DR_PHAM = Actor("pham", "physician", UNIT, "Dr Minh Pham")
CLEO = Actor("cleo", "charge_nurse", UNIT, "Cleo Adeyemi")
ADA = Actor("ada", "administrator", UNIT, "Ada Moreau")
SAM = Actor("sam", "none", UNIT, "Sam")
STRANGER = Actor("stranger", "nurse", OTHER_UNIT, "Somebody elsewhere")

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def clock_at(moment: datetime = MONDAY) -> HandClock:
    """A ward clock that stands still until it is moved."""
    return HandClock(moment)
