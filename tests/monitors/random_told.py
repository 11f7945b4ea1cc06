"""Random contents of what is told, given, measured or happens: everything but scores, vital signs and fluids."""

import random
from datetime import datetime, timedelta

from chart import facts
from tests.monitors.draw import FIRST_DAY

BEGIN = FIRST_DAY + timedelta(hours=8)
MEDICINES = (
    ("Lorazepam", ("benzodiazepine",), True, False),
    ("Diazepam", ("benzodiazepine",), True, True),
    ("Phenobarbital", ("barbiturate",), True, True),
    ("Morphine", ("opioid", "full_agonist_short"), True, False),
    ("Methadone", ("opioid", "full_agonist_methadone", "methadone"), True, True),
    ("Buprenorphine", ("opioid", "buprenorphine"), True, False),
    ("Clonidine", ("alpha_2_agonist",), True, False),
    ("Propranolol", ("beta_blocker",), False, False),
    ("Gabapentin", ("gabapentinoid",), True, False),
    ("Thiamine", ("thiamine",), False, False),
    ("Naloxone", ("naloxone",), False, False),
)
ROUTES = ("oral", "oral", "sublingual", "iv", "im")
EVENTS = ("seizure", "seizure", "syncope", "near_syncope", "fall", "chest_pain", "haematemesis", "melaena", "naloxone",
          "suspected_use")  # fmt: skip
FLAGS = ("spo2_scale_2", "hallucination", "paranoia", "command_content", "ataxia", "eye_movement", "neuro_sign",
         "visual_change", "dark_urine", "pregnancy", "low_dose_start", "gaba_stop_documented")  # fmt: skip
HISTORY = ("prior_withdrawal_seizure", "prior_dt", "epilepsy", "pregnancy", "under_16", "takes_beta_blocker")
AGENTS = (("alcohol", "alcohol"), ("opioid", "heroin"), ("opioid", "fentanyl"), ("opioid", "methadone"),
          ("opioid", "pills"), ("stimulant", "cocaine"), ("benzodiazepine", "diazepam"),
          ("benzodiazepine", "Alprazolam"), ("barbiturate", "phenobarbital"), ("ghb", "GHB"))  # fmt: skip
MEASURED = {
    "glucose_mg_dl": (38.0, 53.9, 54.0, 69.0, 70.0, 110.0, 251.0, 401.0),
    "glucose_mmol_l": (2.9, 3.8, 6.1, 14.0),
    "brac_g_210l": (0.0, 0.02, 0.099, 0.1, 0.2, 0.25),
    "qtc_ms": (420.0, 500.0, 501.0),
    "hours_slept": (5.0, 16.0, 17.0),
}


def dose(some: random.Random) -> facts.AnyContent:
    name, classes, is_sedating, is_long = some.choice(MEDICINES)
    return facts.Dose(
        name, classes, some.choice(ROUTES), for_withdrawal=some.random() < 0.6, is_sedating=is_sedating,
        is_long_acting=is_long,
    )  # fmt: skip


def event(some: random.Random) -> facts.AnyContent:
    code = some.choice(EVENTS)
    return facts.Event(code, with_head_strike=code == "fall" and some.random() < 0.5)


def measured(some: random.Random) -> facts.AnyContent:
    if some.random() < 0.15:
        return facts.Measurement("glucose_mg_dl", word=some.choice(("LO", "HI")))
    if some.random() < 0.15:
        return facts.Measurement("ck_u_l", some.choice((150.0, 900.0, 1001.0)), some.choice((200.0, None)))
    code = some.choice(list(MEASURED))
    return facts.Measurement(code, some.choice(MEASURED[code]))


def told(some: random.Random) -> facts.AnyContent:
    """Intake, flags, plans: what changes seldom and counts for long."""
    makers = (_use, _use, _flag, _flag, _flag, _history, _history, _planned, _switched)
    return some.choice(makers)(some)


def _use(some: random.Random) -> facts.AnyContent:
    drug_class, agent = some.choice(AGENTS)
    last: datetime | None = some.choice((None, *(BEGIN - timedelta(hours=h) for h in (1, 5, 6, 30, 47, 60, 170))))
    within = None if last is None else some.choice((None, 0.0, 1.0, 6.0))
    mg = some.choice((None, 20.0, 40.0)) if drug_class == "benzodiazepine" else None
    return facts.SubstanceUse(drug_class, agent, last, within, diazepam_mg_per_day=mg)  # type: ignore[arg-type]


def _flag(some: random.Random) -> facts.AnyContent:
    return facts.Flag(some.choice(FLAGS), some.random() < 0.7)


def _history(some: random.Random) -> facts.AnyContent:
    return facts.RiskFact(some.choice(HISTORY), some.choice((True, True, False, None)))


def _planned(some: random.Random) -> facts.AnyContent:
    at = some.choice((BEGIN + timedelta(hours=3), BEGIN + timedelta(hours=20), BEGIN + timedelta(days=4)))
    return some.choice(
        (
            facts.DischargePlanned(at),
            facts.DischargePlanned(None),
            facts.DoseScheduled("Clonidine", at, ("alpha_2_agonist",)),
            facts.TaperStep("diazepam", some.choice((10.0, 25.0, 30.0, 36.0))),
        )
    )


def _switched(some: random.Random) -> facts.AnyContent:
    return some.choice(
        (
            facts.FluidsOrdered(some.random() < 0.5),
            facts.ProtocolAssigned(some.choice(("opi", "news2", "bzd", "sti")), some.random() < 0.7),
            facts.Admitted("08"),
            facts.Discharged("completed"),
        )
    )
