"""What moves on the alerts page."""

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, ctx
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.people import Act
from dashboard.door import Door
from dashboard.pages.alerts import actions
from dashboard.pages.alerts.actions import ANSWERS as WAYS
from dashboard.pages.alerts.bar import bar
from dashboard.pages.alerts.layout import alert_detail, alert_list, alerts_page, shown_of
from dashboard.pages.alerts.queries import alerts
from dashboard.pages.alerts.sorting import asked_of
from dashboard.services import Services

Chosen = dict[str, str | None]  # stay_id, alert_id
ANSWERS = tuple(WAYS)  # accept, phone, pause, resolve


def layout(
    actor: Actor, services: Services, stay: str = "", tab: str = "", order: str = "", only: str = ""
) -> Component:
    """The page as it stands now, with a patient's card open where one is asked for."""
    return alerts_page(alerts(services, actor, asked_of(tab, order, only), stay or None))


def register(door: Door, services: Services) -> None:
    """Register everything that moves on this page."""
    _in_the_browser(door)
    _drawing(door, services)
    _looking(door, services)
    _answering(door, services)


def _in_the_browser(door: Door) -> None:
    door.in_browser(
        ClientsideFunction("alerts", "choose"),
        Output("chosen-alert", "data"),
        [
            Input({"kind": "alert-card", "stay": ALL}, "n_clicks"),
            Input({"kind": "alert-line", "stay": ALL, "alert": ALL}, "n_clicks"),
        ],
        at_start=False,
    )
    again = {"allow_duplicate": True}
    door.in_browser(
        ClientsideFunction("alerts", "place"),
        [
            Output("alert-list", "children", **again),
            Output("alerts-shown", "data", **again),
            Output("alerts-more", "children", **again),
            Output("alerts-more", "hidden", **again),
            Output("alerts-bar", "children", **again),
        ],
        [Input("alerts-pushed", "data")],
        [State("alerts-shown", "data")],
        at_start=False,
    )
    door.in_browser(
        ClientsideFunction("alerts", "accept"),
        [
            Output({"kind": "accept-button", "alert": ALL}, "children"),
            Output({"kind": "accept-button", "alert": ALL}, "disabled"),
            Output({"kind": "accept-words", "alert": ALL}, "hidden"),
        ],
        [Input({"kind": "accept", "part": ALL}, "value")],
        [State({"kind": "accept-clocks", "alert": ALL}, "data")],
    )


def _drawing(door: Door, services: Services) -> None:
    """What is drawn of itself while an answer is open, the browser keeps back (assets/alerts.js)."""

    @door.callback(
        [
            Output("alert-list", "children"),
            Output("alert-detail", "children"),
            Output("alerts-shown", "data"),
            Output("alerts-more", "children"),
            Output("alerts-more", "hidden"),
            Output("alerts-bar", "children"),
        ],
        [
            Input("alerts-behind", "data"),
            Input("chosen-alert", "data"),
            Input("alert-answered", "data"),
            Input("alerts-more", "n_clicks"),
            Input("alerts-minute", "n_intervals"),  # ages are written in minutes
        ],
        [State("stream-asked", "data")],
        act=Act.READ_CHART,
        touches="patient data",
        at_start=False,
    )
    def draw(
        actor: Actor, behind: Any, chosen: Chosen | None, answered: Any, more: Any, minute: Any, where: Any
    ) -> tuple[list[Component], list[Component | None], dict[str, Any], str, bool, list[Component | None]]:
        told = {"chosen": chosen, "answered": answered, "more": more}
        is_fresh = ctx.triggered_id in ("alert-answered", "alerts-more")
        asked = asked_of(where["tab"], where["order"], where["only"])
        view = alerts(services, actor, asked, **(chosen or {}), is_fresh=is_fresh)
        return alert_list(view), alert_detail(view), shown_of(view, told), "", True, bar(view)


def _looking(door: Door, services: Services) -> None:
    """Apart from the drawing: who wants to read waits for no writing."""

    @door.callback(
        Output("alerts-looked", "data"),
        [Input("chosen-alert", "data"), Input("alerts-more", "n_clicks")],
        act=Act.READ_CHART,
        writes=True,
    )
    def look(actor: Actor, *_: Any) -> None:
        actions.look(services, actor)


def _answering(door: Door, services: Services) -> None:
    """One door for all answers, so that one drawing follows."""

    @door.callback(
        Output("alert-answered", "data"),
        [Input({"kind": f"{answer}-button", "alert": ALL}, "n_clicks") for answer in ANSWERS],
        [State({"kind": answer, "part": ALL}, "value") for answer in ANSWERS],
        act=Act.ACKNOWLEDGE,
        touches="patient data",
        writes=True,
        error_to="answer-refusal",
        at_start=False,
    )
    def answer(actor: Actor, *told: Any) -> str:
        if not any(clicks for pressed in told[: len(ANSWERS)] for clicks in pressed):
            raise PreventUpdate
        kind = ctx.triggered_id["kind"].removesuffix("-button")
        parts = _by_part(ctx.states_list[ANSWERS.index(kind)])
        actions.ANSWERS[kind](services, actor, ctx.triggered_id["alert"], parts)
        return services.ward.clock.now().isoformat()


def _by_part(states: list[dict[str, Any]]) -> dict[str, str]:
    """What was filled in; of what may be ticked, whether anything was."""
    values = {each["id"]["part"]: each.get("value") or "" for each in states}
    return {part: value if isinstance(value, str) else " ".join(value) for part, value in values.items()}
