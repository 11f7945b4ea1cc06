"""What moves on the pages of admissions."""

from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.people import Act
from chart.store import new_id
from dashboard.door import Door
from dashboard.pages.admissions import actions, queries
from dashboard.pages.admissions.admit_form import FORM, admit_page, proposal
from dashboard.pages.admissions.layout import admissions_page, admit_again, beds_words, found_list, here, today
from dashboard.pages.admissions.pressing import form_of, press
from dashboard.pages.admissions.profile_card import profile_card
from dashboard.pages.admissions.sent import at_door_of, beside, refusal_of, typed_of
from dashboard.pages.admissions.stay_form import acts, banner, history, stay_page, tells
from dashboard.pages.admissions.stay_panels import correcting, judging, merge_with, person
from dashboard.services import Services
from monitors.intake import Told, profile, proposed_protocols

FIELDS = {"kind": "intake", "form": ALL, "field": ALL}
OF_FORM = {"kind": "intake", "form": FORM, "field": ALL}
SEARCH = {"kind": "patient-search"}
REFUSALS = {"kind": "intake-refusal", "form": ALL, "field": ALL}
Where = dict[str, str]


def layout(actor: Actor, services: Services, **_: str) -> Component:
    """Who is here, who came and left."""
    return admissions_page(queries.admissions(services, actor))


def layout_new(actor: Actor, services: Services, patient: str = "", **_: str) -> Component:
    """The admission form; the stay has its id from now on."""
    form = queries.admit_form(services, actor, patient, {"stay": new_id(), "admission": new_id()})
    return admit_page(form, Told(services.ward.clock.now()))


def layout_stay(actor: Actor, services: Services, stay_id: str, **_: str) -> Component:
    """Bed and stay."""
    return stay_page(queries.bed_and_stay(services, actor, stay_id))


def register(door: Door, services: Services) -> None:
    """Register everything that moves on the page of admissions, and the search that two pages have."""

    @door.callback(
        [
            Output("admissions-beds", "children"),
            Output("admissions-here", "children"),
            Output("admissions-today", "children"),
        ],
        [Input("news", "data"), Input("admissions-minute", "n_intervals")],
        act=Act.ADMIT,
        touches="patient data",
        at_start=False,
    )
    def draw(actor: Actor, news: Any, minute: Any) -> Any:
        view = queries.admissions(services, actor)
        return beds_words(view), here(view), today(view)

    @door.callback(
        Output("patient-found", "children"),
        [Input("patient-find", "n_clicks"), Input(SEARCH, "n_submit")],
        [State(SEARCH, "value"), State("patient-search-for", "data")],
        act=Act.ADMIT,
        touches="patient data",
        error_to="patient-search-refusal",
        at_start=False,
    )
    def find(actor: Actor, clicks: int | None, entered: int | None, words: str | None, stay_id: str) -> Component:
        if not clicks and not entered:
            raise PreventUpdate
        return found_list(queries.find(services, actor, words or "", stay_id), merge_with if stay_id else admit_again)


def register_new(door: Door, services: Services) -> None:
    """Register everything that moves on the admission form."""
    _filling(door, services)

    @door.callback(
        [
            Output({"kind": "intake-refusal", "form": FORM, "field": ALL}, "children"),
            Output("admit-refusal", "children"),
            Output("admit-goes", "href"),
        ],
        [Input("admit-save", "n_clicks")],
        [State(OF_FORM, "value"), State("admit-ids", "data")],
        act=Act.ADMIT,
        touches="patient data",
        writes=True,
        at_start=False,
    )
    def admit(actor: Actor, clicks: int | None, values: Any, ids: Where) -> Any:
        if not clicks:
            raise PreventUpdate
        refused = refusal_of(lambda: actions.admit_patient(services, actor, at_door_of(ctx.states_list[0], ids)))
        places = [each["id"]["field"] for each in ctx.outputs_list[0]]
        goes = no_update if refused else f"/admissions/stay/{ids['stay']}"
        return (*beside(refused, places), goes)


