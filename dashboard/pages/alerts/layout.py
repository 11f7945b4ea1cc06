"""The alerts page from its view: cards on the left, evidence and answer on the right."""

from datetime import timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.attributes import spoken
from dashboard.components.alert_card import AlertCard, AlertLine, alert_card
from dashboard.components.evidence import evidence_card
from dashboard.components.severity import severity_line
from dashboard.components.small import empty_state, refusal
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.alerts.view import AlertsView

ACTIONS = (
    ("Going to bedside", "eye"),
    ("Phoned the nurse", "phone"),
    ("Asked for transfer", "leave"),
    ("Other", None),
)
MINUTES = (10, 30, 60)
REASONS = ("No longer so", "Answered and settled", "Charted wrongly")


def alerts_page(view: AlertsView) -> html.Div:
    """The whole page; its parts are drawn anew when there is news."""
    chosen = None if view.chosen is None else {"stay_id": view.chosen[0].patient.stay_id, "alert_id": view.chosen[1].id}
    return html.Div(
        [
            dcc.Store(id="chosen-alert", data=chosen),
            dcc.Store(id="alerts-shown", data={**shown_of(view), "asked": [chosen, None, None], "version": None}),
            dcc.Store(id="alerts-drawn"),
            dcc.Store(id="alert-answered"),
            dcc.Interval(id="alerts-minute", interval=60_000),
            html.Div(
                [
                    html.Div(html.Button(id="alerts-more", type="button", hidden=True), className="tw-alerts-more"),
                    html.Div(alert_list(view), id="alert-list", className="tw-alert-list"),
                ],
                className="tw-alerts-left",
            ),
            html.Div(alert_detail(view), id="alert-detail", className="tw-alerts-right"),
        ],
        className="tw-alerts",
    )


def shown_of(view: AlertsView) -> dict[str, Any]:
    """What the page shows, for the browser to tell what a newer drawing would move."""
    return {"ids": view.ids, "alert": view.chosen[1].id if view.chosen else None}


def alert_list(view: AlertsView) -> list[Component]:
    """One card a patient, worst first."""
    if not view.cards:
        return [empty_state("No open alert on the unit.")]
    count = sum(len(card.lines) for card in view.cards)
    chosen = view.chosen[0].patient.stay_id if view.chosen else None
    return [
        html.P(
            [html.B(f"{words.counted(count, 'open alert')}. "), "Worst first, one card per patient."],
            className="tw-second",
        ),
        *(
            alert_card(card, view.now, view.zone, actor_id=view.actor_id, is_chosen=card.patient.stay_id == chosen)
            for card in view.cards
        ),
    ]


def alert_detail(view: AlertsView) -> list[Component | None]:
    """The evidence of the chosen alert, and what can be done about it."""
    if view.chosen is None:
        return []
    card, line = view.chosen
    return [
        evidence_card(card, line, view.evidence, view.now, view.zone),
        _accept(card, line, view),
        refusal(None, id="answer-refusal"),
        _resolve(line),
        _others(card, line),
    ]


def _others(card: AlertCard, line: AlertLine) -> Component | None:
    """The patient's other alerts, to look at their evidence."""
    others = [other for other in card.lines if other.id != line.id]
    if not others:
        return None
    buttons = [
        html.Button(
            severity_line(other.shown_severity, other.words),
            id={"kind": "alert-line", "stay": card.patient.stay_id, "alert": other.id},
            className="tw-other-alert",
            type="button",
        )
        for other in others
    ]
    return html.Div(
        [html.H2("Also open for this patient"), html.Div(buttons, className="tw-rows")], className="tw-card"
    )


def _accept(card: AlertCard, line: AlertLine, view: AlertsView) -> html.Div:
    times = {(view.now + timedelta(minutes=count)).isoformat(): count for count in MINUTES}
    clocks = {moment: words.clock(view.now + timedelta(minutes=count), view.zone) for moment, count in times.items()}
    joined = len([each for each in card.joined(line.id) if not each.is_accepted or each.id == line.id])
    return html.Div(
        [
            dcc.Store(id={"kind": "accept-clocks", "alert": line.id}, data=clocks),
            html.Div(
                [
                    html.H2(_accept_title(line, view)),
                    html.P(
                        f"Answers {joined} alerts of one cause."
                        if joined > 1
                        else "Accepting does not silence the next change.",
                        className="tw-second",
                    ),
                ],
                className="tw-accept-head",
            ),
            _choices(
                "action", "Action", [(word, [icon(picture) if picture else None, word]) for word, picture in ACTIONS]
            ),
            html.Div(
                text_field(
                    {"kind": "accept", "part": "words"},
                    "In words",
                    class_name="tw-accept-row",
                    label_class="tw-accept-label",
                ),
                id={"kind": "accept-words", "alert": line.id},
                hidden=True,
            ),
            _choices(
                "again", "Look again", [(moment, f"{count} min · {clocks[moment]}") for moment, count in times.items()]
            ),
            html.Div(
                html.Button(
                    "Accept",
                    id={"kind": "accept-button", "alert": line.id},
                    className="tw-button tw-button-primary tw-accept-button",
                    type="button",
                    disabled=True,
                ),
                className="tw-accept-buttons",
            ),
        ],
        className="tw-card tw-accept",
    )


def _accept_title(line: AlertLine, view: AlertsView) -> str:
    if not line.is_accepted:
        return "Accept this alert"
    if line.owner == view.actor_id:
        return "Yours: change what is done, or when to look again"
    return f"{line.owner_name} has accepted this. Take it over"


def _choices(part: str, label: str, choices: list[tuple[str, object]]) -> html.Div:
    return html.Div(
        dmc.RadioGroup(
            html.Div(
                [dmc.RadioCard(inside, value=value, className="tw-choice") for value, inside in choices],
                className="tw-choices",
            ),
            id={"kind": "accept", "part": part},
            label=label,
            classNames={"root": "tw-accept-row", "label": "tw-accept-label"},
            value="",
        )
    )


def _resolve(line: AlertLine) -> html.Details:
    return html.Details(
        [
            html.Summary("Resolve it instead", className="tw-resolve-summary"),
            html.Div(
                [
                    dmc.RadioGroup(
                        html.Div(
                            [dmc.RadioCard(reason, value=reason, className="tw-choice") for reason in REASONS],
                            className="tw-choices",
                        ),
                        id={"kind": "resolve", "part": "reason"},
                        label="Why",
                        classNames={"root": "tw-accept-row", "label": "tw-accept-label"},
                        value="",
                    ),
                    text_field(
                        {"kind": "resolve", "part": "words"},
                        "In words",
                        class_name="tw-accept-row",
                        label_class="tw-accept-label",
                    ),
                    html.Div(
                        html.Button(
                            "Resolve with this reason",
                            id={"kind": "resolve-button", "alert": line.id},
                            className="tw-button",
                            type="button",
                        ),
                        className="tw-accept-buttons",
                    ),
                ],
                className="tw-accept",
            ),
        ],
        className="tw-card tw-resolve",
        **spoken(f"Resolve {line.title}"),
    )


def _in_words(kind: str) -> html.Div:
    where = {"kind": kind, "part": "words"}
    return text_field(where, "In words", class_name="tw-accept-row", label_class="tw-accept-label")
