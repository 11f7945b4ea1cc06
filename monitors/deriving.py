"""From one entry to the rows it puts on the course: (code, low, high), and the codes it leaves unanswered.

Pure and of this one entry only, but for `Context`: the few facts of the stay that change how an entry is read.
"""

from collections.abc import Callable
from math import inf

from chart import facts
from chart.instrument import Instrument, instruments
from chart.news2 import INPUTS, news2
from monitors.codes import (
    CONSCIOUSNESS,
    COUNTED_ASLEEP,
    MAXIMA,
    OBSERVATION_ROUNDS,
    POSS,
    RESTING,
    VITALS,
    codes_of,
    item_codes,
)
from monitors.derived import Context, Derived


def derive(content: facts.AnyContent, context: Context) -> Derived:
    """All rows and gaps of one entry's content."""
    derived = Derived()
    rule = _RULES.get(type(content))
    if rule is not None:
        rule(content, context, derived)
    return derived


def _assessment(content: facts.Assessment, context: Context, derived: Derived) -> None:
    instrument = instruments()[content.instrument]
    if not context.is_assessable:
        derived.gaps += codes_of(instrument)
        return
    answers = content.answers
    for item, code in item_codes(content.instrument):
        answer = answers.get(item)
        if answer is None:
            derived.gaps.append(code)
        else:
            value = float(POSS[answer] if isinstance(answer, str) else answer)
            derived.rows.append((code, value, value))
    _maxima(instrument, content, derived)
    score = instrument.counted(answers)
    if instrument.triage:
        _answered(derived, instrument.code, instrument.rank(score.band))
    if score.total is not None:
        derived.add(f"{instrument.code}.total", score.total)
    elif not score.is_complete:
        derived.gaps.append(f"{instrument.code}.total")
    if context.is_sedated:
        derived.doubtful += [code for code, _, _ in derived.rows]
    if score.is_complete:
        derived.complete.append(instrument.code)
        derived.add(f"done.{instrument.code}", 1)


def _maxima(instrument: Instrument, content: facts.Assessment, derived: Derived) -> None:
    """The highest of several items: known once one answer reaches `known_from`, else only when all are answered."""
    for name, maximum in MAXIMA.get(instrument.code, {}).items():
        code = f"{instrument.code}.{name}"
        answered = [int(content.answers[item]) for item in maximum.items if item in content.answers]
        if len(answered) == len(maximum.items):
            derived.add(code, max(answered))
        elif answered and max(answered) >= maximum.known_from:
            derived.add(code, max(answered), maximum.highest)
        else:
            derived.gaps.append(code)


def _vitals(content: facts.Vitals, context: Context, derived: Derived) -> None:
    for code in VITALS:
        _answered(derived, code, getattr(content, code))
    _answered(derived, "consciousness", content.consciousness and CONSCIOUSNESS[content.consciousness])
    _answered(derived, "on_oxygen", content.on_oxygen)
    if content.position != "standing":
        for code in RESTING:
            _answered(derived, f"resting.{code}", getattr(content, code))
    if all(getattr(content, code) is not None for code in INPUTS):
        derived.complete.append("vitals")
        derived.add("done.vitals", 1)
    if not context.is_news2_valid:
        derived.gaps += ["news2", "news2.worst_part"]
        return
    score = news2(content, context.spo2_scale)
    derived.add("news2", score.at_least, score.at_most)
    worst = max(score.parts.values(), default=0)
    derived.add("news2.worst_part", worst, worst if score.is_complete else 3)
    if score.is_complete:
        derived.complete.append("news2")


def _answered(derived: Derived, code: str, value: float | None) -> None:
    if value is None:
        derived.gaps.append(code)
    else:
        derived.add(code, float(value))


def _orthostatic(content: facts.Orthostatic, context: Context, derived: Derived) -> None:
    in_time = content.standing_minutes is None or content.standing_minutes <= 3
    for part in ("systolic", "diastolic"):
        lying, standing = getattr(content, f"lying_{part}_mmhg"), getattr(content, f"standing_{part}_mmhg")
        fall = lying - standing if in_time and lying is not None and standing is not None else None
        _answered(derived, f"standing.{part}_fall_mmhg", fall)
    _answered(derived, "standing.systolic_mmhg", content.standing_systolic_mmhg)
    derived.add("standing.unable", content.is_unable_to_stand)
    derived.add("standing.near_syncope", content.had_near_syncope)


