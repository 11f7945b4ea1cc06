"""What moves on the stay page."""

from typing import Any

from dash import ALL, Input, Output, State, ctx
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.people import Act, may
from chart.ticks import HOUR
from dashboard.door import Door
from dashboard.pages.stay import actions
from dashboard.pages.stay.entries import EntryRow, sentence
from dashboard.pages.stay.entry_list import entry_list, void_panel
from dashboard.pages.stay.figures import timeline
from dashboard.pages.stay.layout import Readout, readout, stay_banner, stay_page, stay_table
from dashboard.pages.stay.moment import moment_asked
from dashboard.pages.stay.queries import course, stay
from dashboard.services import Services

Where = dict[str, Any]  # stay: its id; at: the tick it was opened at, or None
Clicks = list[int | None]


def layout(actor: Actor, services: Services, stay_id: str, all: str = "", at: str = "", **_: str) -> Component:
    """The page as it stands now; `all` shows every entry, `at` a moment of the stay, by its tick."""
    found = stay(services, actor, stay_id)
    at_tick = moment_asked(found.view, at)
    return stay_page(found.view, found.rows, may(actor.role, Act.CHART), shows_all=bool(all), at=at_tick)


def register(door: Door, services: Services) -> None:
    """Register everything that moves on this page."""
    _figure(door, services)
    _news(door, services)
    _taking_back(door, services)


def _figure(door: Door, services: Services) -> None:
    @door.callback(
        [Output("timeline", "figure"), Output("timeline", "style")],
        [Input("scheme", "data"), Input("timeline-range", "value"), Input("news", "data")],
        [State("stay", "data")],
        act=Act.READ_CHART,
        touches="patient data",
    )
    def draw(actor: Actor, scheme: str | None, in_sight: str, news: Any, where: Where) -> Any:
        if scheme is None:
            raise PreventUpdate
        last_hours = None if in_sight == "all" else float(in_sight)
        view = course(services, actor, where["stay"])
        figure = timeline(view, "light" if scheme == "light" else "dark", last_hours, where["at"])
        return figure, {"height": figure["layout"]["height"]}

    @door.callback(
        Output("readout", "children"),
        [Input("timeline", "clickData")],
        [State("stay", "data")],
        act=Act.READ_CHART,
        touches="patient data",
        at_start=False,
    )
    def read(actor: Actor, tapped: dict[str, Any] | None, where: Where) -> Readout:
        found = stay(services, actor, where["stay"])
        at = round(tapped["points"][0]["x"] * HOUR) + found.view.begins if tapped else None
        return readout(found.view, found.rows, may(actor.role, Act.CHART), at)


def _news(door: Door, services: Services) -> None:
    @door.callback(
        [Output("stay-banner", "children"), Output("stay-table", "children"), Output("entry-list", "children")],
        [Input("news", "data"), Input("entry-voided", "data")],
        [State("stay", "data")],
        act=Act.READ_CHART,
        touches="patient data",
        at_start=False,
    )
    def draw(actor: Actor, news: Any, voided: Any, where: Where) -> tuple[Any, ...]:
        found = stay(services, actor, where["stay"])
        may_chart = may(actor.role, Act.CHART)
        entries = entry_list(found.view, found.rows, may_chart, at=where["at"])
        return stay_banner(found.view, may_chart), stay_table(found.view), entries


def _taking_back(door: Door, services: Services) -> None:
    door.pressed(Output("entry-asked", "data"), Input({"kind": "take-back", "entry": ALL}, "n_clicks"))

    @door.callback(
        Output("void-panel", "children"),
        [Input("entry-asked", "data"), Input("entry-voided", "data")],
        [State("stay", "data")],
        act=Act.AMEND,
        touches="patient data",
        at_start=False,
    )
    def ask(actor: Actor, asked: dict[str, Any] | None, voided: Any, where: Where) -> Component | None:
        if asked is None or ctx.triggered_id == "entry-voided":
            return None
        row = _row(stay(services, actor, where["stay"]).rows, asked["entry"])
        return void_panel(row, sentence(row)) if row else None

    @door.callback(
        Output("entry-voided", "data"),
        [Input({"kind": "void", "entry": ALL}, "n_clicks")],
        [State({"kind": "void-reason", "entry": ALL}, "value")],
        act=Act.AMEND,
        touches="patient data",
        writes=True,
        error_to="void-refusal",
        at_start=False,
    )
    def take_back(actor: Actor, clicks: Clicks, reasons: list[str | None]) -> str:
        if not any(clicks):
            raise PreventUpdate
        saved = actions.take_back(services, actor, ctx.triggered_id["entry"], reasons[0] or "")
        return saved.entry.id


def _row(rows: tuple[EntryRow, ...], entry_id: str) -> EntryRow | None:
    return next((row for row in rows if row.id == entry_id), None)
