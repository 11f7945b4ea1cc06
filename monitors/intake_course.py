"""What the intake profile reads of a stay: everything that stands, by the names its rules use."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from chart.facts import Assessment, Event, Flag, RiskFact, SubstanceUse
from chart.instrument import instruments
from chart.ticks import to_tick
from monitors.intake import Told, intake_rules
from monitors.intake_answers import Answer, Range
from monitors.known import Known


def told_of(known: Known, born_on: date | None, now: datetime, zone: tzinfo = UTC) -> Told:
    """All that a stay's entries say to the profile; zone: whose calendar tells somebody's age."""
    admitted = known.of_kind("admitted")
    admitted_at = admitted[-1].observed_at if admitted else None
    return Told(
        now,
        newest_uses(known),
        answers_of(known),
        born_on,
        newest=_newest(known),
        first=_on_arrival(known, admitted_at),
        bands=_bands(known),
        events=frozenset(each.content.code for each in known.of_kind("event") if isinstance(each.content, Event)),
        admitted_at=admitted_at,
        zone=zone,
    )


def same_agent(one: str, other: str) -> bool:
    """Whether two agents are one, however they were written."""
    return one.strip().casefold() == other.strip().casefold()


def newest_uses(known: Known) -> tuple[SubstanceUse, ...]:
    """The newest word on each substance."""
    uses = [each.content for each in known.of_kind("substance_use") if isinstance(each.content, SubstanceUse)]
    return tuple({use.agent.strip().casefold(): use for use in uses}.values())


def answers_of(known: Known) -> dict[str, Answer]:
    """The newest answer to each question of the history; a sign that was set says yes as well."""
    told = [each.content for each in known.of_kind("risk_fact") if isinstance(each.content, RiskFact)]
    answers: dict[str, Answer] = {fact.code: fact.answer for fact in told}
    signs = {each.content.code: each.content.is_set for each in known.of_kind("flag") if isinstance(each.content, Flag)}
    return answers | {code: True for code, is_set in signs.items() if is_set}


def _newest(known: Known) -> dict[str, Range]:
    """The newest reading of every code, and the body mass index they make."""
    newest = {code: (track.low[-1], track.high[-1]) for code, track in known.tracks.items() if track.low}
    height_cm, weight_kg = newest.get("height_cm"), newest.get("weight_kg")
    if height_cm and weight_kg:
        (shortest, tallest), (lightest, heaviest) = height_cm, weight_kg
        newest["bmi"] = lightest / (tallest / 100) ** 2, heaviest / (shortest / 100) ** 2
    return newest


def _on_arrival(known: Known, admitted_at: datetime | None) -> dict[str, Range]:
    """The first reading of every code that was made soon enough after admission."""
    if admitted_at is None:
        return {}
    until = to_tick(admitted_at + timedelta(hours=intake_rules().arrival.within_hours))
    return {code: (track.low[0], track.high[0]) for code, track in known.tracks.items() if track.upto(until)}


def _bands(known: Known) -> dict[str, str]:
    """The newest band of each instrument; an assessment that comes to none takes no band away."""
    made = [each.content for each in known.of_kind("assessment") if isinstance(each.content, Assessment)]
    found = [(each.instrument, instruments()[each.instrument].counted(each.answers).band) for each in made]
    return {code: band for code, band in found if band is not None}
