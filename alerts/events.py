"""What was said about an alert, one event at a time. They are only ever added; all else is folded from them."""

from typing import Any
from uuid import UUID, uuid5

import msgspec

from alerts.finding import Correction, Finding, Severity
from alerts.states import Kind
from chart.ticks import to_moment

_NAMESPACE = UUID("6f0d6c1e-6a57-4d2a-9d0e-3f5a8c2b7e41")
_FROM_A_FINDING = frozenset({Kind.RAISED, Kind.WORSENED, Kind.EASED, Kind.RETURNED, Kind.KNOWN_AGAIN, Kind.FOUND_LATE})


class Detail(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What belongs to an event beyond the columns: which of these, its kind says.

    finding: as it was judged, with its evidence. missing: what to chart so that it can be judged.
    corrections: the ones that took it back. clear_assessments: how many complete ones so far were without it.
    owner, owner_name, owner_role, action, recheck_at: who owns it from now on (not always who entered it), what is
    being done, and until when; owner None with a name: somebody told by phone who is not among the unit's people.
    ends_at: of a pause. step: which role of the ladder is called from now on, 0 the first.
    """

    finding: Finding | None = None
    missing: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    clear_assessments: int = 0
    owner: str | None = None
    owner_name: str = ""
    owner_role: str = ""
    action: str = ""
    recheck_at: int | None = None
    ends_at: int | None = None
    step: int = 0


class AlertEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to an alert. Times are ticks.

    since: when the chart says the condition began. known_at: when this could first be said. by: the person, None for
    the chart and the clock. severity: as it is from this event on. reason: why, in words.
    """

    alert_id: str
    pattern: str
    about: str
    cause: str
    kind: Kind
    severity: Severity
    since: int
    known_at: int
    by: str | None = None
    reason: str = ""
    detail: Detail = Detail()

    @property
    def wants_evidence(self) -> bool:
        """Whether it says that a pattern holds (or held), and so owes its readings."""
        return self.kind in _FROM_A_FINDING and self.evidence is None

    @property
    def is_historic(self) -> bool:
        """Whether it was already over when it became known: its readings are those of `since`."""
        return self.detail.finding is not None and self.detail.finding.is_historic

    @property
    def evidence(self) -> dict[str, Any] | None:
        """The evidence card, ready for JSON; None if there is none."""
        return None if self.detail.finding is None else self.detail.finding.evidence

    def with_evidence(self, card: dict[str, Any]) -> "AlertEvent":
        """The same event with its card."""
        if self.detail.finding is None:
            raise ValueError(f"{self.kind.value} comes from no finding and has no evidence")
        finding = msgspec.structs.replace(self.detail.finding, evidence=card)
        return msgspec.structs.replace(self, detail=msgspec.structs.replace(self.detail, finding=finding))

    def shown(self) -> dict[str, Any]:
        """The event for people and programs: moments instead of ticks, words instead of numbers."""
        finding = self.detail.finding
        said: dict[str, Any] = {
            "known_at": to_moment(self.known_at), "event": self.kind.value, "pattern": self.pattern,
            "severity": self.severity.name.lower(), "cause": self.cause, "since": to_moment(self.since),
            "alert_id": self.alert_id, "about": self.about, "by": self.by, "reason": self.reason,
        }  # fmt: skip
        if finding is not None:
            said |= {
                "title": finding.title, "version": finding.version, "is_silent": finding.is_silent,
                "is_late": finding.is_late, "is_historic": finding.is_historic,
                "superseded_by": finding.superseded_by, "evidence": finding.evidence,
            }  # fmt: skip
        return said


def alert_id(stay_id: str, pattern: str, about: str, raised_at: int) -> str:
    """The one name of an alert, the same for whoever raises it: live, swept, replayed."""
    return str(uuid5(_NAMESPACE, f"{stay_id}\n{pattern}\n{about}\n{raised_at}"))