def register_stay(door: Door, services: Services) -> None:
    """Register everything that moves on the page of bed and stay."""
    _doing(door, services)
    _panels(door, services)

    @door.callback(
        [Output("bed-banner", "children"), Output("bed-history", "children"), Output("bed-profile", "children")],
        [Input("bed-done", "data"), Input("news", "data")],
        [State("bed-stay", "data")],
        act=Act.ADMIT,
        touches="patient data",
        at_start=False,
    )
    def draw(actor: Actor, done: Any, news: Any, where: Where) -> Any:
        view = queries.bed_and_stay(services, actor, where["stay"])
        return banner(view), history(view), profile_card(view.risks, view.judged, ways=True)

    @door.callback(
        [Output("bed-acts", "children"), Output("bed-tells", "children"), Output("bed-person", "children")],
        [Input("bed-done", "data")],  # news does not touch what somebody has half typed
        [State("bed-stay", "data")],
        act=Act.ADMIT,
        touches="patient data",
        at_start=False,
    )
    def draw_forms(actor: Actor, done: Any, where: Where) -> Any:
        view = queries.bed_and_stay(services, actor, where["stay"])
        return acts(view), tells(view), person(view)


def _filling(door: Door, services: Services) -> None:
    @door.callback(
        [Output("admit-profile", "children"), Output("admit-proposed", "children")],
        [Input(OF_FORM, "value")],
        [State("admit-ids", "data")],
        act=Act.ADMIT,
        touches="patient data",
        at_start=False,
    )
    def look(actor: Actor, values: Any, ids: Where) -> Any:
        told = actions.told_so_far(services, actor, at_door_of(ctx.inputs_list[0], ids))
        titles = queries.protocol_titles(services)
        proposed = {code: titles[code] for code in proposed_protocols(told.uses) if code in titles}
        return profile_card(profile(told), {}), proposal(proposed)


def _doing(door: Door, services: Services) -> None:
    @door.callback(
        [
            Output(REFUSALS, "children"),
            Output({"kind": "act-refusal", "act": ALL}, "children"),
            Output("bed-done", "data"),
        ],
        [
            Input({"kind": "act", "act": ALL}, "n_clicks"),
            Input({"kind": "correct", "entry": ALL, "way": ALL}, "n_clicks"),
            Input({"kind": "judge", "domain": ALL}, "n_clicks"),
            Input({"kind": "merge", "patient": ALL}, "n_clicks"),
            Input({"kind": "undo-merge", "patient": ALL}, "n_clicks"),
        ],
        [State(FIELDS, "value"), State("bed-stay", "data")],
        act=Act.ADMIT,
        touches="patient data",
        writes=True,
        at_start=False,
    )
    def do(actor: Actor, *told: Any) -> Any:
        if not ctx.triggered[0]["value"]:
            raise PreventUpdate
        pressed, where = ctx.triggered_id, told[-1]
        form = form_of(pressed)
        typed = typed_of(ctx.states_list[0], form)
        refused = refusal_of(lambda: press(services, actor, where["stay"], pressed, typed))
        places = [each["id"]["field"] if each["id"]["form"] == form else "" for each in ctx.outputs_list[0]]
        near, general = beside(refused, places)
        others = [general if each["id"]["act"] == form else None for each in ctx.outputs_list[1]]
        return near, others, no_update if refused else new_id()


def _panels(door: Door, services: Services) -> None:
    door.pressed(Output("correct-asked", "data"), Input({"kind": "correct-open", "entry": ALL}, "n_clicks"))
    door.pressed(Output("risk-asked", "data"), Input({"kind": "risk-open", "domain": ALL}, "n_clicks"))

    @door.callback(
        Output("bed-panel", "children"),
        [Input("correct-asked", "data"), Input("bed-done", "data")],
        [State("bed-stay", "data")],
        act=Act.AMEND,
        touches="patient data",
        at_start=False,
    )
    def open_correction(actor: Actor, asked: dict[str, Any] | None, done: Any, where: Where) -> Component | None:
        if asked is None or ctx.triggered_id == "bed-done":
            return None
        view = queries.bed_and_stay(services, actor, where["stay"])
        return next((correcting(row, view) for row in view.rows if row.entry.id == asked["entry"]), None)

    @door.callback(
        Output("risk-panel", "children"),
        [Input("risk-asked", "data"), Input("bed-done", "data")],
        [State("bed-stay", "data")],
        act=Act.ADMIT,
        touches="patient data",
        at_start=False,
    )
    def open_risk(actor: Actor, asked: dict[str, Any] | None, done: Any, where: Where) -> Component | None:
        if asked is None or ctx.triggered_id == "bed-done":
            return None
        risks = queries.bed_and_stay(services, actor, where["stay"]).risks
        return next((judging(risk) for risk in risks if risk.domain == asked["domain"]), None)
