"""Everything that is charted in one pretend stay, from admission up to an hour of it."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from chart import facts
from seed_data.checks import checks
from seed_data.fluids import SLOT_HOURS, fluids
from seed_data.medicines import THIAMINE
from seed_data.stay import Charted, PretendStay, after
from seed_data.visits import Round

WEIGHT_HOURS = 0.35
CODE_STATUS = "full resuscitation"


def charted(stay: PretendStay, admitted_at: datetime, until_hours: float, dice: Random) -> list[Charted]:
    """(observed at, content) in order of observation, up to an hour of the stay or to its end."""
    ends = stay.ends_hours
    end = until_hours if ends is None else min(until_hours, ends)
    rows = [*_told(stay, until_hours), *Round(stay, dice).visits(end), *checks(stay, end)]
    if stay.measures_fluids:
        rows += [row for slot in range(int(end // SLOT_HOURS) + 1) for row in fluids(stay, slot)]
    rows = [row for row in rows if row[0] <= end]
    rows.sort(key=lambda row: row[0])
    opening = [(admitted_at, content) for content in _opening(stay, admitted_at)]
    weight = (after(admitted_at, WEIGHT_HOURS), facts.Weight(round(dice.gauss(74, 9), 1), is_same_scale=True))
    first = [weight] if end >= WEIGHT_HOURS and not _is_weighed(stay) else []
    return [*opening, *first, *((after(admitted_at, hours), content) for hours, content in rows)]


def _is_weighed(stay: PretendStay) -> bool:
    return any(isinstance(told.content, facts.Weight) for told in stay.told)


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
        )
    for protocol in stay.protocols:
        yield facts.ProtocolAssigned(protocol)
    yield facts.Flag("allergies", bool(stay.allergies), stay.allergies)
    yield facts.Flag("code_status", True, CODE_STATUS)
    if stay.measures_fluids:
        yield facts.FluidsOrdered(True)


def _told(stay: PretendStay, until_hours: float) -> Iterator[tuple[float, facts.AnyContent]]:
    yield from ((told.hours, told.content) for told in stay.told)
    if "alcohol" in stay.classes and stay.treats:
        yield from ((day * 24 + 1.0, THIAMINE) for day in range(int(until_hours // 24) + 1))
