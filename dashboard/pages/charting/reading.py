"""From what was typed and chosen to what an entry says; a figure that is none is refused in words, at its field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec

from chart.errors import Refused
from chart.facts import AnyContent, Assessment, Vitals
from chart.instrument import Instrument
from chart.item import value_text
from chart.limits import Question
from chart.plausible import Beside, questions, refusals
from dashboard import words
from dashboard.components.fields import Field
from dashboard.pages.charting.form import Form
from dashboard.pages.charting.listed import properties

Typed = Mapping[str, str]
PRESSURE_AND_PULSE = ("systolic_mmhg", "diastolic_mmhg", "heart_rate_bpm")
WHOLE = frozenset(
    {"heart_rate_bpm", "respiration_per_min", "spo2_percent", "systolic_mmhg", "diastolic_mmhg", "bristol"}
    | {f"{position}_{name}" for position in ("lying", "standing") for name in PRESSURE_AND_PULSE}
)
MINUS_SIGNS = str.maketrans({"−": "-", ",": ".", "\u202f": None, " ": None})


@dataclass(frozen=True, slots=True)
class Seen:
    """When something was seen, and the zone of the clock on the wall: what a typed time is read by."""

    at: datetime
    zone: ZoneInfo


class Refusals(Exception):
    """Everything that keeps a form from being saved, field by field."""

    def __init__(self, refused: list[Refused]) -> None:
        super().__init__("; ".join(each.message for each in refused))
        self.refused = refused


def is_started(typed: Typed) -> bool:
    """Whether anything was filled in or chosen."""
    return any(value.strip() for value in typed.values() if value)


def read_form(form: Form, typed: Typed, seen: Seen | None = None) -> AnyContent:
    """What a filled-in form says; Refusals where it cannot be true or is no figure at all. seen: for times of day."""
    found: dict[str, Any] = dict(form.fixed)
    if len(form.codes) == 1:
        found["code"] = form.codes[0]
    refused: list[Refused] = []
    for field in form.fields:
        text = (typed.get(field.name) or "").strip()
        if not text:
            continue
        try:
            found[field.name] = read_field(field, text, seen)
        except Refused as each:
            refused.append(each)
    found |= properties(found, form.kind) if form.is_of_medicine else {}
    content = _content(form, found, refused)
    if content is not None:
        whole = not refused  # "nothing is measured" would be untrue of a form whose only figure was refused
        refused += [each for each in refusals(content) if whole or each.field]
    if refused or content is None:
        raise Refusals(refused)
    return content


def read_field(field: Field, text: str, seen: Seen | None = None) -> object:
    """One field's value: a number, yes or no, a type of stool, a word; Refused where it is no number."""
    if field.kind == "number":
        return read_number(field, text)
    if field.kind == "clock" and seen is not None:
        return read_clock(field, text, seen)
    if field.kind == "choice" and text in ("yes", "no") and {"yes"} <= {code for code, _ in field.choices}:
        return text == "yes"
    if field.name == "classes":
        return [] if text == "other" else text.split(",")
    return int(text) if field.name in WHOLE else text


def read_clock(field: Field, text: str, seen: Seen) -> datetime:
    """The next time after it was seen at which the clock shows what is typed."""
    found = words.coming_moment(text, seen.zone, seen.at)
    if found is None:
        raise Refused(f"{field.label} {words.no_time(text, '21:00')}", field.name)
    return found


def read_number(field: Field, text: str) -> int | float:
    """A typed figure; "38,6" and "38.6" are one."""
    plain = text.translate(MINUS_SIGNS)
    try:
        value = float(plain)
    except ValueError:
        raise Refused(f"{field.label} “{text[:20]}” is not a number", field.name) from None
    if value != value or value in (float("inf"), float("-inf")):
        raise Refused(f"{field.label} “{text[:20]}” is not a number", field.name)
    if field.name in WHOLE and value != int(value):
        raise Refused(f"{field.label} {text[:20]} must be a whole number", field.name)
    return int(value) if field.name in WHOLE else value


def read_answers(scale: Instrument, chosen: Typed, override_reason: str = "") -> Assessment:
    """An assessment of the answered items alone; what was not answered is not in it. No figure is Refusals."""
    answers = {
        item.code: value for item in scale.items for value in item.values if chosen.get(item.code) == value_text(value)
    }
    typed = [item for item in scale.items if (chosen.get(item.code) or "").strip() and item.code not in answers]
    if typed:
        raise Refusals([item.refusal(scale.short_name, (chosen[item.code])[:20]) for item in typed])
    return Assessment(instrument=scale.code, answers=answers, override_reason=override_reason)


def key_of(question: Question) -> str:
    """A name for a question with its value: another value is another question."""
    return blake2s(f"{question.field} {question.sentence}".encode(), digest_size=8).hexdigest()


def asked(
    contents: Mapping[str, AnyContent], weight_kg: float | None = None, has_glucose_in_mmol: bool = False
) -> dict[str, list[Question]]:
    """What is unusual in the forms of one visit, each read beside the others; by form."""
    beside = _beside(contents, weight_kg, has_glucose_in_mmol)
    return {form: found for form, content in contents.items() if (found := questions(content, beside))}


def _beside(contents: Mapping[str, AnyContent], weight_kg: float | None, has_glucose_in_mmol: bool) -> Beside:
    scores = {each.instrument: each.answers for each in contents.values() if isinstance(each, Assessment)}
    vitals = next((each for each in contents.values() if isinstance(each, Vitals)), Vitals())
    return Beside(
        rass=cast("int | None", scores.get("rass", {}).get("rass")),
        poss=cast("str | None", scores.get("poss", {}).get("poss")),
        consciousness=vitals.consciousness,
        heart_rate_bpm=vitals.heart_rate_bpm,
        weight_kg=weight_kg,
        has_glucose_in_mmol=has_glucose_in_mmol,
    )


def _content(form: Form, found: Mapping[str, Any], refused: list[Refused]) -> AnyContent | None:
    """The content, or None with a sentence about what is still to be chosen."""
    try:
        return cast(AnyContent, msgspec.convert({"kind": form.kind, **found}, AnyContent))
    except msgspec.ValidationError:
        missing = [field for field in form.fields if field.name not in found and field.is_needed]
        refused += [Refused(f"{field.label}: say which", field.name) for field in missing]
        return None
