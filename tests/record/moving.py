"""Comings and goings in any order, true and untrue, and a slow reader who says who lay where."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from hypothesis import strategies as st

from chart.census import KINDS
from chart.facts import (
    Admitted,
    AnyContent,
    Discharged,
    Entry,
    EntryId,
    Moved,
    PersonId,
    Returned,
    StayId,
    Void,
    WentOnLeave,
    kind_of,
)
from tests.ward import MONDAY, NORA, UNIT

BEDS = ("01", "02", "03")
STAYS = tuple(StayId(f"stay {number}") for number in range(4))
HOURS = 8
CONTENTS: tuple[AnyContent, ...] = (
    *map(Admitted, BEDS),
    *map(Moved, BEDS),
    WentOnLeave("hospital"),
    Returned(),
    *map(Returned, BEDS),
    Discharged("completed"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to record. corrects: how many of the stay's entries back the corrected one lies; 0: none."""

    stay: int
    hour: int
    content: AnyContent
    corrects: int = 0
    takes_back: bool = False


wishes = st.lists(
    st.builds(
        Wish,
        stay=st.integers(0, len(STAYS) - 1),
        hour=st.integers(0, HOURS - 1),
        content=st.sampled_from(CONTENTS),
        corrects=st.sampled_from((0, 0, 0, 1, 2, 3)),
        takes_back=st.booleans(),
    ),
    max_size=24,
)


def hour(count: float) -> datetime:
    """So many hours after Monday morning."""
    return MONDAY + timedelta(hours=count)


def entry_of(wish: Wish, number: int, recorded: list[Entry]) -> Entry | None:
    """The entry that a wish would make; None if there is nothing for it to correct."""
    own = [each for each in recorded if each.stay_id == STAYS[wish.stay]]
    made = Entry(
        id=EntryId(f"{number}"), unit_id=UNIT, stay_id=STAYS[wish.stay], observed_at=hour(wish.hour),
        recorded_at=hour(HOURS) + timedelta(minutes=number), recorded_by=PersonId(NORA.id), content=wish.content,
        seq=len(own) + 1,
    )  # fmt: skip
    if not wish.corrects:
        return made
    if len(own) < wish.corrects:
        return None
    before = own[-wish.corrects]
    is_free = before.id not in {each.supersedes for each in own} and not isinstance(before.content, Void)
    content: AnyContent = Void() if wish.takes_back else wish.content
    if not is_free or not (wish.takes_back or kind_of(content) == before.kind):
        return None
    return msgspec.structs.replace(made, content=content, supersedes=before.id, reason="charted wrongly")


def bed_by_hand(entries: list[Entry], at: datetime) -> tuple[str, bool] | None:
    """The bed a stay has at an instant and whether they are away, by walking through what stands; None: not here."""
    taken_back = {each.supersedes for each in entries}
    order = {"admitted": 0, "discharged": 2}
    bed, is_away, is_here = "", False, False
    rows = [each for each in entries if each.id not in taken_back and each.kind in KINDS]
    for each in sorted(rows, key=lambda one: (one.observed_at, order.get(one.kind, 1), one.seq)):
        if each.observed_at > at:
            break
        bed = getattr(each.content, "bed", None) or bed
        is_here = each.kind != "discharged"
        is_away = each.kind == "went_on_leave"
    return (bed, is_away) if is_here and bed else None
