"""What every report is made of: choices that are addresses, figures in a row, cards, tables, definitions."""

from collections.abc import Iterable, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from chart.reports.definitions import Definition
from dashboard.attributes import spoken
from dashboard.components.report_figures import BLANK
from dashboard.icons import icon

PLOT: dict[str, Any] = {"figure": BLANK, "config": {"displayModeBar": False}, "responsive": True}


def choices(name: str, offered: Iterable[tuple[str, str]], here: str) -> html.Nav:
    """Some ways to see the same, each an address of its own. offered: (address, word); here: the present address."""
    links = [way(word, address, here, "tw-segment") for address, word in offered]
    return html.Nav(links, className="tw-segments", **spoken(name))


def periods(shown: Sequence[Component | str | None], offered: Iterable[tuple[str, str]], here: str) -> html.Details:
    """The period in sight, and the others behind it."""
    links = [way(word, address, here, "tw-los-option") for address, word in offered]
    return html.Details(
        [
            html.Summary([icon("calendar"), *shown, icon("chevron")], className="tw-button"),
            html.Nav(links, className="tw-los-menu", **spoken("Period")),
        ],
        className="tw-los-period",
        key=here,  # a new one is closed again
    )


def way(word: str, address: str, here: str, look: str) -> dcc.Link:
    """The way to another report; to this one it says so."""
    if address != here:
        return dcc.Link(word, href=address, className=look)
    chosen = html.Span(", chosen", className="tw-unread")
    return dcc.Link([word, chosen], href=address, className=f"{look} {look}-here")


def figure(name: str, value: str, unit: str, below: str) -> html.Div:
    """One of the figures in a row."""
    shown = [html.B(value, className="tw-los-number"), f" {unit}" if unit else None]
    return html.Div(
        [html.Dt(name), html.Dd(shown), html.Dd(below, className="tw-los-below")], className="tw-los-figure"
    )


def card(head: tuple[str, str, Definition], inside: Sequence[Component | None], said: str) -> html.Section:
    """One card: title, scope and where its figure is defined; what it shows; what is counted, in a line."""
    title, scope, definition = head
    return html.Section(
        [
            html.Header(
                [
                    html.H2(title),
                    html.Span(scope, className="tw-second"),
                    html.A(
                        ["Definition", html.Span(f" of {title}", className="tw-unread")],
                        href=f"#means-{definition.code}",
                    ),
                ],
                className="tw-los-head",
            ),
            *inside,
            html.P(said, className="tw-los-said"),
        ],
        className="tw-card tw-los-card",
    )


def graph(drawn: dcc.Graph, said: str) -> html.Div:
    """A figure, with what it shows for whoever cannot see it."""
    return html.Div(drawn, role="img", **spoken(f"{said}; the same stands in the table below"))


def scrolled(table: html.Table, name: str) -> html.Div:
    """A table that is pushed sideways where it is wider than the page."""
    return html.Div(table, className="tw-los-scroll", tabIndex="0", role="region", **spoken(name))


def meanings(definitions: Iterable[Definition], scope: str) -> html.Section:
    """Every definition, as it is printed; scope: of which period, as known when."""
    rows: list[Component] = [
        html.Div([html.Dt(each.name), html.Dd(each.words)], id=f"means-{each.code}") for each in definitions
    ]
    head = [html.H2("What the figures mean"), html.Span(scope, className="tw-second")]
    return html.Section(
        [html.Header(head, className="tw-los-head"), html.Dl(rows, className="tw-los-means")],
        className="tw-card tw-los-card",
    )
