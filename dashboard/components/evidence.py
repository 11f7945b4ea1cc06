"""The evidence card: why an alert stands, on which readings, what is missing, what would clear it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from alerts.finding import Severity
from alerts.states import Stage
from dashboard import words
from dashboard.components.alert_card import AlertCard, AlertLine
from dashboard.components.patient_banner import identifiers
from dashboard.components.severity import WORDS, severity_code
from dashboard.components.small import missing_ring
from dashboard.icons import icon, shape


@dataclass(frozen=True, slots=True)
class Row:
    """One condition of the rule and a reading it rests on; `is_missing`: nobody charted it."""

    text: str
    value: str
    observed_at: datetime | None = None
    charted_by: str = ""
    is_missing: bool = False
    is_met: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence card of one alert, ready to be drawn."""

    rule: str
    why: str
    action: str
    source: str
    grade: str
    version: str
    known_limits: str
    rows: tuple[Row, ...]
    clears: tuple[str, ...]
    until: datetime | None


def evidence_card(
    card: AlertCard, line: AlertLine, evidence: Evidence | None, now: datetime, zone: ZoneInfo
) -> html.Div:
    """Header with two identifiers and who owns it; then the evidence, or that there is none."""
    body = (
        [html.P("No evidence was kept for this alert.", className="tw-second")]
        if evidence is None
        else _body(evidence, now, zone)
    )
    return html.Div(
        [_header(card, line, now, zone), html.Div(body, className="tw-evidence-body")],
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
    return [
        html.P(evidence.rule, className="tw-evidence-rule"),
        html.P(evidence.why, className="tw-second"),
        html.P([html.B("Consider: "), evidence.action], className="tw-second"),
        html.Div(
            [html.Span(tag, className="tw-tag") for tag in (evidence.version, evidence.grade, evidence.source) if tag],
            className="tw-chips",
        ),
        _table(evidence, now, zone),
        html.Div(
            [
                html.Div([html.H3("What would clear it"), *(html.P(words_) for words_ in evidence.clears)]),
                html.Div([html.H3("Known limits"), html.P(evidence.known_limits)]) if evidence.known_limits else None,
            ],
            className="tw-evidence-feet",
        )
        if evidence.clears or evidence.known_limits
        else None,
    ]


def _table(evidence: Evidence, now: datetime, zone: ZoneInfo) -> html.Table:
    heads = [
        html.Th(html.Span("Met", className="tw-unread")),
        *map(html.Th, ("What was seen", "Value", "Observed", "Charted by")),
    ]
    return html.Table(
        [html.Thead(html.Tr(heads)), html.Tbody([_row(row, now, zone) for row in evidence.rows])],
        className="tw-evidence-table",
    )


def _row(row: Row, now: datetime, zone: ZoneInfo) -> html.Tr:
    if row.is_missing:
        cells: list[Component | str] = [missing_ring(), row.text, row.value, "–", "missing"]
        return html.Tr([html.Td(cell) for cell in cells], className="tw-evidence-missing")
    observed = words.moment_words(row.observed_at, zone, now) if row.observed_at else ""
    mark = icon("tick", "met") if row.is_met else icon("info", "not decided")
    return html.Tr(
        [
            html.Td(mark),
            html.Th(row.text, scope="row"),
            html.Td(html.B(row.value)),
            html.Td(observed),
            html.Td(row.charted_by),
        ]
    )
