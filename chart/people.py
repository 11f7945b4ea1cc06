"""Who may do what: every kind of principal, every act, and one table of both. What is not in the table is denied."""

from enum import StrEnum

from chart.actor import Actor


class Role(StrEnum):
    """Who somebody is to the unit. The last three are principals that are no people."""

    NURSE = "nurse"
    CHARGE_NURSE = "charge_nurse"
    PHYSICIAN = "physician"
    MEDICAL_DIRECTOR = "medical_director"
    ADMINISTRATOR = "administrator"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    SECURITY_OFFICER = "security_officer"
    DISPLAY = "display"
    SERVICE = "service"
    MONITOR = "monitor"


PEOPLE = tuple(Role)[:7]


class Act(StrEnum):
    """What somebody may want to do, in words that a sentence can end with."""

    USE = "use Tidewatch"
    VIEW_WALL = "see the wall board"
    VIEW_BOARD = "see the board"
    READ_CHART = "read charts"
    CHART = "chart"
    ADMIT = "admit and discharge"
    AMEND = "correct entries"
    PRESCRIBE = "type a prescriber's plan"
    END_WATCH = "end a protocol"
    ACKNOWLEDGE = "accept alerts"
    RESOLVE = "resolve alerts"
    WRITE_ROSTER = "write the duty roster"
    READ_REPORTS = "read reports"
    READ_PROTOCOLS = "read protocols"
    SIGN_PROTOCOLS = "sign protocols"
    MANAGE_PEOPLE = "manage people and devices"
    READ_AUDIT = "read the audit"
    SWEEP = "sweep the unit"


# Nurse, Charge nurse, Physician, medical director (M), administrator (A), System administrator, security officer (O),
# Display, serVice, monitor (T).
_TABLE = """
                           N  C  P  M  A  S  O  D  V  T
use Tidewatch              x  x  x  x  x  x  x  x  .  .
see the wall board         x  x  x  x  .  .  .  x  .  .
see the board              x  x  x  x  .  .  .  .  .  .
read charts                x  x  x  x  .  .  .  .  .  x
chart                      x  x  x  .  .  .  .  .  .  .
admit and discharge        x  x  x  .  .  .  .  .  .  .
correct entries            x  x  x  .  .  .  .  .  .  .
type a prescriber's plan   .  .  x  .  .  .  .  .  .  .
end a protocol             .  x  x  .  .  .  .  .  .  .
accept alerts              x  x  x  .  .  .  .  .  .  .
resolve alerts             x  x  x  .  .  .  .  .  .  .
write the duty roster      .  x  x  x  .  .  .  .  .  .
read reports               .  .  .  x  x  .  .  .  .  .
read protocols             x  x  x  x  .  .  .  .  .  .
sign protocols             .  .  .  x  .  .  .  .  .  .
manage people and devices  .  .  .  .  .  x  .  .  .  .
read the audit             .  .  .  .  .  .  x  .  .  .
sweep the unit             .  .  .  .  .  .  .  .  .  x
"""


def _rights() -> frozenset[tuple[str, str]]:
    rows = [line.rsplit(maxsplit=len(Role)) for line in _TABLE.strip().splitlines()[1:]]
    cells = {(role, row[0]): cell == "x" for row in rows for role, cell in zip(Role, row[1:], strict=True)}
    if set(cells) != {(role, act) for role in Role for act in Act}:
        raise AssertionError("every role and every act has one cell in the table of rights")
    return frozenset(key for key, allowed in cells.items() if allowed)


RIGHTS = _rights()


class Denied(Exception):
    """Somebody asked for what their role may not do. Nothing was read or changed."""

    def __init__(self, role: str, act: Act) -> None:
        super().__init__(f"{role} may not {act}")
        self.role = role
        self.act = act


def may(role: str, act: Act) -> bool:
    """Whether a role may do this; an unknown role may do nothing."""
    return (role, act) in RIGHTS


def require(actor: Actor, act: Act) -> None:
    """Raise Denied unless the actor's role may do this."""
    if not may(actor.role, act):
        raise Denied(actor.role, act)


def role_words(role: str) -> str:
    """The role as a person reads it: charge nurse."""
    return role.replace("_", " ")
