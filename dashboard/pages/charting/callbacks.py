"""What moves on the charting page."""

from typing import Any

from dash import ALL, MATCH, ClientsideFunction, Input, Output, State, ctx, no_update, set_props
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.people import Act
from chart.store import new_id
from dashboard import words
from dashboard.door import Door
from dashboard.pages.charting import queries
from dashboard.pages.charting.actions import Unconfirmed, save_visit
from dashboard.pages.charting.asking import feedback_parts, interval_offer, still_open
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.layout import visit_page
from dashboard.pages.charting.outcome import outcome
from dashboard.pages.charting.reading import Refusals
from dashboard.pages.charting.saved import saved_screen
from dashboard.pages.charting.sent import filled_of, parts_of, seen_at, typed_of
from dashboard.services import Services

FIELD = {"form": ALL, "field": ALL}
TYPED = State({"kind": "field", **FIELD}, "value")
ANSWERS = State({"kind": "answer", "form": ALL, "item": ALL}, "value")
VISIT = State("visit", "data")
Sent = dict[str, Any]


def layout(actor: Actor, services: Services, stay_id: str, form: str = "", corrects: str = "", **_: str) -> Component:
    """The forms to fill in; each has its entry's id from now on."""
    visit = queries.visit(services, actor, stay_id, form, corrects)
    return visit_page(visit, {code: new_id() for code in visit.forms})


def register(door: Door, services: Services) -> None:
    """Register everything that moves on this page."""
    _in_the_browser(door)
    _told_in_the_browser(door)
    _while_filling_in(door, services)
    _saving(door, services)


def _in_the_browser(door: Door) -> None:
    """Totals, what is left, which form is open: no round trip, and nothing of ours is sent."""
    row, one = {"form": MATCH, "item": ALL}, {"form": MATCH}
    door.in_browser(
        ClientsideFunction("charting", "answer"),
        [
            Output({"kind": "row", **row}, "className"),
            Output({"kind": "said", **row}, "children"),
            Output({"kind": "said-number", **row}, "children"),
            Output({"kind": "listed", **row}, "className"),
            Output({"kind": "listed-value", **row}, "children"),
            Output({"kind": "tally-label", **one}, "children"),
            Output({"kind": "tally-number", **one}, "children"),
            Output({"kind": "tally-words", **one}, "children"),
            Output({"kind": "left", **one}, "data"),
        ],
        [Input({"kind": "answer", **row}, "value")],
        [State({"kind": "scale", **one}, "data")],
    )
    door.in_browser(
        ClientsideFunction("charting", "show"),
        [
            Output({"kind": "panel", "form": ALL}, "hidden"),
            Output({"kind": "tab", "form": ALL}, "className"),
            Output({"kind": "tally", "form": ALL}, "hidden"),
        ],
        [
            Input({"kind": "tab", "form": ALL}, "n_clicks"),
            Input({"kind": "refused", "state": ALL}, "n_clicks"),
        ],
        at_start=False,
    )
    door.in_browser(
        ClientsideFunction("charting", "save"),
        [
            Output("save-words", "children"),
            Output("save-hint", "children"),
            Output("save", "disabled"),
            Output("save", "className"),
        ],
        [
            Input({"kind": "left", "form": ALL}, "data"),
            Input({"kind": "field", **FIELD}, "value"),
            Input({"kind": "choice", **FIELD}, "value"),
        ],
    )


def _told_in_the_browser(door: Door) -> None:
    """What the unit's list says of a medicine; and what is asked at the save is brought into sight."""
    door.in_browser(
        ClientsideFunction("charting", "medicine"),
        [
            Output({"kind": "medicine-said", "form": MATCH}, "children"),
            Output({"kind": "medicine-asked", "form": MATCH}, "hidden"),
        ],
        [Input({"kind": "field", "form": MATCH, "field": "medicine"}, "value")],
        [State({"kind": "medicines", "form": MATCH}, "data")],
    )
    door.in_browser(
        ClientsideFunction("charting", "bring"),
        Output("save-questions", "className"),
        [Input("save-questions", "children")],
        at_start=False,
    )


def _while_filling_in(door: Door, services: Services) -> None:
    @door.callback(
        [
            Output({"kind": "points", "form": "vitals", "field": ALL}, "children"),
            Output({"kind": "refusal", "form": ALL, "field": ALL}, "children"),
            Output({"kind": "news2", "part": ALL}, "children"),
            Output("questions", "children"),
        ],
        [
            Input({"kind": "field", **FIELD}, "n_blur"),  # once the field is left: half a figure is no mistake
            Input({"kind": "choice", **FIELD}, "value"),
            Input("confirmed", "data"),
        ],
        [TYPED, VISIT],
        act=Act.CHART,
        touches="patient data",
        at_start=False,
    )
    def look(actor: Actor, left: Any, chosen: Any, confirmed: list[str] | None, typed: Any, visit: Sent) -> Any:
        found = queries.look(
            services, actor, visit["stay"], typed_of(ctx.states_list[0], ctx.inputs_list[1]), visit["corrects"]
        )
        return feedback_parts(found, frozenset(confirmed or ()), ctx.outputs_list)

    @door.callback(
        Output("interval-offer", "children"),
        [Input({"kind": "left", "form": ALL}, "data")],
        [ANSWERS, VISIT],
        act=Act.CHART,
        touches="patient data",
        at_start=False,
    )
    def offer(actor: Actor, lefts: list[Sent | None], answers: Any, visit: Sent) -> Component | None:
        """Once a scale is complete: may it be looked at less often? Only the nurse can say so."""
        complete = [left["form"] for left in lefts if left and left["answered"] == left["asked"] > 1]
        if not complete or visit["corrects"]:
            return None
        return interval_offer(queries.offer(services, actor, visit["stay"], typed_of(ctx.states_list[0]), complete))

    @door.callback(
        Output("observed-words", "children"),
        [Input({"kind": "time", "part": ALL}, "value")],
        [VISIT],
        act=Act.CHART,
        error_to="observed-refusal",
        at_start=False,
    )
    def seen(actor: Actor, times: Any, visit: Sent) -> str:
        at = seen_at(services, visit, parts_of(ctx.inputs_list[0], "part"))
        return words.moment_words(at, services.zone, services.ward.clock.now())


def _saving(door: Door, services: Services) -> None:
    @door.callback(
        [Output("chart-body", "children"), Output("save-questions", "children")],
        [Input("save", "n_clicks")],
        [
            ANSWERS,
            TYPED,
            State({"kind": "choice", **FIELD}, "value"),
            State("confirmed", "data"),
            State({"kind": "why", "form": ALL}, "value"),
            State({"kind": "interval", "form": ALL}, "value"),
            State({"kind": "time", "part": ALL}, "value"),
            VISIT,
        ],
        act=Act.CHART,
        touches="patient data",
        writes=True,
        error_to="save-refusal",
        at_start=False,
    )
    def save(actor: Actor, clicks: int | None, *sent: Any) -> tuple[Any, Any]:
        if not clicks:
            raise PreventUpdate
        try:
            saved = save_visit(services, actor, filled_of(services, actor, sent[-1], ctx.states_list[:-1]))
        except Refusals as found:
            _show(found)
            raise found.refused[0] from None
        except Unconfirmed as found:
            return no_update, still_open(found, services.zone, services.ward.clock.now())
        return saved_screen(outcome(services, actor, saved)), None


def _show(found: Refusals) -> None:
    """Each refusal at its own field."""
    for refused in found.refused:
        form, _, field = (refused.field or "").partition(".")
        if form in FORMS:
            set_props({"kind": "refusal", "form": form, "field": field}, {"children": refused.message})
