"""The panel of the withdrawal clock: typical courses as pale areas, stretches to watch as hatched lanes."""

from chart.ticks import HOUR
from chart.withdrawal import Window
from dashboard.pages.stay.sheet import Sheet
from dashboard.pages.stay.typical import Typical

RISE_PX, WINDOW_PX = 20, 14
ROOM_SHARE = 0.3  # of what is in sight: a window that begins later has its words before it


def panel_px(several: tuple[Typical, ...]) -> int:
    """How high the panel is: a rise for each substance, and a lane under it for each window."""
    return sum(RISE_PX + WINDOW_PX * len(each.course.windows) for each in several)


def draw(sheet: Sheet, pixels: int) -> None:
    """Each substance's rise and fall as a pale area, its windows hatched below with their words."""
    axis = sheet.strip("Course", "typical", pixels, (-pixels, 0))
    top = 0.0
    for each in sheet.view.typical:
        _rise(sheet, axis, each, top)
        top -= RISE_PX
        for window in each.course.windows:
            _window(sheet, axis, each, (window, top))
            top -= WINDOW_PX


def _rise(sheet: Sheet, axis: str, each: Typical, top: float) -> None:
    """From the earliest onset up to the peak, and down to the latest end."""
    course = each.course
    at = [course.onset[0], course.peak[0], course.peak[1], course.end[1]]
    x: list[float | None] = [sheet.hours(each.used_at + round(hours * HOUR)) for hours in at]
    low = top - RISE_PX + 1
    sheet.line(
        axis, x, [low, top - 2, top - 2, low], mode="lines", line={"color": sheet.ink("accent-text"), "width": 1},
        fill="toself", fillcolor=sheet.ink("typical"),
        hovertext=[f"{each.agent}: {word}<br>{course.source}" for word in ("may begin", "peak", "peak", "mostly over")],
    )  # fmt: skip
    latest = min(sheet.hours(each.used_at + round(at[3] * HOUR)), sheet.in_sight[1])
    if latest > sheet.in_sight[0]:
        place = sheet.view.begins + round(latest * HOUR)
        words = f"Typical course, {each.agent}. Varies by person."
        sheet.note(place, axis, low + 1, words, xanchor="right", yanchor="bottom", xshift=-6)


def _window(sheet: Sheet, axis: str, each: Typical, placed: tuple[Window, float]) -> None:
    """One window, hatched, its hours in words where they can be read."""
    window, top = placed
    begins, ends = (sheet.hours(each.used_at + round(hours * HOUR)) for hours in (window.begins, window.ends))
    seen = (max(begins, sheet.in_sight[0]), min(ends, sheet.in_sight[1]))
    if seen[0] >= seen[1]:
        return
    clear, said = "rgba(0,0,0,0)", f"{window.name} {window.begins:g}–{window.ends:g} h"
    pattern = {"shape": "/", "size": 6, "solidity": 0.15, "fgcolor": sheet.ink("control"), "bgcolor": clear}
    sheet.bars(
        axis, [seen[1] - seen[0]], [top - WINDOW_PX / 2], [WINDOW_PX - 3], orientation="h", base=[seen[0]],
        marker={"color": clear, "pattern": pattern, "line": {"width": 0}},
        hovertext=[f"{said} since last {each.agent}<br>{window.source}"],
    )  # fmt: skip
    at = sheet.view.begins + round(seen[0] * HOUR)
    first, last = sheet.in_sight
    has_room = last - seen[0] > (last - first) * ROOM_SHARE
    side = {"xanchor": "left", "xshift": 3} if has_room else {"xanchor": "right", "xshift": -3}
    sheet.note(at, axis, top - WINDOW_PX / 2, said, bgcolor=sheet.ink("surface"), borderpad=0, **side)
