"""The protocol files' own words, in those of a ward."""

from chart.instrument import instruments
from monitors.names import name_of
from monitors.protocol import PatternText, read_protocols
from monitors.terms import EvidenceGrade
from tests.monitors.document.markdown import joined

PROTOCOLS = read_protocols()
_FIRST = ("general", "alcohol", "benzodiazepine", "opioid", "stimulant", "poly")
FILES = sorted(
    PROTOCOLS.files,
    key=lambda file: (_FIRST.index(file.protocol) if file.protocol in _FIRST else len(_FIRST), file.protocol),
)
EVIDENCE: dict[EvidenceGrade, str] = {
    "sourced": "sourced",
    "unverified": "general knowledge, unverified",
    "unit default": "unit default",
}
FAST = "into a vein, a muscle or the nose"
SLOW = "by mouth, under the tongue or through the skin"
THINGS = {
    "dose.looked_after.slow": f"a dose for withdrawal, or a sedating one, {SLOW}",
    "dose.looked_after.fast": f"a dose for withdrawal, or a sedating one, {FAST}",
    "dose.for_withdrawal.slow": f"a dose for withdrawal {SLOW}",
    "dose.for_withdrawal.fast": f"a dose for withdrawal {FAST}",
    "dose.for_withdrawal": "a dose for withdrawal",
    "dose.naloxone.fast": f"naloxone {FAST}",
    "event.naloxone": "naloxone charted as an event",
    "sedation.ended": "a sedation that has ended (GEN-05a, GEN-05b)",
    "dose.opioid": "an opioid",
    "dose.adds_to_opioid": "a dose that adds to an opioid (benzodiazepine, Z-drug, barbiturate, GHB, gabapentinoid)",
    "dose.adds_to_opioid_long": "a long-acting one of these",
    "dose.buprenorphine": "buprenorphine",
    "dose.methadone": "methadone",
    "dose.full_agonist_methadone": "methadone as a full agonist",
    "dose.gaba_ergic": "a benzodiazepine, Z-drug, barbiturate or GHB",
    "dose.gaba_ergic_long": "a long-acting one of these",
    "prior_dt": "delirium tremens before",
    "consciousness": "Consciousness (ACVPU)",
    "on_oxygen": "Air or oxygen",
    "resting": "Resting pulse and pressure",
    "standing": "Lying and standing pressure",
    "fluid.urine_ml": "Urine",
    "ghb": "GHB",
    "alcohol": "alcohol",
    "benzodiazepine": "a benzodiazepine",
    "barbiturate": "a barbiturate",
}
# Numbers that a rule's sentence leaves out.
BESIDE = {
    "opioid_hours": "POSS is owed within {:g} h after an opioid, and else counts if it was charted",
    "within_hours": "the readings lie within {:g} h",
    "shift_hours": "a void, or that there was none, is charted in every {:g} h",
    "baseline_hours": "the admission weight is the first one of the first {:g} h",
    "near_hours": "the score before is of the last {:g} h before the dose, else of low confidence",
    "dose_count": "the newest {:g} doses are looked at",
    "clear_orientation": "an orientation of {:g} or less before it counts as clear",
    "orientation": "disoriented is an orientation of {:g} or more",
}


def beside(name: str, value: float) -> str:
    return BESIDE.get(name, f"{name.replace('_', ' ')} {{:g}}").format(value)


def thing(code: str) -> str:
    """What a code stands for, as a nurse would say it in a sentence."""
    if code in THINGS:
        return THINGS[code]
    if code in instruments():
        return instruments()[code].short_name
    return name_of(code)


def listed(codes: tuple[str, ...], last: str = "or") -> str:
    return joined((thing(code) for code in codes), last)


def task(code: str) -> str:
    return name_of(f"task.{code}")


def span(minutes: float) -> str:
    """A length of time: minutes up to an hour and a half, then hours."""
    hours = minutes / 60
    return f"{minutes:g} min" if hours < 2 else f"{hours:g} h"


def evidence(source: str, grade: EvidenceGrade) -> str:
    """Where a number comes from, and how much that says."""
    words = EVIDENCE[grade]
    if source.lower().endswith(words):  # it says so itself
        return f"{source[: -len(words)]}**{words}**"
    return f"{source} – **{words}**"


def heading(name: str) -> str:
    """The heading of a pattern, the same in every document."""
    return f"{name} {text_of(name).title}"


def text_of(name: str) -> PatternText:
    return next(file.patterns[name] for file in PROTOCOLS.files if name in file.patterns)
