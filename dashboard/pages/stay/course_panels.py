"""The panels of the course itself: alerts as spans, the score on its bands, its items as heat, doses and events."""

from datetime import timedelta

from alerts.finding import Severity
from chart.ticks import HOUR, to_tick
from dashboard import words
from dashboard.components.severity import WORDS, severity_code
from dashboard.pages.stay.run import draw_run
from dashboard.pages.stay.sheet import Sheet
from dashboard.pages.stay.view import Gap, Span

MARKS = {Severity.CRITICAL: "!!!", Severity.HIGH: "!!!", Severity.MEDIUM: "!!", Severity.LOW: "!"}
NOT_TAKEN = {"asleep": "z", "refused": "×", "unable": "×", "off_unit": "–"}
LONGEST_CELL = 8 * HOUR
LETTER_PX = 6.6
DOSES_AND_EVENTS = {
    "for withdrawal": ("line-ns-open", 0.7),
    "dose": ("diamond-open", 0.7),
    "event": ("triangle-right", 0.25),
}


def lanes_of(sheet: Sheet) -> list[int]:
    """The lane of each alert, so that bars and the words beside them do not meet."""
    taken: list[list[tuple[float, float]]] = []
    lanes = []
    for span in sheet.view.alerts:
        begins, ends = _extent(sheet, span)
        fits = (all(ends <= b or begins >= e for b, e in lane) for lane in taken)
        lane = next((place for place, free in enumerate(fits) if free), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((begins, ends))
        lanes.append(lane)
    return lanes


def alert_words(span: Span) -> str:
    """Marks, word and name of an alert."""
    return f"{MARKS[span.severity]} {WORDS[span.severity]} · {span.title}"


def _bar(sheet: Sheet, span: Span) -> tuple[float, float]:
    """Where the bar begins and ends, at least wide enough to be seen."""
    begins = max(sheet.hours(span.begins), sheet.in_sight[0])
    ends = sheet.hours(to_tick(sheet.view.now) if span.ends is None else span.ends)
    return begins, max(ends, begins + sheet.hours_of(4))


def _is_left(sheet: Sheet, span: Span) -> bool:
    """Whether its words stand left of the bar: there is no room on the right."""
    room = sheet.in_sight[1] - _bar(sheet, span)[1]
    return room < sheet.hours_of(LETTER_PX * len(alert_words(span)))


def _extent(sheet: Sheet, span: Span) -> tuple[float, float]:
    """The bar with its words."""
    begins, ends = _bar(sheet, span)
    room = sheet.hours_of(LETTER_PX * len(alert_words(span)) + 12)
    return (begins - room, ends) if _is_left(sheet, span) else (begins, ends + room)


def alerts(sheet: Sheet, pixels: int) -> None:
    """Raised to closed, coloured and worded by severity."""
    lanes = lanes_of(sheet)
    axis = sheet.strip("Alerts", "", pixels, (-max(3, max(lanes) + 1), 0))
    for span, lane in zip(sheet.view.alerts, lanes, strict=True):
        code, text = severity_code(span.severity), alert_words(span)
        begins, ends = _bar(sheet, span)
        edge = sheet.ink("medium-outline" if code == "medium" else code)
        sheet.bars(
            axis,
            [ends - begins],
            [-lane - 0.5],
            [0.66],
            orientation="h",
            base=[begins],
            marker={"color": sheet.ink(code), "line": {"color": edge, "width": 1}},
            hovertext=[f"{text}<br>since {sheet.when(span.begins)}{', open' if span.ends is None else ''}"],
        )
        is_left = _is_left(sheet, span)
        side = {"xanchor": "right", "xshift": -4} if is_left else {"xanchor": "left", "xshift": 4}
        font = {"size": 12, "color": sheet.ink(f"{code}-text")}
        place = {"x": begins if is_left else ends, "yref": axis, "y": -lane - 0.5, "xref": "x", "showarrow": False}
        sheet.notes.append({"text": f"<b>{text}</b>", "font": font, **place, **side})


def scores(sheet: Sheet, pixels: int) -> None:
    """The total on its bands; a missed check breaks the line; what was not taken stands below zero."""
    view, scale = sheet.view, sheet.view.scale
    bands = scale.bands()
    edges = [(band.name, band.lowest) for band in bands.bands] if bands else []
    reached = max([point.value for point in view.scores], default=0)
    high = max(reached * 1.08, edges[-1][1] * 1.4 if edges else scale.highest_total)
    ticks = [edge for _, edge in edges] or [0, scale.highest_total]
    axis = sheet.strip(
        scale.short_name, f"{scale.lowest_total}–{scale.highest_total}", pixels, (-high * 0.12, high), ticks
    )
    _bands(sheet, axis, edges, high)
    for gap in view.gaps:
        _hatched(sheet, axis, gap, high)
    draw_run(sheet, axis, view.scores, scale.short_name, gaps=view.gaps, ink="ink", width=1.8, size=5)
    _corrections(sheet, axis)
    if not view.scores:
        sheet.note(to_tick(view.now), axis, high / 2, "No complete score yet", xanchor="right", xshift=-8)
    for mark in view.statuses:
        sheet.note(mark.at, axis, -high * 0.07, f"{NOT_TAKEN[mark.kind]} {mark.words}", xanchor="left")


def _corrections(sheet: Sheet, axis: str) -> None:
    """The old value hollow and struck, a dashed stem to the new one."""
    ink = sheet.ink("ink-2")
    for each in sheet.view.corrections:
        now = "taken back" if each.new is None else f"corrected to {each.new:g}"
        x = sheet.hours(each.at)
        stem: list[float | None] = [each.old] if each.new is None else [each.old, each.new]
        sheet.line(
            axis, [x] * len(stem), stem, mode="lines+markers", line={"color": ink, "width": 1, "dash": "dot"},
            marker={"symbol": ["circle-x-open", "circle-open"][: len(stem)], "size": [9, 1], "color": ink},
            hovertext=[f"{each.old:g} {now}<br>{sheet.when(each.at)}"] * len(stem),
            customdata=[each.entry_id] * len(stem),
        )  # fmt: skip


def _bands(sheet: Sheet, axis: str, edges: list[tuple[str, int]], high: float) -> None:
    if not edges:
        return
    tops = [edge for _, edge in edges[1:]] + [high]
    for (name, low), top in zip(edges, tops, strict=True):
        shade = "severe" if "severe" in name else "moderate" if "moderate" in name else "mild"
        sheet.area(f"band-{shade}", y=(axis, low, top))
        if low:
            beside = {"xanchor": "right", "yanchor": "bottom", "xshift": -4}
            sheet.note(to_tick(sheet.view.now), axis, low, f"{name} {low}+", **beside)


def _hatched(sheet: Sheet, axis: str, gap: Gap, high: float) -> None:
    """No check: hatched, with how long it was."""
    begins, ends = sheet.hours(gap.begins), sheet.hours(gap.ends)
    clear = "rgba(0,0,0,0)"
    pattern = {"shape": "/", "size": 6, "solidity": 0.15, "fgcolor": sheet.ink("control"), "bgcolor": clear}
    length = words.span(timedelta(milliseconds=gap.ends - gap.begins))
    sheet.bars(
        axis,
        [(begins + ends) / 2],
        [high],
        [ends - begins],
        marker={"color": clear, "pattern": pattern, "line": {"width": 0}},
        hovertext=[f"No check for {length}"],
    )
    if sheet.hours(gap.ends) - sheet.hours(gap.begins) > sheet.hours_of(LETTER_PX * len(f"No check {length}")):
        middle = (gap.begins + gap.ends) // 2
        sheet.note(middle, axis, high * 0.9, f"<b>No check {length}</b>", font={"size": 12, "color": sheet.ink("ink")})


def heat(sheet: Sheet, pixels: int) -> None:
    """Each value as a cell that lasts until the next one; a missed check leaves the rest empty."""
    rows = sheet.view.heat
    axis = sheet.strip("<br>".join(name for name, _ in rows), "", pixels, (0, len(rows)))
    missed = {gap.begins for gap in sheet.view.gaps}
    for row, (name, points) in enumerate(rows):
        ends = [point.at for point in points[1:]] + [to_tick(sheet.view.now)]
        widths = [
            min(end - point.at, HOUR if point.at in missed else LONGEST_CELL)
            for point, end in zip(points, ends, strict=True)
        ]
        sheet.bars(
            axis,
            [sheet.hours(point.at + width // 2) for point, width in zip(points, widths, strict=True)],
            [0.92] * len(points),
            [round(width / HOUR, 4) for width in widths],
            base=[len(rows) - 1 - row + 0.04] * len(points),
            marker={"color": [sheet.ink(f"heat-{min(7, int(point.value))}") for point in points]},
            hovertext=[f"{name} {int(point.value)}<br>{sheet.when(point.at)}" for point in points],
            customdata=[point.entry_id for point in points],
        )


def marks(sheet: Sheet, pixels: int) -> None:
    """Doses as marks, events as flags with their word."""
    axis = sheet.strip("Doses", "events", pixels, (0, 1))
    for kind, (symbol, height) in DOSES_AND_EVENTS.items():
        found = [mark for mark in sheet.view.marks if mark.kind == kind]
        sheet.line(
            axis,
            [sheet.hours(mark.at) for mark in found],
            [height] * len(found),
            mode="markers",
            marker={"symbol": symbol, "size": 9, "color": sheet.ink("ink"), "line": {"width": 2}},
            hovertext=[f"{mark.words}<br>{sheet.when(mark.at)}" for mark in found],
            customdata=[mark.entry_id for mark in found],
        )
    font = {"size": 12, "color": sheet.ink("ink")}
    for mark in sheet.view.marks:
        if mark.kind == "event":
            sheet.note(mark.at, axis, 0.25, f"<b>{mark.words}</b>", xanchor="left", xshift=7, font=font)
