"""Which stays are open: one rule, whether the unit is asked or the patient, on both databases."""

import pytest
from sqlalchemy import Connection

from chart import store
from chart.census import is_over
from chart.database import Database
from chart.facts import Admitted, AnyContent, Discharged, Entry, Note, StayId, Void
from chart.store.identities import open_stay_of
from tests.record.charting import new_entry, save
from tests.record.moving import hour
from tests.ward import NORA, UNIT

Said = tuple[AnyContent, int | None]  # and which of those before it is replaced, counted from the first
CAME: Said = (Admitted("01"), None)
LEFT: Said = (Discharged("completed"), None)
NOTED: Said = (Note("found in the record"), None)


@pytest.mark.parametrize(
    ("said", "for_unit", "for_patient", "has_left"),
    [
        ((CAME,), True, True, False),
        ((NOTED,), True, False, False),
        ((CAME, LEFT), False, False, True),
        ((CAME, LEFT, (Discharged("ama"), 1)), False, False, True),
        ((CAME, LEFT, (Void(), 1)), True, True, False),
        ((CAME, (Admitted("02"), 0)), True, True, False),
        ((CAME, (Void(), 0)), False, False, False),
        ((CAME, (Admitted("02"), 0), (Void(), 1)), False, False, False),
        ((CAME, (Void(), 0), CAME), True, True, False),
        ((CAME, (Void(), 0), CAME, LEFT), False, False, True),
    ],
)
def test_a_stay_is_open_or_not_whoever_asks(
    database: Database, said: tuple[Said, ...], for_unit: bool, for_patient: bool, has_left: bool
) -> None:
    with database.write() as conn:
        patient = store.admit_patient(conn, NORA, UNIT, None)
        earlier, stay = (store.open_stay(conn, NORA, patient) for _ in range(2))
        charted(conn, earlier, ((Admitted("03"), None), LEFT))
        charted(conn, stay, said)
    with database.read() as conn:
        assert (stay in [each.stay_id for each in store.open_stays(conn, NORA)]) is for_unit
        assert open_stay_of(conn, patient) == (stay if for_patient else None)
        assert is_over(store.entries_of(conn, NORA, stay)) is has_left


def charted(conn: Connection, stay: StayId, said: tuple[Said, ...]) -> None:
    made: list[Entry] = []
    for number, (content, place) in enumerate(said):
        at = hour(number)
        more = {} if place is None else {"supersedes": made[place].id, "reason": "a slip"}
        made.append(save(conn, new_entry(stay, content, observed_at=at, **more), at))
