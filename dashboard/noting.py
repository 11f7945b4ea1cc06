"""What the shell writes to the audit of those it did not let through."""

from flask import request

from chart.actor import Actor
from chart.audit import write
from chart.people import Act
from dashboard.services import Services


def note_denial(services: Services, actor: Actor, act: Act) -> None:
    """Somebody asked for what their role may not do. Nothing was read, so nobody's stay is named."""
    where = {"path": request.path[:120]}
    with services.ward.database.write() as conn:
        write(conn, actor, str(act), "access", [], "denied", origin=request.remote_addr, detail=where)


def note_wrong_sign_in(services: Services, person_id: str | None) -> None:
    """A sign-in failed. What was typed is not kept: it may be a password. person_id: whose login it was."""
    nobody = Actor(person_id or "nobody", "nobody", services.ward.settings.unit, "Nobody")
    with services.ward.database.write() as conn:
        write(conn, nobody, "sign in", "access", [], "denied", origin=request.remote_addr)
