"""A unit with a few stays for the screens, on both databases, without a web server."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import msgspec
import pytest

from chart import store
from chart.accounts.console import console
from chart.accounts.store import NewPerson, add_person
from chart.actor import Actor
from chart.clock import HandClock
from chart.database import Database
from chart.entries import Identity, NewEntry
from chart.facts import Admitted, AnyContent, EntryId, StayId
from chart.settings import Settings
from dashboard.newsroom import Newsroom
from dashboard.services import Services
from monitors.book import book_of
from monitors.rounds import Saved, save
from monitors.ward import Ward
from tests.screens.stays import PROTOCOLS, ZONE
from tests.ward import MONDAY, UNIT

BOOK = book_of(PROTOCOLS)


@dataclass
class Unit:
    """A unit whose clock is moved by hand; people are known to the record by their role."""

    services: Services
    clock: HandClock
    nora: Actor
    pham: Actor

    def admit(self, bed: str, family_name: str, *contents: AnyContent) -> StayId:
        """A patient in a bed, with whatever else is known at admission."""
        who = Identity(family_name=family_name, given_name="Marek", birth_on="1979-03-14", record_number="H 204 881")
        with self.services.ward.database.write() as conn:
            stay_id = store.open_stay(conn, self.nora, store.admit_patient(conn, self.nora, UNIT, who))
        for content in (Admitted(bed=bed), *contents):
            self.chart(stay_id, content)
        return stay_id

    def chart(self, stay_id: StayId, content: AnyContent, *, minutes_ago: int = 0, by: Actor | None = None) -> Saved:
        """Nora charts something, unless somebody else does."""
        seen = self.clock.now() - timedelta(minutes=minutes_ago)
        new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=seen, content=content)
        return save(self.services.ward, by or self.nora, new)


@pytest.fixture
def unit(database: Database, settings: Settings) -> Iterator[Unit]:
    clock = HandClock(MONDAY)
    ward = Ward(database, clock, msgspec.structs.replace(settings, unit=UNIT), BOOK)
    services = Services(ward, Newsroom(database, UNIT), "Harbour detox unit", ZONE)
    with database.write() as conn:
        people = [
            Actor(
                add_person(conn, console(UNIT), NewPerson(login, name, role), password_hash="-", now=MONDAY),  # noqa: S106
                role,
                UNIT,
                name,
            )
            for login, name, role in (("nora", "Nora Lindqvist", "nurse"), ("pham", "Dr Minh Pham", "physician"))
        ]
    yield Unit(services, clock, *people)
    services.newsroom.close()
