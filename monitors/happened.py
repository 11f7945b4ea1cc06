"""From what was given, taken, lost, measured, told or happened to the rows it puts on the course."""

from collections.abc import Callable
from math import inf

from chart import facts
from chart.ticks import to_tick
from chart.units import glucose_mg_dl
from chart.withdrawal import typical_courses
from monitors.codes import BODY_WAYS, DOSE_GROUPS, FAST_ROUTES, OBSERVATION_ROUNDS, OPIOID_KINDS, SPEAK_BESIDE_A_LIMIT
from monitors.derived import Context, Derived

VITAMINS = frozenset(("thiamine", "vitamin", "folic_acid"))
BELOW_THE_METER, ABOVE_THE_METER = (0.0, 9.0), (1501.0, inf)  # outside what a glucose meter shows, mg/dL


def _fluid(content: facts.Fluid, context: Context, derived: Derived) -> None:
    way = content.way
    side = "fluid.in_ml" if way in ("oral", "iv", "other_in") else "fluid.out_ml"
    derived.add(f"fluid.looked.{way}", 1)
    derived.add("done.fluids", 1)
    if content.is_none:
        derived.add(side, 0)
        if way in BODY_WAYS:
            derived.add("fluid.drunk_ml", 0)
        return
    low, high = (0.0, inf) if content.volume_ml is None else (content.volume_ml, content.volume_ml)
    derived.add(side, low, high)
    if way == "urine":
        derived.add("fluid.urine_ml", low, high)
    if way in BODY_WAYS:
        derived.add("fluid.drunk_ml", low, high)
    if way == "emesis":
        derived.add("emesis", 1)
    if way == "stool":
        loose = content.is_loose if content.is_loose is not None else content.bristol and content.bristol >= 6
        derived.add("loose_stool", loose or 0, 1 if loose is None else float(loose))
    if content.has_blood and way in ("emesis", "stool"):
        derived.add("event.blood", 1)


def _dose(content: facts.Dose, context: Context, derived: Derived) -> None:
    names = {f"dose.{each}" for each in content.classes} | {f"dose.medicine.{content.medicine.lower()}"}
    long = "_long" if content.is_long_acting else ""
    names |= {f"dose.{group}{long}" for group, classes in DOSE_GROUPS.items() if classes & set(content.classes)}
    if "opioid" in content.classes and not OPIOID_KINDS & set(content.classes):
        names.add("dose.opioid_of_no_kind")
    if content.for_withdrawal:
        pace = "fast" if content.route in FAST_ROUTES else "slow"
        names |= {"dose.for_withdrawal", f"dose.for_withdrawal.{pace}"}
    names |= _looked_after(content)
    if content.is_sedating:
        names.add(f"dose.sedating{long}")
    for name in sorted(names):
        derived.add(name, 1)


def _looked_after(content: facts.Dose) -> set[str]:
    """What a dose is looked after for: whether it works and does not work too much; a vitamin is not."""
    pace = "fast" if content.route in FAST_ROUTES else "slow"
    names = {f"dose.naloxone.{pace}"} if "naloxone" in content.classes else set()
    is_vitamin = bool(content.classes) and set(content.classes) <= VITAMINS
    if (content.for_withdrawal or content.is_sedating) and not is_vitamin:
        names.add(f"dose.looked_after.{pace}")
    return names


def _dose_scheduled(content: facts.DoseScheduled, context: Context, derived: Derived) -> None:
    for each in content.classes:
        derived.add(f"scheduled.{each}", to_tick(content.due_at))


def _taper_step(content: facts.TaperStep, context: Context, derived: Derived) -> None:
    derived.add("taper.diazepam_mg", content.diazepam_mg_per_day)


def _event(content: facts.Event, context: Context, derived: Derived) -> None:
    derived.add(f"event.{content.code}", 1)
    if content.with_head_strike:
        derived.add("event.head_strike", 1)


