"""The questions a form asks once before it saves: unusual figures, and readings that contradict each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from chart import facts
from chart.instrument import instrument
from chart.item import in_sentence
from chart.limits import Question, limit_questions
from chart.units import exact
from chart.vitals import VITALS

SEDATED_RASS = -2
SEDATED_POSS = ("3", "4")
MOST_WEIGHT_CHANGE_KG = 3
MOST_WEIGHT_CHANGE_PERCENT = 3
LEAST_GLUCOSE_MG_DL = 40


@dataclass(frozen=True, slots=True)
class Beside:
    """What the chart says beside the new entry; None is not charted.

    rass, poss, consciousness, heart_rate_bpm: of the same visit. weight_kg: the last one, of the past 24 h.
    has_glucose_in_mmol: the other values of the stay are in mmol/L.
    """

    rass: int | None = None
    poss: str | None = None
    consciousness: str | None = None
    heart_rate_bpm: int | None = None
    weight_kg: float | None = None
    has_glucose_in_mmol: bool = False


def questions(content: facts.AnyContent, beside: Beside | None = None) -> list[Question]:
    """Everything unusual in what one Save says, each to be confirmed once; confirmed, it is believed.

    content: one that has no `refusals`.
    """
    near = beside or Beside()
    match content:
        case facts.Vitals():
            return list(_vitals(content, near))
        case facts.Assessment():
            return list(_assessment(content, near))
        case facts.Weight():
            return _weight(content, near)
        case facts.Measurement() if near.has_glucose_in_mmol:
            return _glucose(content) or limit_questions(content)
        case _:
            return limit_questions(content)


def _vitals(content: facts.Vitals, beside: Beside) -> Iterator[Question]:
    for question in limit_questions(content):
        if question.field == "respiration_per_min" and content.respiration_per_min == 0:
            yield Question(question.field, "No breath is an emergency: call for help first. Is 0 right?")
        else:
            yield question
    if content.consciousness not in (None, "A"):
        yield Question("consciousness", f"Consciousness {content.consciousness} is not alert. Is it right?")
    if content.consciousness == "A":
        yield from _sedated_and_alert("consciousness", beside.rass, beside.poss)


def _assessment(content: facts.Assessment, beside: Beside) -> Iterator[Question]:
    scale = instrument(content.instrument)
    for code, answer in content.answers.items():
        item = scale.item(code)
        if answer in item.unusual:
            sentence = f"{scale.short_name} {scale.shown(answer)} ({item.words(answer)}) is unusual. Is it right?"
            yield Question(code, sentence)
        if item.from_vital and beside.heart_rate_bpm is not None and not content.override_reason.strip():
            expected = item.from_vital.answer(beside.heart_rate_bpm)
            if answer != expected:
                sentence = f"Heart rate {beside.heart_rate_bpm} makes {in_sentence(item.name)} {expected}, not {answer}"
                yield Question(code, f"{sentence}. Change it, or say why", needs_reason=True)
    if beside.consciousness == "A":
        rass, poss = content.answers.get("rass"), content.answers.get("poss")
        yield from _sedated_and_alert(content.instrument, rass, poss)


def _sedated_and_alert(field: str, rass: facts.Answer | None, poss: facts.Answer | None) -> Iterator[Question]:
    if isinstance(rass, int) and rass <= SEDATED_RASS:
        yield Question(
            field, f"Alert (A) and RASS {instrument('rass').shown(rass)} seldom go together. Are both right?"
        )
    if poss in SEDATED_POSS:
        yield Question(field, f"Alert (A) and POSS {poss} seldom go together. Are both right?")


def _weight(content: facts.Weight, beside: Beside) -> list[Question]:
    if beside.weight_kg is None:
        return limit_questions(content)
    before, now = exact(beside.weight_kg), exact(content.weight_kg)
    change = abs(now - before)
    if change <= MOST_WEIGHT_CHANGE_KG and change * 100 <= MOST_WEIGHT_CHANGE_PERCENT * before:
        return []
    kg = VITALS["weight_kg"].with_unit
    sentence = f"Weight {kg(content.weight_kg)} was {kg(beside.weight_kg)} within a day. Is it right?"
    return [Question("weight_kg", sentence)]


def _glucose(content: facts.Measurement) -> list[Question]:
    if content.code != "glucose_mg_dl" or content.value is None or content.value >= LEAST_GLUCOSE_MG_DL:
        return []
    sentence = f"Glucose {content.value} mg/dL, where the others are in mmol/L. Is the unit right?"
    return [Question("value", sentence)]
