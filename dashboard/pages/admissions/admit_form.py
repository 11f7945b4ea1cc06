"""The admission form: who, where and when, which substances, what the history says, what is watched from now on."""

import json
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.asam import dimension_label
from dashboard.components.small import refusal
from dashboard.pages.admissions.fields import choice, fieldset, line, when
from dashboard.pages.admissions.profile_card import profile_card
from dashboard.pages.admissions.reading import DIMENSIONS, SUBSTANCES
from dashboard.pages.admissions.told_parts import protocols, questions, substance
from dashboard.pages.admissions.view import AdmitForm
from dashboard.patient import Named
from monitors.intake import Told, profile

FORM = "admit"
STEPS = (("who", "Who"), ("bed", "Bed"), ("substances", "Substances"), ("history", "History"), ("watch", "Watch"))
EDITIONS = (("3rd", "3rd edition"), ("4th", "4th edition"))


def admit_page(form: AdmitForm, empty: Told) -> html.Div:
    """The whole form, and beside it the profile as it fills."""
    return html.Div(
        [
            dcc.Store(id="admit-ids", data={**form.ids, "patient": form.patient_id}),
            dcc.Location(id="admit-goes", refresh="callback-nav"),
            html.Nav([html.A(word, href=f"#step-{code}") for code, word in STEPS], className="tw-steps"),
            html.Div(
                [
                    html.Div([_who(form), _bed(form), _substances(), _history(), _watch(form)], className="tw-admit"),
                    html.Aside(profile_card(profile(empty), {}), id="admit-profile", className="tw-admit-side"),
                ],
                className="tw-admit-columns",
            ),
            html.Div(
                [
                    refusal(None, id="admit-refusal"),
                    html.Button(
                        "Admit", id="admit-save", type="button", className="tw-button tw-button-primary tw-admit-save"
                    ),
                ],
                className="tw-admit-footer",
            ),
        ],
        className="tw-admit-page",
    )


def _who(form: AdmitForm) -> html.Fieldset:
    if form.known is not None:
        return fieldset("Who", [html.P(_known(form.known), className="tw-admit-known")], ident="step-who")
    return fieldset(
        "Who",
        [
            line(FORM, "family_name", "Family name"),
            line(FORM, "given_name", "Given name"),
            line(FORM, "birth_on", "Born", "14 Mar 1979"),
            line(FORM, "record_number", "Record number"),
            choice(FORM, "kept", "Or keep no name", (("pseudonymous", "Admit without a name"), ("", "Keep the name"))),
        ],
        "Somebody who was here before is found on the page of admissions, and keeps one record.",
        "step-who",
    )


def proposal(proposed: dict[str, str]) -> list[Component]:
    """Protocols that go with what is used, by code and title, and the tap that takes them."""
    if not proposed:
        return []
    takes: dict[str, Any] = {"data-takes": json.dumps(list(proposed))}
    return [
        html.P(f"Proposed by what is used: {'; '.join(proposed.values())}."),
        html.Button("Take these", type="button", className="tw-button", **takes),
    ]


def _known(who: Named) -> list[Component | str]:
    born = words.birth(who.birth_on) if who.birth_on else "unknown"
    return [html.B(who.whole), f" · Born {born} · No. {who.record_number or 'unknown'} · was here before"]


def _bed(form: AdmitForm) -> html.Fieldset:
    free: Component = (
        choice(FORM, "bed", "Free beds", [(bed, bed) for bed in form.free])
        if form.free
        else html.P("No bed is free. Discharge somebody, or move them, first.")
    )
    return fieldset("Bed and time", [free, when(FORM, label="Came")], ident="step-bed")


def _substances() -> html.Fieldset:
    first, *more = [substance(FORM, number) for number in SUBSTANCES]
    others = [
        html.Details(
            [html.Summary("Another substance", className="tw-button tw-button-plain"), each], className="tw-more"
        )
        for each in more
    ]
    return fieldset(
        "Substances",
        [first, *others],
        "What, how much, for how long, and when last. Unknown stays unknown: no warning goes quiet for it.",
        "step-substances",
    )


def _history() -> html.Fieldset:
    hint = "What is left open counts as not asked, never as no."
    return fieldset("History", questions(FORM, {}), hint, "step-history")


def _watch(form: AdmitForm) -> html.Fieldset:
    dimensions = [
        line(FORM, name, dimension_label(number), is_long=True) for number, name in enumerate(DIMENSIONS, start=1)
    ]
    return fieldset(
        "What is watched",
        [
            protocols(FORM, dict(form.protocols)),
            html.Div(id="admit-proposed", className="tw-admit-proposed"),
            choice(FORM, "edition", "ASAM Criteria", EDITIONS),
            line(FORM, "level", "Level of care, as you chose it", "3.7"),
            html.Details(
                [
                    html.Summary("Dimensions, in words", className="tw-button tw-button-plain"),
                    html.Div(dimensions, className="tw-intake-fields"),
                ],
                className="tw-more",
            ),
        ],
        "Vital signs are watched in every stay. The level of care is kept as you write it and never computed.",
        "step-watch",
    )
