"""People, their sessions and the unit's devices in the database."""

import secrets
from dataclasses import dataclass
from datetime import datetime

import uuid_utils
from sqlalchemy import Connection, Row, delete, insert, select, update

from chart.accounts.sessions import ABSOLUTE, IDLE, SEEN_EVERY, Session, Ticket, hash_of, new_ticket
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import PersonId, UnitId
from chart.people import PEOPLE, Act, Role, require
from chart.tables import device, person, session


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in. password_hash is None until there is a password."""

    id: PersonId
    unit_id: UnitId
    login: str
    name: str
    role: str
    password_hash: str | None
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Whom to add: login is what they type, name is what others read."""

    login: str
    name: str
    role: str


def add_person(conn: Connection, actor: Actor, new: NewPerson, *, password_hash: str, now: datetime) -> PersonId:
    """Add a person to the actor's unit; Refused for an unknown role or a login that is taken."""
    require(actor, Act.MANAGE_PEOPLE)
    login = new.login.strip().lower()
    if new.role not in PEOPLE:
        raise Refused(f"{new.role} is not one of {', '.join(PEOPLE)}.", "role")
    if not login or not new.name.strip():
        raise Refused("A person has a login and a name.", "name" if login else "login")
    if person_by_login(conn, login) is not None:
        raise Refused(f"The login {login} is taken.", "login")
    person_id = PersonId(str(uuid_utils.uuid7()))
    conn.execute(
        insert(person).values(
            id=person_id,
            unit_id=actor.unit_id,
            login=login,
            name=new.name.strip(),
            role=new.role,
            password_hash=password_hash,
            is_disabled=False,
            created_at=now,
        )
    )
    return person_id


def person_by_login(conn: Connection, login: str) -> Person | None:
    """The person who signs in under this name, disabled ones too."""
    row = conn.execute(select(*_PERSON).where(person.c.login == login.strip().lower())).one_or_none()
    return None if row is None else Person(*row)


def people_of_unit(conn: Connection, actor: Actor) -> list[Person]:
    """Everybody of the actor's unit, by name."""
    require(actor, Act.MANAGE_PEOPLE)
    rows = conn.execute(select(*_PERSON).where(person.c.unit_id == actor.unit_id).order_by(person.c.name))
    return [Person(*row) for row in rows]


def names_of_people(conn: Connection, actor: Actor) -> dict[PersonId, str]:
    """The names behind the ids that entries and alerts carry."""
    require(actor, Act.READ_CHART)
    rows = conn.execute(select(person.c.id, person.c.name).where(person.c.unit_id == actor.unit_id))
    return {row.id: row.name for row in rows}


def set_disabled(conn: Connection, actor: Actor, person_id: PersonId, *, is_disabled: bool) -> None:
    """Let somebody in no longer, or again. Their sessions end with their next request."""
    require(actor, Act.MANAGE_PEOPLE)
    changed = conn.execute(
        update(person)
        .where(person.c.id == person_id, person.c.unit_id == actor.unit_id)
        .values(is_disabled=is_disabled)
        .returning(person.c.id)
    ).all()
    if not changed:
        raise Refused("This person is not in this unit.", "person")
    if is_disabled:
        conn.execute(delete(session).where(session.c.person_id == person_id))


def set_password(conn: Connection, actor: Actor, person_id: PersonId, password_hash: str) -> None:
    """Give somebody a new password; all their sessions end."""
    require(actor, Act.MANAGE_PEOPLE)
    own_unit = (person.c.id == person_id) & (person.c.unit_id == actor.unit_id)
    if not conn.execute(
        update(person).where(own_unit).values(password_hash=password_hash).returning(person.c.id)
    ).all():
        raise Refused("This person is not in this unit.", "person")
    conn.execute(delete(session).where(session.c.person_id == person_id))


# ---- sessions --------------------------------------------------------------------------------------------------------


