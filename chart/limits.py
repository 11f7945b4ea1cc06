"""Figures against their limits: what is impossible is refused, what is unusual is asked about once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chart.errors import Refused
from chart.facts import Content, Fluid, Measurement
from chart.item import in_sentence
from chart.units import celsius
from chart.vitals import FLUIDS, MEASUREMENTS, VITALS, Number, Vital

FAHRENHEIT_LOWEST, FAHRENHEIT_HIGHEST = 77, 113
POSITIONS = ("", "lying", "standing")


@dataclass(frozen=True, slots=True)
class Question:
    """Something unusual, to be confirmed once; with `needs_reason` only a reason will do.

    field: the name of the field it belongs to.
    """

    field: str
    sentence: str
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One typed figure: its field, which measurement it is, and its name in a sentence."""

    field: str
    vital: Vital
    value: Number
    name: str

    @property
    def is_possible(self) -> bool:
        """Whether it can be true at all."""
        return self.vital.is_possible(self.value)

    def refusal(self) -> Refused:
        """The sentence for a figure that cannot be true."""
        vital = self.vital
        sentence = f"{self.name} {vital.shown(self.value)} is outside {vital.shown(vital.lowest)} to "
        sentence += vital.with_unit(vital.highest)
        if self.field == "temperature_c" and FAHRENHEIT_LOWEST <= self.value <= FAHRENHEIT_HIGHEST:
            sentence += f". If it was {self.value} °F, type {vital.with_unit(celsius(self.value))}"
        return Refused(sentence, self.field)

    def question(self) -> Question | None:
        """Asked once when the figure is outside its usual range."""
        vital = self.vital
        if vital.usual is None or vital.is_usual(self.value):
            return None
        usual = " to ".join(vital.shown(limit) for limit in vital.usual)
        return Question(
            self.field, f"{self.name} {vital.with_unit(self.value)} is outside the usual {usual}. Is it right?"
        )


def figures(content: Content) -> list[Figure]:
    """Every typed figure of a content that has limits; one that was not charted is left out."""
    if isinstance(content, Fluid):
        return [] if content.volume_ml is None else [_figure("volume_ml", FLUIDS[content.way], content.volume_ml)]
    if isinstance(content, Measurement):
        vital = MEASUREMENTS.get(content.code)
        return [] if content.value is None or vital is None else [_figure("value", vital, content.value)]
    return [
        _figure(field, VITALS[plain], value, position)
        for field, plain, position in _limited_fields(type(content))
        if (value := getattr(content, field)) is not None
    ]


def limit_refusals(content: Content) -> list[Refused]:
    """Figures that cannot be true, all at once."""
    found = [figure.refusal() for figure in figures(content) if not figure.is_possible]
    for field, systolic, diastolic in _pressures(content):
        if diastolic >= systolic:
            found.append(Refused(f"Diastolic pressure {diastolic} is not below systolic {systolic}", field))
        elif (gap := _pulse_pressure(field, systolic, diastolic)) and not gap.is_possible:
            found.append(gap.refusal())
    return found


def limit_questions(content: Content) -> list[Question]:
    """Figures that can be true and seldom are."""
    asked = [figure.question() for figure in figures(content) if figure.is_possible]
    for field, systolic, diastolic in _pressures(content):
        gap = _pulse_pressure(field, systolic, diastolic)
        asked.append(gap.question() if gap.is_possible else None)
    return [question for question in asked if question is not None]


def _figure(field: str, vital: Vital, value: Number, position: str = "") -> Figure:
    name = f"{position.capitalize()} {in_sentence(vital.name)}" if position else vital.name
    return Figure(field, vital, value, name)


@cache
def _limited_fields(kind: type[Content]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a kind that have limits: field, the vital it is, and its position ("" where none is said)."""
    return tuple(
        (field, plain, position)
        for field in kind.__struct_fields__
        for position in POSITIONS
        if (plain := field.removeprefix(f"{position}_") if position else field) in VITALS
        if plain != field or not position
    )


def _pressures(content: Content) -> Iterator[tuple[str, int, int]]:
    """Yield each blood pressure of which both halves are charted: field of the lower, systolic, diastolic."""
    for position in POSITIONS:
        prefix = f"{position}_" if position else ""
        systolic = getattr(content, f"{prefix}systolic_mmhg", None)
        diastolic = getattr(content, f"{prefix}diastolic_mmhg", None)
        if systolic is not None and diastolic is not None:
            yield f"{prefix}diastolic_mmhg", systolic, diastolic


def _pulse_pressure(field: str, systolic: int, diastolic: int) -> Figure:
    vital = VITALS["pulse_pressure_mmhg"]
    return Figure(field, vital, systolic - diastolic, f"Pulse pressure ({systolic}/{diastolic})")
