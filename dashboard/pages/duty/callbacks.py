"""What moves on the page of the roster."""

import base64
import binascii
from typing import Any

from dash import ALL, Input, Output, State
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from chart.actor import Actor
from chart.errors import Refused
from chart.people import Act
from chart.store import new_id
from dashboard import words
from dashboard.door import Door
from dashboard.pages.duty import actions
from dashboard.pages.duty.layout import days, duty_page, now_card
from dashboard.pages.duty.queries import duty
from dashboard.services import Services


def layout(actor: Actor, services: Services, **_: str) -> Component:
    """The page as it stands now."""
    return duty_page(duty(services, actor))


def register(door: Door, services: Services) -> None:
    """Register everything that moves on this page."""
    _drawing(door, services)
    _writing(door, services)
    _taking(door, services)
    _trying(door, services)


def _drawing(door: Door, services: Services) -> None:
    @door.callback(
        [Output("duty-now", "children"), Output("duty-days", "children")],
        [
            Input("duty-written", "data"),
            Input("duty-removed", "data"),
            Input("duty-taken", "children"),
            Input("duty-minute", "n_intervals"),
        ],
        act=Act.VIEW_BOARD,
        at_start=False,
    )
    def draw(actor: Actor, *_: Any) -> tuple[list[Component], list[Component]]:
        view = duty(services, actor)
        return now_card(view), days(view)

    door.in_browser(
        "function(shift) { return shift !== 'other'; }", Output("duty-times", "hidden"), [Input("duty-shift", "value")]
    )


def _writing(door: Door, services: Services) -> None:
    @door.callback(
        [Output("duty-written", "data"), Output({"kind": "duty", "field": "name"}, "value")],
        [Input("duty-add", "n_clicks")],
        [
            State({"kind": "duty", "field": "name"}, "value"),
            State("duty-day", "value"),
            State("duty-shift", "value"),
            State({"kind": "duty", "field": "from"}, "value"),
            State({"kind": "duty", "field": "until"}, "value"),
        ],
        act=Act.WRITE_ROSTER,
        writes=True,
        error_to="duty-refusal",
        at_start=False,
    )
    def add(actor: Actor, clicks: int | None, name: str, day: str, shift: str, *times: str) -> tuple[str, str]:
        if not clicks:
            raise PreventUpdate
        actions.add(services, actor, name or "", day or "", shift or "", (times[0] or "", times[1] or ""))
        return new_id(), ""

    door.pressed(Output("duty-asked", "data"), Input({"kind": "turn-out", "turn": ALL}, "n_clicks"))

    @door.callback(
        Output("duty-removed", "data"),
        [Input("duty-asked", "data")],
        act=Act.WRITE_ROSTER,
        writes=True,
        at_start=False,
    )
    def remove(actor: Actor, asked: dict[str, Any] | None) -> str:
        if not asked:
            raise PreventUpdate
        actions.remove(services, actor, asked["turn"])
        return new_id()


def _taking(door: Door, services: Services) -> None:
    @door.callback(
        Output("duty-taken", "children"),
        [Input("duty-sheet", "contents")],
        act=Act.WRITE_ROSTER,
        writes=True,
        error_to="duty-sheet-refusal",
        at_start=False,
    )
    def take(actor: Actor, contents: str | None) -> str:
        if not contents:
            raise PreventUpdate
        count = actions.add_sheet(services, actor, _text(contents))
        return f"{words.counted(count, 'turn')} written down."


def _trying(door: Door, services: Services) -> None:
    door.pressed(Output("duty-test-asked", "data"), Input({"kind": "channel-test", "role": ALL}, "n_clicks"))

    @door.callback(
        Output("duty-tested", "children"),
        [Input("duty-test-asked", "data")],
        act=Act.WRITE_ROSTER,
        writes=True,
        at_start=False,
    )
    def test(actor: Actor, asked: dict[str, Any] | None) -> str:
        if not asked:
            raise PreventUpdate
        return actions.try_channels(services, actor, asked["role"])


def _text(contents: str) -> str:
    """The text of an uploaded file; Refused if it is none."""
    try:
        return base64.b64decode(contents.partition(",")[2], validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        raise Refused("This file is no text in UTF-8: save it as CSV and choose it again", "sheet") from None
