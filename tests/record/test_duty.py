"""The roster: who is on duty when, what is refused, and a sheet that is taken whole or not at all."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from chart.accounts.console import console
from chart.accounts.store import NewPerson, add_person
from chart.database import Database
from chart.duty.roster import Roster, Turn
from chart.duty.sheet import read_sheet
from chart.duty.store import NewTurn, add_turns, people_on_ladder, remove_turn, roster_around, turns_between
from chart.errors import Refused
from chart.facts import PersonId
from chart.people import Denied, Role
from chart.ticks import HOUR, to_tick
from tests.ward import ADA, CLEO, DR_PHAM, MONDAY, NORA, STRANGER, UNIT

OSLO = ZoneInfo("Europe/Oslo")
PEOPLE = {PersonId("n1"): ("Nora Lindqvist", "nurse"), PersonId("p1"): ("Dr Minh Pham", "physician")}
SHEET = "name,from,until\nNora Lindqvist,2026-03-02 07:00,2026-03-02 19:00\n"


@pytest.fixture
def nora(database: Database) -> PersonId:
    """Nora, as somebody who may sign in."""
    with database.write() as conn:
        new = NewPerson("nora", "Nora Lindqvist", Role.NURSE)
        return add_person(conn, console(UNIT), new, password_hash="", now=MONDAY)


def turn(person_id: PersonId, begins: int = 0, ends: int = 12, role: str = "nurse") -> NewTurn:
    """Hours after Monday, 08:00."""
    starts_at, ends_at = MONDAY + timedelta(hours=begins), MONDAY + timedelta(hours=ends)
    return NewTurn(person_id=person_id, role=role, starts_at=starts_at, ends_at=ends_at)


def test_a_turn_stands_in_the_roster_of_its_unit(database: Database, nora: PersonId) -> None:
    with database.write() as conn:
        add_turns(conn, CLEO, [turn(nora)])
        (found,) = turns_between(conn, NORA, MONDAY, MONDAY + timedelta(days=1))
        assert (found.name, found.role, found.starts_at) == ("Nora Lindqvist", "nurse", MONDAY)
        begins = to_tick(MONDAY)
        assert roster_around(conn, UNIT, MONDAY).leaves_at(nora, begins) == begins + 12 * HOUR
        assert roster_around(conn, UNIT, MONDAY).leaves_at(nora, begins + 12 * HOUR) is None
        assert turns_between(conn, STRANGER, MONDAY, MONDAY + timedelta(days=1)) == []
        assert people_on_ladder(conn, STRANGER) == {}


def test_a_turn_can_be_taken_out_once_and_only_by_its_unit(database: Database, nora: PersonId) -> None:
    with database.write() as conn:
        (written,) = add_turns(conn, DR_PHAM, [turn(nora)])
    elsewhere = type(CLEO)("ea", "charge_nurse", STRANGER.unit_id, "Ea")
    for actor in (elsewhere, CLEO):
        with database.write() as conn:
            if actor is CLEO:
                remove_turn(conn, actor, written)
        with pytest.raises(Refused, match="no longer in the roster"), database.write() as conn:
            remove_turn(conn, actor, written)


@pytest.mark.parametrize("actor", [NORA, ADA])
def test_who_may_not_write_the_roster_is_denied(database: Database, nora: PersonId, actor: type[NORA]) -> None:
    with pytest.raises(Denied), database.write() as conn:
        add_turns(conn, actor, [turn(nora)])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ends": 0}, "Nora Lindqvist: a turn of 0 h; it must end after it starts and within 36 h"),
        ({"ends": 37}, "Nora Lindqvist: a turn of 37 h; it must end after it starts and within 36 h"),
        ({"begins": 10, "ends": 20}, "Nora Lindqvist is on duty in that time already: take that turn out first"),
        ({"begins": 13, "ends": 20, "role": "administrator"}, "Nora Lindqvist: administrator is not called"),
    ],
    ids=["no length", "too long", "twice", "not called"],
)
def test_what_cannot_be_is_refused_and_nothing_of_it_is_kept(
    database: Database, nora: PersonId, change: dict[str, int], said: str
) -> None:
    with database.write() as conn:
        add_turns(conn, CLEO, [turn(nora)])
    with pytest.raises(Refused, match=said), database.write() as conn:
        add_turns(conn, CLEO, [turn(nora, 24, 30), turn(nora, **change)])  # type: ignore[arg-type]  # any field
    with database.read() as conn:
        assert len(turns_between(conn, CLEO, MONDAY, MONDAY + timedelta(days=3))) == 1


def test_turns_that_meet_are_no_overlap(database: Database, nora: PersonId) -> None:
    with database.write() as conn:
        assert len(add_turns(conn, CLEO, [turn(nora, 0, 12), turn(nora, 12, 24)])) == 2


def test_turns_that_follow_without_a_gap_are_one_presence() -> None:
    roster = Roster(
        tuple(Turn(person_id="n", role="nurse", starts_at=a, ends_at=b) for a, b in [(12, 24), (0, 12), (25, 30)])
    )
    assert [roster.leaves_at("n", at) for at in (0, 11, 12, 24, 25)] == [24, 24, 24, None, 30]
    assert roster.leaves_at("somebody", 5) is None


# ---- a sheet ---------------------------------------------------------------------------------------------------------


def test_a_sheet_is_read_by_the_units_clock() -> None:
    (read,) = read_sheet("\ufeff" + SHEET, PEOPLE, OSLO)
    assert (read.person_id, read.role) == ("n1", "nurse")
    assert read.starts_at.isoformat() == "2026-03-02T06:00:00+00:00"


def test_a_sheet_may_name_another_role() -> None:
    text = "name,role,from,until\nnora  lindqvist,Charge nurse,2026-03-02 07:00,2026-03-02 19:00\n"
    assert read_sheet(text, PEOPLE, OSLO)[0].role == "charge_nurse"


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("", "The first line has no column name; it needs name, from, until"),
        ("name,from\n", "The first line has no column until"),
        ("name,from,until\n", "The sheet has no turn below its first line"),
        (SHEET.replace("Nora", "Norah"), "Line 2: Nobody of this unit who can be called is named Norah Lindqvist"),
        (SHEET.replace("2026-03-02 19:00", "tonight"), "Line 2, until: 'tonight' is no time such as 2026-11-30 07:00"),
        (
            SHEET.replace("2026-03-02", "2026-03-29").replace("07:00", "02:30"),
            "Line 2, from: 2026-03-29 02:30 was left out: the clocks went forward over it",
        ),
        (SHEET.replace("Nora Lindqvist", " "), "Line 2: Say who is on duty"),
        ("name,from,until\nNora Lindqvist\n", "Line 2, from: '' is no time"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused_with_line_and_value(sheet: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sheet(sheet, PEOPLE, OSLO)
    assert refused.value.message.startswith(said)


def test_two_people_of_one_name_are_not_guessed_between() -> None:
    twins = {**PEOPLE, PersonId("n2"): ("Nora Lindqvist", "nurse")}
    with pytest.raises(Refused, match="More than one person of this unit"):
        read_sheet(SHEET, twins, OSLO)
