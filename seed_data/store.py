"""Put the pretend unit into an empty database: people with one password, patients, and what was charted so far."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import Connection

from chart import store
from chart.accounts.passwords import Passwords
from chart.accounts.store import NewPerson, add_person
from chart.actor import Actor
from chart.entries import Identity
from chart.facts import Entry, EntryId, PersonId, UnitId
from chart.people import Role
from seed_data.small_unit import BEDS, PEOPLE, STORIES, UNIT_NAME
from seed_data.stories import Story, charted

SEED = 2026
SYSTEM = "setup"


def populate(conn: Connection, unit: UnitId, zone: str, password: str, now: datetime) -> None:
    """The whole small unit, as of now."""
    store.make_unit(conn, store.Unit(unit, UNIT_NAME, zone, BEDS))
    builder = Actor(SYSTEM, Role.SYSTEM_ADMINISTRATOR, unit, "Set-up")
    hashed = Passwords().hash(password)
    ids = {
        login: add_person(conn, builder, NewPerson(login, name, role), password_hash=hashed, now=now)
        for login, name, role in PEOPLE
    }
    nurse = Actor(ids["nora"], Role.NURSE, unit, "Nora Lindqvist")
    dice = Random(SEED)  # noqa: S311  # a reproducible story, no secret
    for story in STORIES:
        _admit(conn, nurse, story, (now, dice))


def _admit(conn: Connection, nurse: Actor, story: Story, told: tuple[datetime, Random]) -> None:
    now, dice = told
    who = Identity(
        family_name=story.family_name, given_name=story.given_name, birth_on=story.birth_on,
        record_number=story.record_number,
    )  # fmt: skip
    patient = store.admit_patient(conn, nurse, UnitId(nurse.unit_id), who)
    stay = store.open_stay(conn, nurse, patient)
    entries = [
        Entry(
            id=EntryId(str(UUID(int=dice.getrandbits(128), version=4))),
            unit_id=UnitId(nurse.unit_id),
            stay_id=stay,
            observed_at=observed,
            recorded_at=observed + timedelta(minutes=dice.randint(1, 4)),
            recorded_by=PersonId(nurse.id),
            content=content,
        )
        for observed, content in charted(story, now, dice)
    ]
    store.record_history(conn, nurse, entries)
