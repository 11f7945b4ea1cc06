"""That the machine's clock was set: on every page until somebody of the unit has seen it."""

from typing import Any

from dash import ALL, Input, Output, ctx
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.clock_steps.store import see_step, unseen_steps
from chart.people import Act, may
from chart.store import new_id
from dashboard.components.clock_notice import clock_notices
from dashboard.door import Door
from dashboard.services import Services


def add_clock_notice(door: Door, services: Services) -> None:
    """Register the notice, and that somebody has seen it."""

    @door.callback(
        [Output({"kind": "clock-notice", "place": ALL}, "children")],
        [Input("here", "data"), Input("clock-step", "data"), Input("clock-seen", "data")],
        act=Act.USE,
    )
    def draw(actor: Actor, *_: Any) -> list[list[list[Component]]]:
        with services.ward.database.read() as conn:
            steps = unseen_steps(conn, actor)
        now, can_see = services.real_now(), may(actor.role, Act.ACKNOWLEDGE)
        return [[clock_notices(steps, now, services.zone, can_see=can_see) for _ in ctx.outputs_list[0]]]

    door.pressed(Output("clock-asked", "data"), Input({"kind": "clock-step", "step": ALL}, "n_clicks"))

    @door.callback(
        Output("clock-seen", "data"), [Input("clock-asked", "data")], act=Act.ACKNOWLEDGE, writes=True, at_start=False
    )
    def see(actor: Actor, asked: dict[str, Any] | None) -> str:
        if not asked:
            raise PreventUpdate
        with services.ward.database.write() as conn:
            see_step(conn, actor, int(asked["step"]), services.real_now())
        return new_id()
