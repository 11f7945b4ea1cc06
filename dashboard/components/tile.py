"""One bed as a tile: who lies there, how the score stands and moves, the worst open alert, what is due next."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import dcc, html
from dash.development.base_component import Component

from alerts.finding import Severity
from dashboard import words
from dashboard.components.due import Due, due_pill
from dashboard.components.severity import WORDS, severity_code
from dashboard.components.small import arrow, class_chip, news2_cell, precaution, sleep_mark
from dashboard.components.sparkline import Spark, sparkline
from dashboard.icons import icon, shape
from dashboard.patient import Patient


@dataclass(frozen=True, slots=True)
class TileScore:
    """The newest complete score. change: from the complete one before it, over `since` ("in 4 h"); None: the first."""

    scale: str
    shown: str
    band: str
    observed_at: datetime
    change: float | None
    since: str
    spark: Spark


@dataclass(frozen=True, slots=True)
class TileAlert:
    """The worst open alert.

    owner: initials of who accepted or paused it, "" while nobody has. short: its title in few words.
    """

    severity: Severity
    title: str
    raised_at: datetime
    owner: str = ""
    short: str = ""
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One bed; patient None: nobody lies there."""

    bed: str
    patient: Patient | None = None
    score: TileScore | None = None
    news2: int | None = None
    has_single_3: bool = False
    alert: TileAlert | None = None
    due: Due | None = None


def bed_tile(tile: Tile, now: datetime, zone: ZoneInfo) -> Component:
    """The tile; the whole of it is one link to the stay. An empty bed keeps its place, dashed."""
    if tile.patient is None:
        empty = html.P("Empty", className="tw-tile-empty")
        return html.Div([_bed(tile.bed), empty], className="tw-tile tw-tile-nobody")
    edge = "" if tile.alert is None else f" tw-tile-{severity_code(tile.alert.severity)}"
    accepted = " tw-tile-accepted" if tile.alert and tile.alert.owner else ""
    return dcc.Link(
        [_who(tile, now, zone), _score(tile, now, zone), _alert(tile.alert, now), _feet(tile, now, zone)],
        href=f"/stay/{tile.patient.stay_id}",
        className=f"tw-tile{edge}{accepted}",
    )


def _bed(bed: str) -> html.Span:
    return html.Span([html.Span("Bed ", className="tw-unread"), bed], className="tw-tile-bed")


def _who(tile: Tile, now: datetime, zone: ZoneInfo) -> html.Div:
    patient = tile.patient
    assert patient is not None  # noqa: S101 - only drawn for somebody
    return html.Div(
        [
            _bed(tile.bed),
            html.Div(
                [
                    html.Div(patient.named.short, className="tw-tile-name"),
                    html.Div(_course(patient, now, zone), className="tw-tile-course"),
                ]
            ),
            html.Div([class_chip(code, is_short=True) for code in patient.classes], className="tw-tile-classes"),
        ],
        className="tw-tile-who",
    )


def _course(patient: Patient, now: datetime, zone: ZoneInfo) -> str:
    """Day of stay and hours since last use: "Day 3 · 61 h since use"."""
    day = "" if patient.admitted_at is None else f"Day {words.day_of_stay(patient.admitted_at, now, zone)} · "
    if patient.last_use_at is None:
        return f"{day}last use unknown"
    return f"{day}{int((now - patient.last_use_at).total_seconds() // 3600)} h since use"


def _score(tile: Tile, now: datetime, zone: ZoneInfo) -> html.Div:
    news2 = html.Span(["NEWS2 ", news2_cell(tile.news2, tile.has_single_3)], className="tw-tile-news2")
    if tile.score is None:
        none = html.Div("No complete score yet", className="tw-tile-noscore")
        return html.Div([none, html.Div(news2, className="tw-tile-side")], className="tw-tile-score")
    score = tile.score
    change = None if score.change is None else arrow(score.change, score.since)
    at = f"{score.scale}{f' · {score.band}' if score.band else ''}"
    return html.Div(
        [
            html.Div(
                [
                    html.Div([html.Span(score.shown, className="tw-tile-number"), change], className="tw-tile-value"),
                    html.Div(
                        at, className="tw-tile-scale", title=f"at {words.moment_words(score.observed_at, zone, now)}"
                    ),
                ]
            ),
            html.Div([sparkline(score.spark), news2], className="tw-tile-side"),
        ],
        className="tw-tile-score",
    )


def _alert(alert: TileAlert | None, now: datetime) -> html.Div:
    if alert is None:
        return html.Div("No open alert", className="tw-tile-alert tw-tile-calm")
    code = severity_code(alert.severity)
    is_loud = alert.severity is Severity.CRITICAL and not alert.owner
    end: list[Component | str] = (
        [alert.owner, icon("pause", "paused") if alert.is_paused else icon("tick", "accepted")]
        if alert.owner
        else [words.span(now - alert.raised_at)]
    )
    return html.Div(
        [
            shape(code, inverse=is_loud),
            html.B(WORDS[alert.severity]),
            html.Span(alert.short or alert.title, className="tw-tile-title", title=alert.title),
            html.Span(end, className="tw-tile-age"),
        ],
        className=f"tw-tile-alert tw-tile-alert-{code}{' tw-tile-loud' if is_loud else ''}",
    )


def _feet(tile: Tile, now: datetime, zone: ZoneInfo) -> html.Div:
    codes = tile.patient.precautions if tile.patient else ()
    is_asleep = bool(tile.due and tile.due.is_asleep)
    marks = [precaution(code, with_word=len(codes) == 1 and not is_asleep) for code in codes]
    asleep = [sleep_mark(with_word=not codes)] if is_asleep else []
    return html.Div(
        [due_pill(tile.due, now, zone), html.Span([*marks, *asleep], className="tw-tile-precautions")],
        className="tw-tile-feet",
    )
