"""The codes of a course, and how answers that are words count on it."""

from dataclasses import dataclass
from functools import cache

from chart.instrument import Instrument, instruments

CONSCIOUSNESS = {"A": 0, "C": 1, "V": 2, "P": 3, "U": 4}
POSS = {"S": 0, "1": 1, "2": 2, "3": 3, "4": 4}
VITALS = (
    "heart_rate_bpm",
    "respiration_per_min",
    "spo2_percent",
    "systolic_mmhg",
    "diastolic_mmhg",
    "temperature_c",
)
CHARTED_WITH_VITALS = (*VITALS, "consciousness", "on_oxygen", "resting", "news2")
RESTING = ("heart_rate_bpm", "systolic_mmhg", "diastolic_mmhg")
COUNTED_ASLEEP = ("respiration_per_min", "spo2_percent")
# The round of each observation level that is more than routine, by its protocol.
OBSERVATION_ROUNDS = {"q30": "check-q30", "q15": "check-q15", "1:1": "check-1to1"}
WITHDRAWAL_SCORES = ("ciwa_ar", "cows", "ciwa_b")
SPEAK_BESIDE_A_LIMIT = ("ck_u_l",)  # figures that say nothing without the laboratory's own upper limit
BODY_WAYS = ("oral", "iv")  # what keeps a patient from drying out
FAST_ROUTES = ("iv", "im", "intranasal")
# Medicines that a pattern speaks of together.
DOSE_GROUPS = {
    "gaba_ergic": frozenset(("benzodiazepine", "z_drug", "barbiturate", "ghb")),
    "adds_to_opioid": frozenset(("benzodiazepine", "z_drug", "barbiturate", "ghb", "gabapentinoid")),
}
# What kind of opioid a dose is; one that says none of these may be any of them.
OPIOID_KINDS = frozenset(("buprenorphine", "full_agonist_short", "full_agonist_extended", "full_agonist_methadone"))
# A later screening asks what is new since the last: what ever was, was told at the first.
NOT_SINCE_LAST_CONTACT = {"cssrs": frozenset({"q6_lifetime"})}


@dataclass(frozen=True, slots=True)
class Maximum:
    """The highest of several items; one answer of `known_from` decides it, below that all must be answered."""

    items: tuple[str, ...]
    known_from: int
    highest: int


# P of the clinical reference, section 4.0: four is where a disturbance becomes a hallucination.
MAXIMA = {"ciwa_ar": {"perception": Maximum(("tactile", "auditory", "visual"), known_from=4, highest=7)}}


def item_code(instrument: Instrument, item: str) -> str:
    """An item's code on the course: a scale of one item goes by its own name."""
    return instrument.code if len(instrument.items) == 1 else f"{instrument.code}.{item}"


@cache
def item_codes(instrument: str) -> tuple[tuple[str, str], ...]:
    """(item, code) of every item of an instrument, in its order."""
    found = instruments()[instrument]
    return tuple((item.code, item_code(found, item.code)) for item in found.items)


def codes_of(instrument: Instrument) -> list[str]:
    """Every code that an assessment answers."""
    items = [item_code(instrument, item.code) for item in instrument.items]
    items += [instrument.code] if instrument.triage else []
    items += [f"{instrument.code}.since"] if instrument.code in NOT_SINCE_LAST_CONTACT else []
    return [*items, *(f"{instrument.code}.{name}" for name in ("total", *MAXIMA.get(instrument.code, {})))]


@cache
def task_of(code: str) -> str | None:
    """The task that charts a code."""
    family = code.split(".", 1)[0]
    return "vitals" if family in CHARTED_WITH_VITALS else family if family in instruments() else None
