"""What the form asks back: unusual values once, and whether a check may come less often."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from chart.errors import Refused
from chart.limits import Question
from dashboard.attributes import confirms, focuses
from dashboard.components.small import news2_cell, points
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.charting.actions import Unconfirmed
from dashboard.pages.charting.advising import advice_block
from dashboard.pages.charting.feedback import Feedback, news2_words
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.queries import Offer
from dashboard.pages.charting.reading import key_of


def question_list(questions: Mapping[str, Sequence[Question]], confirmed: frozenset[str]) -> list[Component]:
    """One block a question that is still open."""
    return [
        _question(form, each)
        for form, several in questions.items()
        for each in several
        if key_of(each) not in confirmed
    ]


def still_open(found: Unconfirmed, zone: ZoneInfo, now: datetime) -> list[Component]:
    """Questions about scales, and what is to be read first; those about fields stand on the page since they were left.

    What is to be read comes last: saving anyway is no answer to the others.
    """
    of_scales = {form: several for form, several in found.questions.items() if form not in FORMS}
    if not of_scales and (found.questions or not found.advice):
        raise Refused("Answer the question first, then save")
    if not of_scales:
        return [advice_block(found.advice, zone, now)]
    return question_list(of_scales, frozenset())


def _question(form: str, question: Question) -> html.Div:
    if question.needs_reason:
        answer: Component = text_field({"kind": "why", "form": form}, "Why", class_name="tw-question-why")
    else:
        answer = html.Button(
            [icon("tick"), "It is right"],
            className="tw-button",
            type="button",
            **confirms(key_of(question)),
        )
    if form in FORMS:
        change: Component = html.Button(
            "Change", className="tw-button", type="button", **focuses(_place(form, question))
        )
    else:
        change = html.A("Change", href=f"#{form}-{question.field}", className="tw-button")
    return html.Div([icon("info"), html.P(question.sentence), change, answer], className="tw-question", role="alert")


def _place(form: str, question: Question) -> dict[str, str]:
    """The id of the field a question is about."""
    kind = next((each.kind for each in FORMS[form].fields if each.name == question.field), "line")
    return {"kind": "choice" if kind == "choice" else "field", "form": form, "field": question.field}


def interval_offer(offer: Offer | None) -> Component | None:
    """A longer interval is never taken by itself: the nurse says so, or it stays as it is."""
    if offer is None:
        return None
    now, then = _minutes(offer.now_minutes), _minutes(offer.then_minutes)
    choices = (("keep", f"Keep every {now}"), ("longer", f"Go to every {then}"))
    return html.Div(
        [
            html.P(
                f"By the protocol this could now be checked every {then}. It stays at every {now} unless you say so."
            ),
            dmc.RadioGroup(
                html.Div(
                    [dmc.RadioCard(word, value=value, className="tw-choice") for value, word in choices],
                    className="tw-choices",
                ),
                id={"kind": "interval", "form": offer.form},
                label="How often to check",
                classNames={"label": "tw-unread"},
                value="",
            ),
        ],
        className="tw-question",
    )


def feedback_parts(found: Feedback, confirmed: frozenset[str], outputs: Sequence[Any]) -> tuple[Any, ...]:
    """Points, refusals, NEWS2 and questions, for the components that this page has."""
    cells, refusals, news2, _ = outputs
    total = None if found.news2 is None else found.news2.total
    has_3 = bool(found.news2 and found.news2.single_parameter_3)
    score = {"cell": news2_cell(total, has_3), "words": news2_words(found.news2)}
    return (
        [points(found.points.get(cell["id"]["field"])) for cell in cells],
        [found.refusals.get((place["id"]["form"], place["id"]["field"])) for place in refusals],
        [score[part["id"]["part"]] for part in news2],
        question_list(found.questions, confirmed),
    )


def _minutes(count: int) -> str:
    return f"{count // 60} h" if count % 60 == 0 else f"{count} min"
