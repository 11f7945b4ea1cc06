"""People and their sessions in the record, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from chart.accounts.console import console
from chart.accounts.sessions import ABSOLUTE, IDLE, hash_of
from chart.accounts.store import (
    NewPerson,
    Person,
    add_device,
    add_person,
    device_of,
    end_session,
    keep_session,
    names_of_people,
    people_of_unit,
    person_by_login,
    revoke_device,
    session_of,
    set_disabled,
    set_password,
    start_session,
)
from chart.database import Database
from chart.errors import Refused
from chart.people import Denied
from chart.tables import session
from tests.ward import ADA, NORA, OTHER_UNIT, UNIT
from tests.ward import MONDAY as NOW

CONSOLE = console(UNIT)
HASH = "$argon2id$x"


def added(database: Database, login: str = "nora", role: str = "nurse", name: str = "Nora Lindqvist") -> Person:
    with database.write() as conn:
        add_person(conn, CONSOLE, NewPerson(login, name, role), password_hash=HASH, now=NOW)
        person = person_by_login(conn, login)
    assert person is not None
    return person


def test_a_person_is_found_by_login_in_any_case(database: Database) -> None:
    person = added(database, "  Nora.L ")
    assert (person.login, person.name, person.role, person.unit_id) == ("nora.l", "Nora Lindqvist", "nurse", UNIT)
    with database.read() as conn:
        assert person_by_login(conn, " NORA.l") == person
        assert person_by_login(conn, "nobody") is None


@pytest.mark.parametrize(
    ("new", "field", "words"),
    [
        (NewPerson("nora", "Another", "nurse"), "login", "The login nora is taken."),
        (NewPerson("NORA ", "Another", "nurse"), "login", "The login nora is taken."),
        (NewPerson("max", "Max", "janitor"), "role", "janitor is not one of nurse, charge_nurse"),
        (NewPerson("max", "Max", "display"), "role", "display is not one of"),
        (NewPerson("  ", "Max", "nurse"), "login", "A person has a login and a name."),
        (NewPerson("max", " ", "nurse"), "name", "A person has a login and a name."),
    ],
)
def test_a_person_who_cannot_be_added_is_refused_with_the_field(
    database: Database, new: NewPerson, field: str, words: str
) -> None:
    added(database)
    with database.write() as conn, pytest.raises(Refused, match=words) as refused:
        add_person(conn, CONSOLE, new, password_hash=HASH, now=NOW)
    assert refused.value.field == field


def test_only_who_manages_people_adds_disables_or_lists_them(database: Database) -> None:
    person = added(database)
    with database.write() as conn:
        with pytest.raises(Denied):
            add_person(conn, NORA, NewPerson("x", "X", "nurse"), password_hash=HASH, now=NOW)
        with pytest.raises(Denied):
            set_disabled(conn, ADA, person.id, is_disabled=True)
        with pytest.raises(Denied):
            set_password(conn, NORA, person.id, "x")
        with pytest.raises(Denied):
            people_of_unit(conn, ADA)
        with pytest.raises(Denied):
            add_device(conn, NORA, kind="display", name="x", now=NOW)


def test_people_of_another_unit_are_out_of_reach(database: Database) -> None:
    person = added(database)
    elsewhere = console(OTHER_UNIT)
    with database.write() as conn:
        assert people_of_unit(conn, elsewhere) == []
        with pytest.raises(Refused, match="not in this unit"):
            set_disabled(conn, elsewhere, person.id, is_disabled=True)
        with pytest.raises(Refused, match="not in this unit"):
            set_password(conn, elsewhere, person.id, "x")


def test_names_are_for_those_who_read_charts(database: Database) -> None:
    person = added(database)
    with database.read() as conn:
        assert names_of_people(conn, NORA) == {person.id: "Nora Lindqvist"}
        with pytest.raises(Denied):
            names_of_people(conn, CONSOLE)


# ---- sessions --------------------------------------------------------------------------------------------------------


def test_a_session_knows_who_and_until_when(database: Database) -> None:
    person = added(database)
    with database.write() as conn:
        ticket = start_session(conn, person, NOW)
        found = session_of(conn, ticket.session_id, NOW)
    assert found is not None
    assert (found.actor.id, found.actor.role, found.actor.unit_id) == (person.id, "nurse", UNIT)
    assert found.csrf == ticket.csrf
    assert found.idle_at == NOW + IDLE


def test_the_database_holds_the_hash_and_never_the_id(database: Database) -> None:
    person = added(database)
    with database.write() as conn:
        ticket = start_session(conn, person, NOW)
        kept = conn.execute(select(session.c.id_hash)).scalar_one()
    assert kept == hash_of(ticket.session_id)
    assert len(ticket.session_id) == 43  # 256 bits in base64
    assert ticket.session_id != ticket.csrf


@pytest.mark.parametrize(
    ("later", "stands"), [(timedelta(0), True), (IDLE - timedelta(milliseconds=1), True), (IDLE, False)]
)
def test_a_session_ends_when_idle(database: Database, later: timedelta, stands: bool) -> None:
    person = added(database)
    with database.write() as conn:
        ticket = start_session(conn, person, NOW)
        assert (session_of(conn, ticket.session_id, NOW + later) is not None) is stands


def test_activity_moves_the_end_but_never_past_twelve_hours(database: Database) -> None:
    person = added(database)
    with database.write() as conn:
        ticket = start_session(conn, person, NOW)
        at = NOW
        while at + timedelta(minutes=14) < NOW + ABSOLUTE:
            at += timedelta(minutes=14)
            found = session_of(conn, ticket.session_id, at)
            assert found is not None
            keep_session(conn, found, at)
        found = session_of(conn, ticket.session_id, at)
        assert found is not None
        assert found.idle_at == NOW + ABSOLUTE
        assert session_of(conn, ticket.session_id, NOW + ABSOLUTE) is None


def test_signing_in_clears_away_sessions_that_are_over(database: Database) -> None:
    person = added(database)
    with database.write() as conn:
        start_session(conn, person, NOW)
        start_session(conn, person, NOW + timedelta(minutes=5))
        start_session(conn, person, NOW + IDLE)
        assert conn.execute(select(func.count()).select_from(session)).scalar_one() == 2


def test_ending_a_session_twice_is_no_mistake(database: Database) -> None:
    person = added(database)
    with database.write() as conn:
        ticket = start_session(conn, person, NOW)
        end_session(conn, ticket.session_id)
        end_session(conn, ticket.session_id)
        assert session_of(conn, ticket.session_id, NOW) is None


def test_a_new_password_or_being_disabled_ends_every_session(database: Database) -> None:
    person = added(database)
    with database.write() as conn:
        first = start_session(conn, person, NOW)
        set_password(conn, CONSOLE, person.id, "new")
        second = start_session(conn, person, NOW)
        set_disabled(conn, CONSOLE, person.id, is_disabled=True)
        set_disabled(conn, CONSOLE, person.id, is_disabled=False)
        assert session_of(conn, first.session_id, NOW) is None
        assert session_of(conn, second.session_id, NOW) is None


# ---- devices ---------------------------------------------------------------------------------------------------------


def test_a_device_is_known_by_its_token_while_it_is_let_in(database: Database) -> None:
    with database.write() as conn:
        token = add_device(conn, CONSOLE, kind="display", name="Corridor", now=NOW)
        found = device_of(conn, token, NOW)
        assert found is not None
        assert (found.role, found.unit_id, found.name) == ("display", UNIT, "Corridor")
        assert device_of(conn, token + "x", NOW) is None
        revoke_device(conn, console(OTHER_UNIT), "Corridor", NOW)
        assert device_of(conn, token, NOW) is not None
        revoke_device(conn, CONSOLE, "Corridor", NOW)
        assert device_of(conn, token, NOW) is None


@pytest.mark.parametrize("kind", ["nurse", "tablet", "monitor", ""])
def test_a_device_is_never_a_person_or_the_monitor(database: Database, kind: str) -> None:
    with database.write() as conn, pytest.raises(Refused, match="is not one of display, service"):
        add_device(conn, CONSOLE, kind=kind, name="x", now=NOW)
