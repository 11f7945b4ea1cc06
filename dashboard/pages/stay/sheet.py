"""The paper the timeline is drawn on: strips from top to bottom over one time axis, bars, lines and words on them.

Hours since `view.begins` run along the axis, so that no two instants share a point when the clock goes back; the ticks
say the unit's days. Colours come with the figure, one scheme at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from chart.ticks import HOUR, to_moment, to_tick
from dashboard import words
from dashboard.pages.stay.view import StayView
from dashboard.theme import Scheme, colour

GAP_PX = 6
USUAL_WIDTH_PX = 960
Drawn = dict[str, Any]
Numbers = Sequence[float | None]
Texts = Sequence[str | None]


@dataclass(slots=True)
class Sheet:
    """The figure while it is drawn; `height`: of all strips with the gaps between them, in pixels.

    last_hours: how much of the stay is in sight; None is all of it.
    """

    view: StayView
    scheme: Scheme
    height: int
    last_hours: float | None = None
    used: int = 0
    axes: int = 0
    traces: list[Drawn] = field(default_factory=list)
    shapes: list[Drawn] = field(default_factory=list)
    notes: list[Drawn] = field(default_factory=list)
    layout: Drawn = field(default_factory=dict)

    def ink(self, name: str) -> str:
        """A colour of this scheme, by its token."""
        return colour(name, self.scheme)

    def hours(self, at: int) -> float:
        """A tick as hours on the axis."""
        return round((at - self.view.begins) / HOUR, 4)

    @property
    def in_sight(self) -> tuple[float, float]:
        """Where the axis begins and ends, in hours."""
        view = self.view
        first = self.hours(view.first) - 1
        begins = first if self.last_hours is None else self.hours(to_tick(view.now)) - self.last_hours
        return max(0.0, first, begins), self.hours(view.ends)

    def hours_of(self, pixels: float) -> float:
        """How many hours so many pixels are, on a page of usual width."""
        begins, ends = self.in_sight
        return pixels * (ends - begins) / USUAL_WIDTH_PX

    def when(self, at: int) -> str:
        """A tick in words."""
        return words.moment_words(to_moment(at), self.view.zone, self.view.now)

    def strip(self, name: str, below: str, pixels: int, span: tuple[float, float], ticks: Sequence[float] = ()) -> str:
        """The next strip, named on its left; returns its axis."""
        self.axes += 1
        key = "" if self.axes == 1 else str(self.axes)
        top, bottom = 1 - self.used / self.height, max(0.0, 1 - (self.used + pixels) / self.height)
        self.used += pixels + GAP_PX
        self.layout[f"yaxis{key}"] = {
            "domain": [bottom, top],
            "range": list(span),
            "tickvals": list(ticks),
            "tickfont": {"size": 11, "color": self.ink("ink-3")},
            "gridcolor": self.ink("line"),
            "zeroline": False,
            "fixedrange": True,
        }
        small = f"<br><span style='font-size:11px'>{below}</span>" if below else ""
        place = {"xref": "paper", "x": 0, "xshift": -38, "xanchor": "right", "yref": "paper", "y": (bottom + top) / 2}
        style = {"showarrow": False, "align": "right", "font": {"size": 12, "color": self.ink("ink")}}
        self.notes.append({"text": f"<b>{name}</b>{small}", "yanchor": "middle", **place, **style})
        self.area("surface", y=("paper", bottom, top))
        return f"y{key}"

    def area(
        self,
        name: str,
        *,
        x: tuple[str, float, float] = ("paper", 0, 1),
        y: tuple[str, float, float] = ("paper", 0, 1),
    ) -> None:
        """A plain area behind everything; each side is an axis, from and to."""
        side = {"xref": x[0], "x0": x[1], "x1": x[2], "yref": y[0], "y0": y[1], "y1": y[2]}
        self.shapes.append(
            {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": self.ink(name), **side}
        )

    def note(self, at: int, axis: str, value: float, text: str, **more: Any) -> None:
        """Words at a place of a strip."""
        font = {"size": 12, "color": self.ink("ink-2")}
        place = {"xref": "x", "x": self.hours(at), "yref": axis, "y": value}
        self.notes.append({"text": text, "showarrow": False, "font": font, **place, **more})

    def bars(self, axis: str, x: Numbers, y: Numbers, width: Sequence[float], **more: Any) -> None:
        """Bars by their middle, height and width."""
        self.traces.append({"type": "bar", "x": x, "y": y, "width": width, **self._common(axis), **more})

    def line(self, axis: str, x: Numbers, y: Numbers, **more: Any) -> None:
        """A line with dots; it never joins over a gap."""
        drawn = {"type": "scatter", "mode": "lines+markers", "x": x, "y": y, "connectgaps": False}
        self.traces.append({**drawn, **self._common(axis), **more})

    def _common(self, axis: str) -> Drawn:
        return {"xaxis": "x", "yaxis": axis, "hoverinfo": "text"}


def midnights(view: StayView) -> list[tuple[int, str]]:
    """Each midnight of the unit on the axis: day of stay, weekday, date."""
    first = view.patient.admitted_at or to_moment(view.begins)
    found = []
    day = to_moment(view.begins).astimezone(view.zone).date()
    while to_tick(midnight := datetime.combine(day, time(), view.zone)) < view.ends:
        number = words.day_of_stay(first, midnight, view.zone)
        name = f"<b>Day {number}</b> " if number > 0 else ""
        found.append((to_tick(midnight), f"{name}{words.day(midnight, view.zone, view.now)}"))
        day += timedelta(days=1)  # a day of the unit may have 23 or 25 hours, and begin at 01:00
    return found


def clock_ticks(view: StayView, every_hours: int) -> list[tuple[int, str]]:
    """Clock times on the axis, with the day under each midnight."""
    found = []
    for midnight, text in midnights(view):
        for hour in range(0, 24, every_hours):
            at = to_tick(to_moment(midnight).astimezone(view.zone) + timedelta(hours=hour))
            clock = words.clock(to_moment(at), view.zone)  # what it read, where the clocks went forward over the hour
            found.append((at, f"{clock}<br>{text}" if hour == 0 else clock))
    return found


def last_use_ticks(view: StayView, last_hours: float | None) -> list[tuple[int, str]]:
    """Hours since last use along the axis; none when last use is unknown."""
    if view.patient.last_use_at is None:
        return []
    begins = to_tick(view.patient.last_use_at)
    seen = (view.ends - view.begins) / HOUR if last_hours is None else last_hours
    every = 24 if seen > 120 else 12 if seen > 24 else 4
    steps = range(0, (view.ends - begins) // HOUR + 1, every)
    return [(begins + step * HOUR, str(step)) for step in steps if begins + step * HOUR >= view.begins]
