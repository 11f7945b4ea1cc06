"""Ward names for the codes of a course, from the instrument and vital files."""

from functools import cache
from math import inf

from chart.instrument import instruments
from chart.vitals import MEASUREMENTS, VITALS
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
    "weight.since_admission": "Hours from the admission weight to the newest",
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
    "dose.gaba_ergic": "Sedative dose",
    "task.sedation": "RASS or POSS",
    "task.breathing": "Breathing and saturation",
    "task.orthostatic": "Lying and standing",
    "task.fluids": "Fluids",
    "task.weight": "Weight",
    "dose.sedating": "Sedating dose",
    "dose.sedating_long": "Long-acting sedating dose",
    "dose.opioid": "Opioid dose",
    "dose.benzodiazepine": "Benzodiazepine dose",
    "dose.adds_to_opioid": "Dose that adds to an opioid",
    "dose.adds_to_opioid_long": "Long-acting dose that adds to an opioid",
    "dose.beta_blocker": "Beta-blocker dose",
    "dose.alpha_2_agonist": "Alpha-2 agonist dose",
    "risk.takes_beta_blocker": "Beta-blocker among the medicines",
    "risk.takes_alpha_2_agonist": "Alpha-2 agonist among the medicines",
    "ck_u_l.times_upper_limit": "Creatine kinase ÷ upper limit",
    "awq.total.step": "AWQ total since the one before",
    "cssa.total.step": "CSSA total since the one before",
    "heart_rate_bpm.first": "First heart rate of the stay",
    "heart_rate_bpm.run": "Heart rate of these readings",
    "ciwa_ar.hours_to_cows": "Hours from CIWA-Ar to COWS",
    "dose.buprenorphine": "Buprenorphine dose",
    "dose.methadone": "Methadone dose",
    "dose.full_agonist_short": "Short-acting opioid dose",
    "dose.full_agonist_extended": "Extended-release opioid dose",
    "dose.full_agonist_methadone": "Methadone dose",
    "dose.opioid_of_no_kind": "Opioid dose of unknown kind",
    "done.cows": "Complete COWS",
    "scheduled.alpha_2_agonist": "Alpha-2 agonist",
    "cows.since_dose": "COWS above the score before the dose",
    "cows.since_dose_far": "COWS above a score more than 1 h before the dose (low confidence)",
    "fluid.drunk_ml": "Taken by mouth and vein (mL)",
    "uses.opioid_short": "Short-acting opioid",
    "uses.opioid_extended": "Extended-release opioid",
    "event.blood": "Blood in emesis or stool",
    "event.head_strike": "Fall with a blow to the head",
    "event.naloxone": "Naloxone given",
    "dose.naloxone": "Naloxone dose",
    "cssrs.since": "C-SSRS triage, what is new",
    "ciwa_ar.after_dose": "CIWA-Ar total after the dose",
    "ciwa_ar.dose_fall": "CIWA-Ar fall after the dose",
    "cows.after_dose": "COWS total after the dose",
    "cows.dose_fall": "COWS fall after the dose",
    "not_done.ciwa_ar": "CIWA-Ar not done",
    "not_done.cows": "COWS not done",
    "not_done.ciwa_b": "CIWA-B not done",
    "dose.for_withdrawal": "Dose for withdrawal",
    "risk.prior_withdrawal_seizure": "Withdrawal seizure before",
    "risk.prior_dt": "Delirium tremens before",
    "risk.seizure_this_episode": "Seizure in this episode",
    "home.diazepam_mg": "Used at home (mg diazepam equivalent a day)",
    "taper.diazepam_mg": "Taper plan (mg diazepam equivalent a day)",
    "taper.fall_percent": "Percent below the amount before",
    "uses.benzodiazepine_short": "Short-acting benzodiazepine",
    "uses.benzodiazepine_long": "Long-acting benzodiazepine",
    "uses.barbiturate_short": "Short-acting barbiturate",
    "uses.barbiturate_long": "Long-acting barbiturate",
    "uses.ghb": "GHB",
    "flag.eye_movement": "Eye signs",
    "flag.ataxia": "Unsteady gait",
}
# Codes whose rows say only that something happened or was set.
MARKS = ("task", "not_done", "emesis", "loose_stool", "emeses_and_stools", "event", "dose", "flag", "risk", "protocol",
         "uses", "status", "done", "admitted", "off_unit", "on_oxygen", "scheduled", "fluids_measured",
         "fluid.looked.urine", "standing.unable", "standing.near_syncope", "discharge_planned")  # fmt: skip


@cache
def _named() -> dict[str, str]:
    names = {code: vital.name for code, vital in (VITALS | MEASUREMENTS).items()}
    names |= {f"resting.{code}": f"Resting {vital.name.lower()}" for code, vital in VITALS.items()}
    for instrument in instruments().values():
        names[f"{instrument.code}.total"] = f"{instrument.short_name} total"
        names[f"task.{instrument.code}"] = instrument.short_name
        if instrument.triage:
            names[instrument.code] = f"{instrument.short_name} triage"
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
    if low == high:
        return worded(code, low)
    return f"at least {worded(code, low)}" if high == inf or low > 0 else f"at most {worded(code, high)}"


def worded(code: str, value: float) -> str:
    """A value in the words of its scale, where it has any; else the figure."""
    if code == "consciousness":
        return LETTERS.get(int(value), "unknown")
    instrument = instruments().get(code.removesuffix(".since"))
    if instrument is not None and instrument.triage:
        return instrument.triage[-1 - int(value)].name
    return number(value, max(2, MEASUREMENTS[code].decimals)) if code in MEASUREMENTS else number(value)


def charted(code: str, low: float, high: float) -> str:
    """One charted row as it is said: what merely happened or was switched says yes or no."""
    is_mark = code.split(".", 1)[0] in MARKS or code in MARKS
    if is_mark and low == high:
        return "yes" if low > 0 else "no"
    return shown(code, low, high)


def number(value: float, decimals: int = 2) -> str:
    """A figure without needless decimals, with a true minus."""
    return f"{round(value, decimals):g}".replace("-", "−") if abs(value) < 1_000_000 else f"{value:.0f}"
