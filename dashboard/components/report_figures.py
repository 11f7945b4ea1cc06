"""Figures of reports as plain figures: bars with their numbers, outlines where a bar is hidden, quiet axes."""

from collections.abc import Sequence
from typing import Any

from dashboard.theme import FONT, Scheme, colour

Drawn = dict[str, Any]
Ghost = tuple[float, float, float, str]  # from, to, height, word
LEFT_PX, RIGHT_PX = 42, 16
BLANK: Drawn = {"data": [], "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}}}  # not drawn yet


def bars_of(
    x: Sequence[float],
    y: Sequence[float | None],
    width: Sequence[float],
    look: tuple[list[str], list[str]],
    scheme: Scheme,
) -> Drawn:
    """Bars with their number above; look: the colour and the word of each."""
    colours, names = look
    font = {"size": 12, "color": colour("ink", scheme), "weight": 700}
    return {
        "type": "bar", "x": list(x), "y": list(y), "width": list(width), "text": names, "textposition": "outside",
        "textfont": font, "cliponaxis": False, "marker": {"color": colours, "cornerradius": 3}, "hoverinfo": "skip",
    }  # fmt: skip


def outline(ghost: Ghost, scheme: Scheme) -> Drawn:
    """Where a bar would stand that is hidden."""
    begins, ends, height, _ = ghost
    edge = {"color": colour("control", scheme), "width": 1, "dash": "3px,3px"}
    return {"type": "rect", "x0": begins, "x1": ends, "y0": 0, "y1": height, "line": edge, "layer": "below"}


def words_in(ghosts: Sequence[Ghost], scheme: Scheme) -> list[Drawn]:
    """What stands in the place of each hidden bar."""
    font = {"size": 11, "color": colour("ink-2", scheme)}
    return [
        {
            "x": (begins + ends) / 2,
            "y": 0,
            "yshift": 9,
            "text": word.replace("<", "&lt;"),
            "showarrow": False,
            "font": font,
        }
        for begins, ends, _, word in ghosts
    ]


def plain_layout(scheme: Scheme, height: int, *, bottom: int, top: int) -> Drawn:
    """Axes and ground of a figure that is only looked at. height, bottom, top: pixels."""
    axis = {
        "gridcolor": colour("line", scheme), "linecolor": colour("control", scheme), "zeroline": False,
        "tickfont": {"size": 12, "color": colour("ink-2", scheme)}, "fixedrange": True,
    }  # fmt: skip
    return {
        "height": height,
        "margin": {"l": LEFT_PX, "r": RIGHT_PX, "t": top, "b": bottom},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 12, "color": colour("ink-2", scheme)},
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "xaxis": axis | {"showline": True},
        "yaxis": dict(axis),
    }
