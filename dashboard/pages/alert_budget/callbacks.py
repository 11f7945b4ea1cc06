"""What moves on the alert-budget page."""

from typing import Any

from dash import Input, Output, State
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.people import Act
from dashboard.door import Door
from dashboard.pages.alert_budget import figures
from dashboard.pages.alert_budget.download import as_csv, file_name
from dashboard.pages.alert_budget.layout import budget_page
from dashboard.pages.alert_budget.queries import budget_view, note_download
from dashboard.pages.alert_budget.view import asked_of
from dashboard.services import Services

Stored = dict[str, str]


def layout(actor: Actor, services: Services, by: str = "", of: str = "", **_: str) -> Component:
    """The page as it stands now."""
    return budget_page(budget_view(services, actor, asked_of(by, of)))


def register(door: Door, services: Services) -> None:
    """Register the figure and the download."""

    @door.callback(
        Output("budget-bars", "figure"),
        [Input("scheme", "data")],
        [State("budget-asked", "data")],
        act=Act.READ_REPORTS,
        touches="patient data",
    )
    def draw(actor: Actor, scheme: str | None, stored: Stored) -> Any:
        if scheme is None:
            raise PreventUpdate
        view = budget_view(services, actor, asked_of(stored.get("by", ""), stored.get("of", "")))
        return figures.bars(view, "light" if scheme == "light" else "dark")

    @door.callback(
        Output("budget-download", "data"),
        [Input("budget-csv", "n_clicks")],
        [State("budget-asked", "data")],
        act=Act.READ_REPORTS,
        touches="patient data",
        at_start=False,
    )
    def download(actor: Actor, clicks: int | None, stored: Stored) -> dict[str, str]:
        if not clicks:
            raise PreventUpdate
        asked = asked_of(stored.get("by", ""), stored.get("of", ""))
        view = budget_view(services, actor, asked, is_protected=True)
        note_download(services, actor, view)
        return {"content": as_csv(view, services.unit_name), "filename": file_name(view), "type": "text/csv"}
