"""What was charted in one pretend stay, from admission up to a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from chart import facts
from seed_data import curves
from seed_data.curves import Patient

PROTOCOLS = {"alcohol": "alc-asam", "opioid": "opi", "stimulant": "sti", "benzodiazepine": "news2"}


@dataclass(frozen=True, slots=True)
class Story:
    """One pretend stay. hours: how long ago the admission was; last_use_before: hours of abstinence at admission."""

    bed: str
    family_name: str
    given_name: str
    birth_on: str
    record_number: str
    patient: Patient
    agent: str
    hours: float
    last_use_before: float = 6.0
    measures_fluids: bool = False
    told: tuple[facts.AnyContent, ...] = ()


Charted = tuple[datetime, facts.AnyContent]


def charted(story: Story, now: datetime, dice: Random) -> list[Charted]:
    """(observed at, content) of the whole stay so far, in order of observation."""
    admitted = now - timedelta(hours=story.hours)
    rows = [*_admission(story, admitted, dice), *_rounds(story, admitted, now, dice)]
    if story.measures_fluids:
        rows += _fluids(story, admitted, now, dice)
    return sorted((row for row in rows if row[0] <= now - timedelta(minutes=5)), key=lambda row: row[0])


def _admission(story: Story, admitted: datetime, dice: Random) -> Iterator[Charted]:
    last_use = admitted - timedelta(hours=story.last_use_before)
    yield admitted, facts.Admitted(story.bed)
    use = facts.SubstanceUse(
        story.patient.drug_class,  # type: ignore[arg-type]
        story.agent,
        last_use_at=last_use,
        last_use_within_hours=1.0,
        years=float(dice.randint(3, 20)),
    )
    yield admitted, use
    for protocol in dict.fromkeys((PROTOCOLS[story.patient.drug_class], "news2")):
        yield admitted, facts.ProtocolAssigned(protocol)
    yield admitted + timedelta(minutes=20), facts.Weight(round(dice.gauss(74, 9), 1), is_same_scale=True)
    for content in story.told:
        yield admitted + timedelta(minutes=10), content
    if story.measures_fluids:
        yield admitted, facts.FluidsOrdered(True)


def _rounds(story: Story, admitted: datetime, now: datetime, dice: Random) -> Iterator[Charted]:
    """One visit after the other, sooner where it is worse, a few minutes late as on any ward."""
    at = admitted + timedelta(minutes=20)
    while at < now:
        level = level_at(story, admitted, at)
        for content in visit(story, level, dice):
            yield at, content
        wait = 1 if level > 0.5 else 2 if level > 0.25 else 4
        at += timedelta(hours=wait, minutes=dice.randint(-8, 8))


def level_at(story: Story, admitted: datetime, at: datetime) -> float:
    """How bad it is at a moment of the stay."""
    hours = (at - admitted) / timedelta(hours=1) + story.last_use_before
    return curves.severity(story.patient, hours)


def visit(story: Story, level: float, dice: Random) -> list[facts.AnyContent]:
    """What a nurse charts in one visit: vital signs, and what the class is scored by."""
    taken = curves.vitals(level, dice)
    contents: list[facts.AnyContent] = [taken]
    if story.patient.drug_class == "alcohol":
        contents += [curves.ciwa_ar(story.patient, level, dice), facts.Assessment("rass", {"rass": 0})]
    if story.patient.drug_class == "opioid":
        contents.append(curves.cows(level, taken.heart_rate_bpm or 80, dice))
    if story.patient.drug_class == "stimulant":
        contents.append(curves.mood(level, dice))
    return contents


def _fluids(story: Story, admitted: datetime, now: datetime, dice: Random) -> Iterator[Charted]:
    """Drinks, voids, and what is lost, more of it where it is worse."""
    at = admitted + timedelta(hours=1)
    while at < now:
        level = level_at(story, admitted, at)
        yield at, facts.Fluid("oral", float(dice.choice((100, 150, 200))))
        if dice.random() < 0.7:
            yield at + timedelta(minutes=20), facts.Fluid("urine", float(dice.choice((180, 250, 300))))
        if dice.random() < level * 0.9:
            yield at + timedelta(minutes=40), facts.Fluid("emesis", float(dice.choice((120, 180, 250))))
        if dice.random() < level * 0.9:
            yield at + timedelta(minutes=50), facts.Fluid("stool", 200.0, is_loose=True)
        at += timedelta(hours=2)
