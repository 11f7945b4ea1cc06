"""The moment at which somebody opens a stay, as the address names it: an opaque tick, nothing of the patient."""

from chart.ticks import HOUR, to_tick
from dashboard.pages.stay.view import StayView

RANGES = (("all", "Whole stay"), ("72", "3 days"), ("24", "24 h"), ("8", "8 h"))
BESIDE = HOUR  # so much before the moment is in sight too


def moment_asked(view: StayView, text: str) -> int | None:
    """The tick that an address names; None where it names none, or one outside the stay."""
    at = int(text) if text.isascii() and text.isdigit() else None
    return at if at is not None and view.begins <= at <= view.ends else None


def range_around(view: StayView, at: int | None) -> str:
    """How much of the stay is in sight: all of it, or as little as holds the moment."""
    if at is None:
        return "all"
    back = (to_tick(view.now) - at + BESIDE) / HOUR
    return next((hours for hours, _ in reversed(RANGES[1:]) if back <= int(hours)), "all")
