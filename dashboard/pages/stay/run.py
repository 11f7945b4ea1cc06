"""One run of values as a line with a dot each, broken where a check was missed."""

from collections.abc import Sequence

from dashboard import words
from dashboard.pages.stay.sheet import Sheet
from dashboard.pages.stay.view import Gap, Point


def draw_run(
    sheet: Sheet,
    axis: str,
    points: Sequence[Point],
    name: str,
    *,
    gaps: Sequence[Gap] = (),
    ink: str = "ink-2",
    width: float = 1.3,
    size: int = 4,
    decimals: int = 0,
) -> None:
    """Draw the run. gaps: after the value that begins one, the line stops."""
    missed = {gap.begins for gap in gaps}
    x: list[float | None] = []
    y: list[float | None] = []
    told: list[str | None] = []
    entry_ids: list[str | None] = []
    for point in points:
        x.append(sheet.hours(point.at))
        y.append(point.value)
        told.append(f"{name} {words.number(point.value, decimals)}<br>{sheet.when(point.at)}")
        entry_ids.append(point.entry_id)
        if point.at in missed:
            for column in (x, y, told, entry_ids):
                column.append(None)
    sheet.line(
        axis,
        x or [None],  # without any value the axis would have no place
        y or [None],
        line={"color": sheet.ink(ink), "width": width},
        marker={"size": size, "color": sheet.ink(ink)},
        customdata=entry_ids,
        hovertext=told,
    )
