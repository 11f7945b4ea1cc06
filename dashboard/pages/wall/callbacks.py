"""What moves on the wall."""

from typing import Any

from dash import Input, Output
from dash.development.base_component import Component

from chart.actor import Actor
from chart.people import Act, may
from dashboard.door import Door
from dashboard.pages.wall.layout import counts, wall_beds, wall_page
from dashboard.pages.wall.queries import wall
from dashboard.services import Services


def layout(actor: Actor, services: Services, **_: str) -> Component:
    """The wall as it stands now."""
    return wall_page(wall(services, actor), "/beds" if may(actor.role, Act.VIEW_BOARD) else None)


def register(door: Door, services: Services) -> None:
    """Draw the wall anew when there is news, and each minute."""

    @door.callback(
        [Output("wall-counts", "children"), Output("wall", "children")],
        [Input("news", "data"), Input("wall-minute", "n_intervals")],
        act=Act.VIEW_WALL,
        touches="patient data",
        at_start=False,
    )
    def draw(actor: Actor, news: Any, minute: Any) -> tuple[list[Component], Component]:
        shown = wall(services, actor)
        return counts(shown), wall_beds(shown)
