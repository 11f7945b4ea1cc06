"""The page of the roster from its view: who is called now, the coming days, and the form."""

from datetime import timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from alerts.sending.store import Failed
from chart.duty.store import WrittenTurn
from chart.people import role_words
from dashboard import words
from dashboard.attributes import LIVE, spoken
from dashboard.components.severity import WORDS
from dashboard.components.small import banner, empty_state, refusal
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.duty.view import DutyView

DAYS_OFFERED = range(-1, 7)  # last night's turn may still run
SHIFT_WORDS = (("day", "Day 07–19"), ("night", "Night 19–07"), ("whole", "24 h from 07"), ("other", "Other times"))
MOST_FAILED = 20
Choices = list[tuple[str, str]]


def duty_page(view: DutyView) -> html.Div:
    """The whole page; what changes is inside parts of their own."""
    return html.Div(
        [
            dcc.Store(id="duty-written"),
            dcc.Store(id="duty-asked"),
            dcc.Store(id="duty-removed"),
            dcc.Interval(id="duty-minute", interval=60_000),
            html.Div(now_card(view), id="duty-now", className="tw-duty-now"),
            dcc.Store(id="duty-test-asked"),
            html.Div(id="duty-tested", className="tw-second", **LIVE),
            html.Div(
                [
                    html.Div(days(view), id="duty-days", className="tw-duty-days"),
                    _form(view) if view.may_write else None,
                ],
                className="tw-duty-below",
            ),
        ],
        className="tw-duty",
    )


def now_card(view: DutyView) -> list[Component]:
    """One line a role, in the order in which they are called; above them what keeps pages from reaching anybody."""
    ladder = [_step(view, place, role) for place, role in enumerate(view.ladder)]
    fault = banner("No page is sent: alerts are on screen only.", view.channels_fault, "alert")
    return [
        *([fault] if view.channels_fault else []),
        html.Div(ladder, className="tw-card tw-ladder"),
        *([_failed(view)] if view.failed else []),
    ]


def _failed(view: DutyView) -> html.Div:
    """Pages that reached nobody, the newest first."""
    pages = [
        html.Li(
            [
                html.Span(words.moment_words(each.made_at, view.zone, view.now), className="tw-turn-time"),
                html.Span(
                    [
                        html.B(f"{_what(each)}, {f'bed {each.bed}' if each.bed else 'no bed'}"),
                        html.Span(f"{role_words(each.to_role).capitalize()}: {each.why}", className="tw-second"),
                    ]
                ),
            ]
        )
        for each in view.failed[:MOST_FAILED]
    ]
    more = len(view.failed) - MOST_FAILED
    return html.Div(
        [
            html.H2("Reached nobody in the last 24 h"),
            html.Ul(pages, className="tw-turns"),
            html.P(f"{more} more", className="tw-second") if more > 0 else None,
        ],
        className="tw-card tw-duty-failed",
    )


def _what(page: Failed) -> str:
    return "Taken back" if page.is_taken_back else WORDS[page.severity]


def _step(view: DutyView, place: int, role: str) -> html.Div:
    on_duty = view.on_now(role)
    names: list[Component] = [
        html.Span([html.B(turn.name), f" until {words.moment_words(turn.ends_at, view.zone, view.now)}"])
        for turn in on_duty
    ]
    nobody = html.Span("Nobody is written down; whoever has this role is called.", className="tw-second")
    called = "Called first" if place == 0 else "then"
    return html.Div(
        [
            html.Span(called, className="tw-ladder-when"),
            html.Span(role_words(role).capitalize(), className="tw-ladder-role"),
            html.Div(names or nobody, className="tw-ladder-names"),
            _reached(view, role),
        ],
        className="tw-ladder-step",
    )


