"""Everything that is charted in one pretend stay, from admission up to an hour of it."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from chart import facts
from seed_data.body import standings, weights
from seed_data.checks import checks
from seed_data.fluids import SLOT_HOURS, fluids
from seed_data.stay import Charted, PretendStay, after
from seed_data.visits import Round

COMES_AND_GOES = (facts.WentOnLeave, facts.Returned, facts.Discharged)
CODE_STATUS = "full resuscitation"


def charted(stay: PretendStay, admitted_at: datetime, until_hours: float, dice: Random) -> list[Charted]:
    """(observed at, content) in order of observation, up to an hour of the stay or to its end."""
    ends = stay.ends_hours
    end = until_hours if ends is None else min(until_hours, ends)
    came_at = admitted_at.hour + admitted_at.minute / 60
    rows = [(told.hours, told.content) for told in stay.told]
    rows += [*weights(stay, admitted_at, end), *Round(stay, dice, came_at).visits(end), *checks(stay, end)]
    if stay.measures_fluids:
        rows += standings(stay, end, dice)
        rows += [row for slot in range(int(end // SLOT_HOURS) + 1) for row in fluids(stay, slot)]
    away = stay.away
    rows = [row for row in rows if row[0] <= end and not (away and _is_away(away, row))]
    rows.sort(key=lambda row: row[0])
    opening = [(admitted_at, content) for content in _opening(stay, admitted_at)]
    return [*opening, *((after(admitted_at, hours), content) for hours, content in rows)]


def _is_away(away: list[tuple[float, float]], row: tuple[float, facts.AnyContent]) -> bool:
    """Whether it falls into a leave; that somebody went, came back or was discharged is charted all the same."""
    if isinstance(row[1], COMES_AND_GOES):
        return False
    return any(gone <= row[0] <= back for gone, back in away)


def _opening(stay: PretendStay, admitted_at: datetime) -> Iterator[facts.AnyContent]:
    yield facts.Admitted(stay.bed)
    for use in stay.uses:
        yield facts.SubstanceUse(
            use.drug_class,
            use.agent,
            last_use_at=after(admitted_at, -use.before_hours),
            last_use_within_hours=use.within_hours,
            amount=use.amount,
            years=use.years,
            diazepam_mg_per_day=use.diazepam_mg_per_day,
        )
    for protocol in stay.protocols:
        yield facts.ProtocolAssigned(protocol)
    yield facts.Flag("allergies", bool(stay.allergies), stay.allergies)
    yield facts.Flag("code_status", True, CODE_STATUS)
    if stay.measures_fluids:
        yield facts.FluidsOrdered(True)
