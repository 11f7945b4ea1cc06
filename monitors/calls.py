"""How the unit calls, as its general protocol file says it: the ladder of roles, minutes, quiet hours, shifts."""

from datetime import time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec

from alerts.calling import Calling, Quiet, Times
from alerts.finding import Severity
from monitors.terms import EvidenceGrade, Words

CalledRole = Literal["nurse", "charge_nurse", "physician", "medical_director"]


class QuietHours(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_at": "from", "until_at": "until"}
):
    """In these hours what is no worse than `up_to` is called no further than one role, who is awake on the unit."""

    from_at: time
    until_at: time
    up_to: Literal["low", "medium"]
    no_further_than: CalledRole

    @property
    def meant(self) -> Quiet:
        """As the alerts go by it."""
        return Quiet(self.from_at, self.until_at, Severity[self.up_to.upper()], self.no_further_than)


class CallsOfUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table [calling]. ladder: the first called first. shift_roles: who changes when a shift begins.

    patients_per_nurse: how many one nurse has on duty; load is counted by it, nobody is called by it.
    """

    ladder: Annotated[tuple[CalledRole, ...], msgspec.Meta(min_length=1)]
    medium: Times
    high: Times
    critical: Times
    shifts: tuple[time, ...]
    shift_roles: tuple[CalledRole, ...]
    patients_per_nurse: Annotated[int, msgspec.Meta(ge=1, le=30)]
    source: Words
    evidence: EvidenceGrade
    quiet: QuietHours | None = None

    def __post_init__(self) -> None:
        if len(set(self.ladder)) != len(self.ladder) or self.ladder[0] != "nurse":
            raise ValueError("the ladder names each role once and begins with the nurse")
        if self.quiet and self.quiet.no_further_than not in self.ladder:
            raise ValueError(f"quiet.no_further_than is {self.quiet.no_further_than}, who is not on the ladder")
        waits = [self.critical.accept_minutes, self.high.accept_minutes, self.medium.accept_minutes]
        if waits != sorted(waits):
            raise ValueError("what is worse waits no longer: accept_minutes of critical, high, medium must not fall")

    def in_zone(self, zone: ZoneInfo) -> Calling:
        """What the alerts go by."""
        times = {Severity.MEDIUM: self.medium, Severity.HIGH: self.high, Severity.CRITICAL: self.critical}
        return Calling(
            ladder=self.ladder,
            times=times,
            zone=zone,
            quiet=self.quiet.meant if self.quiet else None,
            shifts=self.shifts,
            shift_roles=frozenset(self.shift_roles),
            patients_per_nurse=self.patients_per_nurse,
        )
