"""The scale that a code of the chart stands on: from its least to its greatest value."""

from functools import cache

from chart.instrument import Instrument, instruments
from chart.item import Item
from chart.vitals import MEASUREMENTS, VITALS
from monitors.codes import MAXIMA, item_code

Range = tuple[float, float]
COMPUTED = {"news2": (0.0, 20.0), "news2.worst_part": (0.0, 3.0), "fall_mmhg": (1.0, 100.0)}


def range_of(code: str) -> Range | None:
    """The scale of an instrument's total or item, a vital sign (at rest or not), a measurement, NEWS2; else None."""
    measured = (VITALS | MEASUREMENTS).get(code.removeprefix("resting."))
    if measured is not None:
        return float(measured.lowest), float(measured.highest)
    return COMPUTED.get(code) or _charted().get(code)


@cache
def _charted() -> dict[str, Range]:
    return {code: found for instrument in instruments().values() for code, found in _ranges(instrument).items()}


def _ranges(instrument: Instrument) -> dict[str, Range]:
    found = {item_code(instrument, item.code): _numbers(item) for item in instrument.items}
    for maximum, several in MAXIMA.get(instrument.code, {}).items():
        found[f"{instrument.code}.{maximum}"] = (0.0, float(several.highest))
    if instrument.triage:
        found[instrument.code] = (0.0, float(len(instrument.triage) - 1))
    if instrument.total == "sum":
        found[f"{instrument.code}.total"] = (float(instrument.lowest_total), float(instrument.highest_total))
    return found


def _numbers(item: Item) -> Range:
    numbers = [float(value) for value in item.values if str(value).lstrip("-").isdigit()]
    return min(numbers, default=0.0), max(numbers, default=1.0)
