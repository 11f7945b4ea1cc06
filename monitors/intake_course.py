"""What the intake profile reads of a stay: everything that stands, by the names its rules use."""

from datetime import date, datetime

from chart.facts import Assessment, Event, Flag, RiskFact, SubstanceUse
from chart.instrument import instruments
from monitors.intake import Answer, Told
from monitors.known import Known


def told_of(known: Known, born_on: date | None, now: datetime) -> Told:
    """All that a stay's entries say to the profile."""
    newest, first = _readings(known, -1), _readings(known, 0)
    height_cm, weight_kg = newest.get("height_cm"), newest.get("weight_kg")
    if height_cm and weight_kg:
        newest["bmi"] = weight_kg / (height_cm / 100) ** 2
    events = frozenset(each.content.code for each in known.of_kind("event") if isinstance(each.content, Event))
    return Told(now, newest_uses(known), answers_of(known), born_on, newest, first, _bands(known), events)


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


def _readings(known: Known, place: int) -> dict[str, float]:
    """The newest (or first) row of every code, where it is one figure; a range leaves open what it is."""
    rows = {code: (track.low[place], track.high[place]) for code, track in known.tracks.items() if track.low}
    return {code: low for code, (low, high) in rows.items() if low == high}


def _bands(known: Known) -> dict[str, str]:
    """The newest band of each instrument; an assessment that comes to none takes no band away."""
    made = [each.content for each in known.of_kind("assessment") if isinstance(each.content, Assessment)]
    found = [(each.instrument, instruments()[each.instrument].counted(each.answers).band) for each in made]
    return {code: band for code, band in found if band is not None}
