"""The figure of the budget: a bar for each week or month, in the colours of one scheme."""

from chart.reports.cells import HIDDEN
from dashboard import words
from dashboard.components.report_figures import Drawn, bars_of, outline, plain_layout, words_in
from dashboard.pages.alert_budget.view import BudgetView, short_words
from dashboard.theme import Scheme, colour

BARS_PX = 204
WIDTH = 0.84
GHOST = 0.2  # how high the outline of a hidden bar stands, as a share of the highest
PLACES_UP_TO = 10  # from here on a rate needs no decimal


def bars(view: BudgetView, scheme: Scheme) -> Drawn:
    """Alerts per 100 patient-days; the chosen week or month dark, a hidden one an outline."""
    places = list(range(len(view.steps)))
    rates = [None if each.is_closed else each.load.per_100_patient_days for each in view.steps]
    highest = max([each for each in rates if each] + [1.0])
    colours = [colour("accent" if each.step == view.step else "fluid-in", scheme) for each in view.steps]
    names = ["" if not each else words.number(each, 0 if each >= PLACES_UP_TO else 1) for each in rates]
    layout = plain_layout(scheme, BARS_PX, bottom=22, top=18)
    ticks = [short_words(each.step) for each in view.steps]
    layout["xaxis"] |= {"tickvals": places, "ticktext": ticks, "showgrid": False, "range": [-0.6, len(places) - 0.4]}
    layout["yaxis"] |= {"range": [0, highest * 1.12], "nticks": 5}
    half = WIDTH / 2
    ghosts = [
        (place - half, place + half, highest * GHOST, HIDDEN) for place, each in enumerate(view.steps) if each.is_closed
    ]
    layout |= {"shapes": [outline(ghost, scheme) for ghost in ghosts], "annotations": words_in(ghosts, scheme)}
    return {"data": [bars_of(places, rates, [WIDTH] * len(places), (colours, names), scheme)], "layout": layout}
