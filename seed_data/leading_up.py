"""What leads up to the worst of a past stay: signs in the hours before each seizure and each transfer to hospital.

Dice alone would have them out of the blue, and nobody could have been warned.
"""

from collections.abc import Iterator
from dataclasses import replace

from chart import facts
from seed_data.past_stay import Past
from seed_data.signs import Way
from seed_data.stay import PretendStay, Told
from seed_data.typical import FLOOR

# Hours since the last use in which seizures come; the long-acting ones are told by name.
SEIZURES_COME = {"alcohol": (6.0, 48.0), "benzodiazepine": (24.0, 96.0)}
LATE_SEIZURES_COME = (72.0, 288.0)
LONG_ACTING = ("diazepam", "clonazepam")
SIGNS_BEFORE = 9.0  # hours in which somebody can see it come
BAD, STILL_BAD = 0.62, 0.3
FAILING = 1.6


def with_warning(stay: PretendStay, past: Past) -> PretendStay:
    """The stay with signs before its seizure and before it ends in hospital; a seizure that has no hour is left out."""
    fit = next((told for told in stay.told if told.content == facts.Event("seizure")), None)
    if fit is not None:
        stay = _seizing(stay, past, fit)
    if past.ending == "transfer_acute":
        way = ((past.hours - 2 * SIGNS_BEFORE, 0.0), (past.hours - SIGNS_BEFORE, FAILING))
        stay = replace(stay, ways={**stay.ways, "storm": way})
    return stay


def _seizing(stay: PretendStay, past: Past, fit: Told) -> PretendStay:
    first, last = _hours(stay, past)
    others = tuple(told for told in stay.told if told is not fit)
    if first > last:
        return replace(stay, told=others)
    at = min(last, max(first, fit.hours))
    told = sorted([*_had_one(others), Told(at, fit.content)], key=lambda each: each.hours)
    way: Way = (
        (at - 2 * SIGNS_BEFORE, FLOOR), (at - SIGNS_BEFORE, BAD), (at, BAD), (at + 12, STILL_BAD), (at + 48, FLOOR),
    )  # fmt: skip
    return replace(stay, told=tuple(told), ways={**stay.ways, "withdrawal": way})


def _hours(stay: PretendStay, past: Past) -> tuple[float, float]:
    """The first and the last hour after admission at which a seizure is told."""
    use = stay.uses[0]
    begins, ends = LATE_SEIZURES_COME if use.agent in LONG_ACTING else SEIZURES_COME[past.drug_class]
    return max(SIGNS_BEFORE, begins + SIGNS_BEFORE - use.before_hours), min(ends - use.before_hours, past.hours - 2)


def _had_one(told: tuple[Told, ...]) -> Iterator[Told]:
    """Whoever seizes here has done so before, and said so."""
    for each in told:
        is_history = isinstance(each.content, facts.RiskFact) and each.content.code == "prior_withdrawal_seizure"
        yield Told(each.hours, facts.RiskFact("prior_withdrawal_seizure", True)) if is_history else each
