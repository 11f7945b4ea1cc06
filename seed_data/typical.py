"""A typical way through withdrawal, by what was used and when: for past stays, and for those admitted by hand."""

from collections.abc import Sequence

from chart import facts
from chart.facts import Entry
from chart.ticks import HOUR, to_tick
from seed_data.signs import Way, Ways
from seed_data.stay import PretendStay, Use

# Where the curve rises, peaks and is over, in hours since last use.
COURSES = {
    "alcohol": (6, 30, 110),
    "benzodiazepine": (24, 80, 240),
    "barbiturate": (20, 60, 240),
    "ghb": (3, 24, 140),
    "opioid": (8, 30, 130),
    "stimulant": (4, 40, 150),
}
FLOOR = 0.04
HAND_PEAK = 0.5


def withdrawal_way(drug_class: str, before_hours: float, peak: float) -> Way:
    """How bad it is by hours since admission: up along a line, down along a slower one."""
    onset, top, end = (hours - before_hours for hours in COURSES[drug_class])
    return ((onset, FLOOR), (top, peak), ((top + end) / 2, peak * 0.4), (end, FLOOR))


def typical_ways(drug_class: str, before_hours: float, peak: float, hallucinates: bool = False) -> Ways:
    """Everything a nurse could see of a typical course."""
    way = withdrawal_way(drug_class, before_hours, peak)
    ways: dict[str, Way] = {"withdrawal": way}
    if drug_class == "stimulant":
        ways["mood"] = tuple((at, 7 - 5 * level) for at, level in way)
    if drug_class == "opioid" and peak > HAND_PEAK:
        ways["loss"] = tuple((at, (level - 0.3) * 1.2 if level > 0.3 else 0.0) for at, level in way)
    if hallucinates:
        ways["perception"] = tuple((at, level * 5) for at, level in way)
    return ways


def typical_stay(stay_id: str, uses: Sequence[Entry], came: int | None) -> PretendStay | None:
    """How somebody fares whom a person admitted, by the first substance charted; None while none is."""
    told = [entry.content for entry in uses if isinstance(entry.content, facts.SubstanceUse)]
    if not told or came is None:
        return None
    used = [_use(each, came) for each in told]
    ways = typical_ways(used[0].drug_class, used[0].before_hours, HAND_PEAK)
    return PretendStay(stay_id, "", tuple(used), ways)


def _use(content: facts.SubstanceUse, came: int) -> Use:
    last = content.last_use_at
    before = 8.0 if last is None else (came - to_tick(last)) / HOUR
    return Use(content.drug_class, content.agent, before)
