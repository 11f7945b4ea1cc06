"""What moves on the list of beds."""

from typing import Any

from dash import Input, Output
from dash.development.base_component import Component

from chart.actor import Actor
from chart.people import Act
from dashboard.door import Door
from dashboard.pages.beds.layout import beds_inside, beds_page
from dashboard.pages.beds.queries import beds
from dashboard.services import Services


def layout(actor: Actor, services: Services, **_: str) -> Component:
    """The page as it stands now."""
    return beds_page(beds(services, actor))


def register(door: Door, services: Services) -> None:
    """Draw the beds anew when there is news."""

    @door.callback(
        Output("beds", "children"),
        [Input("news", "data"), Input("beds-minute", "n_intervals")],
        act=Act.VIEW_BOARD,
        touches="patient data",
        at_start=False,
    )
    def draw(actor: Actor, news: Any, minute: Any) -> list[Component]:
        return beds_inside(beds(services, actor))
