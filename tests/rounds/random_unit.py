"""A unit of random stays, charted through the real save and swept now and then."""

from collections.abc import Sequence
from random import Random

from chart import facts
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import Discharged, Entry, StayId, Void
from chart.people import Denied
from monitors import rounds
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.monitors import random_stays
from tests.monitors.random_stays import Drawn
from tests.rounds.charting import admitted, begun_anew, entry, hand
from tests.ward import CLEO, DR_PHAM

BEDS = ("01", "02", "03", "04")
LONGEST = 8


def a_unit(dice: Random) -> list[list[Drawn]]:
    """What is to be charted of one to four stays."""
    return [[_drawn(dice) for _ in range(dice.randint(1, LONGEST))] for _ in range(dice.randint(1, len(BEDS)))]


def _drawn(dice: Random) -> Drawn:
    gap, late = dice.choice(random_stays.GAPS), dice.choice(random_stays.LATENESS)
    content, corrects = dice.choice(random_stays.POOL), dice.choice(random_stays.CORRECTS)
    return Drawn(gap, late, content, corrects, dice.choice((0, 0, 0, 1)))


def lived_through(ward: Ward, dice: Random) -> tuple[Ward, list[StayId]]:
    """Chart every stay of a unit in turn, with sweeps and new processes at random; the ward as it then is, its stays.

    What the record refuses (a plan by who is no prescriber, a bed that is taken) is not charted.
    """
    unit = a_unit(dice)
    stays = [admitted(ward, (facts.Admitted(bed), *random_stays.OPENING[1:])) for bed in BEDS[: len(unit)]]
    made: dict[StayId, list[Entry]] = {stay: [] for stay in stays}
    for number in range(LONGEST):
        for stay, chart in zip(stays, unit, strict=True):
            if number < len(chart):
                hand(ward).advance(minutes=chart[number].gap / len(unit), seconds=chart[number].by_a_second)
                _chart(ward, stay, chart[number], made[stay])
            if dice.random() < 0.3:
                hand(ward).advance(minutes=dice.choice((0, 1, 17, 90, 700)))
                sweep(ward)
            if dice.random() < 0.2:
                ward = begun_anew(ward)
    return ward, stays


def _chart(ward: Ward, stay: StayId, drawn: Drawn, made: list[Entry]) -> None:
    before = made[-drawn.corrects] if 0 < drawn.corrects <= len(made) else None
    content = Void() if before is not None and type(drawn.content) is not type(before.content) else drawn.content
    more = {} if before is None else {"supersedes": before.id, "reason": "a slip"}
    for actor in (CLEO, DR_PHAM):
        saved = _saved(ward, actor, stay, (content, drawn.late), more)
        if saved is not None:
            if before is not None:
                made.remove(before)
            if not isinstance(content, Void):
                made.append(saved)
            return


def _saved(
    ward: Ward, actor: Actor, stay: StayId, seen: tuple[facts.AnyContent, int], more: dict[str, str]
) -> Entry | None:
    content, late = seen
    try:
        return rounds.save(ward, actor, entry(ward, stay, content, late, **more)).entry
    except (Denied, Refused):
        return None


def all_gone(ward: Ward, stays: Sequence[StayId]) -> None:
    """Nobody is left for those that come after."""
    hand(ward).advance(days=3)
    for stay in stays:
        _saved(ward, CLEO, stay, (Discharged("completed"), 0), {})
    sweep(ward)
