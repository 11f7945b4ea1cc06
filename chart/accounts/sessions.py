"""How long somebody stays signed in. Times are the process clock's: a demo's ward clock signs nobody out."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from chart.actor import Actor

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=12)
SEEN_EVERY = timedelta(seconds=30)  # an active person's `seen_at` is written at most this often


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in that still stands, and whose it is."""

    id_hash: bytes
    actor: Actor
    csrf: str
    seen_at: datetime
    ends_at: datetime

    @property
    def idle_at(self) -> datetime:
        """When it ends if nobody touches the screen any more, or its twelve hours are over."""
        return min(self.seen_at + IDLE, self.ends_at)


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the browser is given at sign-in: the id for the cookie, and the token its writes must carry."""

    session_id: str
    csrf: str


def new_ticket() -> Ticket:
    """A fresh 256-bit id and token; never one that a browser brought along."""
    return Ticket(secrets.token_urlsafe(32), secrets.token_urlsafe(32))


def csrf_of(token: str) -> str:
    """What a device's writes must carry beside its cookie: made from its token, so that nothing more is kept."""
    return hash_of(f"csrf {token}").hex()


def hash_of(secret: str) -> bytes:
    """What is kept of a session id or a device's token: it is random, so a plain SHA-256 gives nothing away."""
    return hashlib.sha256(secret.encode()).digest()
