"""The figure's values as rows: the same as is drawn, in words, for the readout and the table."""

from collections.abc import Iterable
from dataclasses import dataclass

from chart.ticks import to_moment
from dashboard import words
from dashboard.pages.stay.view import LINES, Point, StayView


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was charted at one moment, for the readout and the table."""

    at: int
    values: tuple[tuple[str, str], ...]


def readings_of(view: StayView) -> tuple[Reading, ...]:
    """The figure's values as rows, newest first: the same as is drawn, in words."""
    rows: dict[int, list[tuple[str, str]]] = {}
    for name, points, decimals in _columns(view):
        for point in points:
            rows.setdefault(point.at, []).append((name, words.number(point.value, decimals)))
    for mark in (*view.statuses, *view.marks):
        rows.setdefault(mark.at, []).append(("Noted", mark.words))
    return tuple(Reading(at, tuple(values)) for at, values in sorted(rows.items(), reverse=True))


def columns_of(view: StayView) -> tuple[str, ...]:
    """The heads of the table: only what was ever charted."""
    heads = [name for name, points, _ in _columns(view) if points]
    return (*heads, "Noted") if view.statuses or view.marks else tuple(heads)


def reading_at(view: StayView, at: int) -> Reading | None:
    """What was charted nearest to a moment."""
    readings = readings_of(view)
    return min(readings, key=lambda reading: abs(reading.at - at), default=None)


def _columns(view: StayView) -> Iterable[tuple[str, tuple[Point, ...], int]]:
    yield view.scale.short_name, view.scores, 0
    for name, points in view.heat:
        yield name, points, 0
    yield "NEWS2", view.news2, 0
    names = ("Pulse", "Upper BP", "Lower BP", "SpO₂", "Breaths", "Temp")
    for name, code in zip(names, LINES, strict=True):
        yield name, view.lines[code], 1 if code == "temperature_c" else 0
    if view.scale.code != "mood":
        yield "Mood", view.mood, 0


def moment_of(view: StayView, at: int) -> str:
    """A tick as the page writes it."""
    return words.moment_words(to_moment(at), view.zone, view.now)
