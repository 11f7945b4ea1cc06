"""One card a patient with everything open about them, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from alerts.finding import Severity
from alerts.states import Condition, Stage
from dashboard import words
from dashboard.attributes import CURRENT, DECORATION
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
class Called:
    """Who was called last for what nobody owns, and when the next role is; next_at None: nobody more is called."""

    role: str
    at: datetime
    is_first: bool
    next_at: datetime | None = None

    def share(self, now: datetime) -> float:
        """How much of the time to the next call has gone, 0 to 1."""
        if self.next_at is None or self.next_at <= self.at:
            return 1.0
        return min(1.0, max(0.0, (now - self.at) / (self.next_at - self.at)))


@dataclass(frozen=True, slots=True)
class Closed:
    """When it was closed, by whom and why; who "": nobody had to."""

    at: datetime
    who: str
    why: str

    def words(self, zone: ZoneInfo) -> str:
        """As on a card: closed 03:12."""
        return f"closed {words.clock(self.at, zone)}"


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
    pause_ends_at: datetime | None = None
    called: Called | None = None
    closed: Closed | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether somebody owns it, or has asked for quiet about it."""
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
    """Alerts of one patient, the most urgent first. is_changed: something was noticed since one last looked."""

    patient: Patient
    lines: tuple[AlertLine, ...]
    is_changed: bool = False

    @property
    def head(self) -> AlertLine:
        """The line the card is ranked by."""
        return self.lines[0]

    @property
    def unowned(self) -> AlertLine | None:
        """The worst that nobody owns and for which somebody is called."""
        return next((line for line in self.lines if line.called and line.called.next_at), None)

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
    mark = " · new" if is_new else " · changed" if card.is_changed else ""
    return html.Button(
        [
            html.Span(
                [
                    html.Span([html.Span("Bed ", className="tw-unread"), card.patient.bed], className="tw-alert-bed"),
                    html.Span(card.patient.named.short, className="tw-alert-name"),
                    html.Span(f"{age}{mark}", className="tw-alert-age"),
                ],
                className="tw-alert-top",
            ),
            html.Span([badge(head.shown_severity, head.is_accepted), html.Span(head.words)], className="tw-alert-head"),
            *(severity_line(line.shown_severity, line.words) for line in rest[:MOST_LINES]),
            html.Span(f"{len(rest) - MOST_LINES} more", className="tw-alert-more") if len(rest) > MOST_LINES else None,
            _owner(head, now, zone, actor_id),
            _unowned(card.unowned, now) if head.is_accepted and card.unowned else None,
        ],
        id={"kind": "alert-card", "stay": card.patient.stay_id},
        className=f"tw-alert-card tw-alert-{head.shown_severity.name.lower()}{' tw-alert-chosen' if is_chosen else ''}",
        type="button",
        **(CURRENT if is_chosen else {}),
    )


def _owner(line: AlertLine, now: datetime, zone: ZoneInfo, actor_id: str) -> html.Span:
    mine = "Yours" if line.owner and line.owner == actor_id else line.owner_name
    if line.closed:
        said = " · ".join(part for part in (line.closed.who or "Ended by itself", line.closed.why) if part)
        return _owned([icon("tick"), html.Span(said)], [html.B(line.closed.words(zone))])
    if line.stage is Stage.PAUSED and line.pause_ends_at:
        until = [icon("pause"), html.B(f"paused until {words.clock(line.pause_ends_at, zone)}")]
        return _owned([icon("person"), mine], until)
    if line.is_accepted:
        again = [icon("clock"), html.B(f"look again {words.clock(line.recheck_at, zone)}")] if line.recheck_at else []
        return _owned([icon("person"), html.Span(f"{mine} · {line.action}")], again)
    who = "Nobody yet" if line.called is None or line.called.is_first else f"Nobody yet · {line.called.role} called"
    return _owned([icon("person"), html.B(who)], countdown(line.called, now, line.shown_severity))


def _unowned(line: AlertLine, now: datetime) -> html.Span:
    return _owned([icon("person"), html.B(f"{line.title}: nobody yet")], countdown(line.called, now, line.severity))


def _owned(whose: list[Component | str], then: list[Component]) -> html.Span:
    return html.Span([*whose, html.Span(then, className="tw-alert-again")], className="tw-alert-owner")


def countdown(called: Called | None, now: datetime, severity: Severity) -> list[Component]:
    """A ring that fills, for the eye, and how long until the next role is called, in words."""
    if called is None or called.next_at is None:
        return []
    left = called.next_at - now
    said = f"next role in {words.span(left)}" if left >= timedelta(minutes=1) else "next role now"
    ring = html.Span(
        className=f"tw-ring tw-ring-{severity.name.lower()}",
        style={"--ring-part": f"{called.share(now):.0%}"},
        **DECORATION,
    )
    return [ring, html.B(said)]
