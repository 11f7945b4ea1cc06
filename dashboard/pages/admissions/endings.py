"""Protocols that may end: why, what nobody charted and somebody has to see, and who signs. Nothing ends by itself."""

from dash import html
from dash.development.base_component import Component

from chart.item import in_sentence
from dashboard import words
from dashboard.icons import icon
from dashboard.pages.admissions.view import BedAndStay
from monitors.stopping import Proposal


def endings(view: BedAndStay) -> list[Component]:
    """One note a protocol whose conditions are all met."""
    return [_ending(view, each) for each in view.endings]


def _ending(view: BedAndStay, each: Proposal) -> html.Div:
    because = words.listed([in_sentence(said) for said in each.because])
    who = (
        "To end it, take its tick away below and press the button."
        if view.may_end
        else "A charge nurse or a physician ends it here."
    )
    return html.Div(
        [
            icon("info"),
            html.Div(
                [
                    html.P(
                        [html.B(f"{view.titles.get(each.protocol, each.protocol)} may end"), f" because: {because}."]
                    ),
                    *(html.P(f"To be seen before that: {said}.") for said in each.to_confirm),
                    html.P(f"It goes on until somebody ends it. {who}", className="tw-second"),
                ]
            ),
        ],
        className="tw-note tw-bed-ending",
    )