def _reached(view: DutyView, role: str) -> html.Div:
    channels = view.channels[role]
    if not channels:
        return html.Div(html.Span("On screen only: no channel is set", className="tw-second"), className="tw-reached")
    button = html.Button(
        "Send a test",
        id={"kind": "channel-test", "role": role},
        className="tw-button",
        type="button",
        **spoken(f"Send a test to the {role_words(role)}"),
    )
    by = html.Span(f"By {', then '.join(channels)}", className="tw-second")
    return html.Div([by, button if view.may_write else None], className="tw-reached")


def days(view: DutyView) -> list[Component]:
    """The coming turns, day by day."""
    if not view.turns:
        more = "Write down who is on duty." if view.may_write else "A charge nurse or physician writes it."
        return [html.Div(empty_state(f"No turn is written down for the next two weeks. {more}"), className="tw-card")]
    return [
        html.Div(
            [
                html.H2(words.day(turns[0].starts_at, view.zone, view.now)),
                html.Ul([_turn(view, turn) for turn in turns], className="tw-turns"),
            ],
            className="tw-card",
        )
        for turns in view.by_day.values()
    ]


def _turn(view: DutyView, turn: WrittenTurn) -> html.Li:
    from_, until = (words.clock(at, view.zone) for at in (turn.starts_at, turn.ends_at))
    remove = html.Button(
        "Take out",
        id={"kind": "turn-out", "turn": turn.id},
        className="tw-button",
        type="button",
        **spoken(f"Take out {turn.name}, {from_} to {until}"),
    )
    return html.Li(
        [
            html.Span(f"{from_}–{until}", className="tw-turn-time"),
            html.Span([html.B(turn.name), html.Span(role_words(turn.role), className="tw-second")]),
            remove if view.may_write else None,
        ]
    )


def _form(view: DutyView) -> html.Div:
    today = view.now.astimezone(view.zone)
    offered: Choices = [
        (
            (today + timedelta(days=ahead)).date().isoformat(),
            words.day(today + timedelta(days=ahead), view.zone, view.now),
        )
        for ahead in DAYS_OFFERED
    ]
    return html.Div(
        [
            html.Div(
                [
                    html.H2("Write down a turn"),
                    text_field({"kind": "duty", "field": "name"}, "Who", offered=view.names),
                    _choices("Day it starts", offered, id="duty-day"),
                    _choices("Shift", list(SHIFT_WORDS), id="duty-shift"),
                    html.Div(
                        [
                            text_field({"kind": "duty", "field": "from"}, "From", is_figure=True, hint="07:00"),
                            text_field({"kind": "duty", "field": "until"}, "Until", is_figure=True, hint="15:30"),
                        ],
                        className="tw-duty-times",
                        id="duty-times",
                        hidden=True,
                    ),
                    refusal(None, id="duty-refusal"),
                    html.Button("Write it down", id="duty-add", className="tw-button tw-button-primary", type="button"),
                ],
                className="tw-card tw-duty-form",
            ),
            html.Details(
                [
                    html.Summary("Take a whole roster from a CSV file", className="tw-resolve-summary"),
                    html.P(
                        "First line: name,from,until. Then one turn a line, such as Nora Lindqvist,2026-11-30 07:00,"
                        "2026-11-30 19:00. All of it is taken, or nothing.",
                        className="tw-second",
                    ),
                    dcc.Upload(
                        html.Span([icon("plus"), "Choose the file"], className="tw-button"),
                        id="duty-sheet",
                        accept=".csv,text/csv",
                        max_size=1_000_000,
                    ),
                    html.P(id="duty-taken", className="tw-second"),
                    refusal(None, id="duty-sheet-refusal"),
                ],
                className="tw-card tw-duty-file",
            ),
        ],
        className="tw-duty-writing",
    )


def _choices(label: str, choices: Choices, *, id: str) -> html.Div:
    cards: Any = [dmc.RadioCard(word, value=value, className="tw-choice") for value, word in choices]
    group = dmc.RadioGroup(
        html.Div(cards, className="tw-choices"), id=id, label=label, classNames={"label": "tw-label"}, value=""
    )
    return html.Div(group, className="tw-duty-choice")
