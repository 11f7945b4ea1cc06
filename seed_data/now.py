"""The stays of those who are in a bed when the pretend unit is made."""

from datetime import datetime
from random import Random

import msgspec

from chart.entries import Identity
from chart.facts import StayId, UnitId
from seed_data.cast import STORIES
from seed_data.entries import entries_of_stay, id_at
from seed_data.stay import after
from seed_data.store import History
from seed_data.story import Story

SEED = 2026


def dice_of(name: str) -> Random:
    """The chance of one stay: always the same, whatever else is made before it."""
    return Random(f"{SEED} {name}")  # noqa: S311  # a reproducible story, no secret


def admitted_at(story: Story, made_at: datetime) -> datetime:
    """When the patient of a story came, in a unit that was made at a moment."""
    return after(made_at, -story.hours)


def stay_id_of(story: Story, made_at: datetime) -> StayId:
    """The id of a story's stay in a unit that was made at a moment."""
    return StayId(id_at(admitted_at(story, made_at), dice_of(story.stay.name)))


def histories_now(unit: UnitId, nurse: str, made_at: datetime) -> list[History]:
    """Every story as far as it has come, in bed order."""
    return [_history(story, unit, nurse, made_at) for story in STORIES]


def _history(story: Story, unit: UnitId, nurse: str, made_at: datetime) -> History:
    came = admitted_at(story, made_at)
    stay_id = stay_id_of(story, made_at)
    dice = dice_of(f"{story.stay.name} entries")
    made = entries_of_stay(story.stay, came, story.hours, unit=unit, stay_id=stay_id, by=nurse, dice=dice)
    known = [msgspec.structs.replace(each, recorded_at=min(each.recorded_at, made_at)) for each in made]
    who = Identity(
        family_name=story.family_name, given_name=story.given_name, birth_on=story.birth_on,
        record_number=story.record_number,
    )  # fmt: skip
    return History(stay_id, id_at(came, dice), who, known)
