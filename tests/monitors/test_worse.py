"""Worse is never milder: a worse newest reading never lowers the highest severity of the stay."""

import msgspec
from hypothesis import strategies as st

from chart import facts
from chart.instrument import instruments
from chart.ticks import MINUTE, to_tick
from tests.monitors.ask import BOOK, said
from tests.monitors.draw import stay
from tests.monitors.forms import forms
from tests.monitors.random_stays import short_stays
from tests.monitors.test_missing import judged

# Where a worse answer rightly takes a pattern away, by what got worse, and why a clinician wants it so.
NOT_CONFUSED = "who answers only to voice or pain is no longer confused but dulled; NEWS2 counts it as far out"
NOT_ASSESSABLE = "nobody can score the withdrawal of a patient who answers only to pain; NEWS2 counts it as far out"
TOO_DEEP = "a score taken from a deeply sedated patient is none; GEN-05 says so at once, and what is open stays"
SCORES = ("ALC-01", "ALC-02", "ALC-03", "ALC-04", "ALC-06", "ALC-08", "ALC-09", "ALC-10", "ALC-11", "ALC-13", "BZD-01",
          "BZD-02", "BZD-04", "BZD-08", "BZD-09", "OPI-08", "OPI-11", "OPI-13")  # fmt: skip
EXCEPT = {
    "consciousness": dict.fromkeys(("ALC-07", "ALC-12", "BZD-05", "BZD-09", "GEN-10"), NOT_CONFUSED)
    | dict.fromkeys(SCORES, NOT_ASSESSABLE),
    "sedation": dict.fromkeys(SCORES, TOO_DEEP),
}
# Advice asks whether withdrawal is far enough for a first dose: a higher score is what it waits for.
ADVICE = {name for name, pattern in BOOK.by_name.items() if pattern.text.shown == "before saving"}
CONSCIOUSNESS = "ACVPU"


def worse(content: facts.AnyContent, choice: int) -> tuple[str, facts.AnyContent] | None:
    """What got worse, and the same entry with it a step worse; None where there is none."""
    if isinstance(content, facts.Assessment):
        return _worse_answer(content, choice)
    if isinstance(content, facts.Vitals):
        return _worse_vital(content, choice)
    if isinstance(content, facts.Weight):
        return "weight", msgspec.structs.replace(content, weight_kg=content.weight_kg - 1)
    if isinstance(content, facts.Orthostatic) and content.standing_systolic_mmhg is not None:
        return "standing", msgspec.structs.replace(content, standing_systolic_mmhg=content.standing_systolic_mmhg - 8)
    return None


def _worse_answer(content: facts.Assessment, choice: int) -> tuple[str, facts.AnyContent] | None:
    answered = [item for item in instruments()[content.instrument].items if item.code in content.answers]
    if not answered:
        return None
    item = answered[choice % len(answered)]
    values, now = list(item.values), content.answers[item.code]
    if item.worse == "away from 0":
        step = -1 if int(now) < 0 or (now == 0 and choice % 2) else 1
    else:
        step = -1 if item.worse == "lower" else 1
    place = values.index(now) + step * (1 + choice % 3)
    place = min(max(place, 0), len(values) - 1)
    is_sedation = item.code == "poss" or (item.code == "rass" and int(values[place]) < 0)
    what = "sedation" if is_sedation else item.code
    return what, msgspec.structs.replace(content, answers=content.answers | {item.code: values[place]})


def _worse_vital(content: facts.Vitals, choice: int) -> tuple[str, facts.AnyContent] | None:
    """Further from the usual on the side where it lies; a saturation lower, consciousness a step down."""
    further = {
        "heart_rate_bpm": lambda value: value + 12 if value >= 70 else value - 12,
        "respiration_per_min": lambda value: value + 3 if value >= 16 else value - 2,
        "spo2_percent": lambda value: value - 2,
        "systolic_mmhg": lambda value: value + 15 if value >= 130 else value - 15,
        "diastolic_mmhg": lambda value: value + 12 if value >= 80 else value,
        "temperature_c": lambda value: round(value + 0.6, 1) if value >= 37 else round(value - 0.6, 1),
        "consciousness": lambda value: CONSCIOUSNESS[min(CONSCIOUSNESS.index(value) + 1, 4)],
    }
    name = list(further)[choice % len(further)]
    value = getattr(content, name)
    return None if value is None else (name, msgspec.structs.replace(content, **{name: further[name](value)}))


def severities(entries, at, without=()) -> dict[str, int]:
    return {
        name: BOOK.by_name[name].severity(grades.surely)
        for name, grades in judged(entries, at).items()
        if name not in without and name not in ADVICE
    }


def worse_is_never_milder(entries, choice, minutes):
    at = max(to_tick(entry.recorded_at) for entry in entries) + minutes * MINUTE
    newest = {type(entry.content): place for place, entry in enumerate(entries)}
    for place in newest.values():
        worsened = worse(entries[place].content, choice)
        if worsened is not None and entries[place].observed_at == max(each.observed_at for each in entries):
            what, content = worsened
            changed = [
                *entries[:place],
                msgspec.structs.replace(entries[place], content=content),
                *entries[place + 1 :],
            ]
            before, after = severities(entries, at, EXCEPT.get(what, ())), severities(changed, at)
            assert max(after.values()) >= max(before.values()), what


test_worse_is_never_milder, test_worse_is_never_milder_at_length = forms(
    worse_is_never_milder, short_stays, st.integers(0, 200), st.sampled_from((0, 0, 10, 240)), examples=200
)


def test_the_exceptions_are_needed_and_told_all_the_same():
    table = """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | hr  | bp      | rr | spo2 | o2  | temp | acvpu | rass
        08:00 | 1 4 4 3 4 0 0 5 1 1 | 108 | 158/102 | 18 | 97   | air | 37.2 | {}     | 0
    """
    assert said(stay(table.format("C")), "08:00")["ALC-07"] == "critical"
    dulled = said(stay(table.format("P")), "08:00")
    assert dulled == {"GEN-03": "high"}


def test_a_score_of_a_deeply_sedated_patient_is_no_score_but_the_sedation_is_told():
    table = """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | rass
        08:00 | 1 5 4 3 4 0 0 5 1 1 | {}
    """
    assert said(stay(table.format("-1")), "08:00")["ALC-04"] == "critical"
    deep = said(stay(table.format("-4")), "08:00")
    assert "ALC-04" not in deep
    assert "critical" in deep.values()