def _weight(content: facts.Weight, context: Context, derived: Derived) -> None:
    derived.add("weight_kg", content.weight_kg)
    derived.add("done.weight", 1)
    if content.is_same_scale:
        derived.add("weight_same_scale_kg", content.weight_kg)
    else:
        derived.gaps.append("weight_same_scale_kg")


def _measurement(content: facts.Measurement, context: Context, derived: Derived) -> None:
    """A figure; of glucose always in mg/dL too, and what the meter could not show as what lies beyond it."""
    if content.word is not None:
        low, high = BELOW_THE_METER if content.word == "LO" else ABOVE_THE_METER
        derived.add("glucose_mg_dl" if content.code.startswith("glucose") else content.code, low, high)
    if content.value is None:
        return
    derived.add(content.code, content.value)
    if content.code == "glucose_mmol_l":
        derived.add("glucose_mg_dl", glucose_mg_dl(content.value))
    if content.upper_limit:
        derived.add(f"{content.code}.times_upper_limit", content.value / content.upper_limit)
    elif content.code in SPEAK_BESIDE_A_LIMIT:
        derived.gaps.append(f"{content.code}.times_upper_limit")


def _substance_use(content: facts.SubstanceUse, context: Context, derived: Derived) -> None:
    """Its class, and the typical courses it may take: an agent that none is written down for counts as each of them."""
    derived.add(f"uses.{content.drug_class}", 1)
    courses = {code: each for code, each in typical_courses().items() if each.drug_class == content.drug_class}
    named = {code for code, each in courses.items() if content.agent.strip().casefold() in each.folded_agents}
    for code in sorted((named or courses.keys()) - {content.drug_class}):
        derived.add(f"uses.{code}", 1)
    if content.diazepam_mg_per_day is not None:
        derived.add("home.diazepam_mg", content.diazepam_mg_per_day)


def _discharge_planned(content: facts.DischargePlanned, context: Context, derived: Derived) -> None:
    if content.planned_at is None:
        derived.gaps.append("discharge_planned")
    else:
        derived.add("discharge_planned", to_tick(content.planned_at))


def _risk_fact(content: facts.RiskFact, context: Context, derived: Derived) -> None:
    derived.answer(f"risk.{content.code}", content.answer)


def _observation_level(content: facts.ObservationLevel, context: Context, derived: Derived) -> None:
    """The level in force puts its round on, and the others off."""
    for level, protocol in OBSERVATION_ROUNDS.items():
        derived.add(f"protocol.{protocol}", level == content.level)


def _mark(prefix: str, name: str, value: str) -> Callable[..., None]:
    def rule(content: facts.AnyContent, context: Context, derived: Derived) -> None:
        derived.add(prefix + (str(getattr(content, name)) if name else ""), float(getattr(content, value) or 0))

    return rule


def _once(code: str, value: float = 1) -> Callable[..., None]:
    return lambda content, context, derived: derived.add(code, value)


RULES: dict[type, Callable[..., None]] = {
    facts.Admitted: _once("admitted"),
    facts.Discharged: _once("discharged"),
    facts.DischargePlanned: _discharge_planned,
    facts.WentOnLeave: _once("off_unit", 1),
    facts.Returned: _once("off_unit", 0),
    facts.SubstanceUse: _substance_use,
    facts.RiskFact: _risk_fact,
    facts.Flag: _mark("flag.", "code", "is_set"),
    facts.ObservationLevel: _observation_level,
    facts.SafetyCheck: _once("done.safety_check"),
    facts.FluidsOrdered: _mark("fluids_measured", "", "is_measured"),
    facts.ProtocolAssigned: _mark("protocol.", "protocol", "is_on"),
    facts.Fluid: _fluid,
    facts.Dose: _dose,
    facts.DoseScheduled: _dose_scheduled,
    facts.TaperStep: _taper_step,
    facts.Event: _event,
    facts.Weight: _weight,
    facts.Measurement: _measurement,
}
