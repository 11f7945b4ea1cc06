"""The board from its view: what counts, how it is ordered, and one tile a bed."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from alerts.finding import Severity
from dashboard import words
from dashboard.components.severity import WORDS, severity_code
from dashboard.components.small import empty_state, switch
from dashboard.components.tile import Tile, bed_tile
from dashboard.icons import icon, shape
from dashboard.pages.beds.board import Beds, Order

SEVERITIES = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def beds_page(beds: Beds, order: Order = "", *, may_see_wall: bool = True) -> html.Div:
    """The whole page; drawn anew when there is news, and each minute for its ages and countdowns."""
    held = [tile.bed for tile in beds.by_risk]
    return html.Div(
        [
            html.Div(
                [
                    html.Div(counts(beds), id="beds-counts", className="tw-counts"),
                    html.Button(id="beds-renew", type="button", className="tw-button tw-beds-renew"),
                    html.Span(_taken(beds), className="tw-beds-taken"),
                    _orders(order),
                    switch("View", [("Board", "/beds", True), ("Wall", "/wall", False)]) if may_see_wall else None,
                ],
                className="tw-beds-head",
            ),
            html.Div(tiles(beds, held, order), id="beds"),
            dcc.Store(id="beds-order", data={"by": order, "held": held}),
            dcc.Interval(id="beds-minute", interval=60_000),
        ],
        className=f"tw-beds tw-beds-by-{order or 'screen'}",
    )


def counts(beds: Beds) -> list[Component]:
    """How many beds have an alert of each severity, and how many have something late or due."""
    alerts = [_count(shape(severity_code(each)), beds.count(each), WORDS[each].lower()) for each in SEVERITIES]
    return [
        html.Div(alerts, className="tw-counts-part"),
        html.Div(
            [
                _count(icon("clock"), beds.overdue, "overdue"),
                _count(None, beds.due, "due now"),
                _count(None, beds.soon, "next 30 min"),
            ],
            className="tw-counts-part",
        ),
    ]


def tiles(beds: Beds, held: Sequence[str], order: Order) -> Component:
    """One tile a bed. held: the order by risk that stands; on a phone it holds unless bed order was chosen."""
    if not beds.tiles:
        return empty_state("This unit has no beds yet.")
    by_risk = beds.by_held_risk(held)
    place = {id(tile): number for number, tile in enumerate(by_risk)}
    shown: Sequence[Tile] = by_risk if order == "risk" else beds.tiles
    return html.Ul(
        [
            html.Li(bed_tile(tile, beds.now, beds.zone), style={"--place-by-risk": place[id(tile)]}, key=tile.bed)
            for tile in shown
        ],
        className="tw-board",
    )


def renewal(beds: Beds, held: Sequence[str]) -> list[Component | str] | None:
    """What the button says while beds would move; nothing, and so no button, while the order is true."""
    moved = beds.moved_since(held)
    return [icon("refresh"), f"Sort again: {moved} changed"] if moved else None


def _orders(order: Order) -> Component:
    return switch(
        "Order", [("Bed order", "/beds?order=bed", order != "risk"), ("By risk", "/beds?order=risk", order == "risk")]
    )


def _count(picture: Component | None, count: int, word: str) -> html.Span:
    return html.Span([picture, html.B(str(count)), word], className="tw-count")


def _taken(beds: Beds) -> str:
    return f"{beds.taken} of {words.counted(len(beds.tiles), 'bed')}"
