"""How a pretend patient is at one moment of a stay, read from the ways the story gives, and the vital signs of it.

Believable, not measured: shapes after the typical courses of the clinical reference. Nothing here knows a pattern.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from chart.facts import Vitals

# One figure over a stay: (hours since admission, value), a straight line between two points, level outside them.
Way = tuple[tuple[float, float], ...]
Ways = Mapping[str, Way]

CONFUSED_FROM = 2.0
VOICE_FROM = -2.5


@dataclass(frozen=True, slots=True)
class Signs:
    """How it is now. withdrawal, loss: 0 none to 1 the worst; the others on the scale a nurse would use.

    perception: the worst of touch, hearing and sight, 0 to 7. clouding: orientation, 0 to 4. storm: pulse, pressure,
    breathing and temperature beyond what withdrawal alone does, 1 in the worst delirium. loss: vomiting and stools.
    """

    withdrawal: float = 0.05
    perception: float = 0.0
    clouding: float = 0.0
    mood: float = 6.5
    rass: float = 0.0
    storm: float = 0.0
    loss: float = 0.0


def signs_at(ways: Ways, hours: float) -> Signs:
    """How it is so many hours after admission."""
    return Signs(**{name: value_at(way, hours) for name, way in ways.items()})


def value_at(way: Way, hours: float) -> float:
    """The figure at an hour."""
    place = bisect_right(way, (hours, float("inf")))
    if place == 0:
        return way[0][1]
    if place == len(way):
        return way[-1][1]
    (begin, low), (end, high) = way[place - 1], way[place]
    return low + (high - low) * (hours - begin) / (end - begin)


def vitals(signs: Signs, dice: Random) -> Vitals:
    """A complete set, taken lying."""
    level, storm = signs.withdrawal, signs.storm
    depth = min(1.0, max(0.0, -signs.rass / 3))
    thirst = 1.0 + signs.loss * 0.12
    systolic = round(dice.gauss(122 + 34 * level + 22 * storm - 20 * depth - 26 * signs.loss, 3))
    return Vitals(
        heart_rate_bpm=round(dice.gauss((74 + 24 * level + 26 * storm - 12 * depth) * thirst, 3)),
        respiration_per_min=round(dice.gauss((15 + 3 * level + 5 * storm) * (1 - 0.4 * depth), 0.7)),
        spo2_percent=min(99, round(dice.gauss(97.4 - 2 * storm - 6 * depth, 0.5))),
        on_oxygen=False,
        systolic_mmhg=systolic,
        diastolic_mmhg=round(systolic * 0.62),
        temperature_c=round(dice.gauss(36.7 + 0.5 * level + 1.5 * storm, 0.12), 1),
        consciousness="V" if signs.rass <= VOICE_FROM else "C" if signs.clouding >= CONFUSED_FROM else "A",
        position="lying",
        confirms_longer_interval=True,
    )
