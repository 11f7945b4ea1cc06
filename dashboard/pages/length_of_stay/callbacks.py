"""What moves on the length-of-stay page."""

from typing import Any

from dash import Input, Output, State
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.people import Act
from dashboard.door import Door
from dashboard.pages.length_of_stay import figures
from dashboard.pages.length_of_stay.download import as_csv, file_name
from dashboard.pages.length_of_stay.layout import length_page
from dashboard.pages.length_of_stay.queries import length_view, note_download
from dashboard.pages.length_of_stay.view import Asked, asked_of
from dashboard.services import Services
from dashboard.theme import Scheme

Stored = dict[str, str | None]


def layout(actor: Actor, services: Services, period: str = "", group: str = "", by: str = "", **_: str) -> Component:
    """The page as it stands now."""
    return length_page(length_view(services, actor, asked_of(period, group, by)))


def register(door: Door, services: Services) -> None:
    """Register the figures and the download."""

    @door.callback(
        [Output("los-curves", "figure"), Output("los-bars", "figure"), Output("los-leaving", "figure")],
        [Input("scheme", "data")],
        [State("los-asked", "data")],
        act=Act.READ_REPORTS,
        touches="patient data",
    )
    def draw(actor: Actor, scheme: str | None, stored: Stored) -> Any:
        if scheme is None:
            raise PreventUpdate
        view = length_view(services, actor, _asked(stored))
        light: Scheme = "light" if scheme == "light" else "dark"
        return figures.curves(view, light), figures.bars(view, light), figures.leaving(view, light)

    @door.callback(
        Output("los-download", "data"),
        [Input("los-csv", "n_clicks")],
        [State("los-asked", "data")],
        act=Act.READ_REPORTS,
        touches="patient data",
        at_start=False,
    )
    def download(actor: Actor, clicks: int | None, stored: Stored) -> dict[str, str]:
        if not clicks:
            raise PreventUpdate
        view = length_view(services, actor, _asked(stored), is_protected=True)
        note_download(services, actor, view.asked, view.report.as_of)
        return {"content": as_csv(view, services.unit_name), "filename": file_name(view), "type": "text/csv"}


def _asked(stored: Stored) -> Asked:
    return asked_of(stored.get("period") or "", stored.get("group") or "", stored.get("by") or "")
