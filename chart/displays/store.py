"""Wall displays in the database. A display is a device that nobody signs in to: it keeps its token until revoked.

Until its code was typed in, its row is of the kind "pairing", which is no principal and opens nothing.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import uuid_utils
from sqlalchemy import Connection, insert, or_, select, update

from chart.accounts.sessions import hash_of
from chart.actor import Actor
from chart.errors import Refused
from chart.people import Act, Role, require
from chart.tables import device

PAIRING = "pairing"
CODE_TERM = timedelta(minutes=15)
# Told over a telephone and typed on a remote control: no letter or digit that is taken for another. 40 bits.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """What a display is let in by: the code works once, until `ends_at`."""

    code: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Display:
    """One display of the unit. is_paired: its code was typed in; until `expires_at` it may be."""

    name: str
    created_at: datetime
    is_paired: bool
    expires_at: datetime | None


def offer_display(conn: Connection, actor: Actor, name: str, now: datetime) -> Offer:
    """Say a code that lets one display in as `name`; Refused without a name, or while another display has it."""
    require(actor, Act.MANAGE_PEOPLE)
    wanted = name.strip()
    if not wanted:
        raise Refused("A display has a name: where it hangs.", "name")
    if any(each.name == wanted for each in displays(conn, actor, now)):
        raise Refused(f"There is a display {wanted} already. Revoke it, or choose another name.", "name")
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    ends_at = now + CODE_TERM
    conn.execute(
        insert(device).values(
            id=str(uuid_utils.uuid7()),
            unit_id=actor.unit_id,
            kind=PAIRING,
            name=wanted,
            token_hash=hash_of(code),
            scopes=[],
            created_at=now,
            expires_at=ends_at,
        )
    )
    return Offer(f"{code[:4]}-{code[4:]}", ends_at)


def pair_display(conn: Connection, code: str, now: datetime) -> tuple[Actor, str] | None:
    """The display whose code this is, and the token it keeps from now on; None for a code that is not good any more."""
    token = secrets.token_urlsafe(32)
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    still = device.c.revoked_at.is_(None) & (device.c.expires_at > now)
    row = conn.execute(
        update(device)
        .where(device.c.token_hash == hash_of(typed), device.c.kind == PAIRING, still)
        .values(kind=Role.DISPLAY.value, token_hash=hash_of(token), expires_at=None)
        .returning(device.c.id, device.c.unit_id, device.c.name)
    ).one_or_none()
    return None if row is None else (Actor(row.id, Role.DISPLAY, row.unit_id, row.name), token)


def displays(conn: Connection, actor: Actor, now: datetime) -> list[Display]:
    """The displays of the actor's unit that are let in or still may be, by name."""
    require(actor, Act.MANAGE_PEOPLE)
    rows = conn.execute(
        select(device.c.name, device.c.created_at, device.c.kind, device.c.expires_at)
        .where(device.c.unit_id == actor.unit_id, device.c.kind.in_((PAIRING, Role.DISPLAY)))
        .where(device.c.revoked_at.is_(None), or_(device.c.expires_at.is_(None), device.c.expires_at > now))
        .order_by(device.c.name)
    )
    return [Display(row.name, row.created_at, row.kind == Role.DISPLAY, row.expires_at) for row in rows]


def revoke_display(conn: Connection, actor: Actor, name: str, now: datetime) -> None:
    """Let a display of the actor's unit in no longer, from its next request on; Refused if there is none so named."""
    require(actor, Act.MANAGE_PEOPLE)
    own = (device.c.unit_id == actor.unit_id) & (device.c.name == name.strip())
    named = own & device.c.kind.in_((PAIRING, Role.DISPLAY)) & device.c.revoked_at.is_(None)
    if not conn.execute(update(device).where(named).values(revoked_at=now).returning(device.c.id)).all():
        raise Refused(f"There is no display {name.strip()} in this unit.", "name")
