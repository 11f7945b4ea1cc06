"""Answers as other programs send them, one JSON line each, and what comes back for each line."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from chart.errors import Refused
from chart.facts import Vitals
from chart.instrument import COMPUTED, Instrument, instrument, instruments
from chart.item import echo
from chart.limits import limit_refusals
from chart.news2 import INPUTS, Scale, news2
from chart.vitals import VITALS

SCALES = (1, 2)
CONSCIOUSNESS = ("A", "C", "V", "P", "U")
NEWS2_ORDER = (INPUTS[0], INPUTS[1], "spo2_scale", *INPUTS[2:])

Row = dict[str, Any]
Scorer = Callable[[object], Row]


def scorer(code: str) -> Scorer:
    """The function that scores answers on an instrument, or the vitals of NEWS2; an unknown code is Refused."""
    if code == "news2":
        return _news2_row
    if code not in instruments():
        known = ", ".join(sorted({*instruments(), *COMPUTED}))
        raise Refused(f"There is no instrument {echo(code)}. There are {known}", "instrument")
    scale = instrument(code)
    return lambda answers: _score_row(scale, answers)


def score_line(score: Scorer, line: bytes, number: int) -> Row:
    """What one line of JSON comes to; one that is refused says why, and in which field."""
    try:
        return score(_answers(line, number))
    except Refused as refused:
        return {"error": refused.message, "field": refused.field}


def _answers(line: bytes, number: int) -> object:
    try:
        return json.loads(line, object_pairs_hook=_named_once, parse_constant=_no_number)
    except Refused as refused:
        raise Refused(f"Line {number}: {refused.message}", refused.field) from None
    except (ValueError, RecursionError) as error:
        raise Refused(f"Line {number} is not JSON") from error


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for code, answer in pairs:
        if code in found:
            raise Refused(f"{echo(code)} is answered twice", code)
        found[code] = answer
    return found


def _no_number(name: str) -> Any:
    raise Refused(f"{name} is not a number")


def _by_code(answers: object, codes: tuple[str, ...], short_name: str, needed: int = 0) -> Mapping[str, object]:
    """Answers by item, however they were sent; null is an answer that was not given.

    needed: a list may stop after so many, where all that follows is only written down; 0: it may not.
    """
    if isinstance(answers, dict):
        return {code: answer for code, answer in answers.items() if answer is not None or code not in codes}
    if not isinstance(answers, list):
        raise Refused(f"{short_name} takes an object by item code or a list in item order, not {echo(answers)}")
    if len(answers) not in (len(codes), needed or len(codes)):
        allowed = f"{needed} or {len(codes)}" if needed and needed != len(codes) else str(len(codes))
        raise Refused(f"{short_name} takes {allowed} answers in a list (null for none), not {len(answers)}")
    return {code: answer for code, answer in zip(codes, answers, strict=False) if answer is not None}


def _score_row(scale: Instrument, answers: object) -> Row:
    codes = tuple(item.code for item in scale.items)
    needed = max(number for number, item in enumerate(scale.items, start=1) if item.is_scored)
    score = scale.score(_by_code(answers, codes, scale.short_name, needed))
    return {
        "total": score.total,
        "band": score.band,
        "complete": score.is_complete,
        "missing": score.missing,
        "items": score.items,
    }


def _news2_row(answers: object) -> Row:
    given = _by_code(answers, NEWS2_ORDER, "NEWS2")
    vitals, spo2_scale = _set_of_vitals(given)
    score = news2(vitals, spo2_scale)
    return {
        "total": score.total,
        "band": score.risk,
        "complete": score.is_complete,
        "missing": score.missing,
        "items": {"spo2_scale": spo2_scale, **given},
        "parts": score.parts,
        "single_parameter_3": score.single_parameter_3,
        "risk": score.risk,
    }


def _set_of_vitals(given: Mapping[str, object]) -> tuple[Vitals, Scale]:
    for field, value in given.items():
        if refused := _mistyped(field, value):
            raise refused
    readings = {field: value for field, value in given.items() if field in INPUTS}
    vitals = Vitals(**readings)  # type: ignore[arg-type]  # each was checked above
    if refused_figures := limit_refusals(vitals):
        raise refused_figures[0]
    return vitals, 2 if given.get("spo2_scale") == 2 else 1


def _mistyped(field: str, value: object) -> Refused | None:
    """The sentence for a value of the wrong sort; its limits are checked later."""
    if field not in NEWS2_ORDER:
        return Refused(f"NEWS2 does not use {echo(field)}. It uses {', '.join(NEWS2_ORDER)}", field)
    if field == "spo2_scale":
        return _one_of("SpO2 scale", SCALES, field, value)
    if field == "consciousness":
        return _one_of("Consciousness", CONSCIOUSNESS, field, value)
    if field == "on_oxygen":
        return _one_of("On oxygen", (True, False), field, value)
    sorts, called = ((int, float), "a number") if field == "temperature_c" else ((int,), "a whole number")
    if isinstance(value, bool) or not isinstance(value, sorts):
        return Refused(f"{VITALS[field].name} {echo(value)} is not {called}", field)
    return None


def _one_of(name: str, allowed: tuple[object, ...], field: str, value: object) -> Refused | None:
    if any(type(value) is type(each) and value == each for each in allowed):
        return None
    return Refused(f"{name} {echo(value)} is not one of {', '.join(map(echo, allowed))}", field)
