"""The window of an alert in small: a strip a reading, its limit dashed, the alert marked, what is missing in sight.

Only the line is a drawing; dots, limits and marks are parts of the page, so that all of them go by the tokens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from chart.ticks import DAY, to_moment
from dashboard import words
from dashboard.attributes import DECORATION, spoken
from dashboard.icons import svg_address

WIDTH, HEIGHT = 1000.0, 100.0
MARGIN = 12.0  # above the highest and below the lowest value of a strip
NEAREST = 0.24  # how near words on the time axis may come, as a share of it


@dataclass(frozen=True, slots=True)
class Dot:
    """One charted value; words: as it is said."""

    at: int
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One reading over the window. Times are ticks.

    runs: its values, parted where the line must not join them. missing: looks at which it was not answered. unseen:
    stretches in which a check was due and none was done. lowest, highest: of what is drawn.
    """

    name: str
    runs: tuple[tuple[Dot, ...], ...]
    missing: tuple[int, ...]
    unseen: tuple[tuple[int, int], ...]
    lowest: float
    highest: float
    limits: tuple[float, ...] = ()
    limit_words: str = ""

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Every value, oldest first."""
        return tuple(dot for run in self.runs for dot in run)

    def height(self, value: float) -> float:
        """How far from the top a value stands, of HEIGHT."""
        span = self.highest - self.lowest
        share = min(1.0, max(0.0, (value - self.lowest) / span))
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share


@dataclass(frozen=True, slots=True)
class Window:
    """The hours before an alert up to now. Ticks. rests: from the first to the last reading the alert rests on."""

    begins: int
    ends: int
    alert_at: int
    rests: tuple[int, int]
    strips: tuple[Strip, ...]

    def share(self, at: int) -> float:
        """Where a tick stands on the axis, 0 to 1."""
        return min(1.0, max(0.0, (at - self.begins) / (self.ends - self.begins)))


def evidence_chart(window: Window, now: datetime, zone: ZoneInfo) -> html.Div:
    """The strips over one axis, and what its marks mean; the same values are read aloud."""
    said = " ".join(_told(window, strip, now, zone) for strip in window.strips)
    return html.Div(
        [
            html.Div(
                [*(_strip(window, strip) for strip in window.strips), _axis(window, now, zone)],
                role="img",
                **spoken(f"From {_when(window.begins, now, zone)} to now. {said}"),
            ),
            html.P(_legend(window), className="tw-hint"),
        ],
        className="tw-window",
    )


def _strip(window: Window, strip: Strip) -> html.Div:
    newest = strip.dots[-1] if strip.dots else None
    name = ", ".join(filter(None, (strip.name, strip.limit_words)))
    label = [html.B(newest.words if newest else "none"), html.Span(name)]
    return html.Div(
        [
            html.Div(list(_marks(window, strip)), className="tw-window-plot"),
            html.Div(label, className="tw-window-name"),
        ],
        className="tw-window-strip",
        **DECORATION,
    )


def _marks(window: Window, strip: Strip) -> Iterator[Component]:
    begins, ends = (window.share(at) for at in window.rests)
    yield html.Span(className="tw-window-rests", style={"left": f"{begins:.1%}", "width": f"{ends - begins:.1%}"})
    for first, last in strip.unseen:
        left, right = window.share(first), window.share(last)
        yield html.Span(className="tw-window-unseen", style={"left": f"{left:.1%}", "width": f"{right - left:.1%}"})
    for value in strip.limits:
        yield html.Span(className="tw-window-limit", style={"top": f"{strip.height(value):.1f}%"})
    yield html.Span(className="tw-window-line", style=_line(window, strip))
    yield html.Span(className="tw-window-alert", style={"left": f"{window.share(window.alert_at):.1%}"})
    for dot in strip.dots:
        place = {"left": f"{window.share(dot.at):.1%}", "top": f"{strip.height(dot.value):.1f}%"}
        yield html.Span(className="tw-window-dot", style=place)
    for at in strip.missing:
        yield html.Span(className="tw-window-missing", style={"left": f"{window.share(at):.1%}"})


def _line(window: Window, strip: Strip) -> dict[str, str]:
    """The runs as a mask, which takes the ink of light and dark alike."""
    lines = "".join(
        f"<polyline points='{' '.join(f'{window.share(d.at) * WIDTH:.0f},{strip.height(d.value):.1f}' for d in run)}'"
        " fill='none' stroke='black' stroke-width='1.8' vector-effect='non-scaling-stroke'/>"
        for run in strip.runs
    )
    address = svg_address(lines, WIDTH, HEIGHT, "preserveAspectRatio='none'")
    picture = f'url("{address}")'
    return {"maskImage": picture, "WebkitMaskImage": picture}


def _axis(window: Window, now: datetime, zone: ZoneInfo) -> html.Div:
    """The alert in its place, and the two ends where there is room for them."""
    at, is_of_today = window.share(window.alert_at), window.ends - window.alert_at < DAY
    alert = _clock(window.alert_at, zone) if is_of_today else words.dated(to_moment(window.alert_at), zone, now)
    nearest = NEAREST if is_of_today else 0.5
    beside = "tw-window-left" if at > 1 - nearest else "tw-window-right" if at < nearest else ""
    ticks = [html.Span(f"alert {alert}", className=f"tw-window-tick {beside}".strip(), style={"left": f"{at:.1%}"})]
    if at >= 2 * nearest:
        ticks.insert(0, html.Span(_clock(window.begins, zone), className="tw-window-tick tw-window-right"))
    if at <= 1 - nearest:
        ticks.append(html.Span("now", className="tw-window-tick tw-window-left", style={"left": "100%"}))
    return html.Div(html.Div(ticks, className="tw-window-axis"), className="tw-window-strip", **DECORATION)


def _clock(at: int, zone: ZoneInfo) -> str:
    return words.clock(to_moment(at), zone)


def _legend(window: Window) -> str:
    has = {
        "dashed: the limit": any(strip.limits for strip in window.strips),
        "ring: not answered": any(strip.missing for strip in window.strips),
        "hatched: no check": any(strip.unseen for strip in window.strips),
        "shaded: what it rests on": window.rests[0] < window.rests[1],
    }
    return f"Upright line: the alert{''.join(f'; {part}' for part, is_there in has.items() if is_there)}."


def _told(window: Window, strip: Strip, now: datetime, zone: ZoneInfo) -> str:
    """A strip in words: every value with its time, the limit, what was not answered, where nobody looked."""
    values = ", ".join(f"{dot.words} at {_when(dot.at, now, zone)}" for dot in strip.dots) or "none"
    parts = [f"{strip.name}: {values}"]
    parts += [strip.limit_words] if strip.limit_words else []
    parts += [f"not answered at {_when(at, now, zone)}" for at in strip.missing]
    parts += [f"no check from {_when(a, now, zone)} to {_when(b, now, zone)}" for a, b in strip.unseen]
    return f"{'; '.join(parts)}."


def _when(at: int, now: datetime, zone: ZoneInfo) -> str:
    return words.moment_words(to_moment(at), zone, now)
