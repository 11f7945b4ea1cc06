"""How much better it is for what was given: a dose for withdrawal brings it down within the hour, and wears off."""

from collections.abc import Iterable
from dataclasses import replace

from chart import facts
from seed_data.signs import Signs, Way, value_at

Given = tuple[float, facts.Dose]  # hours since admission, what was given

FAST_ROUTES = ("iv", "im", "intranasal")
# The share of the withdrawal that one dose takes away, by the hours since it was given.
BY_MOUTH: Way = ((0.1, 0.0), (0.7, 0.5), (7.0, 0.5), (20.0, 0.0))
FAST: Way = ((0.05, 0.0), (0.35, 0.6), (4.0, 0.6), (12.0, 0.0))
BUPRENORPHINE: Way = ((0.15, 0.0), (0.75, 0.5), (20.0, 0.5), (36.0, 0.0))
MOST = 0.8  # however many doses


def relieved(signs: Signs, doses: Iterable[Given], hours: float, helps: float) -> Signs:
    """The signs with what the doses do by then. helps: 1 as usual, 0 not at all."""
    left = 1.0
    for given_at, dose in doses:
        if dose.for_withdrawal and given_at < hours:
            left *= 1.0 - helps * value_at(_way(dose), hours - given_at)
    return signs if left == 1.0 else replace(signs, withdrawal=signs.withdrawal * max(left, 1.0 - MOST * helps))


def _way(dose: facts.Dose) -> Way:
    if "buprenorphine" in dose.classes:
        return BUPRENORPHINE
    return FAST if dose.route in FAST_ROUTES else BY_MOUTH
