"""How a past stay went: most of them mildly, a few badly, each in its own way."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from chart import facts
from chart.facts import DrugClass
from seed_data.leading_up import with_warning
from seed_data.past_stay import Past
from seed_data.signs import Way, Ways
from seed_data.stay import PretendStay, Told, Use
from seed_data.typical import COURSES, FLOOR

AGENTS: dict[DrugClass, tuple[str, ...]] = {
    "alcohol": ("alcohol",),
    "opioid": ("heroin", "heroin", "fentanyl", "fentanyl", "oxycodone", "methadone"),
    "stimulant": ("methamphetamine", "cocaine", "amphetamine"),
    "benzodiazepine": ("diazepam", "alprazolam", "clonazepam", "lorazepam"),
    "ghb": ("GHB",),
}
# Middle and spread (of the logarithm) of how bad it gets, 0 to 1; nobody gets worse than this.
PEAKS: dict[DrugClass, tuple[float, float]] = {
    "alcohol": (0.34, 0.35), "opioid": (0.23, 0.5), "stimulant": (0.35, 0.4), "benzodiazepine": (0.26, 0.35),
    "ghb": (0.34, 0.35),
}  # fmt: skip
WORST = 0.95
TAILS = (0.3, 0.95)  # what is left of the peak half way down
STRETCHES = (0.9, 1.7)  # how much longer than typical it lasts
ALSO: dict[DrugClass, tuple[tuple[DrugClass, float], ...]] = {
    "alcohol": (("benzodiazepine", 0.07),),
    "opioid": (("benzodiazepine", 0.06), ("stimulant", 0.16)),
}
DELIRIUM_FROM, LOSS_FROM = 0.62, 0.45
SEIZURES, SEDATIONS, FALLS, SYNCOPES, CHEST_PAINS = 0.012, 0.004, 0.015, 0.004, 0.02  # shares of stays
NALOXONE = 0.5  # of those too drowsy who used opioids
HEAD_STRIKES = 0.15  # of the falls
FORGETFUL, REFUSED, ASLEEP = 0.03, 0.012, 0.3  # shares of visits, of calm visits at night
RESISTANT, RESISTANT_DELIRIUM = 0.04, 0.6  # shares of stays, of those with a delirium
HELPS_LITTLE = 0.2  # how much a dose does in them
LEAVES = 0.03  # shares of stays
LEAVE_TO = ("hospital", "hospital", "court", "home")
SHORTEST_LEAVE, LONGEST_LEAVE = 1.5, 20.0
EARLIER_SEIZURE = 0.08


def stay_of(past: Past, dice: Random) -> PretendStay:
    """The whole stay, to its end."""
    middle, spread = PEAKS[past.drug_class]
    peak = min(WORST, middle * dice.lognormvariate(0, spread))
    before = dice.uniform(2, 9) if past.drug_class == "alcohol" else dice.uniform(5, 18)
    uses = [Use(past.drug_class, dice.choice(AGENTS[past.drug_class]), before, years=float(dice.randint(2, 25)))]
    for also, share in ALSO.get(past.drug_class, ()):
        if dice.random() < share:
            uses.append(Use(also, dice.choice(AGENTS[also]), before + dice.uniform(0, 12), 6.0))
    ways = _ways(past.drug_class, before, peak, dice)
    stay = PretendStay(
        past.name, past.bed, tuple(uses), ways, tuple(_told(past, dice)),
        measures_fluids="loss" in ways, late_share=FORGETFUL, refused_share=REFUSED, asleep_share=ASLEEP,
        helps=HELPS_LITTLE if dice.random() < (RESISTANT_DELIRIUM if "clouding" in ways else RESISTANT) else 1.0,
    )  # fmt: skip
    return with_warning(stay, past)


def _ways(drug_class: DrugClass, before: float, peak: float, dice: Random) -> Ways:
    onset, typical_top, typical_end = COURSES[drug_class]
    end = typical_end * dice.uniform(*STRETCHES)
    top = typical_top * dice.uniform(0.7, 1.2)
    down = (top + end) / 2
    way: Way = (
        (onset - before, FLOOR), (top - before, peak), (down - before, peak * dice.uniform(*TAILS)),
        (end - before, FLOOR),
    )  # fmt: skip
    ways: dict[str, Way] = {"withdrawal": way}
    if drug_class == "alcohol" and peak > DELIRIUM_FROM:
        worst = dice.uniform(44, 70) - before
        seen, storm, lost = dice.uniform(4.3, 5.8), dice.uniform(0.4, 0.9), dice.uniform(0.6, 3)
        ways["perception"] = (
            (worst - 18, 0),
            (worst - 9, seen),
            (worst, seen),
            (worst + 6, seen),
            (worst + 16, 3),
            (worst + 40, 0),
        )
        ways["storm"] = ((worst - 10, 0), (worst, storm), (worst + 6, storm), (worst + 30, 0))
        ways["clouding"] = ((worst - 4, 0), (worst, lost), (worst + 6, lost), (worst + 16, 1), (worst + 30, 0))
    if drug_class == "opioid" and peak > LOSS_FROM:
        ways["loss"] = ((top - before - 12, 0), (top - before, dice.uniform(0.3, 0.9)), (down - before, 0))
    if drug_class == "stimulant":
        start = dice.uniform(5, 7)
        lowest = max(0.5, start - 5.5 * peak)
        ways["mood"] = ((0, start), (top - before, lowest), (end - before, min(8, start + 1)))
    return ways


def _told(past: Past, dice: Random) -> list[Told]:
    told = [Told(past.hours, facts.Discharged(past.ending, is_planned=past.ending in ("completed", "transfer_sud")))]
    told += (Told((at - past.came_at) / timedelta(hours=1), facts.Moved(bed)) for at, bed in past.moves)
    if past.drug_class in ("alcohol", "benzodiazepine"):
        told.append(Told(0.5, facts.RiskFact("prior_withdrawal_seizure", dice.random() < EARLIER_SEIZURE)))
        if dice.random() < SEIZURES and past.hours > 12:
            told.append(Told(dice.uniform(6, min(48, past.hours - 2)), facts.Event("seizure")))
    if past.hours > 30:
        told += [*_drowsy(past, dice), *_accidents(past, dice), *_leave(past, dice)]
    return sorted(told, key=lambda each: each.hours)


def _drowsy(past: Past, dice: Random) -> Iterator[Told]:
    if dice.random() >= SEDATIONS:
        return
    at = dice.uniform(10, 28)
    yield Told(at, facts.Assessment("rass", {"rass": dice.choice((-2, -3))}))
    if past.drug_class == "opioid" and dice.random() < NALOXONE:
        yield Told(at + 0.1, facts.Dose("Naloxone", ("naloxone",), "intranasal"))


def _accidents(past: Past, dice: Random) -> Iterator[Told]:
    """Falls and the like, at any hour but the last."""
    if dice.random() < FALLS:
        fall = facts.Event("fall", with_head_strike=dice.random() < HEAD_STRIKES)
        yield Told(dice.uniform(2, past.hours - 2), fall)
    if dice.random() < SYNCOPES:
        yield Told(dice.uniform(2, past.hours - 2), facts.Event("syncope"))
    if past.drug_class == "stimulant" and dice.random() < CHEST_PAINS:
        yield Told(dice.uniform(1, 40), facts.Event("chest_pain"))


def _leave(past: Past, dice: Random) -> Iterator[Told]:
    """Once away and back, well before the end; nobody is moved meanwhile."""
    if past.moves or dice.random() >= LEAVES:
        return
    gone = dice.uniform(12, past.hours - 6)
    back = min(past.hours - 3, gone + dice.uniform(SHORTEST_LEAVE, LONGEST_LEAVE))
    yield Told(gone, facts.WentOnLeave(dice.choice(LEAVE_TO)))
    yield Told(back, facts.Returned())
