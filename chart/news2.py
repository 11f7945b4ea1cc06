"""NEWS2 of one set of vitals: computed, never typed, never mixed from two sets.

Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017; the table is `instruments/news2.toml`.
"""

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from chart.errors import RecordError
from chart.facts import Vitals
from chart.instrument import FOLDER
from chart.units import to_tenth
from chart.vitals import Number

Risk = Literal["low", "low-medium", "medium", "high"]
Scale = Literal[1, 2]
YOUNGEST_YEARS = 16
INPUTS = (
    "respiration_per_min",
    "spo2_percent",
    "on_oxygen",
    "systolic_mmhg",
    "heart_rate_bpm",
    "consciousness",
    "temperature_c",
)


class Ladder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At most `up_to[n]` gives `points[n]`; above the last limit the last."""

    up_to: tuple[float, ...]
    points: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.points) != len(self.up_to) + 1 or list(self.up_to) != sorted(set(self.up_to)):
            raise ValueError("a ladder needs rising limits in `up_to` and one more in `points`")

    def at(self, reading: Number) -> int:
        """The points of a reading."""
        return self.points[bisect_left(self.up_to, reading)]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The published table, as its file has it."""

    code: str
    name: str
    short_name: str
    source: str
    source_tag: str
    licence: str
    loinc: str
    respiration: Ladder
    spo2_scale_1: Ladder
    spo2_scale_2_air: Ladder
    spo2_scale_2_oxygen: Ladder
    systolic: Ladder
    heart_rate: Ladder
    temperature: Ladder
    on_oxygen: int
    not_alert: int
    medium_from: int
    high_from: int


@dataclass(frozen=True, slots=True)
class News2:
    """What one set of vitals comes to.

    total, risk: None unless all seven are there and the score is valid. parts: points of each parameter that is there.
    at_least, at_most: where the total must lie, whatever is missing. missing: fields of Vitals without which there is
    no total. not_valid: why the score does not hold for this patient, else "".
    """

    total: int | None
    risk: Risk | None
    at_least: int
    at_most: int
    parts: dict[str, int]
    missing: tuple[str, ...]
    single_parameter_3: tuple[str, ...]
    not_valid: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether there is a total."""
        return self.total is not None


@cache
def table() -> Table:
    """The published table, read once."""
    path = FOLDER / "news2.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Table)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RecordError(f"{path.name}: {error}") from error


def why_not_valid(is_pregnant: bool | None, age_years: int | None) -> str:
    """Why NEWS2 does not hold for this patient, or ""; None is not known, and does not forbid."""
    if is_pregnant:
        return "not valid in pregnancy"
    if age_years is not None and age_years < YOUNGEST_YEARS:
        return f"not valid under {YOUNGEST_YEARS} years"
    return ""


def news2(vitals: Vitals, spo2_scale: Scale = 1, not_valid: str = "") -> News2:
    """The score of one set of vitals. spo2_scale: 2 only where a clinician has switched it on for this patient."""
    if not_valid:
        return News2(None, None, 0, sum(_most().values()), {}, (), (), not_valid)
    parts = _parts(vitals, spo2_scale)
    missing = _missing(vitals)
    at_least = sum(parts.values())
    at_most = at_least + sum(most for part, most in _most().items() if part not in parts)
    threes = tuple(part for part, points in parts.items() if points == 3)
    if missing:
        return News2(None, None, at_least, at_most, parts, missing, threes)
    return News2(at_least, risk_of(at_least, bool(threes)), at_least, at_least, parts, (), threes)


def risk_of(total: int, has_single_3: bool) -> Risk:
    """The clinical risk that goes with a total; one parameter at 3 lifts a low one."""
    if total >= table().high_from:
        return "high"
    if total >= table().medium_from:
        return "medium"
    return "low-medium" if has_single_3 else "low"


def _parts(vitals: Vitals, spo2_scale: Scale) -> dict[str, int]:
    printed = table()
    parts: dict[str, int] = {}
    if vitals.respiration_per_min is not None:
        parts["respiration"] = printed.respiration.at(vitals.respiration_per_min)
    if (spo2 := _spo2(vitals, spo2_scale)) is not None:
        parts["spo2"] = spo2
    if vitals.on_oxygen is not None:
        parts["oxygen"] = printed.on_oxygen if vitals.on_oxygen else 0
    if vitals.systolic_mmhg is not None:
        parts["systolic"] = printed.systolic.at(vitals.systolic_mmhg)
    if vitals.heart_rate_bpm is not None:
        parts["heart_rate"] = printed.heart_rate.at(vitals.heart_rate_bpm)
    if vitals.consciousness is not None:
        parts["consciousness"] = 0 if vitals.consciousness == "A" else printed.not_alert
    if vitals.temperature_c is not None:
        parts["temperature"] = printed.temperature.at(to_tenth(vitals.temperature_c))
    return parts


def _spo2(vitals: Vitals, spo2_scale: Scale) -> int | None:
    printed, spo2 = table(), vitals.spo2_percent
    if spo2 is None:
        return None
    if spo2_scale == 1:
        return printed.spo2_scale_1.at(spo2)
    on_air, on_oxygen = printed.spo2_scale_2_air.at(spo2), printed.spo2_scale_2_oxygen.at(spo2)
    if vitals.on_oxygen is None:
        return on_air if on_air == on_oxygen else None
    return on_oxygen if vitals.on_oxygen else on_air


def _missing(vitals: Vitals) -> tuple[str, ...]:
    return tuple(field for field in INPUTS if getattr(vitals, field) is None)


@cache
def _most() -> dict[str, int]:
    printed = table()
    return {
        "respiration": max(printed.respiration.points),
        "spo2": max(printed.spo2_scale_1.points),
        "oxygen": printed.on_oxygen,
        "systolic": max(printed.systolic.points),
        "heart_rate": max(printed.heart_rate.points),
        "consciousness": printed.not_alert,
        "temperature": max(printed.temperature.points),
    }
