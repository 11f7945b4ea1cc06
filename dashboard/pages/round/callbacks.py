"""What moves on the round."""

from typing import Any

from dash import Input, Output, State
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.people import Act
from dashboard.door import Door
from dashboard.pages.round.actions import choose_beds
from dashboard.pages.round.layout import round_page, rows
from dashboard.pages.round.queries import my_round
from dashboard.services import Services


def layout(actor: Actor, services: Services, whose: str = "", beds: str = "", quick: str = "") -> Component:
    """The page as it stands now."""
    found = my_round(services, actor, "all" if whose == "all" else "")
    return round_page(found, chooses_beds=beds == "choose", quick=quick)


def register(door: Door, services: Services) -> None:
    """Draw the rows anew when there is news and each minute; keep which beds are whose."""

    @door.callback(
        Output("round-rows", "children"),
        [Input("news", "data"), Input("round-minute", "n_intervals")],
        [State("round-shows", "data")],
        act=Act.CHART,
        touches="patient data",
        at_start=False,
    )
    def draw(actor: Actor, news: Any, minute: Any, shows: dict[str, bool]) -> list[Component]:
        return rows(my_round(services, actor, "all" if shows["all"] else ""))

    @door.callback(
        Output("url", "search"),
        [Input("choose-beds", "n_clicks")],
        [State("own-beds", "value")],
        act=Act.CHART,
        writes=True,
        at_start=False,
    )
    def choose(actor: Actor, clicks: int | None, beds: list[str] | None) -> str:
        if not clicks:
            raise PreventUpdate
        choose_beds(services, actor, beds or [])
        return ""
