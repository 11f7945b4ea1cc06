"""One card a patient with everything open about them, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dash import html

from alerts.finding import Severity
from alerts.states import Condition, Stage
from dashboard import words
from dashboard.attributes import CURRENT
from dashboard.components.severity import badge, severity_line
from dashboard.icons import icon
from dashboard.patient import Patient

MOST_LINES = 3
NEW_FOR = timedelta(minutes=15)
ENDINGS = {
    Condition.HOLDS: "",
    Condition.UNKNOWN: "cannot be judged now",
    Condition.ENDED: "no longer so",
    Condition.RETRACTED: "taken back by a correction",
    Condition.HISTORIC: "was so, known too late",
}


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One open alert in one line."""

    id: str
    pattern: str
    title: str
    cause: str
    severity: Severity
    worst: Severity
    condition: Condition
    stage: Stage
    raised_at: datetime
    owner: str | None
    owner_name: str
    action: str
    recheck_at: datetime | None

    @property
    def is_accepted(self) -> bool:
        """Whether somebody owns it."""
        return self.stage is not Stage.WAITING

    @property
    def shown_severity(self) -> Severity:
        """What its badge says: how bad it is now, or was when it could last be judged."""
        return self.severity or self.worst

    @property
    def words(self) -> str:
        """What it is, and what became of it where it no longer simply holds."""
        ending = ENDINGS[self.condition]
        eased = f"was {self.worst.name.lower()}" if self.severity < self.worst else ""
        more = ", ".join(part for part in (ending, eased) if part)
        return f"{self.title} ({more})" if more else self.title


@dataclass(frozen=True, slots=True)
class AlertCard:
    """All open alerts of one patient, the most urgent first."""

    patient: Patient
    lines: tuple[AlertLine, ...]

    @property
    def head(self) -> AlertLine:
        """The line the card is ranked by."""
        return self.lines[0]

    def line(self, alert_id: str | None) -> AlertLine:
        """The line asked for; its head if that one is gone."""
        return next((line for line in self.lines if line.id == alert_id), self.head)

    def joined(self, alert_id: str) -> tuple[AlertLine, ...]:
        """The lines of the same cause: paged together, answered together."""
        cause = self.line(alert_id).cause
        return tuple(line for line in self.lines if line.cause == cause)


def alert_card(
    card: AlertCard, now: datetime, zone: ZoneInfo, *, actor_id: str = "", is_chosen: bool = False
) -> html.Button:
    """One card a patient: bed, name, age, the most urgent alert, up to three more, and whose it is."""
    head, rest = card.head, card.lines[1:]
    age = words.span(now - head.raised_at)
    is_new = not head.is_accepted and now - head.raised_at < NEW_FOR
    return html.Button(
        [
            html.Span(
                [
                    html.Span([html.Span("Bed ", className="tw-unread"), card.patient.bed], className="tw-alert-bed"),
                    html.Span(card.patient.named.short, className="tw-alert-name"),
                    html.Span(f"{age} · new" if is_new else age, className="tw-alert-age"),
                ],
                className="tw-alert-top",
            ),
            html.Span([badge(head.shown_severity, head.is_accepted), html.Span(head.words)], className="tw-alert-head"),
            *(severity_line(line.shown_severity, line.words) for line in rest[:MOST_LINES]),
            html.Span(f"{len(rest) - MOST_LINES} more", className="tw-alert-more") if len(rest) > MOST_LINES else None,
            _owner(head, zone, actor_id),
        ],
        id={"kind": "alert-card", "stay": card.patient.stay_id},
        className=f"tw-alert-card tw-alert-{head.shown_severity.name.lower()}{' tw-alert-chosen' if is_chosen else ''}",
        type="button",
        **(CURRENT if is_chosen else {}),
    )


def _owner(line: AlertLine, zone: ZoneInfo, actor_id: str) -> html.Span:
    if not line.is_accepted:
        return html.Span([icon("person"), html.B("Nobody yet")], className="tw-alert-owner")
    mine = "Yours" if line.owner == actor_id else line.owner_name
    again = [icon("clock"), html.B(f"look again {words.clock(line.recheck_at, zone)}")] if line.recheck_at else []
    return html.Span(
        [icon("person"), html.Span(f"{mine} · {line.action}"), html.Span(again, className="tw-alert-again")],
        className="tw-alert-owner",
    )
