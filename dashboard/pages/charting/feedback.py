"""What a form says while it is filled in: points, a total as far as there is one, what cannot be, what is unusual."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chart import facts
from chart.errors import Refused
from chart.limits import Question
from chart.news2 import News2, Scale, news2, why_not_valid
from chart.ticks import DAY
from dashboard.pages.charting.forms import FORMS, VITAL_SIGNS
from dashboard.pages.charting.reading import Refusals, Seen, Typed, asked, is_started, read_field, read_form
from monitors.known import Known

PART_OF_FIELD = {
    "respiration_per_min": "respiration",
    "spo2_percent": "spo2",
    "on_oxygen": "oxygen",
    "systolic_mmhg": "systolic",
    "heart_rate_bpm": "heart_rate",
    "consciousness": "consciousness",
    "temperature_c": "temperature",
}
ALL_PARAMETERS = len(PART_OF_FIELD)


@dataclass(frozen=True, slots=True)
class Feedback:
    """refusals: by form and field. points: by field of the vitals. questions: by form."""

    refusals: dict[tuple[str, str], str] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    questions: dict[str, list[Question]] = field(default_factory=dict)
    news2: News2 | None = None


def has_glucose_in_mmol(known: Known) -> bool:
    """Whether the stay's glucose was measured in mmol/L so far."""
    return bool(known.track("glucose_mmol_l").observed)


def feedback(
    typed: Mapping[str, Typed], known: Known, weight_kg: float | None = None, seen: Seen | None = None
) -> Feedback:
    """Read every form as far as it is filled in. What is still to be filled in is no mistake yet."""
    refusals: dict[tuple[str, str], str] = {}
    contents: dict[str, facts.AnyContent] = {}
    for code, values in typed.items():
        if code not in FORMS or not is_started(values):
            continue
        try:
            contents[code] = read_form(FORMS[code], values, seen)
        except Refusals as found:
            needed = {
                each.name for each in FORMS[code].fields if each.is_needed and not (values.get(each.name) or "").strip()
            }
            refusals |= {(code, each.field or ""): each.message for each in found.refused if each.field not in needed}
    score = vitals_score(typed.get("vitals", {}), known)
    points = (
        {}
        if score is None
        else {name: score.parts[part] for name, part in PART_OF_FIELD.items() if part in score.parts}
    )
    return Feedback(refusals, points, asked(contents, weight_kg, has_glucose_in_mmol(known)), score)


def vitals_score(typed: Typed, known: Known) -> News2 | None:
    """NEWS2 of what is typed so far, a figure that is none left out; None while nothing is typed."""
    found: dict[str, Any] = {}
    for each in VITAL_SIGNS.fields:
        text = (typed.get(each.name) or "").strip()
        if text and each.name in PART_OF_FIELD:
            try:
                found[each.name] = read_field(each, text)
            except Refused:
                continue
    if not found:
        return None
    scale: Scale = 2 if _is_set(known, "flag.spo2_scale_2") else 1
    is_pregnant = _is_set(known, "flag.pregnancy") or _is_set(known, "risk.pregnancy")
    not_valid = "not valid under 16 years" if _is_set(known, "risk.under_16") else why_not_valid(is_pregnant, None)
    return news2(facts.Vitals(**found), scale, not_valid)


def news2_words(score: News2 | None) -> str:
    """What stands beside the NEWS2 cell."""
    if score is None:
        return "nothing measured"
    if score.not_valid:
        return score.not_valid
    if score.total is None:
        measured = ALL_PARAMETERS - len(score.missing)
        return f"at least {score.at_least}, {measured} of {ALL_PARAMETERS} measured"
    return (score.risk or "").capitalize()


def weight_before(known: Known, at: int, without: str | None = None) -> float | None:
    """The newest body weight of the past day, for comparison; never the entry that is being corrected."""
    track = known.track("weight_kg")
    rows = range(track.place_from(at - DAY), track.upto(at))
    return next((track.low[row] for row in reversed(rows) if track.keys[row][2] != without), None)


def _is_set(known: Known, code: str) -> bool:
    track = known.track(code)
    return bool(track.low) and track.low[-1] > 0
