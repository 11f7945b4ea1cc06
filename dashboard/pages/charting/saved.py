"""The screen after a save: what it came to, what it raised, who sees it, what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import dcc, html
from dash.development.base_component import Component

from alerts.finding import Severity
from dashboard import words
from dashboard.components.due import Due, due_words
from dashboard.components.severity import WORDS, badge, severity_code
from dashboard.components.small import arrow, not_looked_at
from dashboard.icons import icon, shape


@dataclass(frozen=True, slots=True)
class SavedScore:
    """One score that was saved. total None: incomplete, `words` says how far. change: from the complete one before."""

    scale: str
    total: str | None
    words: str
    change: float | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class RaisedLine:
    """One alert that this save raised, worsened or brought back."""

    severity: Severity
    title: str


@dataclass(frozen=True, slots=True)
class SavedView:
    """The whole screen. entry_id, form: what "Correct this" opens. elsewhere: the next bed that is due."""

    stay_id: str
    by: str
    at: datetime
    zone: ZoneInfo
    what: str
    scores: tuple[SavedScore, ...]
    raised: tuple[RaisedLine, ...]
    is_examined: bool
    due: Due | None
    entry_id: str
    form: str | None
    elsewhere: tuple[str, str] | None = None


def saved_screen(view: SavedView) -> html.Div:
    """The screen itself; it takes the place of the form."""
    return html.Div(
        [
            html.Div(
                [_head(view), _scores(view.scores), _unexamined(view), *_raised(view.raised), _emergency(view.raised)],
                className="tw-card tw-saved-card",
            ),
            html.Div([*_told(view), _next(view), _ways_on(view)], className="tw-saved-side"),
        ],
        id="saved",
        className="tw-saved",
    )


def _head(view: SavedView) -> html.Div:
    return html.Div(
        [
            html.Span(icon("tick"), className="tw-saved-tick"),
            html.Div(
                [
                    html.H2(f"Saved {words.clock(view.at, view.zone)}"),
                    html.P(
                        f"{view.what}. By {view.by}. On the server, not only on this tablet.", className="tw-second"
                    ),
                ]
            ),
        ],
        className="tw-saved-head",
        role="status",
    )


def _scores(scores: Sequence[SavedScore]) -> html.Div | None:
    if not scores:
        return None
    return html.Div([_score(score) for score in scores], className="tw-saved-scores")


def _score(score: SavedScore) -> html.Div:
    if score.total is None:
        inside: list[Component | None] = [html.Span("No total", className="tw-saved-none")]
    else:
        change = None if score.change is None else arrow(score.change, score.since)
        inside = [html.Span(score.total, className="tw-saved-number"), change]
    return html.Div(
        [html.Span(score.scale), *inside, html.Span(score.words, className="tw-saved-band")],
        className="tw-note tw-saved-score",
    )


def _unexamined(view: SavedView) -> Component | None:
    return None if view.is_examined else not_looked_at()


def _raised(raised: Sequence[RaisedLine]) -> list[Component]:
    if not raised:
        return []
    worst = raised[0]
    code = severity_code(worst.severity)
    head = html.Div(
        [
            shape(code, inverse=worst.severity is Severity.CRITICAL),
            html.Span(f"{WORDS[worst.severity]}: {worst.title}"),
        ],
        className="tw-raised-head",
    )
    lines = [html.Div([badge(line.severity), html.Span(line.title)], className="tw-raised-line") for line in raised[1:]]
    return [html.Div([head, *lines], className=f"tw-raised tw-raised-{code}")]


def _emergency(raised: Sequence[RaisedLine]) -> Component | None:
    if not raised or raised[0].severity < Severity.HIGH:
        return None
    return html.Div(
        [icon("phone"), html.Span("Emergency? Use the emergency call. Do not wait for this screen.")],
        className="tw-emergency",
    )


def _told(view: SavedView) -> list[Component]:
    if not view.raised:
        return []
    rows = [
        ("users", "Physician and charge nurse", "On their alerts page, now"),
        ("phone", "No pager is connected", "Tell them by voice what cannot wait"),
    ]
    return [
        html.Div(
            [
                html.H2("Who is told"),
                html.Div(
                    [
                        html.Div(
                            [icon(picture), html.Div([html.B(who), html.P(how, className="tw-second")])],
                            className="tw-told",
                        )
                        for picture, who, how in rows
                    ],
                    className="tw-rows",
                ),
            ],
            className="tw-card",
        )
    ]


def _next(view: SavedView) -> html.Div:
    due = view.due
    if due is None or due.at is None:
        inside: Component = html.P("Nothing is due." if due is None else "Off the unit: the clock stands still.")
    else:
        away = f"in {words.span(due.at - view.at)}" if due.at > view.at else due_words(due, view.at, view.zone)
        inside = html.Div(
            [
                html.Span(words.clock(due.at, view.zone), className="tw-next-time"),
                html.Span(f"{away}. {due.what}", className="tw-second"),
            ],
            className="tw-saved-next",
        )
    return html.Div([html.H2("Next check"), inside], className="tw-card")


def _ways_on(view: SavedView) -> html.Div:
    on: list[Component] = []
    if view.elsewhere is not None:
        stay_id, name = view.elsewhere
        on.append(
            dcc.Link(
                [f"Next: {name}", icon("chevron")],
                href=f"/chart/{stay_id}",
                className="tw-button tw-button-primary tw-next",
            )
        )
    else:
        on.append(dcc.Link("My round", href="/round", className="tw-button tw-button-primary tw-next"))
    small: list[Component] = []
    if view.form is not None:
        address = f"/chart/{view.stay_id}/{view.form}?corrects={view.entry_id}"
        small.append(dcc.Link([icon("pen"), "Correct this"], href=address, className="tw-button"))
    small += [
        dcc.Link([icon("note"), "Add a note"], href=f"/chart/{view.stay_id}/note", className="tw-button"),
        dcc.Link([icon("chart"), "Stay"], href=f"/stay/{view.stay_id}", className="tw-button"),
    ]
    if view.elsewhere is not None:
        small.append(dcc.Link([icon("list"), "My round"], href="/round", className="tw-button"))
    return html.Div([*on, html.Div(small, className="tw-buttons")], className="tw-saved-ways")
