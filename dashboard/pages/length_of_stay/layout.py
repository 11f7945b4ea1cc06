"""The length-of-stay page from its view: what was asked, the figures in a row, the cards, the definitions."""

from dash import dcc, html
from dash.development.base_component import Component

from chart.reports import definitions
from dashboard import words
from dashboard.components.report import meanings
from dashboard.components.small import empty_state
from dashboard.pages.length_of_stay.asking import asking
from dashboard.pages.length_of_stay.cards import bars_card, curve_card, endings_card, gone_card, leaving_card
from dashboard.pages.length_of_stay.figures_row import figures_row
from dashboard.pages.length_of_stay.view import PERIOD_WORDS, LengthView, period_words


def length_page(view: LengthView) -> html.Div:
    """The whole page; the figures come by themselves, in the colours of the light."""
    asked = view.asked
    return html.Div(
        [
            dcc.Store(id="los-asked", data={"period": asked.period, "group": asked.group, "by": asked.measure}),
            asking(view),
            *_inside(view),
            _definitions(view),
        ],
        className="tw-los",
    )


def _inside(view: LengthView) -> list[Component]:
    """The figures, or one sentence why there are none."""
    longer = None
    if view.asked.period != "all":
        longer = dcc.Link(PERIOD_WORDS["all"], href=view.asked.with_period("all").address, className="tw-button")
    if view.is_too_small:
        return [empty_state("Fewer than 11 discharges in this period: not shown. Choose a longer one.", longer)]
    if not view.report.discharged:
        return [empty_state("No discharges in this period. Choose a longer one.", longer)]
    return [
        figures_row(view),
        html.Div([curve_card(view), bars_card(view)], className="tw-los-pair"),
        html.Div([leaving_card(view), endings_card(view)], className="tw-los-pair"),
        *([gone_card(view)] if view.gone else []),
    ]


def _definitions(view: LengthView) -> html.Section:
    report = view.report
    as_of = f"{words.birth(report.as_of.astimezone(report.zone).date())} {words.clock(report.as_of, report.zone)}"
    period = period_words(report.period, report.zone, report.as_of)
    return meanings(definitions.EVERY, f"Discharges {period}, as known {as_of}")
