"""Which passwords are taken, and whether one is right."""

from dataclasses import dataclass, field
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from chart.errors import Refused

SHORTEST = 12
LONGEST = 256  # more is no safer, and hashing a novel is work for an attacker to give us
AT_ONCE = 4  # hashings side by side, so that a shift change at one moment does not starve the charting


def check_new_password(password: str) -> str:
    """The password if it may be used; Refused says why not. What it is made of is nobody's business."""
    if len(password) < SHORTEST:
        raise Refused(f"A password has at least {SHORTEST} characters. This one has {len(password)}.", "password")
    if len(password) > LONGEST:
        raise Refused(f"A password has at most {LONGEST} characters. This one has {len(password)}.", "password")
    return password


@dataclass(frozen=True, slots=True)
class Passwords:
    """Hashes and checks passwords with argon2id, a few at once.

    nobody: a hash that no password opens, so that an unknown name costs the same call as a known one.
    """

    hasher: PasswordHasher = field(default_factory=PasswordHasher)
    seats: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))
    nobody: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nobody", self.hasher.hash("nobody has this password, for it is longer than any"))

    def hash(self, password: str) -> str:
        """The hash to keep of a new password; Refused if it may not be used."""
        check_new_password(password)
        with self.seats:
            return self.hasher.hash(password)

    def is_right(self, password: str, password_hash: str | None) -> bool:
        """Whether the password opens the hash. None (unknown person, no password yet) costs as much and says no."""
        with self.seats:
            try:
                self.hasher.verify(password_hash or self.nobody, password[:LONGEST])
            except VerifyMismatchError:
                return False
        return password_hash is not None and len(password) <= LONGEST
