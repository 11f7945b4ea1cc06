"""Ward names for the codes of a course, from the instrument and vital files."""

from functools import cache
from math import inf

from chart.instrument import instruments
from chart.vitals import VITALS
from monitors.codes import CONSCIOUSNESS, MAXIMA, item_code

LETTERS = {number: letter for letter, number in CONSCIOUSNESS.items()}

OTHERS = {
    "news2": "NEWS2",
    "news2.worst_part": "Highest NEWS2 parameter",
    "consciousness": "Consciousness (ACVPU)",
    "on_oxygen": "Oxygen",
    "cam": "CAM",
    "ciwa_ar.perception": "Touch, hearing or sight",
    "emesis": "Emesis",
    "emeses_and_stools": "Emeses and loose stools together",
    "loose_stool": "Loose stools",
    "fluid.in_ml": "Fluid taken (mL)",
    "fluid.out_ml": "Fluid lost (mL)",
    "fluid.deficit_ml": "More lost than taken (mL)",
    "fluid.urine_ml": "Urine (mL)",
    "fluid.looked.urine": "Urine",
    "urine_ml_kg_h": "Urine (mL/kg/h)",
    "weight_loss_percent": "Weight loss (%)",
    "shock_index": "Pulse ÷ systolic",
    "ciwa_ar.step": "CIWA-Ar total, one step up",
    "mood.step": "Mood, one step down",
    "mood.decline": "Mood, three ratings down",
    "fluids_measured": "Fluids ordered as measured",
    "weight_same_scale_kg": "Weight on the same scale",
    "standing.systolic_fall_mmhg": "Systolic fall on standing",
    "standing.diastolic_fall_mmhg": "Diastolic fall on standing",
    "standing.systolic_mmhg": "Standing systolic",
    "standing.unable": "Unable to stand",
    "standing.near_syncope": "Near-fainting on standing",
    "flag.spo2_scale_2": "SpO2 scale 2",
    "status.asleep": "Asleep",
    "dose.sedating": "Sedating dose",
    "dose.sedating_long": "Long-acting sedating dose",
    "dose.opioid": "Opioid dose",
    "event.blood": "Blood in emesis or stool",
}
# Codes whose rows say only that something happened or was set.
MARKS = ("task", "emesis", "loose_stool", "emeses_and_stools", "event", "dose", "flag", "risk", "protocol", "uses",
         "status", "done", "admitted", "off_unit", "on_oxygen", "fluids_measured", "fluid.looked.urine",
         "standing.unable", "standing.near_syncope")  # fmt: skip


@cache
def _named() -> dict[str, str]:
    names = {code: vital.name for code, vital in VITALS.items()}
    names |= {f"resting.{code}": f"Resting {vital.name.lower()}" for code, vital in VITALS.items()}
    for instrument in instruments().values():
        names[f"{instrument.code}.total"] = f"{instrument.short_name} total"
        names[f"task.{instrument.code}"] = instrument.short_name
        for item in instrument.items:
            code = item_code(instrument, item.code)
            names[code] = instrument.short_name if code == instrument.code else item.name
        for maximum in MAXIMA.get(instrument.code, {}):
            names[f"{instrument.code}.{maximum}"] = maximum.capitalize()
    return names | {"task.vitals": "Vital signs", "task.safety_check": "Safety check"} | OTHERS


def name_of(code: str) -> str:
    """What the ward calls a code."""
    if code in _named():
        return _named()[code]
    family, _, rest = code.partition(".")
    words = (rest or family).replace("_", " ").replace(".", " ")
    return words[:1].upper() + words[1:]


def shown(code: str, low: float, high: float) -> str:
    """A value as it is said: exact, "at least 5", or "unknown"."""
    if low == -inf and high == inf:
        return "unknown"
    if code == "consciousness":
        return LETTERS.get(int(low), "unknown")
    if low == high:
        return number(low)
    return f"at least {number(low)}" if high == inf or low > 0 else f"at most {number(high)}"


def charted(code: str, low: float, high: float) -> str:
    """One charted row as it is said: what merely happened or was switched says yes or no."""
    is_mark = code.split(".", 1)[0] in MARKS or code in MARKS
    if is_mark and low == high:
        return "yes" if low > 0 else "no"
    return shown(code, low, high)


def number(value: float) -> str:
    """A figure without needless decimals, with a true minus."""
    return f"{round(value, 2):g}".replace("-", "−") if abs(value) < 1_000_000 else f"{value:.0f}"
