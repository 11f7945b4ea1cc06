"""The running total of each form, and the bar from which the visit is saved."""

from dash import html
from dash.development.base_component import Component

from chart.instrument import Instrument
from dashboard.attributes import sets
from dashboard.components.small import news2_cell
from dashboard.icons import icon
from dashboard.pages.charting.forms import SINGLE
from dashboard.pages.charting.view import Visit

REFUSALS = (("asleep", "zzz", "Asleep"), ("refused", "hand", "Refused"), ("unable", "cross", "Unable"))


def footer(visit: Visit) -> html.Div:
    """The running total, what was not done and why, and the one button that saves."""
    refusals = [
        html.Button(
            [icon(picture), word],
            id={"kind": "refused", "state": state},
            className="tw-button",
            type="button",
            **sets({"kind": "choice", "form": "status", "field": "state"}, state),
        )
        for state, picture, word in REFUSALS
    ]
    return html.Div(
        [
            html.Div([_tally(visit, form) for form in visit.tabs if form not in SINGLE], className="tw-tallies"),
            html.Div(refusals if visit.can_be_refused else [], className="tw-buttons"),
            html.Button(
                [html.Span("Nothing answered yet", id="save-words"), html.Small(id="save-hint")],
                id="save",
                className="tw-save",
                type="button",
                disabled=True,
            ),
        ],
        className="tw-chart-footer",
    )


def _tally(visit: Visit, form: str) -> html.Div:
    if form == "vitals":
        inside: list[Component] = [
            html.Span("NEWS2", className="tw-tally-label"),
            html.Span(news2_cell(None), id={"kind": "news2", "part": "cell"}),
            html.Span("nothing measured", id={"kind": "news2", "part": "words"}, className="tw-tally-words"),
        ]
    else:
        inside = tally_parts(form, visit.scales[form].scale)
    return html.Div(inside, id={"kind": "tally", "form": form}, className="tw-tally", hidden=form != visit.tabs[0])


def tally_parts(form: str, scale: Instrument) -> list[Component]:
    """Label, number and words of a scale's running total; the page fills them as it is answered."""
    return [
        html.Span(
            f"{scale.short_name}, nothing answered",
            id={"kind": "tally-label", "form": form},
            className="tw-tally-label",
        ),
        html.Span("", id={"kind": "tally-number", "form": form}, className="tw-tally-number"),
        html.Span("", id={"kind": "tally-words", "form": form}, className="tw-tally-words"),
    ]
