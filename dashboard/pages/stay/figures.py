"""The timeline as a plain figure: panels over one shared time axis, each only if the stay has such data."""

from collections.abc import Callable
from datetime import timedelta

from chart.ticks import to_moment, to_tick
from dashboard.pages.stay import course_panels, sign_panels, typical_panel
from dashboard.pages.stay.sheet import GAP_PX, Drawn, Sheet, clock_ticks, last_use_ticks, midnights
from dashboard.pages.stay.view import StayView
from dashboard.theme import FONT, Scheme

BOTTOM_PX = 62
LEFT_PX = 104
NIGHTS = ((0, 7), (19, 24))


def timeline(view: StayView, scheme: Scheme, last_hours: float | None = None, at: int | None = None) -> Drawn:
    """The whole figure. last_hours: how much of the stay is in sight; None is all of it. at: a moment to point at."""
    panels = [(draw, pixels) for draw, pixels, has_data in _panels(view, last_hours) if has_data]
    height = sum(pixels for _, pixels in panels) + GAP_PX * (len(panels) - 1)
    sheet = Sheet(view, scheme, height, last_hours)
    for draw, pixels in panels:
        draw(sheet, pixels)
    _nights(sheet)
    _now(sheet)
    _hours_since(sheet)
    if at is not None:
        _pointer(sheet, at)
    return {"data": sheet.traces, "layout": sheet.layout | _frame(sheet)}


def _panels(view: StayView, last_hours: float | None) -> list[tuple[Callable[[Sheet, int], None], int, bool]]:
    """Every panel in its order: what draws it, its height, whether this stay has anything for it."""
    signs = view.lines
    lanes = course_panels.lanes_of(Sheet(view, "light", 1, last_hours))
    return [
        (course_panels.alerts, 14 * max(3, max(lanes, default=0) + 1), bool(view.alerts)),
        (typical_panel.draw, typical_panel.panel_px(view.typical), bool(view.typical)),
        (course_panels.scores, 150, True),
        (course_panels.heat, 15 * max(1, len(view.heat)), bool(view.heat)),
        (sign_panels.news2, 34, bool(view.news2)),
        (sign_panels.pulse, 98, bool(signs["heart_rate_bpm"] or signs["systolic_mmhg"])),
        (sign_panels.line_of("SpO₂ %", "spo2_percent"), 34, bool(signs["spo2_percent"])),
        (sign_panels.line_of("Breaths", "respiration_per_min"), 34, bool(signs["respiration_per_min"])),
        (sign_panels.line_of("Temp °C", "temperature_c", 1), 34, bool(signs["temperature_c"])),
        (sign_panels.fluids, 60, bool(view.fluids)),
        (sign_panels.mood, 34, bool(view.mood) and view.scale.code != "mood"),
        (course_panels.marks, 32, bool(view.marks)),
    ]


def _frame(sheet: Sheet) -> Drawn:
    view, last_hours = sheet.view, sheet.last_hours
    is_wide = last_hours is None or last_hours > 72
    ticks = midnights(view) if is_wide else clock_ticks(view, 6 if (last_hours or 0) > 24 else 2)
    return {
        "height": sheet.height + BOTTOM_PX,
        "margin": {"l": LEFT_PX, "r": 12, "t": 0, "b": BOTTOM_PX},
        "paper_bgcolor": sheet.ink("canvas"),
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 12, "color": sheet.ink("ink-2")},
        "hoverlabel": {
            "bgcolor": sheet.ink("inverse"),
            "bordercolor": sheet.ink("inverse"),
            "font": {"color": sheet.ink("on-inverse"), "family": FONT},
        },
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "barmode": "relative",
        "bargap": 0,
        "shapes": sheet.shapes,
        "annotations": sheet.notes,
        "xaxis": {
            "range": list(sheet.in_sight),
            "tickvals": [sheet.hours(at) for at, _ in ticks],
            "ticktext": [text for _, text in ticks],
            "tickfont": {"size": 11, "color": sheet.ink("ink-2")},
            "ticklabelposition": "outside right" if is_wide else "outside",
            "gridcolor": sheet.ink("line-2"),
            "linecolor": sheet.ink("control"),
            "zeroline": False,
            "fixedrange": True,
            "anchor": "y" if sheet.axes == 1 else f"y{sheet.axes}",
        },
    }


def _nights(sheet: Sheet) -> None:
    for midnight, _ in midnights(sheet.view):
        local = to_moment(midnight).astimezone(sheet.view.zone)
        for begins, ends in NIGHTS:
            span = [sheet.hours(to_tick(local + timedelta(hours=hour))) for hour in (begins, ends)]
            sheet.area("night", x=("x", span[0], span[1]))


def _now(sheet: Sheet) -> None:
    at = sheet.hours(to_tick(sheet.view.now))
    place = {"xref": "x", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1}
    sheet.shapes.append({"type": "line", "line": {"color": sheet.ink("accent-text"), "width": 1.5}, **place})


def _pointer(sheet: Sheet, at: int) -> None:
    """An ink line through all strips, its time at the top."""
    hours, ink = sheet.hours(at), sheet.ink("ink")
    place = {"xref": "x", "x0": hours, "x1": hours, "yref": "paper", "y0": 0, "y1": 1}
    sheet.shapes.append({"type": "line", "line": {"color": ink, "width": 1.5}, **place})
    label = {"bgcolor": sheet.ink("inverse"), "borderpad": 3, "font": {"size": 12, "color": sheet.ink("on-inverse")}}
    beside = {"xref": "x", "x": hours, "xanchor": "right", "yref": "paper", "y": 1, "yanchor": "top"}
    sheet.notes.append({"text": f"<b>{sheet.when(at)}</b>", "showarrow": False, **label, **beside})


def _hours_since(sheet: Sheet) -> None:
    """The second row of the axis: hours since last use, or that it is unknown."""
    ticks = last_use_ticks(sheet.view, sheet.last_hours)
    style = {
        "showarrow": False,
        "yref": "paper",
        "y": 0,
        "yshift": -46,
        "font": {"size": 11, "color": sheet.ink("ink-3")},
    }
    word = f"h since {sheet.view.patient.last_use_word}" if ticks else "last use unknown"
    sheet.notes.append({"text": word, "xref": "paper", "x": 0, "xshift": -8, "xanchor": "right", **style})
    for at, text in ticks:
        sheet.notes.append({"text": text, "xref": "x", "x": sheet.hours(at), **style})
