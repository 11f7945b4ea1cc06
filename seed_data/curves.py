"""How a pretend patient fares: severity from 0 to 1 by hours since last use, and what a nurse would then chart.

Believable, not measured: shapes after the typical courses of the clinical reference. Nothing here knows a pattern.
"""

from dataclasses import dataclass
from random import Random

from chart.facts import Assessment, Vitals
from chart.instrument import instruments

# Where the curve rises, peaks and is over, in hours since last use.
COURSES = {
    "alcohol": (6, 36, 120),
    "benzodiazepine": (30, 96, 240),
    "opioid": (10, 48, 168),
    "stimulant": (4, 48, 168),
}
HALLUCINATION_ITEMS = ("tactile", "auditory", "visual")


@dataclass(frozen=True, slots=True)
class Patient:
    """One pretend patient's way through withdrawal. peak: how bad it gets, 0 to 1."""

    drug_class: str
    peak: float
    hallucinates: bool = False


def severity(patient: Patient, hours: float) -> float:
    """How bad it is so many hours since last use: up along a line, down along a slower one."""
    onset, peak, end = COURSES[patient.drug_class]
    if hours <= onset or hours >= end:
        return 0.02
    if hours <= peak:
        return patient.peak * (hours - onset) / (peak - onset)
    return patient.peak * (end - hours) / (end - peak)


def ciwa_ar(patient: Patient, level: float, dice: Random) -> Assessment:
    """A complete CIWA-Ar at a severity."""
    answers = {}
    for item in instruments()["ciwa_ar"].items:
        top = max(int(value) for value in item.values)
        expected = top * level * (0.75 if item.code in ("tremor", "sweats", "anxiety") else 0.45)
        if item.code in HALLUCINATION_ITEMS:
            expected = top * level * (0.8 if patient.hallucinates else 0.18)
        if item.code == "orientation":
            expected = top * max(0.0, level - 0.75)
        answers[item.code] = _near(expected, 0, top, dice)
    return Assessment("ciwa_ar", dict(answers), confirms_longer_interval=True)


def cows(level: float, pulse: int, dice: Random) -> Assessment:
    """A complete COWS at a severity; the pulse item follows the pulse."""
    answers: dict[str, int | bool | str] = {}
    for item in instruments()["cows"].items:
        allowed = [int(value) for value in item.values]
        wanted = max(allowed) * level * 0.7 + dice.gauss(0, 0.5)
        answers[item.code] = min(allowed, key=lambda value: abs(value - wanted))
    answers["pulse"] = 0 if pulse <= 80 else 1 if pulse <= 100 else 2 if pulse <= 120 else 4
    return Assessment("cows", answers, confirms_longer_interval=True)


def vitals(level: float, dice: Random) -> Vitals:
    """A complete set at a severity."""
    systolic = round(dice.gauss(122 + 34 * level, 5))
    return Vitals(
        heart_rate_bpm=round(dice.gauss(76 + 34 * level, 4)),
        respiration_per_min=max(11, round(dice.gauss(15 + 5 * level, 1))),
        spo2_percent=min(99, max(95, round(dice.gauss(97, 1)))),
        on_oxygen=False,
        systolic_mmhg=systolic,
        diastolic_mmhg=round(systolic * 0.62),
        temperature_c=round(dice.gauss(36.7 + 0.7 * level, 0.15), 1),
        consciousness="A",
        position="lying",
        confirms_longer_interval=True,
    )


def mood(level: float, dice: Random) -> Assessment:
    """A mood rating at a severity."""
    return Assessment("mood", {"mood": _near(7 - 5 * level, 0, 10, dice)})


def _near(expected: float, low: int, high: int, dice: Random) -> int:
    return min(high, max(low, round(dice.gauss(expected, 0.45))))