def start_session(conn: Connection, who: Person, now: datetime, *, instead_of: str | None = None) -> Ticket:
    """Sign somebody in under a new id. instead_of: the id the browser brought along, which ends here."""
    ticket = new_ticket()
    if instead_of is not None:
        end_session(conn, instead_of)
    conn.execute(delete(session).where((session.c.ends_at <= now) | (session.c.seen_at <= now - IDLE)))
    conn.execute(
        insert(session).values(
            id_hash=hash_of(ticket.session_id),
            person_id=who.id,
            unit_id=who.unit_id,
            csrf=ticket.csrf,
            created_at=now,
            seen_at=now,
            ends_at=now + ABSOLUTE,
        )
    )
    return ticket


def session_of(conn: Connection, session_id: str, now: datetime) -> Session | None:
    """Whose session this is, if it still stands and the person may still sign in. Reading does not extend it."""
    row = conn.execute(_LIVE_SESSION.where(session.c.id_hash == hash_of(session_id))).one_or_none()
    if row is None:
        return None
    found = _as_session(row)
    return found if now < found.idle_at else None


def keep_session(conn: Connection, found: Session, now: datetime) -> None:
    """Note that the person was active now."""
    conn.execute(update(session).where(session.c.id_hash == found.id_hash).values(seen_at=now))


def is_worth_keeping(found: Session, now: datetime) -> bool:
    """Whether activity now is news enough to be written down."""
    return now - found.seen_at >= SEEN_EVERY


def end_session(conn: Connection, session_id: str) -> None:
    """Sign out; a session that is gone already is no mistake."""
    conn.execute(delete(session).where(session.c.id_hash == hash_of(session_id)))


# ---- devices ---------------------------------------------------------------------------------------------------------


def add_device(conn: Connection, actor: Actor, *, kind: str, name: str, now: datetime) -> str:
    """Enrol a wall display or a service, and say its token: it is shown once, only its hash is kept."""
    require(actor, Act.MANAGE_PEOPLE)
    if kind not in (Role.DISPLAY, Role.SERVICE):
        raise Refused(f"{kind} is not one of {Role.DISPLAY}, {Role.SERVICE}.", "kind")
    token = secrets.token_urlsafe(32)
    conn.execute(
        insert(device).values(
            id=str(uuid_utils.uuid7()),
            unit_id=actor.unit_id,
            kind=kind,
            name=name,
            token_hash=hash_of(token),
            scopes=[],
            created_at=now,
        )
    )
    return token


def revoke_device(conn: Connection, actor: Actor, name: str, now: datetime) -> None:
    """A device of this name in the actor's unit is let in no longer."""
    require(actor, Act.MANAGE_PEOPLE)
    own = (device.c.name == name) & (device.c.unit_id == actor.unit_id)
    conn.execute(update(device).where(own, device.c.revoked_at.is_(None)).values(revoked_at=now))


def device_of(conn: Connection, token: str, now: datetime) -> Actor | None:
    """Which display or service this token belongs to, if it is still let in."""
    row = conn.execute(select(device).where(device.c.token_hash == hash_of(token))).one_or_none()
    if row is None or row.revoked_at is not None or (row.expires_at is not None and row.expires_at <= now):
        return None
    if row.kind not in (Role.DISPLAY, Role.SERVICE):
        return None
    return Actor(id=row.id, role=row.kind, unit_id=row.unit_id, name=row.name)


_PERSON = (
    person.c.id,
    person.c.unit_id,
    person.c.login,
    person.c.name,
    person.c.role,
    person.c.password_hash,
    person.c.is_disabled,
)
_LIVE_SESSION = (
    select(session, person.c.name, person.c.role)
    .join(person, person.c.id == session.c.person_id)
    .where(person.c.is_disabled.is_(False))
)


def _as_session(row: Row) -> Session:  # type: ignore[type-arg]
    actor = Actor(id=row.person_id, role=row.role, unit_id=row.unit_id, name=row.name)
    return Session(row.id_hash, actor, row.csrf, row.seen_at, row.ends_at)