def _fluid(content: facts.Fluid, context: Context, derived: Derived) -> None:
    way = content.way
    side = "fluid.in_ml" if way in ("oral", "iv", "other_in") else "fluid.out_ml"
    derived.add(f"fluid.looked.{way}", 1)
    if content.is_none:
        derived.add(side, 0)
        return
    low, high = (0.0, inf) if content.volume_ml is None else (content.volume_ml, content.volume_ml)
    derived.add(side, low, high)
    if way == "urine":
        derived.add("fluid.urine_ml", low, high)
    if way == "emesis":
        derived.add("emesis", 1)
    if way == "stool":
        loose = content.is_loose if content.is_loose is not None else content.bristol and content.bristol >= 6
        derived.add("loose_stool", loose or 0, 1 if loose is None else float(loose))
    if content.has_blood and way in ("emesis", "stool"):
        derived.add("event.blood", 1)


def _dose(content: facts.Dose, context: Context, derived: Derived) -> None:
    names = {f"dose.{drug_class}" for drug_class in content.classes} | {f"dose.medicine.{content.medicine.lower()}"}
    if content.for_withdrawal:
        names.add("dose.for_withdrawal")
    if content.is_sedating:
        names.add("dose.sedating_long" if content.is_long_acting else "dose.sedating")
    for name in sorted(names):
        derived.add(name, 1)


def _event(content: facts.Event, context: Context, derived: Derived) -> None:
    derived.add(f"event.{content.code}", 1)
    if content.with_head_strike:
        derived.add("event.head_strike", 1)


def _weight(content: facts.Weight, context: Context, derived: Derived) -> None:
    derived.add("weight_kg", content.weight_kg)
    if content.is_same_scale:
        derived.add("weight_same_scale_kg", content.weight_kg)
    else:
        derived.gaps.append("weight_same_scale_kg")


def _status(content: facts.Status, context: Context, derived: Derived) -> None:
    """Asleep, refused, unable: a look without an answer, but for breathing and saturation where they were counted."""
    if content.state in ("off_unit", "back_on_unit"):
        derived.add("off_unit", content.state == "off_unit")
        return
    derived.add(f"status.{content.state}", 1)
    for instrument in instruments().values():
        if content.instrument in (instrument.code, "all"):
            derived.gaps += codes_of(instrument)
    counted = {code: getattr(content, code) for code in COUNTED_ASLEEP if getattr(content, code) is not None}
    for code, value in counted.items():
        derived.add(code, value)
    if content.instrument in ("vitals", "all"):
        derived.gaps += [code for code in (*VITALS, "consciousness", "on_oxygen") if code not in counted]
        derived.gaps += [*(f"resting.{code}" for code in RESTING), "news2", "news2.worst_part"]


def _mark(prefix: str, name: str, value: str) -> Callable[..., None]:
    def rule(content: facts.AnyContent, context: Context, derived: Derived) -> None:
        derived.add(prefix + (str(getattr(content, name)) if name else ""), float(getattr(content, value) or 0))

    return rule


def _once(code: str, value: float = 1) -> Callable[..., None]:
    return lambda content, context, derived: derived.add(code, value)


def _risk_fact(content: facts.RiskFact, context: Context, derived: Derived) -> None:
    _answered(derived, f"risk.{content.code}", content.answer)


def _measurement(content: facts.Measurement, context: Context, derived: Derived) -> None:
    _answered(derived, content.code, content.value)


def _substance_use(content: facts.SubstanceUse, context: Context, derived: Derived) -> None:
    derived.add(f"uses.{content.drug_class}", 1)


def _observation_level(content: facts.ObservationLevel, context: Context, derived: Derived) -> None:
    """The level in force puts its round on, and the others off."""
    for level, protocol in OBSERVATION_ROUNDS.items():
        derived.add(f"protocol.{protocol}", level == content.level)


_RULES: dict[type, Callable[..., None]] = {
    facts.Admitted: _once("admitted"),
    facts.Discharged: _once("discharged"),
    facts.WentOnLeave: _once("off_unit", 1),
    facts.Returned: _once("off_unit", 0),
    facts.SubstanceUse: _substance_use,
    facts.RiskFact: _risk_fact,
    facts.Flag: _mark("flag.", "code", "is_set"),
    facts.ObservationLevel: _observation_level,
    facts.SafetyCheck: _once("done.safety_check"),
    facts.FluidsOrdered: _mark("fluids_measured", "", "is_measured"),
    facts.ProtocolAssigned: _mark("protocol.", "protocol", "is_on"),
    facts.Assessment: _assessment,
    facts.Vitals: _vitals,
    facts.Orthostatic: _orthostatic,
    facts.Fluid: _fluid,
    facts.Dose: _dose,
    facts.Event: _event,
    facts.Weight: _weight,
    facts.Measurement: _measurement,
    facts.Status: _status,
}
