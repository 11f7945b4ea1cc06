"""What can be done about the open alert: accept it, enter whom one has phoned, pause it, resolve it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from alerts.states import Kind, may
from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.alert_card import AlertCard, AlertLine
from dashboard.components.small import refusal
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.alerts.view import AlertsView

ACTIONS = (
    ("Going to bedside", "eye"),
    ("Phoned the nurse", "phone"),
    ("Asked for transfer", "leave"),
    ("Other", None),
)
TOLD = ("Orders given", "Coming to see the patient", "No change for now")
MINUTES = (10, 30, 60)
QUIET_MINUTES = (30, 60, 120, 240, 480)
REASONS = ("No longer so", "Answered and settled", "Charted wrongly")
ELSE = "Somebody else"
READ_BACK = "read back"
Choice = tuple[str, object]
Where = dict[str, str]


def answering(card: AlertCard, line: AlertLine, view: AlertsView) -> list[Component | None]:
    """Everything this person may do about it; those who may only look see nothing of it."""

    def is_theirs(kind: Kind) -> bool:
        return may(view.actor_role, kind, line.worst)

    return [
        _accept(card, line, view) if is_theirs(Kind.ACKNOWLEDGED) else None,
        refusal(None, id="answer-refusal"),
        _phone(line, view) if is_theirs(Kind.TOLD_BY_PHONE) else None,
        _pause(line, view) if is_theirs(Kind.PAUSED) else None,
        _resolve(line) if is_theirs(Kind.RESOLVED) else None,
    ]


def _accept(card: AlertCard, line: AlertLine, view: AlertsView) -> html.Div:
    times = _moments(view.now, MINUTES)
    clocks = {moment: words.clock(datetime.fromisoformat(moment), view.zone) for moment in times}
    joined = len([each for each in card.joined(line.id) if not each.is_accepted or each.id == line.id])
    said = f"Answers {joined} alerts of one cause." if joined > 1 else "Accepting does not silence the next change."
    return html.Div(
        [
            dcc.Store(id={"kind": "accept-clocks", "alert": line.id}, data=clocks),
            html.Div(
                [html.H2(_accept_title(line, view)), html.P(said, className="tw-second")], className="tw-accept-head"
            ),
            _choices(
                {"kind": "accept", "part": "action"},
                "Action",
                [(word, _pictured(word, picture)) for word, picture in ACTIONS],
            ),
            html.Div(
                _in_words({"kind": "accept", "part": "words"}),
                id={"kind": "accept-words", "alert": line.id},
                hidden=True,
            ),
            _choices(
                {"kind": "accept", "part": "again"},
                "Look again",
                _look_again(times, clocks, view.look_again.get(line.severity)),
            ),
            _buttons(
                _button(
                    {"kind": "accept-button", "alert": line.id},
                    "Accept",
                    "tw-button-primary tw-accept-button",
                    disabled=True,
                )
            ),
        ],
        className="tw-card tw-accept",
    )


def _look_again(times: dict[str, int], clocks: dict[str, str], usual: int | None) -> list[Choice]:
    mark = html.Span("usual", className="tw-usual")
    return [
        (moment, [f"{count} min · {clocks[moment]}", mark if count == usual else None])
        for moment, count in times.items()
    ]


def _accept_title(line: AlertLine, view: AlertsView) -> str:
    if not line.is_accepted:
        return "Accept this alert"
    if line.owner == view.actor_id:
        return "Yours: change what is done, or when to look again"
    return f"{line.owner_name} has this. Take it over"


def _phone(line: AlertLine, view: AlertsView) -> html.Details:
    people: list[Choice] = [(person_id, name) for person_id, name in view.physicians]
    times = _moments(view.now, MINUTES)
    clocks = {moment: words.clock(datetime.fromisoformat(moment), view.zone) for moment in times}
    read_back = dmc.CheckboxGroup(
        html.Div(dmc.CheckboxCard("They have read it back to me", value=READ_BACK, className="tw-choice tw-several")),
        id={"kind": "phone", "part": "read_back"},
        label="Read back",
        classNames={"root": "tw-accept-row", "label": "tw-accept-label"},
        value=[],
    )
    taken = f"{line.owner_name} has this now; whom you name takes it over." if line.is_accepted else None
    return _instead(
        "I told somebody by phone",
        f"Told by phone about {line.title}",
        [
            html.P(taken, className="tw-second") if taken else None,
            _choices({"kind": "phone", "part": "who"}, "Whom", [*people, (ELSE, ELSE)]),
            _in_words({"kind": "phone", "part": "name"}, "Their name"),
            _choices({"kind": "phone", "part": "action"}, "They said", [(word, word) for word in TOLD]),
            _choices(
                {"kind": "phone", "part": "again"},
                "Look again",
                _look_again(times, clocks, view.look_again.get(line.severity)),
            ),
            read_back,
            _buttons(_button({"kind": "phone-button", "alert": line.id}, "I told them")),
        ],
    )


def _pause(line: AlertLine, view: AlertsView) -> html.Details:
    ends = _moments(view.now, QUIET_MINUTES)
    choices = [
        (moment, f"{words.span(timedelta(minutes=count))} · {words.clock(datetime.fromisoformat(moment), view.zone)}")
        for moment, count in ends.items()
    ]
    return _instead(
        "Pause it instead",
        f"Pause {line.title}",
        [
            html.P("What becomes worse or returns breaks through; the pause ends by itself.", className="tw-second"),
            _in_words({"kind": "pause", "part": "reason"}, "Why"),
            _choices({"kind": "pause", "part": "until"}, "Until", choices),
            _buttons(_button({"kind": "pause-button", "alert": line.id}, "Pause until then")),
        ],
    )


def _resolve(line: AlertLine) -> html.Details:
    return _instead(
        "Resolve it instead",
        f"Resolve {line.title}",
        [
            _choices({"kind": "resolve", "part": "reason"}, "Why", [(reason, reason) for reason in REASONS]),
            _in_words({"kind": "resolve", "part": "words"}),
            _buttons(_button({"kind": "resolve-button", "alert": line.id}, "Resolve with this reason")),
        ],
    )


def _instead(summary: str, read_aloud: str, inside: Sequence[Component | None]) -> html.Details:
    return html.Details(
        [html.Summary(summary, className="tw-resolve-summary"), html.Div(inside, className="tw-accept")],
        className="tw-card tw-resolve",
        **spoken(read_aloud),
    )


def _moments(now: datetime, minutes: Sequence[int]) -> dict[str, int]:
    return {(now + timedelta(minutes=count)).isoformat(): count for count in minutes}


def _pictured(word: str, picture: str | None) -> list[Component | str | None]:
    return [icon(picture) if picture else None, word]


def _button(where: Where, word: str, class_name: str = "", *, disabled: bool = False) -> html.Button:
    return html.Button(
        word,
        id=where,
        className=f"tw-button {class_name}".strip(),
        type="button",
        disabled=disabled,
    )


def _buttons(button: html.Button) -> html.Div:
    return html.Div(button, className="tw-accept-buttons")


def _in_words(where: Where, label: str = "In words") -> html.Div:
    return text_field(where, label, class_name="tw-accept-row", label_class="tw-accept-label")


def _choices(where: Where, label: str, choices: Sequence[Choice]) -> html.Div:
    cards: Any = [dmc.RadioCard(inside, value=value, className="tw-choice") for value, inside in choices]
    return html.Div(
        dmc.RadioGroup(
            html.Div(cards, className="tw-choices"),
            id=where,
            label=label,
            classNames={"root": "tw-accept-row", "label": "tw-accept-label"},
            value="",
        )
    )
