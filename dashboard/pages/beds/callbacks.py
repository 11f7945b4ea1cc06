"""What moves on the board."""

from typing import Any, get_args

from dash import Input, Output, State, ctx
from dash.development.base_component import Component

from chart.actor import Actor
from chart.people import Act, may
from dashboard.door import Door
from dashboard.pages.beds.board import Order
from dashboard.pages.beds.layout import beds_page, counts, renewal, tiles
from dashboard.pages.beds.queries import beds
from dashboard.services import Services


def layout(actor: Actor, services: Services, order: str = "", **_: str) -> Component:
    """The page as it stands now."""
    return beds_page(beds(services, actor), _order(order), may_see_wall=may(actor.role, Act.VIEW_WALL))


def register(door: Door, services: Services) -> None:
    """Draw the board anew when there is news, each minute, and when somebody asks for the order of now."""

    @door.callback(
        [
            Output("beds-counts", "children"),
            Output("beds", "children"),
            Output("beds-renew", "children"),
            Output("beds-order", "data"),
        ],
        [Input("news", "data"), Input("beds-minute", "n_intervals"), Input("beds-renew", "n_clicks")],
        [State("beds-order", "data")],
        act=Act.VIEW_BOARD,
        touches="patient data",
        at_start=False,
    )
    def draw(actor: Actor, news: Any, minute: Any, asked: Any, shown: Any) -> tuple[Any, ...]:
        board, order = beds(services, actor), _order((shown or {}).get("by", ""))
        held = [str(bed) for bed in (shown or {}).get("held", [])]
        if ctx.triggered_id == "beds-renew" or not held:
            held = [tile.bed for tile in board.by_risk]
        return counts(board), tiles(board, held, order), renewal(board, held), {"by": order, "held": held}


def _order(said: str) -> Order:
    """The order somebody asked for; what is no order is none."""
    return next((order for order in get_args(Order) if order == said), "")
