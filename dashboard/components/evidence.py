"""The evidence card: why an alert stands, on which readings, what is missing, what would clear it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dash import dcc, html
from dash.development.base_component import Component

from alerts.finding import Severity
from alerts.states import Stage
from chart.ticks import to_tick
from dashboard import words
from dashboard.components.alert_card import AlertCard, AlertLine
from dashboard.components.evidence_chart import Window, evidence_chart
from dashboard.components.evidence_table import Row, evidence_table
from dashboard.components.patient_banner import identifiers
from dashboard.components.severity import WORDS, severity_code
from dashboard.icons import icon, shape

MOST_WAYS = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence card of one alert, ready to be drawn.

    next_severity: the next worse there is, "" if none; raises: any one of these would make it that. seen_at: when the
    newest reading was seen. window: None where there is nothing to draw.
    """

    rule: str
    why: str
    action: str
    source: str
    grade: str
    version: str
    signed: str
    known_limits: str
    rows: tuple[Row, ...]
    clears: tuple[str, ...]
    next_severity: str
    raises: tuple[str, ...]
    seen_at: datetime | None
    window: Window | None


def evidence_card(
    card: AlertCard, line: AlertLine, evidence: Evidence | None, now: datetime, zone: ZoneInfo
) -> html.Div:
    """Header with two identifiers and who owns it; then the evidence, or that there is none."""
    body = (
        [html.P("No evidence was kept for this alert.", className="tw-second")]
        if evidence is None
        else _body(evidence, now, zone)
    )
    moment = line.raised_at if evidence is None or evidence.seen_at is None else evidence.seen_at
    return html.Div(
        [
            _header(card, line, now, zone),
            html.Div([*body, _ways_on(card.patient.stay_id, moment, now, zone)], className="tw-evidence-body"),
        ],
        className=f"tw-evidence tw-evidence-{severity_code(line.shown_severity)}",
    )


def _header(card: AlertCard, line: AlertLine, now: datetime, zone: ZoneInfo) -> html.Div:
    severity = line.shown_severity
    owned = f"Accepted by {line.owner_name}" if line.is_accepted else "Nobody has accepted"
    if line.stage is Stage.PAUSED:
        owned = f"Paused by {line.owner_name}"
    if line.closed:
        owned = f"Closed by {line.closed.who}" if line.closed.who else "Closed by itself"
    since = f"Since {words.moment_words(line.raised_at, zone, now)} ({words.ago(line.raised_at, now)})"
    return html.Div(
        [
            shape(severity_code(severity), inverse=severity is Severity.CRITICAL),
            html.Div(
                [
                    html.H2(f"{WORDS[severity]} · {line.words}"),
                    html.P([f"Bed {card.patient.bed} · {card.patient.named.whole} · ", *identifiers(card.patient)]),
                ]
            ),
            html.Div([html.B(owned), html.P(_until(line, zone) or since)], className="tw-evidence-owner"),
        ],
        className="tw-evidence-head",
    )


def _until(line: AlertLine, zone: ZoneInfo) -> str:
    """Until when it is left in peace, or who was called last for it."""
    if line.closed:
        return line.closed.words(zone).capitalize()
    if line.pause_ends_at:
        return f"Until {words.clock(line.pause_ends_at, zone)}"
    if line.recheck_at:
        return f"Look again {words.clock(line.recheck_at, zone)}"
    if line.called and not line.called.is_first:
        return f"{line.called.role.capitalize()} called {words.clock(line.called.at, zone)}"
    return ""


def _body(evidence: Evidence, now: datetime, zone: ZoneInfo) -> list[Component | None]:
    tags = (evidence.version, evidence.grade, evidence.source, evidence.signed)
    said = [
        html.P(evidence.rule, className="tw-evidence-rule"),
        html.P(evidence.why, className="tw-second"),
        html.P([html.B("Consider: "), evidence.action], className="tw-second"),
        html.Div([html.Span(tag, className="tw-tag") for tag in tags if tag], className="tw-chips"),
    ]
    chart = None if evidence.window is None else evidence_chart(evidence.window, now, zone)
    return [
        html.Div([html.Div(said, className="tw-evidence-said"), chart], className="tw-evidence-lead"),
        *evidence_table(evidence.rows, now, zone),
        html.Div(_feet(evidence), className="tw-evidence-feet"),
    ]


def _feet(evidence: Evidence) -> list[Component]:
    """What would end it, what would make it worse, and where the rule is known to fail."""
    feet: list[Component] = []
    if evidence.clears:
        feet.append(_foot("What would clear it", evidence.clears))
    if evidence.next_severity:
        more = ["or another way that the rule names"] if len(evidence.raises) > MOST_WAYS else []
        feet.append(_foot(f"What would raise it to {evidence.next_severity}", [*evidence.raises[:MOST_WAYS], *more]))
    if evidence.known_limits:
        feet.append(_foot("Known limits", [evidence.known_limits]))
    return feet


def _foot(title: str, sentences: Sequence[str]) -> html.Div:
    return html.Div([html.H3(title), *map(html.P, sentences)])


def _ways_on(stay_id: str, moment: datetime, now: datetime, zone: ZoneInfo) -> html.Div:
    """To the stay at that moment, and onto paper; on paper, when that was and by whom, as the browser knows it."""
    at = words.moment_words(moment, zone, now)
    to_stay = dcc.Link(
        [icon("chart"), f"Open the stay at {at}"], href=f"/stay/{stay_id}?at={to_tick(moment)}", className="tw-button"
    )
    prints: dict[str, Any] = {"data-prints": "evidence"}
    printed: dict[str, Any] = {"data-printed": str(now.astimezone(zone).year)}
    whole: dict[str, Any] = {"data-shows": "whole-evidence"}
    return html.Div(
        [
            html.Button("All evidence", type="button", className="tw-button tw-evidence-all", **whole),
            to_stay,
            html.Button([icon("print"), "Print"], type="button", className="tw-button tw-print", **prints),
            html.P(className="tw-printed", **printed),
        ],
        className="tw-buttons tw-evidence-ways",
    )
