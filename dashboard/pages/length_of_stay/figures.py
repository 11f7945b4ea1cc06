"""The three figures of the report as plain figures, in the colours of one scheme."""

from itertools import pairwise

from chart.reports.cells import UNDER
from chart.reports.length_of_stay import LEAVING_EDGES_H, LONGEST_BAR
from chart.reports.survival import Curve
from dashboard import words
from dashboard.components.report_figures import Drawn, bars_of, outline, plain_layout, words_in
from dashboard.pages.length_of_stay.view import COLOUR_OF_GROUP, LengthView
from dashboard.theme import CLASS_DASH, Scheme, colour

PERCENTS = [0, 25, 50, 75, 100]
DAYS = 10  # how many days of a stay the curves show
NAMES_PX = 92  # left of the curves, for the names beside the numbers under them: reports.css has the same
CURVE_PX, BARS_PX, LEAVING_PX = 196, 272, 120
GHOST = 0.16  # how high the outline of a hidden bar stands, as a share of the highest


def curves(view: LengthView, scheme: Scheme) -> Drawn:
    """How long people stay: one stepped line a class, ticks where somebody still here was last seen."""
    shown = view.curves()
    widest = max(shown, key=lambda group: len(shown[group].stayed), default=None)
    traces: list[Drawn] = [] if widest is None else _band(shown[widest], COLOUR_OF_GROUP[widest], scheme)
    for group, curve in shown.items():
        traces += _curve(curve, COLOUR_OF_GROUP[group], scheme)
    layout = plain_layout(scheme, CURVE_PX, bottom=22, top=8)
    layout["margin"]["l"] = NAMES_PX
    layout["xaxis"] |= {"range": [0, DAYS], "dtick": 1, "showgrid": False}
    layout["yaxis"] |= {"range": [0, 101], "tickvals": PERCENTS, "ticktext": [f"{each} %" for each in PERCENTS]}
    layout["shapes"] = [_line_at(50, scheme)]
    return {"data": traces, "layout": layout}


def bars(view: LengthView, scheme: Scheme) -> Drawn:
    """Stays by midnights, or by days of 24 hours; a bar that is hidden is an outline."""
    by, group = view.asked.measure, view.asked.group
    places = list(range(LONGEST_BAR + 1))
    counts = [view.cells.count(by, place, group) for place in places]
    highest = max([count or 0 for count in counts] + [1])
    summary = view.summary(view.report)
    middle = -1 if summary is None else int(summary.median // (1 if by == "midnights" else 24))
    colours = [colour("accent" if place == middle else "fluid-in", scheme) for place in places]
    names = [words.number(count) if count else "" for count in counts]
    layout = plain_layout(scheme, BARS_PX, bottom=22, top=18)
    layout["xaxis"] |= {"tickvals": places, "ticktext": [*map(str, places[:-1]), f"{LONGEST_BAR}+"], "showgrid": False}
    layout["yaxis"] |= {"range": [0, highest * 1.12], "nticks": 5}
    closed = [
        (place, view.cells.why_hidden(by, place, group))
        for place, count in zip(places, counts, strict=True)
        if count is None
    ]
    ghosts = [(place - 0.4, place + 0.4, highest * GHOST, word) for place, word in closed]
    layout |= {"shapes": [outline(ghost, scheme) for ghost in ghosts], "annotations": words_in(ghosts, scheme)}
    return {"data": [bars_of(places, counts, [0.84] * len(places), (colours, names), scheme)], "layout": layout}


def leaving(view: LengthView, scheme: Scheme) -> Drawn:
    """When people leave against advice: the share of those still in, by hours since admission."""
    shares = leaving_shares(view)
    edges = list(LEAVING_EDGES_H)
    middles = [(begins + ends) / 2 for begins, ends in pairwise(edges)]
    widths = [ends - begins - 0.6 for begins, ends in pairwise(edges)]
    known = [share for share in shares if share is not None]
    highest = max([*known, 1.0])
    colours = [colour("accent" if known and share == max(known) else "fluid-in", scheme) for share in shares]
    names = ["" if share is None else words.number(share, 1) for share in shares]
    layout = plain_layout(scheme, LEAVING_PX, bottom=22, top=18)
    layout["xaxis"] |= {"tickvals": edges, "range": [0, edges[-1]], "showgrid": False}
    layout["yaxis"] |= {"range": [0, highest * 1.25], "nticks": 4, "ticksuffix": " %"}
    ghosts = [
        (middle - width / 2, middle + width / 2, highest * 0.3, _why_no_share(view, row))
        for row, (middle, width, share) in enumerate(zip(middles, widths, shares, strict=True))
        if share is None
    ]
    layout |= {"shapes": [outline(ghost, scheme) for ghost in ghosts], "annotations": words_in(ghosts, scheme)}
    return {"data": [bars_of(middles, shares, widths, (colours, names), scheme)], "layout": layout}


def leaving_shares(view: LengthView) -> list[float | None]:
    """Percent that left against advice in each stretch; None where it may not be told, or nobody is there to leave."""
    found: list[float | None] = []
    for row, (left, there) in enumerate(view.leaving.leaving(view.asked.group)):
        is_told = view.left.count("left", row, view.asked.group) is not None and view.counted(there) != UNDER
        found.append(100 * left / there if is_told and there else None)
    return found


def _why_no_share(view: LengthView, row: int) -> str:
    """What stands in the place of a share: that it is of too few, or nothing where nobody was there to leave."""
    if not view.leaving.leaving(view.asked.group)[row][1]:
        return ""
    is_told = view.left.count("left", row, view.asked.group) is not None
    return UNDER if is_told else view.left.why_hidden("left", row, view.asked.group)


def _curve(curve: Curve, code: str, scheme: Scheme) -> list[Drawn]:
    ink = colour(code, scheme)
    last = min(float(DAYS), max((*curve.days[-1:], *curve.seen[-1:], 0.0)))
    rows = [(day, 100 * share) for day, share in zip(curve.days, curve.share, strict=True) if day <= last]
    line = {"color": ink, "width": 2, "dash": CLASS_DASH.get(code, "solid"), "shape": "hv"}
    x = [0.0, *(day for day, _ in rows), last]
    y = [100.0, *(percent for _, percent in rows), 100 * curve.share_at(last)]
    steps = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}
    mark = {"symbol": "line-ns-open", "size": 9, "color": ink, "line": {"width": 1.5, "color": ink}}
    seen = [100 * curve.share_at(day) for day in curve.seen]
    ticks = {"type": "scatter", "mode": "markers", "x": list(curve.seen), "y": seen, "marker": mark}
    return [steps, ticks | {"hoverinfo": "skip"}]


def _band(curve: Curve, code: str, scheme: Scheme) -> list[Drawn]:
    """The 95 % band of a curve: an upper and a lower edge, filled between; it ends where it is not defined."""
    rows = [(day, low, high) for day, low, high in zip(curve.days, curve.low, curve.high, strict=True) if low == low]
    x = [day for day, _, _ in rows]
    edge = {"type": "scatter", "mode": "lines", "x": x, "line": {"width": 0, "shape": "hv"}, "hoverinfo": "skip"}
    tint = colour(f"{code}-tint", scheme) if code in CLASS_DASH else colour("line", scheme)
    upper = edge | {"y": [100 * high for _, _, high in rows]}
    return [upper, edge | {"y": [100 * low for _, low, _ in rows], "fill": "tonexty", "fillcolor": tint}]


def _line_at(percent: float, scheme: Scheme) -> Drawn:
    line = {"color": colour("control", scheme), "width": 1, "dash": "dot"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": percent, "y1": percent, "line": line}
